import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { TableWriter } from '../../../src/database/table-writer.ts';
import { readExport } from '../../../src/ingest/drafts/reading.ts';
import { openExport } from '../../../src/ingest/files/container.ts';
import { recognise } from '../../../src/ingest/recognise/recognise.ts';
import type { Draft } from '../../../src/schema/schema.ts';
import { defaultSettings } from '../../../src/settings/settings.ts';

const folder = mkdtempSync(join(tmpdir(), 'reading-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What reading a file with this content gives. */
async function readText(name: string, content: string) {
  const path = join(folder, name);
  writeFileSync(path, content);
  const opened = await openExport(path);
  const recognised = recognise(name, opened, defaultSettings().ingest);
  const drafts: Draft[] = [];
  const writer = { add: async (draft: Draft) => void drafts.push(draft) } as unknown as TableWriter<'drafts'>;
  const reading = await readExport({ path, opened, recognised, source: { zone: 'UTC' } }, writer);
  return { ...reading, posts: drafts.length };
}

const everyone = 'https://www.w3.org/ns/activitystreams#Public';
const note = (id: string, to: string) => ({
  type: 'Create',
  actor: 'https://s.example/users/a',
  published: '2024-01-01T00:00:00Z',
  to: [to],
  object: { id, type: 'Note', to: [to], content: '<p>Hi</p>' },
});

test('readExport counts what is left out as rows without a post, and says in a note what it was', async () => {
  const outbox = { type: 'OrderedCollection', orderedItems: [note('1', everyone), note('2', 'https://s.example/users/b'), note('3', 'x')] };
  const { rows, posts, blank, rejects, notes } = await readText('outbox.json', JSON.stringify(outbox));
  expect({ rows, posts, blank, rejects }).toEqual({ rows: 3, posts: 1, blank: 2, rejects: [] });
  expect(notes).toContain('posts to followers or to named people only left out: 2');
});

test('readExport counts posts that a file names and does not hold as no rows of it', async () => {
  const comment = { id: 'c1', author: 'ann', body: 'Hi', parent_id: 't3_a', link_id: 't3_a', created_utc: 1_600_000_000, subreddit: 's' };
  const children = [
    { kind: 't1', data: comment },
    { kind: 'more', data: { count: 7, children: [] } },
    { kind: 'more', data: { count: 5, children: [] } },
  ];
  const { rows, posts, blank, notes } = await readText('thread.json', JSON.stringify([{ kind: 'Listing', data: { children } }]));
  expect({ rows, posts, blank }).toEqual({ rows: 1, posts: 1, blank: 0 });
  expect(notes).toEqual(['comments that Reddit did not deliver missing from the file: 12']);
});

test('readExport counts the rows of a table as a spreadsheet does, with those that stand above its posts', async () => {
  const text = 'a title\n\ntime,username,text\n5/10/12 20:01,willow,Hello\n\n5/10/12 20:02,maple,Yes\n';
  expect((await readText('table.csv', text)).tableRows).toBe(6);
  expect((await readText('ids.json', '{"a": 1}\n').catch(() => ({ tableRows: null }))).tableRows).toBeNull();
});

test('readExport counts a record that holds nothing but such names as a row without a post', async () => {
  const stub = { kind: 'Listing', data: { children: [{ kind: 'more', data: { count: 7, children: [] } }] } };
  const { rows, blank } = await readText('stub.json', JSON.stringify(stub));
  expect({ rows, blank }).toEqual({ rows: 1, blank: 1 });
});

test('readExport sets a table that holds no posts aside by its columns, and names it', async () => {
  const { format, rows, notes } = await readText('counts.csv', 'start,end,day_count\n2020-01-01,2020-01-02,5\n');
  expect({ format, rows, notes }).toEqual({ format: 'post-counts', rows: 0, notes: ['numbers of posts per day: no posts'] });
});

test('readExport counts posts without ids that repeat another word for word, and keeps them', async () => {
  const rows = ['2012-05-10 20:01,ann,Hello', '2012-05-10 20:01,ann,Hello', '2012-05-10 20:01,ann,Hello', '2012-05-10 20:02,ann,Hello'];
  const { posts, repeats } = await readText('repeats.csv', `time,username,text\n${rows.join('\n')}\n2012-05-10 20:01,ben,Hello\n`);
  expect({ posts, repeats }).toEqual({ posts: 5, repeats: 2 });
  // Ties without words are one each; to the second, equal posts are one.
  const others = [
    'time,sender,receiver\n2012-05-10 20:01,ann,ben\n2012-05-10 20:01,ann,ben\n',
    'time,username,text\n2012-05-10 20:01:07,ann,Hi\n2012-05-10 20:01:07,ann,Hi\n',
  ];
  for (const [i, other] of others.entries()) expect(await readText(`others-${i}.csv`, other)).toMatchObject({ posts: 2, repeats: 0 });
});

const TRANSCRIPT = 'time,username,text\n2012-05-10 20:01,ann,Hello\n';

test('readExport refuses a row with cells beyond the last column: which of its cells fell apart, nobody can tell', async () => {
  const { rows, posts, rejects, ragged } = await readText(
    'lost-quotes.csv',
    `${TRANSCRIPT}2012-05-10 20:02,ben,Yes, of course\n2012-05-10 20:03,cem,No,,\n2012-05-10 20:04,dan,Bye\n`,
  );
  expect({ rows, posts, ragged }).toEqual({ rows: 4, posts: 3, ragged: 2 });
  expect(rejects).toMatchObject([
    {
      line: 3,
      code: 'surplus-cells',
      reason: 'the row has 1 cell more than the table has columns: a cell that holds the mark between cells must stand in quotes',
    },
  ]);
});

test('readExport refuses a row that fell apart where its last cells are empty, and keeps one with empty cells beyond the last', async () => {
  const row = (id: string, message: string) => `${id},1,,${message},ann,2017-01-01 10:00:00,`;
  const head = 'comment_id,status_id,parent_id,comment_message,comment_author,comment_published,comment_likes';
  const text = [head, row('11', 'Hi'), row('12', 'Hi, there'), `${row('13', 'Hi')},,`, ''].join('\n');
  const { rows, posts, rejects } = await readText('apart.csv', text);
  expect({ rows, posts }).toEqual({ rows: 3, posts: 2 });
  expect(rejects).toMatchObject([{ line: 3, code: 'surplus-cells', reason: expect.stringMatching(/^the row has 1 cell more than/) }]);
});

const COMMENTS = 'comment_id,status_id,parent_id,comment_message,comment_author,comment_published\n11,1,,Hi,ann,2017-01-01 10:00:00\n';
const GROUP =
  'status_id,status_message,link_name,status_type,status_link,status_published,num_comments,num_shares\n1,Hi,,status,,2017-01-01 10:00:00,1,0\n';

test('readExport refuses the rows of another table behind a table, and goes on where the first comes again', async () => {
  const { rows, posts, blank, rejects, headers } = await readText('two.csv', `${COMMENTS}${GROUP}${COMMENTS.replace('11,', '12,')}`);
  expect({ rows, posts, blank, headers }).toEqual({ rows: 5, posts: 2, blank: 1, headers: 1 });
  expect(rejects.map(({ line, code, reason }) => [line, code, reason])).toEqual([
    [3, 'other-table', 'another table begins here (Facebook posts from facebook-page-post-scraper (CSV)): save it as a file of its own'],
    [4, 'other-table', 'the row belongs to the other table that begins in line 3'],
  ]);
});

test('readExport takes the header of the next file off a row that ended without a line end, and keeps the row', async () => {
  const { rows, posts, rejects, headers } = await readText('joined.csv', `${COMMENTS.trimEnd()}${COMMENTS.replace('\n11,', '\n12,')}`);
  expect({ rows, posts, rejects, headers }).toEqual({ rows: 2, posts: 2, rejects: [], headers: 1 });
  const marked = await readText('marked.csv', `${COMMENTS.trimEnd()}\ufeff${COMMENTS.replace('\n11,', '\n12,')}`);
  expect([marked.posts, marked.rejects]).toEqual([2, []]);
});

const KAGGLE = [
  ...['id', 'user_name', 'user_location', 'user_description', 'user_created', 'user_followers', 'user_friends', 'user_favourites'],
  ...['user_verified', 'date', 'text', 'hashtags', 'source', 'is_retweet'],
];
const tweet = (id: number, text: string) => `134015880000000000${id},Ann,,,2009-01-01 10:00:00,1,2,3,False,2020-12-12 11:5${id}:00,${text}`;

test('readExport refuses a row that broke off at a line break of its text, and no row that is merely short', async () => {
  const rest = ",['a'],Web,False\n";
  const body = `${tweet(1, 'One')}${rest}${tweet(2, 'Two\n\nlines')}${rest}${tweet(3, 'Short')}\n${tweet(4, 'Four\nlines')}${rest}${tweet(5, 'Five')}${rest}`;
  const { rows, posts, blank, rejects } = await readText('broken.csv', `${KAGGLE.join()}\n${body}`);
  expect({ rows, posts, blank }).toEqual({ rows: 8, posts: 3, blank: 1 });
  expect(rejects.map(({ line, code }) => [line, code])).toEqual([
    [3, 'broken-row'],
    [5, 'no-id'],
    [7, 'broken-row'],
    [8, 'no-id'],
  ]);
  expect(rejects[0]?.reason).toBe('the row breaks off at a line break: a cell of several lines must stand in quotes');
});
