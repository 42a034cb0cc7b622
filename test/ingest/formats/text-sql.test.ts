import fc from 'fast-check';
import { parse } from 'tldts';
import { expect, test } from 'vitest';
import { Database } from '../../../src/database/database.ts';
import {
  addressesAmong,
  addressesIn,
  arePlainAddresses,
  arePlainEntities,
  ENDINGS,
  entitiesIn,
  handlesAmong,
  hashtagsAmong,
} from '../../../src/ingest/formats/text-sql.ts';
import { entities } from '../../../src/text/entities.ts';

const pieces = [
  '#edchat',
  '#1a_b',
  '#12',
  '#Ünï',
  '@ann',
  '@Bob_2:',
  '@x.y',
  '@ann…',
  'mail@example.org',
  'https://t.co/Ab1',
  'https://t.co/Ab1/x',
  'https://t.co',
  'http://www.example.org/a/b-c.html',
  'https://example.org/',
  'https://example.org/a.',
  'https://a-b.example.co.uk',
  'https://example.invalid',
  'HTTP://EXAMPLE.ORG',
  'http',
  'https://',
  'see.you',
  'example.com/@ann',
  'example.com/#part',
  '(https://example.org)',
  'x@y@z',
  '.a',
  'hello',
  '🎉',
  'RT',
  'a&b',
  '#a#b',
  '@ann@bob',
  '＃tag',
  '\u200b#zero',
];
const texts = fc.sample(
  fc
    .array(fc.tuple(fc.constantFrom(...pieces), fc.constantFrom(' ', '  ', '\n', '\r\n', '\u00a0', '\u000b', ', ', '')), { maxLength: 6 })
    .map((parts) => parts.flat().join('')),
  { numRuns: 6000, seed: 5 },
);

const fold = (words: string[]) =>
  [...new Map(words.map((word) => [word.toLowerCase(), word]).reverse() as [string, string][]).values()].reverse();

test('hashtags, mentions and links of plain texts are the same in SQL', async () => {
  const db = await Database.open();
  await db.keep('texts', { text: texts });
  const rows = await db.rows<{ text: string; plain: boolean; handles: string[]; tags: string[]; links: string[] }>(
    `SELECT text, ${arePlainEntities('s')} AS plain, ${handlesAmong('s')} AS handles, ${hashtagsAmong('s')} AS tags, ${addressesAmong('s')} AS links
     FROM (SELECT text, ${entitiesIn('text')} AS s FROM texts)`,
  );
  db.close();
  const plain = rows.filter((row) => row.plain);
  expect(plain.length).toBeGreaterThan(500);
  expect(plain.some(({ links }) => links.length > 0)).toBe(true);
  for (const { text, handles, tags, links } of plain) {
    const said = entities(text);
    expect({ text, mentions: fold(handles), hashtags: [...new Set(tags)], links: [...new Set(links)] }).toEqual({ text, ...said });
  }
});

test('links of texts whose addresses are plain are the same in SQL', async () => {
  const db = await Database.open();
  await db.keep('texts', { text: texts });
  const rows = await db.rows<{ text: string; plain: boolean; links: string[] }>(
    `SELECT text, ${arePlainAddresses('s')} AS plain, s AS links FROM (SELECT text, ${addressesIn('text')} AS s FROM texts)`,
  );
  db.close();
  const plain = rows.filter((row) => row.plain);
  expect(plain.length).toBeGreaterThan(1000);
  for (const { text, links } of plain) expect({ text, links: [...new Set(links)] }).toEqual({ text, links: entities(text).links });
});

test('the endings of plain addresses are public', () => {
  for (const ending of ENDINGS) expect({ ending, icann: parse(`https://example.${ending}`).isIcann }).toEqual({ ending, icann: true });
});
