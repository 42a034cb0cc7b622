import { identifier, nothingIn, type Sorted, sorted } from '../database/sql.ts';
import { type Column, type TableName, tableOf } from '../schema/schema.ts';
import { pseudonymSql } from './pseudonyms.ts';
import { isPublic, thingSql } from './things.ts';

/**
 * The query that makes the table `pseudonyms` of people: they come many times in the tables, so that the pseudonym of
 * each is better made once and looked up. It is short beside them; a table of posts would be as long as they are.
 */
export function pseudonymsOfPeople(secret: Uint8Array, people: string): string {
  return `CREATE OR REPLACE TABLE pseudonyms AS SELECT person, ${pseudonymSql(secret, 'person', 'person')} AS pseudonym FROM ${people}`;
}

/** Whether a table is released: not where something private names its rows, for nothing about people would be left. */
export function isReleased(table: TableName): boolean {
  const { columns, key } = tableOf(table);
  return key.every((name) => columns[name]?.discloses !== 'private');
}

/** The query that releases a table, and whether it joins the table with others, for which it takes memory beside that of its sort. */
export interface Release extends Sorted {
  readonly joins: boolean;
}

/**
 * The query that releases a table under pseudonyms: keys of people and posts become pseudonyms, and so do names of
 * things that fewer than k people use (see `countThings`); what is private is left out, the rest stays. Reads
 * `pseudonyms` and `publicThings`. Columns in which no row tells anything need no look.
 */
export function releaseSql(secret: Uint8Array, k: number, table: TableName, untold: ReadonlySet<string> = new Set()): Release {
  const { columns, key } = tableOf(table);
  const released = Object.entries(columns).filter(([, { discloses }]) => discloses !== 'private');
  const joins: string[] = [];
  const [first, ...further] = key;
  const ofPosts = columns[first as string]?.discloses === 'post';
  const inRuns = ofPosts && further.length > 0;
  const expression = (name: string, { type, discloses }: Column): string => {
    const own = `${identifier(table)}.${identifier(name)}`;
    const join = identifier(`released ${name}`);
    if (ofPosts && name === first) return join;
    // Many a post begins its thread: to make a pseudonym takes longer than to look.
    if (ofPosts && !inRuns && discloses === 'post' && type !== 'texts')
      return `CASE WHEN ${own} = ${identifier(first as string)} THEN ${identifier(`released ${first}`)} ELSE ${pseudonymSql(secret, 'post', own)} END`;
    if (discloses === 'thing' && type === 'texts') {
      joins.push(`LEFT JOIN (${listsOf(secret, k, table, name)}) AS ${join} ON ${join}.list = ${own}`);
      return `coalesce(${join}.things, ${own})`;
    }
    if (discloses === 'person' && type !== 'texts') {
      joins.push(`LEFT JOIN pseudonyms AS ${join} ON ${join}.person = ${own}`);
      return `coalesce(${join}.pseudonym, ${pseudonymSql(secret, 'person', own)})`;
    }
    return cell(secret, k, table, name, { type, discloses });
  };
  // A list may be absent or empty, which is not the same.
  const isTold = (name: string, { type }: Column) => type === 'texts' || key.includes(name) || !untold.has(name);
  const told = released.filter(([name, column]) => isTold(name, column)).map(([name, column]) => [name, expression(name, column)]);
  const beside = inRuns ? inRunsOf : besideOf;
  const from = ofPosts ? `(${beside(secret, table, first as string)}) AS ${identifier(table)}` : identifier(table);
  return {
    ...sorted(Object.fromEntries(told), `${from} ${joins.join(' ')}`, key, nothingIn(Object.fromEntries(released))),
    joins: joins.length > 0,
  };
}

/** A table with the pseudonym of each row's post beside it. */
function besideOf(secret: Uint8Array, table: TableName, name: string): string {
  return `SELECT *, ${pseudonymSql(secret, 'post', identifier(name))} AS ${identifier(`released ${name}`)} FROM ${identifier(table)}`;
}

/**
 * A table with the pseudonym of each row's post beside it, where a post has several rows behind each other: it is made
 * where another post begins and handed down from there, for to make it takes longer than all else about a row.
 */
function inRunsOf(secret: Uint8Array, table: TableName, name: string): string {
  const post = identifier(name);
  const begun = `CASE WHEN ${post} IS DISTINCT FROM lag(${post}) OVER () THEN ${pseudonymSql(secret, 'post', post)} END`;
  const handedDown = 'last_value(begun IGNORE NULLS) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)';
  const beside = identifier(`released ${name}`);
  return `SELECT *, ${handedDown} AS ${beside} FROM (SELECT *, ${begun} AS begun FROM ${identifier(table)})`;
}

function cell(
  secret: Uint8Array,
  k: number,
  table: TableName,
  name: string,
  { type, discloses }: Pick<Column, 'type' | 'discloses'>,
): string {
  const value = `${identifier(table)}.${identifier(name)}`;
  if (discloses === 'thing') return thingSql(secret, k, table, name, value);
  if (discloses !== 'person' && discloses !== 'post') return value;
  if (type === 'texts') return `list_sort(list_transform(${value}, x -> ${pseudonymSql(secret, discloses, 'x')}))`;
  return pseudonymSql(secret, discloses, value);
}

/**
 * The lists that hold something rare, in the column `list`, as they are released, in their order, in `things`. Many posts have the same
 * list, so that each is made once and looked up.
 */
function listsOf(secret: Uint8Array, k: number, table: TableName, name: string): string {
  const lists = `SELECT DISTINCT ${identifier(name)} AS list FROM ${identifier(table)}`;
  const items = `SELECT list, unnest(list) AS thing, generate_subscripts(list, 1) AS place FROM (${lists})`;
  const shown = `SELECT list, place, ${isPublic(k, table, name, 'thing')} AS known, ${thingSql(secret, k, table, name, 'thing')} AS shown FROM (${items})`;
  return `SELECT list, list(shown ORDER BY place) AS things FROM (${shown}) GROUP BY list HAVING NOT bool_and(known)`;
}
