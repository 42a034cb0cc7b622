import { truncateSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Database } from '../../src/database/database.ts';
import { literal } from '../../src/database/sql.ts';
import { readExport } from '../../src/ingest/drafts/reading.ts';
import { explain } from '../../src/ingest/explain.ts';
import { openExport } from '../../src/ingest/files/container.ts';
import { lookInto } from '../../src/ingest/files/look-into.ts';
import { csvRows } from '../../src/ingest/rows/table/csv.ts';
import type { Draft } from '../../src/schema/schema.ts';
import { defaultSettings } from '../../src/settings/settings.ts';
import { openStudy } from '../../src/study/study.ts';
import { said, saved } from '../ingest/saved.ts';

const fixture = (name: string): string => join(import.meta.dirname, '../ingest/fixtures', name);

let db: Database;
beforeAll(async () => {
  db = await Database.open();
});
afterAll(() => db.close());

async function parquet(query: string): Promise<string> {
  const path = saved('');
  await db.copy(query, path);
  return path;
}

async function draftsOf(path: string): Promise<{ format: string; rows: number; drafts: Draft[] }> {
  const [found] = await lookInto({ path, name: 'a' }, defaultSettings().ingest);
  if (found === undefined) throw new Error('nothing found');
  const drafts: Draft[] = [];
  const sink = { add: (draft: Draft) => void drafts.push(draft) };
  const { format, rows } = await readExport({ path, opened: found.opened, recognised: found.recognised, source: { zone: 'UTC' } }, sink);
  return { format, rows, drafts };
}

describe('a Parquet file', () => {
  it('is a table whose values are text: long numbers exact, times of UTC with their zone, lists as JSON', async () => {
    const path =
      await parquet(`SELECT 1300000000000000000 + i AS id, TIMESTAMPTZ '2020-01-01 12:00:00+00' AS at, TIMESTAMP '2020-01-01 12:00:00' AS naive,
      'a "q", ' || chr(10) || 'é' AS text, ['a', 'b'] AS tags, NULL::VARCHAR AS none, encode('old') AS bytes FROM range(1, 3) t(i)`);
    const opened = await openExport(path, { member: { kind: 'parquet' } });
    const rows: unknown[] = [];
    for await (const batch of csvRows(path, opened, -1)) rows.push(...batch.map(said));
    expect(rows).toEqual([
      ['id', 'at', 'naive', 'text', 'tags', 'none', 'bytes'],
      ...[1, 2].map((i) => [
        `130000000000000000${i}`,
        '2020-01-01 12:00:00+00:00',
        '2020-01-01 12:00:00',
        'a "q", \né',
        '["a","b"]',
        '',
        'old',
      ]),
    ]);
  });

  it('gives the posts of the table it was made of', async () => {
    const csv = fixture('tags/sheet.csv');
    const same = await parquet(`SELECT * FROM read_csv(${literal(csv)}, all_varchar = true, header = true)`);
    expect(await draftsOf(same)).toEqual(await draftsOf(csv));
  });

  it('whose columns hold records is read as those records', async () => {
    const lines = fixture('twarc2/flattened.jsonl');
    const same = await parquet(`SELECT * FROM read_ndjson(${literal(lines)})`);
    const [of, from] = [await draftsOf(same), await draftsOf(lines)];
    const told = ({ drafts }: typeof of) => drafts.map(({ id, authorId, text, mentionIds }) => ({ id, authorId, text, mentionIds }));
    expect([of.format, of.rows, told(of)]).toEqual([from.format, from.rows, told(from)]);
  });

  it('that is cut off is refused with what is wrong; posts of this program are named as what they are', async () => {
    const cut = await parquet('SELECT i AS id FROM range(100) t(i)');
    truncateSync(cut, 200);
    await expect(lookInto({ path: cut, name: 'a' }, defaultSettings().ingest)).rejects.toThrow(/unreadable Parquet table: /);
    const own = await parquet(
      "SELECT 'twitter:1' AS post, 'twitter' AS platform, 'twitter:2' AS author, 'original' AS kind, 'id' AS \"timeBasis\"",
    );
    const [told] = await explain(await openStudy([own], { home: '/' }));
    expect(told?.notes.join()).toContain('posts as this program wrote them for another study');
  });
});
