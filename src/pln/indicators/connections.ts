import type { Entry } from '../entry.ts';
import { WHOLE } from '../numbers.ts';
import { greenhalgh2017 } from '../sources.ts';
import { busiestBear } from './bearers.ts';
import { unflaggedName } from './share-rows.ts';
import type { SqlIndicator } from './sql-indicator.ts';

/** A share of the ties between the people of the study. */
interface Connection extends Entry {
  /** The table it is counted over: ties with their weights, or who acted upon whom, each ordered pair once. */
  readonly over: 'plnTies' | 'plnArcs';
  /** The value with the people it comes from and those who bear it, over that table or a part of it. */
  readonly of: (ties: string) => string;
}

const mentions = 'Mentions in passing count as much as answers; what was said in private is unseen';

/** Main results of the network and its communities that are told with and without the accounts set aside. To add one is to add an entry. */
export const connections: Readonly<Record<string, Connection>> = {
  tiesReturned: {
    title: 'Ties returned',
    means: 'Share of the ties from one person to another that the other returned',
    unit: 'share',
    signOf: 'growth',
    proxyFor: 'Social growth: exchange rather than address',
    formula: '|{i→j with j→i}| / |{i→j}|, each ordered pair once; bots left out',
    source: 'Wasserman & Faust 1994, Social Network Analysis, ch. 13, 10.1017/CBO9780511815478',
    limit: mentions,
    over: 'plnArcs',
    of: (arcs) => `
SELECT CAST(count(CASE WHEN mutual THEN 1 END) AS DOUBLE) / count(*) AS value,
  (SELECT count(*) FROM (SELECT source FROM ${arcs} UNION SELECT target FROM ${arcs}) AS ends) AS people,
  least(nullif(count(DISTINCT CASE WHEN mutual THEN source END), 0), nullif(count(DISTINCT CASE WHEN NOT mutual THEN source END), 0)) AS bearers
FROM ${arcs} HAVING count(*) > 0`,
  },
  withinCommunities: {
    title: 'Interactions within communities',
    means: 'Share of the interactions between people in communities that stay within one',
    unit: 'share',
    proxyFor: 'Whether the groups found are groups of these people',
    formula: 'Σ weights of ties within a community / Σ weights of ties between people in communities; bots left out',
    choice: 'the communities are those of the whole network: what is asked is how far they rest on the accounts set aside',
    source: 'coverage: Fortunato 2010, 10.1016/j.physrep.2009.11.002, ch. III.C',
    limit: `${mentions}; few large communities hold more than many small ones`,
    over: 'plnTies',
    of: (ties) => `
WITH placed AS (
  SELECT source, target, weight, one.community = other.community AS inside
  FROM (SELECT source, target, weight FROM ${ties}) AS acts JOIN plnMembers AS one ON one.person = source JOIN plnMembers AS other ON other.person = target
)
SELECT CAST(sum(CASE WHEN inside THEN weight ELSE 0 END) AS DOUBLE) / sum(weight) AS value, count(DISTINCT source) AS people,
  least(nullif(count(DISTINCT CASE WHEN inside THEN source END), 0), nullif(count(DISTINCT CASE WHEN NOT inside THEN source END), 0),
    nullif(count(DISTINCT CASE WHEN NOT inside THEN target END), 0)) AS bearers
FROM placed HAVING count(*) > 0`,
  },
  topAttention: {
    title: 'Attention to the top 1%',
    means: 'Share of the interactions that go to the 1% of people who receive most of them (at least one person)',
    unit: 'share',
    signOf: 'strain',
    proxyFor: 'Strain: a few centres',
    formula:
      'Σ interactions received by the ⌈n / 100⌉ people with most / Σ interactions received by all n who receive any; from 100 such people on; bots left out',
    source: greenhalgh2017,
    limit: mentions,
    over: 'plnTies',
    of: (ties) => `
WITH received AS (SELECT target, sum(weight) AS n FROM ${ties} GROUP BY target), ranked AS (
  SELECT n, row_number() OVER (ORDER BY n DESC) AS rank, count(*) OVER () AS people FROM received
)
SELECT CAST(sum(CASE WHEN rank <= ceil(people / 100.0) THEN n ELSE 0 END) AS DOUBLE) / sum(n) AS value, count(*) AS people,
  ${busiestBear} AS bearers
FROM ranked HAVING count(*) >= 100`,
  },
};

/** The ties, or the pairs, of the accounts that are not set aside. */
const kept = (table: Connection['over']) =>
  `(SELECT * FROM ${table} WHERE source NOT IN (SELECT person FROM plnAside) AND target NOT IN (SELECT person FROM plnAside)) AS kept`;

/** The connections of the study, with all accounts and without those set aside. Reads `plnTies`, `plnArcs`, `plnMembers` and `plnAside`. */
export const connected: Readonly<Record<string, SqlIndicator>> = Object.fromEntries(
  Object.entries(connections).flatMap(([name, { over, of, ...entry }]): [string, SqlIndicator][] => [
    [name, { ...entry, sql: `SELECT ${WHOLE} AS place, * FROM (${of(over)}) AS found` }],
    [unflaggedName(name), { ...entry, sql: withoutAside(of(kept(over)), `SELECT source FROM ${over} UNION SELECT target FROM ${over}`) }],
  ]),
);

/**
 * A value of the study without the accounts set aside, borne by no more people than those of them whom the other counts (`counted`,
 * as SQL): beside that it tells of these.
 */
export function withoutAside(sql: string, counted: string): string {
  return `
SELECT ${WHOLE} AS place, value, people, CASE WHEN aside > 0 THEN least(aside, coalesce(bearers, people)) ELSE bearers END AS bearers
FROM (${sql}) AS found, (SELECT count(*) AS aside FROM plnAside WHERE person IN (${counted})) AS counted`;
}
