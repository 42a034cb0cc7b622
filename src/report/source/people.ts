import { isTold } from '../../privacy/things.ts';

/** Distinct people behind a group of rows of the view `shownPosts`, as SQL. */
export const PEOPLE = 'count(DISTINCT teller)';

/** The accounts that are known to be automated, as SQL: they are no people. */
export const BOTS = '(SELECT person FROM people WHERE bot)';

/** The people with a tie, each once, as SQL: those who turned to somebody, and those who were turned to. */
export const TIED = '(SELECT source AS person FROM ties UNION SELECT target FROM ties)';

/** An account that is not known to be automated, as SQL over a column of accounts; nobody otherwise. Reads the table of people. */
export function human(column: string): string {
  return `CASE WHEN ${column} NOT IN ${BOTS} THEN ${column} END`;
}

/** What the two people (or more) with most of something have of it, as SQL over rows of one teller each; posts of nobody known are nobody's. */
export function mostOf(amount: string, people = 2): string {
  return `coalesce(max(CASE WHEN teller IS NOT NULL THEN ${amount} END, ${people}), [])`;
}

/** Whether these are some, but fewer than k. */
export function isFew(people: number, k: number): boolean {
  return people > 0 && people < k;
}

/** Whether so many of all leave others, but fewer than k: a number told beside that of all would then be one of these few. */
export function leavesFew(all: number, some: number, k: number): boolean {
  return isFew(all - some, k);
}

/** Whether enough people stand behind an indicator and bear it, as SQL over the table of indicators, under a name of its own or not. */
export function enough(k: number, table = 'indicators'): string {
  return `${table}.people >= ${k} AND coalesce(${table}.bearers, ${table}.people) >= ${k}`;
}

/**
 * Whether an indicator of something may be told under the name of that, and is not, beside one of a larger whole, about the
 * few people in which the two differ; as SQL over the table of indicators.
 */
export function tellable(k: number): string {
  return `${enough(k)} AND ${isTold(k, 'indicators', 'item', 'item')} AND coalesce(item, '') NOT IN (FROM "closedPlaces")`;
}
