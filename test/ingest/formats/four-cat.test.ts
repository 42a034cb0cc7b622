import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fourCatBluesky } from '../../../src/ingest/formats/bluesky/four-cat-bluesky.ts';
import { fourCatThreads } from '../../../src/ingest/formats/threads/four-cat-threads.ts';
import { fourCatTiktok } from '../../../src/ingest/formats/tiktok/four-cat-tiktok.ts';
import { formats } from '../../../src/ingest/formats.ts';
import { csv } from '../fixture-files.ts';
import { fixture, readTable, table } from './found.ts';

const time = { ms: 1709632800_000, basis: 'epoch' };
const did = (letter: string) => `did:plc:${letter.repeat(24)}`;

test('fourCatTiktok gives the video by the count of seconds, and its label of advertising', () => {
  expect(readTable(fourCatTiktok, fixture('4cat-neighbours/tiktok.csv'))).toMatchObject([
    {
      id: '7300000000000000001',
      author: { handle: 'teach.er', name: 'Ms T', followers: 10 },
      time,
      hashtags: ['desk', 'teachertok'],
      views: 900,
      adLabel: 'paid partnership',
    },
    { code: 'unreadable-time' },
  ]);
});

test('fourCatThreads gives the post and where its card leads', () => {
  expect(readTable(fourCatThreads, fixture('4cat-neighbours/threads.csv'))).toMatchObject([
    { platform: 'threads', id: 'Tzz01', author: { handle: 'room12' }, time, links: ['https://example.org/card'], shares: 1, adLabel: null },
  ]);
});

test('fourCatBluesky gives the post, and what it answers or quotes as far as the address tells', () => {
  expect(readTable(fourCatBluesky, fixture('4cat-neighbours/bluesky.csv'))).toMatchObject([
    {
      id: `at://${did('a')}/app.bsky.feed.post/3a`,
      author: { id: did('a'), handle: 'ant.example' },
      time,
      thread: `at://${did('b')}/app.bsky.feed.post/3r`,
      replyTo: { post: `at://${did('b')}/app.bsky.feed.post/3p`, author: { id: did('b') } },
      mentions: [{ id: did('b') }, { handle: 'bee.example' }],
      hashtags: ['one', 'two'],
      links: ['https://example.org/a,b', 'https://example.org/c'],
      quoteOf: null,
    },
    { language: null, replyTo: null, quoteOf: { author: { handle: 'bee.example' } }, mentions: [] },
  ]);
});

const known = formats.flatMap((format) => (format.container === 'csv' && format.name.startsWith('4cat-') ? [format] : []));
const tables = readdirSync(new URL('../fixtures', import.meta.url), { recursive: true, encoding: 'utf8' })
  .filter((file) => /4cat[^.]*\.csv$/.test(file))
  .flatMap((file) => {
    const { header, rows } = table(fixture(file));
    const format = known.find(
      ({ columns: { all, none = [] } }) => all.every((name) => header.includes(name)) && !none.some((name) => header.includes(name)),
    );
    return format !== undefined && header.some((name) => name.startsWith('author')) ? [{ file, format, header, rows }] : [];
  });

test('every format of 4CAT with columns of authors has a table here', () => {
  const without = ['4cat-gab', '4cat-truth-social'];
  expect(new Set([...tables.map(({ format }) => format.name), ...without])).toEqual(new Set(known.map(({ name }) => name)));
});

test.each(tables)('nobody is called REDACTED, as 4CAT writes in place of who wrote a post: $file', ({ format, header, rows }) => {
  const redacted = rows.map((cells) => cells.map((cell, i) => (header[i]?.startsWith('author') ? 'REDACTED' : cell)));
  expect(JSON.stringify(readTable(format, csv([header, ...redacted])))).not.toContain('REDACTED');
});
