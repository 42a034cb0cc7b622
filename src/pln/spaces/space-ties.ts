// biome-ignore-all lint/style/noNonNullAssertion: every index is below the length by construction

import type { Database } from '../../database/database.ts';
import { triads } from '../../graph/closure.ts';
import { undirected } from '../../graph/graph.ts';
import type { Entry } from '../entry.ts';
import { type Estimate, estimate } from '../estimate.ts';
import { isOnes } from '../indicators/bearers.ts';
import type { SqlIndicator } from '../indicators/sql-indicator.ts';
import { greenhalgh2021, staudtWillet2021 } from '../sources.ts';
import { volume } from './compared.ts';

const choice = 'ties that posts of the space make, as a study that collects this space alone sees them';
const limit = 'Hashtag collections miss replies without the hashtag; an export of one space does not show what its people do in others';

/**
 * Who acted upon whom by which post, bots and oneself left out; `interactions` is a query for them. Reads `plnKeys` and
 * `plnNames`.
 */
export function acts(interactions: string): string {
  // One end after the other: joined at once, all people would be paired with all people.
  return `
WITH begun AS MATERIALIZED (
  SELECT plnKeys.post, plnNames.person AS source, target
  FROM (${interactions}) AS acts JOIN plnKeys ON plnKeys.key = acts.post JOIN plnNames ON plnNames.name = source WHERE NOT plnNames.bot
)
SELECT post, source, plnNames.person AS target FROM begun JOIN plnNames ON plnNames.name = target WHERE NOT bot AND source <> plnNames.person`;
}

/** Who acted upon whom by a post in which space that is compared, each ordered pair once. Reads `plnActs`, `plnPlaces` and `plnCrowds`. */
export const spaceTies = `
SELECT DISTINCT place, source, target FROM plnPlaces JOIN plnActs ON plnActs.post = plnPlaces.post WHERE place IN (SELECT place FROM plnCrowds)`;

/**
 * A mean over the people of each space of how often they stand as `end` in a table of ties. Where nearly all ties are one
 * person's (see `isSmall`, the p% rule), that person bears it: with the people of the space it tells how many these are. With
 * another such mean it also tells how many ties that has more, or less: a table of these is `rest`, borne by who acts in it.
 */
function perPerson(end: 'source' | 'target', { ties = 'plnSpaceTies', rest }: { ties?: string; rest?: string } = {}): string {
  const each = (of: string, by: string) => `SELECT place, ${by} AS person, count(*) AS n FROM ${of} GROUP BY place, ${by}`;
  const bearers = (n: string) => `CASE WHEN ${isOnes(n)} THEN 1 ELSE nullif(count(${n}), 0) END`;
  const mean = `
SELECT plnCrowds.place, CAST(coalesce(sum(n), 0) AS DOUBLE) / count(*) AS value, count(*) AS people, ${bearers('n')} AS bearers
FROM plnCrowds LEFT JOIN (${each(ties, end)}) AS ends ON ends.place = plnCrowds.place AND ends.person = author GROUP BY plnCrowds.place`;
  if (rest === undefined) return mean;
  return `
SELECT means.* REPLACE (least(means.bearers, lacking.bearers) AS bearers) FROM (${mean}) AS means
LEFT JOIN (SELECT place, ${bearers('n')} AS bearers FROM (${each(rest, 'source')}) AS others GROUP BY place) AS lacking ON lacking.place = means.place`;
}

/** Ties of spaces with how they stand: whether the person acted upon posts there too, and whether they are returned. */
const standing = `(
  SELECT one.*, author IS NOT NULL AS inside, back.source IS NOT NULL AS returned FROM plnSpaceTies AS one
  LEFT JOIN plnCrowds ON plnCrowds.place = one.place AND author = one.target
  LEFT JOIN plnSpaceTies AS back ON back.place = one.place AND back.source = one.target AND back.target = one.source
)`;

/** Something of the ties between people of a space, whose number is `ties`, `mutual` of them returned; both absent where there are none. */
function inside(value: string): string {
  return `
WITH counted AS (
  SELECT place, CAST(count(*) AS DOUBLE) AS ties, count(CASE WHEN returned THEN 1 END) AS mutual, count(DISTINCT source) AS acting,
    count(DISTINCT CASE WHEN returned THEN source END) AS returning_people, count(DISTINCT CASE WHEN NOT returned THEN source END) AS other_people
  FROM ${standing} AS standing WHERE inside GROUP BY place
)
SELECT sizes.place, ${value}, n AS people FROM (SELECT place, count(*) AS n FROM plnCrowds GROUP BY place) AS sizes LEFT JOIN counted ON counted.place = sizes.place`;
}

/** How many ties the people of a space have there. Reads `plnSpaceTies` and `plnCrowds`. */
export const tiesOfSpaces: Readonly<Record<string, SqlIndicator>> = {
  inTies: {
    title: 'In-ties per person',
    means: 'Mean number of people who answered, named, quoted or passed on a person of a space, in posts of that space',
    unit: 'value',
    proxyFor: 'Intimacy of a space',
    formula: `Σ over the people of the space of |{people who acted upon them there}| / people; ${volume}`,
    choice,
    source: greenhalgh2021,
    limit,
    sql: perPerson('target'),
  },
  outTies: {
    title: 'Out-ties per person',
    means: 'Mean number of people whom a person of a space answered, named, quoted or passed on, in posts of that space',
    unit: 'value',
    proxyFor: 'Intimacy of a space',
    formula: `Σ over the people of the space of |{people they acted upon there}| / people; ${volume}`,
    choice: `${choice}; people who are named and never posted there count, so that there are more out-ties than in-ties`,
    source: greenhalgh2021,
    limit,
    sql: perPerson('source', { rest: `${standing} AS strangers WHERE NOT inside` }),
  },
  reciprocalTies: {
    title: 'Reciprocal ties per person',
    means: 'Mean number of people with whom a person of a space has ties in both directions, in posts of that space',
    unit: 'value',
    proxyFor: 'Intimacy of a space',
    formula: `Σ over the people of the space of |{people acted upon there} ∩ {people who acted upon them there}| / people; ${volume}`,
    choice,
    source: greenhalgh2021,
    limit: `${limit}; a mention answered by a repost counts as reciprocal`,
    sql: perPerson('source', {
      ties: `${standing} AS mutual WHERE returned`,
      rest: `${standing} AS unreturned WHERE inside AND NOT returned`,
    }),
  },
  insideDegree: {
    title: 'Degree in a space',
    means: 'Mean number of ties of a person of a space with other people of it, given and received, in posts of that space',
    unit: 'value',
    proxyFor: 'Intimacy of a space',
    formula: `2 · |{ordered pairs of people of the space with a tie there}| / people (igraph: mean(degree(g)) of the directed network); ${volume}`,
    choice: `${choice}; a tie in both directions counts twice`,
    source: staudtWillet2021,
    limit,
    sql: inside('2 * coalesce(ties, 0) / n AS value, acting AS bearers'),
  },
  insideReciprocity: {
    title: 'Reciprocity in a space',
    means: 'Share of the ties between people of a space that are returned there',
    unit: 'share',
    proxyFor: 'Intimacy of a space: exchange rather than address',
    formula: `|{i→j with j→i}| / |{i→j}| among people of the space, in posts of that space (igraph: reciprocity(g)); ${volume}`,
    choice,
    source: `${staudtWillet2021}; Wasserman & Faust 1994, 10.1017/CBO9780511815478, ch. 13`,
    limit: `${limit}; a mention answered by a repost counts as returned`,
    sql: inside('mutual / ties AS value, least(nullif(returning_people, 0), nullif(other_people, 0)) AS bearers'),
  },
};

/** How closed the network inside a space is. */
export const closureOfSpaces = {
  transitivity: {
    title: 'Transitivity',
    means: 'How often two people of a space who share a contact there are in contact there themselves',
    unit: 'value',
    proxyFor: 'Intimacy of a space: circles rather than stars',
    formula: `3 · triangles / connected triples of the ties between people of the space that its posts make; absent without triples; ${volume}`,
    choice: `${choice}; of the whole space rather than the mean over people, directions and weights disregarded, people who never posted there left out (igraph: transitivity(type = "global"))`,
    source: `Newman, Watts & Strogatz 2002, 10.1073/pnas.012582999; of educators’ spaces ${staudtWillet2021}`,
    limit: 'A post that names three people makes a star, their answers a triangle: chats close more than conversations with two sides',
  },
} satisfies Readonly<Record<string, Entry>>;

/** The transitivity of each space that is compared, as rows of indicators. */
export async function closureRows(db: Database): Promise<Estimate[]> {
  const [places, ones, others] = (await db.integers(`
SELECT DISTINCT ties.place, least(source, target) AS one, greatest(source, target) AS other
FROM plnSpaceTies AS ties JOIN plnCrowds ON plnCrowds.place = ties.place AND plnCrowds.author = target ORDER BY ties.place, one, other`)) as [
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  const sizes = new Map(
    (await db.rows<{ place: number; n: number }>('SELECT place, count(*) AS n FROM plnCrowds GROUP BY place')).map(({ place, n }) => [
      place,
      n,
    ]),
  );
  const rows: Estimate[] = [];
  for (let from = 0, to = 0; from < places.length; from = to) {
    const place = places[from]!;
    while (to < places.length && places[to] === place) to += 1;
    const { triangles, triples, clustering } = closureOf(ones.subarray(from, to), others.subarray(from, to));
    if (triples === 0) continue;
    const bearers = clustering.reduce((sum, share) => sum + (share > 0 ? 1 : 0), 0);
    rows.push(
      estimate(place, 'transitivity' satisfies keyof typeof closureOfSpaces, (3 * triangles) / triples, {
        people: sizes.get(place) ?? null,
        bearers: triangles === 0 ? null : bearers,
      }),
    );
  }
  return rows;
}

/** Triangles and triples among ties whose ends have any numbers. */
function closureOf(ones: Int32Array, others: Int32Array) {
  const numbers = new Map<number, number>();
  const numbered = (ends: Int32Array) =>
    ends.map((person) => {
      const known = numbers.get(person) ?? numbers.size;
      numbers.set(person, known);
      return known;
    });
  const [from, to] = [numbered(ones), numbered(others)];
  return triads(undirected(numbers.size, from, to));
}
