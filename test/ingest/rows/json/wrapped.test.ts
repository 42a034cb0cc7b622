import { describe, expect, test } from 'vitest';
import { readExport } from '../../../../src/ingest/drafts/reading.ts';
import { openExport } from '../../../../src/ingest/files/container.ts';
import type { JsonFormat } from '../../../../src/ingest/format.ts';
import { formats } from '../../../../src/ingest/formats.ts';
import { recognise } from '../../../../src/ingest/recognise/recognise.ts';
import { wrappedFormat } from '../../../../src/ingest/rows/json/wrapped.ts';
import type { Draft } from '../../../../src/schema/schema.ts';
import { defaultSettings } from '../../../../src/settings/settings.ts';
import { saved } from '../../saved.ts';

const comment = (id: string) => ({
  id,
  author: 'ann',
  body: `Hi from ${id}`,
  parent_id: 't3_a',
  link_id: 't3_a',
  created_utc: 1_600_000_000,
  subreddit: 'Teachers',
});
const tweet = (id: string) => ({ id_str: id, full_text: 'Hi', created_at: 'Wed Nov 09 23:47:31 +0000 2016', user: { screen_name: 'ann' } });

async function read(content: unknown): Promise<{ format: string; certainty: string | null; ids: (string | null)[]; rejected: string[] }> {
  const path = saved(typeof content === 'string' ? content : JSON.stringify(content));
  const opened = await openExport(path);
  const drafts: Draft[] = [];
  const sink = { add: (draft: Draft) => void drafts.push(draft) };
  const recognised = recognise('a.json', opened, defaultSettings().ingest);
  const { format, certainty, rejects } = await readExport({ path, opened, recognised, source: { zone: 'UTC' } }, sink);
  return { format, certainty, ids: drafts.map(({ id }) => id), rejected: rejects.map(({ code }) => code) };
}

describe('posts of a known format are found', () => {
  test.each<[string, unknown, string, string[]]>([
    ['under data, as an archive of Reddit answers', { data: [comment('b'), comment('c')], metadata: {} }, 'data', ['t1_b', 't1_c']],
    ['under a name that somebody chose', { 'my list': [comment('b')] }, 'my list', ['t1_b']],
    [
      'in a search index',
      {
        hits: {
          total: 2,
          hits: [
            { _id: 1, _source: comment('b') },
            { _id: 2, _source: comment('c') },
          ],
        },
      },
      'hits.hits._source',
      ['t1_b', 't1_c'],
    ],
    ['by their numbers, as pandas keeps them', { 0: comment('b'), 1: comment('c') }, '*', ['t1_b', 't1_c']],
    ['in several lists', { monday: [comment('b')], tuesday: [comment('c')] }, '*', ['t1_b', 't1_c']],
    ['beside other lists', { accounts: [{ name: 'x' }], items: [comment('b')] }, 'items', ['t1_b']],
  ])('%s', async (_, content, path, ids) => {
    expect(await read(content)).toEqual({
      format: 'pushshift',
      certainty: `${ids.length} of the first ${ids.length} records under ${path} look like it`,
      ids,
      rejected: [],
    });
  });

  test('line by line, where every line wraps one', async () => {
    const lines = ['1', '2'].map((id) => JSON.stringify({ _index: 'tweets', doc: tweet(`80000000000000000${id}`) }));
    const { format, ids } = await read(`${lines.join('\n')}\n`);
    expect({ format, ids }).toEqual({ format: 'twitter-v1', ids: ['800000000000000001', '800000000000000002'] });
  });
});

test('a record without what the others wrap is rejected, and an empty list is nothing', async () => {
  const lines = [{ data: [comment('b')] }, { data: [] }, { error: 'too many requests' }];
  const { ids, rejected } = await read(lines.map((line) => JSON.stringify(line)).join('\n'));
  expect({ ids, rejected }).toEqual({ ids: ['t1_b'], rejected: ['not-a-post'] });
});

test('wrappedFormat finds nothing where most of what a name holds is of no known format', () => {
  const known = formats.filter((format): format is JsonFormat => format.container === 'json');
  expect(wrappedFormat([{ data: [{ a: 1 }, { a: 2 }, comment('b')] }], known)).toBeNull();
  expect(wrappedFormat([{ a: { b: { c: { d: [comment('b')] } } } }], known)).toBeNull();
});
