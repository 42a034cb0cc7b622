import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Database } from '../../src/database/database.ts';
import { literal } from '../../src/database/sql.ts';
import { pseudonym, pseudonymSql } from '../../src/privacy/pseudonyms.ts';

const secret = Buffer.from('000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f', 'hex');
let db: Database;

beforeAll(async () => {
  db = await Database.open();
});
afterAll(() => db.close());

test('pseudonymSql gives what pseudonym gives', async () => {
  for (const key of ['twitter:1', 'reddit:@someone', 'instagram:@zoë_😀', '', 'a\nb', "o'brien"]) {
    for (const subject of ['person', 'post', 'thing'] as const) {
      const [row] = await db.rows<{ p: string }>(`SELECT ${pseudonymSql(secret, subject, literal(key))} AS p`);
      expect(row?.p).toBe(pseudonym(secret, subject, key));
    }
  }
});

test('pseudonym is HMAC-SHA-256 under the secret, cut to 80 bits', () => {
  // printf 'person\ntwitter:1' | openssl dgst -sha256 -mac HMAC -macopt hexkey:0001…1f
  expect(pseudonym(secret, 'person', 'twitter:1')).toBe('e4e602d59b75768c70fa');
});

test('pseudonymSql leaves absent keys absent', async () => {
  const [row] = await db.rows<{ p: string | null }>(`SELECT ${pseudonymSql(secret, 'person', 'NULL::VARCHAR')} AS p`);
  expect(row?.p).toBeNull();
});

test('a dictionary of a thousand handles, hashed every usual way, names nobody without the secret', () => {
  const handles = Array.from({ length: 1000 }, (_, i) => `teacher_${i}`);
  const released = new Set(handles.map((handle) => pseudonym(secret, 'person', `twitter:@${handle}`)));
  expect(released.size).toBe(handles.length);
  const guesses = handles.flatMap((handle) =>
    [handle, `@${handle}`, `twitter:@${handle}`, `person\ntwitter:@${handle}`].flatMap((text) => [
      ...['md5', 'sha1', 'sha256', 'sha512'].map((method) => createHash(method).update(text).digest('hex').slice(0, 20)),
      pseudonym(Buffer.alloc(32), 'person', text),
      pseudonym(Buffer.from('staffroom'), 'person', text),
    ]),
  );
  expect(guesses.filter((guess) => released.has(guess))).toEqual([]);
  // With the secret the same attack names everybody: the guesses are of the right form.
  expect(handles.filter((handle) => released.has(pseudonym(secret, 'person', `twitter:@${handle}`)))).toHaveLength(1000);
});
