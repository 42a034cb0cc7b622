import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { snscrape, snscrapeCsv } from '../../../src/ingest/formats/twitter/snscrape.ts';
import { twint } from '../../../src/ingest/formats/twitter/twint.ts';
import { saved } from '../saved.ts';
import { draftsOf } from './drafts.ts';
import { codesOf, csvRow, fixture, readLines, readTable, table } from './found.ts';

const PLAN = '1370000000000000011';
/** What both the lines and the table of snscrape tell. */
const TOLD = [
  {
    platform: 'twitter',
    id: PLAN,
    author: { id: '1001', handle: 'msacorn', name: 'Msacorn', bio: 'Teaches Year 5', followers: 12, following: 7 },
    time: { ms: Date.UTC(2021, 2, 1, 10), basis: 'stated' },
    text: 'A plan for #fractions & pizza https://t.co/a',
    hashtags: ['fractions'],
    thread: PLAN,
    likes: 3,
    shares: 2,
    comments: 1,
    client: 'Class Client',
  },
  {
    replyTo: { post: PLAN, author: { handle: 'msacorn' } },
    mentions: [{ id: '1001', handle: 'msacorn' }],
    author: { id: '1002', handle: 'mrbirch' },
  },
  {
    repostOf: { post: PLAN, author: { id: '1001', handle: 'msacorn' } },
    text: 'A plan for #fractions & pizza https://t.co/a',
    likes: null,
  },
  { quoteOf: { post: PLAN, author: { handle: 'msacorn' } }, repostOf: null },
];

describe('snscrape', () => {
  const found = readLines(snscrape, quoted(fixture('snscrape/tweets.jsonl')));
  test('tells people, answers, reposts with their words, and quotes', () => {
    expect(found).toMatchObject(TOLD);
    expect(found[0]).toMatchObject({ links: ['https://example.org/plan'], views: 90 });
  });
  test('tells the same from a table in which Python shows people and tweets', () => {
    expect(readTable(snscrapeCsv, fixture('snscrape/table.csv'))).toMatchObject(TOLD);
  });
});

test('a table of snscrape keeps all its tweets without the columns of conversations, answers and likes', async () => {
  const { header, rows } = table(fixture('snscrape/table.csv'));
  const kept = header.flatMap((name, i) => (['conversationId', 'replyCount', 'likeCount'].includes(name) ? [] : [i]));
  const { format, drafts } = await draftsOf(saved(Papa.unparse([header, ...rows].map((cells) => kept.map((i) => cells[i] ?? '')))));
  expect([format, drafts.length]).toEqual(['snscrape-csv', rows.length]);
});

/** Long numbers as text, as the reader of records hands them over. */
function quoted(json: string): string {
  return json.replace(/: (\d{16,})/g, ': "$1"');
}

test('twint reads day, time of day and zone together, and whom an answer names', () => {
  const found = readTable(twint, fixture('twint/tweets.csv'));
  expect(found).toMatchObject([
    {
      id: PLAN,
      author: { id: '1001', handle: 'msacorn', name: 'Msacorn' },
      time: { ms: Date.UTC(2021, 2, 1, 10), basis: 'stated' },
      text: 'A plan for #fractions & pizza https://t.co/a',
      links: ['https://example.org/plan'],
      replyTo: null,
      likes: 3,
      shares: 2,
      comments: 1,
    },
    { thread: PLAN, replyTo: { author: { id: '1001', handle: 'msacorn', name: "Ms O'Corn" } } },
    { quoteOf: { post: PLAN }, replyTo: null },
  ]);
  const without = csvRow(['id', 'date', 'time', 'timezone', 'tweet'], ['7', '2021-03-01', 'noon', '', 'x']);
  expect(codesOf([twint.read(without, { zone: 'UTC' })].flat() as Parameters<typeof codesOf>[0])).toEqual(['unreadable-time']);
});
