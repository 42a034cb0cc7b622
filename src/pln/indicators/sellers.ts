import { wilsonEnd } from '../../stats/wilson.ts';
import { WHOLE } from '../numbers.ts';
import { carpenter2023 } from '../sources.ts';
import { eitherSide } from './bearers.ts';
import type { SqlIndicator } from './sql-indicator.ts';

const influencers = `${carpenter2023}; Shelton et al. 2022 (sellers of teaching resources)`;
/** From which share of their own posts on people who offer something of their own are sellers. */
const SELLER = 0.2;

/**
 * For each person (or account without a profile) their own posts with a code decided, and those that offer something of
 * their own: promotion of oneself that also sells, or leads to a marketplace, where much is free to be had and all of it
 * draws customers. Selling what belongs to others (affiliates, paid partnerships, news of a sale) is commerce, not this.
 */
const offers = `
SELECT author AS person, count(*) AS n, sum(CASE WHEN selfpromotion = 1 AND (commercial = 1 OR shops.post IS NOT NULL) THEN 1 ELSE 0 END) AS y
FROM plnPosted LEFT JOIN (SELECT DISTINCT post FROM plnLinked JOIN plnSites ON plnSites.domain = plnLinked.domain WHERE site = 'marketplace') AS shops
  ON shops.post = plnPosted.post
WHERE author IS NOT NULL AND own = 1 AND coded = 1 GROUP BY author`;

/** An end of Wilson's interval of y / n. */
const end = (sign: '-' | '+') => wilsonEnd('(CAST(y AS DOUBLE) / n)', 'n', sign);

const choice =
  'of one’s own: with the codes selfpromotion and commercial, or selfpromotion and a link to a marketplace (free things there included); what belongs to others is left out';

/** Who sells. To add an indicator is to add an entry. */
export const sellers: Readonly<Record<string, SqlIndicator>> = {
  ownOffers: {
    title: 'Own offers',
    means: 'Share of a person’s own posts that offer something of their own for sale, or in their store; with Wilson’s 95% interval',
    unit: 'share',
    signOf: 'strain',
    proxyFor: 'Strain: the seller’s side of commerce',
    formula: '|{own posts that offer something of one’s own}| / |{own posts with a code decided}|; reposts left out',
    choice,
    source: `${influencers}; interval: Wilson 1927, 10.1080/01621459.1927.10502953`,
    limit:
      'As good as the classifier, whose errors the report states; a store named only in the bio is unseen; with few posts the interval is wide',
    restsOn: ['selfpromotion', 'commercial'],
    sql: `SELECT person, CAST(y AS DOUBLE) / n AS value, ${end('-')} AS low, ${end('+')} AS high FROM (${offers}) AS offers WHERE person IN (SELECT person FROM plnPeople)`,
  },
  sellerShare: {
    title: 'Sellers',
    means: `Share of the people with posts of their own at least ${SELLER * 100}% of whose own posts offer something of their own`,
    unit: 'share',
    signOf: 'strain',
    proxyFor: 'Strain: how many of those one meets are sellers',
    formula: `|{people with own offers ≥ ${SELLER}}| / |{people with own posts with a code decided}|`,
    choice,
    source: influencers,
    limit:
      'Sellers who only talk here are missed, organisations that offer their paid events are counted: against the planted sellers of the sample precision is 0.84, recall 0.64',
    restsOn: ['selfpromotion', 'commercial'],
    sql: `
SELECT ${WHOLE} AS place, CAST(sum(sells) AS DOUBLE) / count(*) AS value, count(*) AS people, ${eitherSide('sum(sells)')} AS bearers
FROM (SELECT CASE WHEN y >= ${SELLER} * n THEN 1 ELSE 0 END AS sells FROM (${offers}) AS offers) AS people HAVING count(*) > 0`,
  },
};
