import { createHmac } from 'node:crypto';
import { type Column, type TableName, tableOf } from '../schema.ts';
import { identifier, literal } from '../table.ts';

/** Hexadecimal digits of a pseudonym: 80 bits, so that two people share one by chance in no study. */
const DIGITS = 20;

/** What is pseudonymised: a person and a post with the same key get different pseudonyms. */
export type Subject = 'person' | 'post';

/** The pseudonym of a person or post: HMAC-SHA-256 of its key under the secret, cut to 80 bits. */
export function pseudonym(secret: Uint8Array, subject: Subject, key: string): string {
  return createHmac('sha256', secret).update(`${subject}\n${key}`).digest('hex').slice(0, DIGITS);
}

/**
 * The same pseudonym as an SQL expression: HMAC (RFC 2104) is two rounds of SHA-256 over padded keys, so that a table
 * of any length goes through without a value entering JavaScript. Tested against `pseudonym`.
 */
export function pseudonymSql(secret: Uint8Array, subject: Subject, expression: string): string {
  const pad = (byte: number) => `from_hex('${Buffer.from(Array.from({ length: 64 }, (_, i) => (secret[i] ?? 0) ^ byte)).toString('hex')}')`;
  const inner = `sha256(${pad(0x36)} || encode(${literal(`${subject}\n`)} || ${expression}))`;
  return `substr(sha256(${pad(0x5c)} || from_hex(${inner})), 1, ${DIGITS})`;
}

/**
 * The query that releases a table under pseudonyms: keys of people and posts become pseudonyms, what is private is
 * left out, the rest stays. Null where nothing about people would be left, so that the table is not released.
 */
export function releaseSql(secret: Uint8Array, table: TableName): string | null {
  const { columns, key } = tableOf(table);
  const released = Object.entries(columns).filter(([, { discloses }]) => discloses !== 'private');
  const hidden = key.some((name) => columns[name]?.discloses === 'private');
  if (hidden) return null;
  const expressions = released.map(([name, column]) => `${expression(secret, name, column)} AS ${identifier(name)}`);
  const order = key.map((name) => `${identifier(name)} NULLS FIRST`).join(', ');
  return `SELECT ${expressions.join(', ')} FROM ${identifier(table)} ORDER BY ${order}`;
}

function expression(secret: Uint8Array, name: string, { type, discloses }: Column): string {
  const value = identifier(name);
  if (discloses !== 'person' && discloses !== 'post') return value;
  if (type === 'texts') return `list_sort(list_transform(${value}, x -> ${pseudonymSql(secret, discloses, 'x')}))`;
  return pseudonymSql(secret, discloses, value);
}
