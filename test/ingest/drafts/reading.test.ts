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

test('readExport counts a record that holds nothing but such names as a row without a post', async () => {
  const stub = { kind: 'Listing', data: { children: [{ kind: 'more', data: { count: 7, children: [] } }] } };
  const { rows, blank } = await readText('stub.json', JSON.stringify(stub));
  expect({ rows, blank }).toEqual({ rows: 1, blank: 1 });
});

test('readExport sets a table that holds no posts aside by its columns, and names it', async () => {
  const { format, rows, notes } = await readText('counts.csv', 'start,end,day_count\n2020-01-01,2020-01-02,5\n');
  expect({ format, rows, notes }).toEqual({ format: 'post-counts', rows: 0, notes: ['numbers of posts per day: no posts'] });
});
