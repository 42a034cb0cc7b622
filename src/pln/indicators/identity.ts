import { krutka2017, rosenberg2016 } from '../sources.ts';
import { eitherSide } from './bearers.ts';
import { ofPeople, type SqlIndicator } from './sql-indicator.ts';

const snapshots = 'Bios are seen only when somebody posts or is collected; an export hydrated at one moment holds one bio of each';

/** How people describe themselves, and whether that changes. To add one is to add an entry. */
export const identity: Readonly<Record<string, SqlIndicator>> = {
  bioChanges: {
    title: 'Changes of self-description',
    means: 'Number of times the self-description of a person was seen to be another than before',
    unit: 'count',
    proxyFor: 'Identity growth: describing oneself differently',
    formula: '|{different bios}| − 1, of people with a bio who posted in at least two weeks; absent in studies in which no bio changes',
    source: krutka2017,
    limit: `${snapshots}; a comma makes another bio`,
    sql: ofPeople(`
SELECT plnNames.person, coalesce(n - 1, 0) AS value FROM people JOIN plnNames ON plnNames.name = people.person
LEFT JOIN (SELECT person, count(*) AS n FROM bios GROUP BY person) AS told ON told.person = people.person
WHERE people.bio IS NOT NULL AND (SELECT count(*) FROM bios) > 0
  AND date_trunc('week', people.firstPost) < date_trunc('week', people.lastPost)`),
  },
  roleMoves: {
    title: 'Moves between roles',
    means: 'Share of the people with several self-descriptions, the first and last of which tell roles, whose roles changed',
    unit: 'share',
    signOf: 'growth',
    proxyFor: 'Identity growth: moving from one role to another, such as from teacher to coach',
    formula:
      '|{people whose last bio tells other roles than their first}| / |{people with several bios, the first and last of which tell a role}|',
    source: `${krutka2017}; ${rosenberg2016} (roles)`,
    limit: `${snapshots}; English words; a role left out of a shorter bio counts as a move`,
    sql: `
WITH ends AS (
  SELECT person, arg_min(roles, number) AS before, arg_max(roles, number) AS after, min(number) AS first, max(number) AS last FROM plnBioRoles GROUP BY person
), sizes AS (
  SELECT plnNames.person, count(*) AS n FROM bios JOIN plnNames ON plnNames.name = bios.person GROUP BY plnNames.person
)
SELECT avg(CASE WHEN before <> after THEN 1 ELSE 0 END) AS value, count(*) AS people, ${eitherSide('count(CASE WHEN before <> after THEN 1 END)')} AS bearers, 0 AS place
FROM ends JOIN sizes ON sizes.person = ends.person WHERE ends.first = 1 AND ends.last = n HAVING count(*) > 0`,
  },
};
