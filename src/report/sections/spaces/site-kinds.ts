import { literal } from '../../../database/sql.ts';
import { withheld } from '../../../privacy/suppression.ts';
import { domainKinds } from '../../../text/domains.ts';
import { ranking } from '../../charts/ranking.ts';
import { type Figure, figure } from '../../figure.ts';
import { leavesFew, mostOf, PEOPLE } from '../../source/people.ts';
import type { Source } from '../../source/source.ts';
import { inSentence, list, nextTo, whole } from '../../words/words.ts';
import { howOften, roundedUses, toldUses, type Used } from './uses.ts';

/** Kinds of sites as charts and sentences name them; a kind that is not here is shown by its name. */
const TITLES: Readonly<Record<string, string>> = {
  marketplace: 'Marketplaces',
  retail: 'Shops',
  affiliate: 'Paid referrals',
  blog: 'Hosts of blogs',
  ownpage: 'Link pages',
  newsletter: 'Newsletters',
  podcast: 'Podcasts',
  video: 'Video sites',
  publisher: 'Publishers',
  news: 'News sites',
  open: 'Free materials',
  code: 'Code and data',
  image: 'Hosts of pictures',
  social: 'Social media',
  event: 'Events and forms',
  jobs: 'Job offers',
  donation: 'Donation sites',
  school: 'Schools',
  government: 'Government sites',
  shortener: 'Shortened links',
};
const UNLISTED = 'Sites on no list';

/** Each post with a link, its domain, and the kind of site that it is. */
const LINKED = `SELECT DISTINCT coalesce(site, '') AS name, domain, number, teller FROM "shownLinks"
  LEFT JOIN (SELECT DISTINCT item, site FROM profiles WHERE part = 'tools' AND kind = 'domain' AND site IS NOT NULL) ON item = domain WHERE domain IS NOT NULL`;
const USES = `SELECT DISTINCT name, number FROM (${LINKED})`;

/** Kinds that would tell of few people beside the domains that are told: of the posts or people of a kind these leave the others. */
interface Given {
  /** Kinds whose posts without one of these domains, or without any of them, come from fewer than k people. */
  readonly closed: ReadonlySet<string>;
  /** Kinds that fewer than k people link to without ever linking to one of these domains. */
  readonly crowded: ReadonlySet<string>;
}

async function givenBack({ db, k }: Source, domains: readonly string[]): Promise<Given> {
  if (domains.length === 0) return { closed: new Set(), crowded: new Set() };
  const found = await db.rows<{ name: string; people: number; users: number; alone: number; any: boolean }>(`
    WITH each AS (${LINKED}),
      whole AS (SELECT name, teller, count(DISTINCT number) AS n FROM each WHERE teller IS NOT NULL GROUP BY name, teller),
      told AS (FROM each WHERE teller IS NOT NULL AND domain IN (${domains.map(literal).join(', ')})),
      part AS (
        SELECT name, domain, teller, count(DISTINCT number) AS n FROM told GROUP BY name, domain, teller
        UNION ALL SELECT name, NULL, teller, count(DISTINCT number) FROM told GROUP BY name, teller
      )
    SELECT name, (SELECT count(*) FROM whole w WHERE w.name = part.name) AS people, count(*) AS users,
      count(*) FILTER (part.n = whole.n) AS alone, domain IS NULL AS any
    FROM part JOIN whole USING (name, teller) GROUP BY name, domain ORDER BY name, domain`);
  const named = (rows: typeof found) => new Set(rows.map(({ name }) => name));
  return {
    closed: named(found.filter(({ people, alone }) => leavesFew(people, alone, k))),
    crowded: named(found.filter(({ people, users, any }) => !any && leavesFew(people, users, k))),
  };
}

/**
 * What kinds of sites posts link to: what is offered, by where it lies; beside the domains that are told. Null where nothing
 * but unknown and shortened links is told.
 */
export async function siteKindFigure(source: Source, domains: readonly string[]): Promise<Figure | null> {
  const { db, k } = source;
  const { closed, crowded } = await givenBack(source, domains);
  const found = await db.rows<Used & { most: number[] }>(`
    WITH each AS (SELECT name, teller, count(*) AS n FROM (${USES}) JOIN "shownPosts" USING (number) GROUP BY name, teller)
    SELECT name, sum(n) AS posts, ${PEOPLE} AS people, ${mostOf('n')} AS most FROM each GROUP BY name ORDER BY posts DESC, people DESC, name`);
  const { cells: hidden } = withheld(
    found.map(({ name, posts, people, most }) => ({ count: posts, people: closed.has(name) ? 0 : people, most })),
    [[...found.keys()]],
    k,
  );
  const open = found.filter((_, i) => !hidden[i]);
  const rows = (await toldUses(source, open, USES, 'linked')).map((row) => ({
    ...row,
    people: crowded.has(row.name) ? null : row.people,
    name: row.name === '' ? UNLISTED : (TITLES[row.name] ?? row.name),
    means: domainKinds[row.name] ?? '',
  }));
  const [first, next] = rows.filter(({ name }) => name !== UNLISTED && name !== TITLES.shortener);
  if (first === undefined) return null;
  return figure({
    id: 'site-kinds',
    finding: `Of the kinds of sites on the list, ${inSentence(first.name)} are linked to most, in ${howOften(first)}${nextTo(first.posts, next?.posts, inSentence(next?.name ?? ''))}`,
    help: 'Each bar is the number of posts that link to a site of this kind; a post that links to several kinds counts for each.',
    alt: `Kinds of sites linked to, by posts: ${list(rows.slice(0, 6).map(({ name, posts }) => `${inSentence(name)} ${whole(posts)}`))}.`,
    rows,
    headings: [
      { name: 'name', label: 'Kind of site' },
      { name: 'posts', label: 'Posts', as: 'whole' },
      { name: 'people', label: 'People', as: 'whole' },
      { name: 'means', label: 'What they are' },
    ],
    chart: rows.length === 1 ? null : ranking({ label: 'name', value: 'posts' }),
    note: `Kinds by a list of well-known sites (data/lists/domains.csv), which says nothing of a single page: a marketplace has free items too, and a video may be an advertisement. Only kinds that at least ${k} people linked to and of which no one person has nearly all; further ones are left out where the total, or the domains told, would give few people’s links back.${roundedUses(rows, k)}`,
  });
}
