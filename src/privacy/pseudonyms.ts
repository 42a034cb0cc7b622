import { createHmac } from 'node:crypto';
import { literal } from '../database/sql.ts';

/** Hexadecimal digits of a pseudonym: 80 bits, so that two people share one by chance in no study. */
const DIGITS = 20;

/** What is pseudonymised: a person, a post and a thing with the same key get different pseudonyms. */
export type Subject = 'person' | 'post' | 'thing';

/** The pseudonym of a person, post or thing: HMAC-SHA-256 of its key under the secret, cut to 80 bits. */
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
