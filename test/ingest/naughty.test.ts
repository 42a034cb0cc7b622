import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Database } from '../../src/database/database.ts';
import { ingest } from '../../src/ingest/ingest.ts';
import { run } from '../../src/run/run.ts';
import { openStudy } from '../../src/study/study.ts';
import { corpora } from './corpora.ts';

const list = join(corpora, 'blns', 'blns.json');

/** Ingests a table of texts and gives them back by id. */
async function texts(folder: string, name: string, content: string): Promise<Map<string, string | null>> {
  const file = join(folder, `${name}.csv`);
  writeFileSync(file, content);
  writeFileSync(
    join(folder, 'study.yaml'),
    'ingest:\n  sources:\n    - { files: "*.csv", platform: forum, columns: { id: id, text: text } }\n',
  );
  const study = await openStudy([file], { home: folder, out: join(folder, name) });
  await run(study, [ingest], { key: async () => ({ secret: Buffer.alloc(32), id: 'k', made: null }) });
  const db = await Database.open();
  await db.view('posts', join(study.folders.interim, 'posts.parquet'));
  // A byte-order mark at the very beginning of a text stands in the file, but gets lost where DuckDB hands text to Node.
  const rows = await db.rows<{ post: string; text: string | null }>("SELECT post, 'x' || text AS text FROM posts");
  db.close();
  return new Map(rows.map(({ post, text }) => [post.slice('forum:'.length), text?.slice(1) ?? null]));
}

const written = (rows: Iterable<[string, string]>): string =>
  `id,text\n${[...rows].map(([id, text]) => `${id},"${text.replaceAll('"', '""')}"\n`).join('')}`;

test.skipIf(!existsSync(list))('naughty strings come back from export, Parquet and export again (STAFFROOM_CORPORA)', async () => {
  const naughty = JSON.parse(readFileSync(list, 'utf8')) as string[];
  // NUL, and what no UTF-8 can hold: half a surrogate pair is the replacement character in any file.
  const all = [...naughty, 'a\0b', 'half \ud83d pair', '\u2028\u2029\ufeff\u0085'];
  const folder = mkdtempSync(join(tmpdir(), 'naughty-'));
  try {
    const first = await texts(folder, 'first', written(all.map((text, i) => [`n${i}`, text])));
    const second = await texts(folder, 'second', written([...first].map(([id, text]): [string, string] => [id, text ?? ''])));
    const kept = (from: Map<string, string | null>, i: number): boolean =>
      (from.get(`n${i}`) ?? '') === Buffer.from(all[i] ?? '').toString();
    const whole = naughty.filter((_, i) => kept(first, i) && kept(second, i)).length;
    console.info(`naughty strings: ${whole} of ${naughty.length} through ingest, Parquet, CSV and ingest`);
    expect([whole, naughty.length]).toEqual([515, 515]);
    expect(all.slice(515).map((_, i) => kept(second, 515 + i))).toEqual([true, true, true]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
