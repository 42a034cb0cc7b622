import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Outcome } from '../../src/run/outcome.ts';
import { project } from './command.ts';
import { typed } from './typed.ts';

/** Folder of real export files, which never enter the project. */
const exports = process.env.STAFFROOM_EXPORTS ?? resolve(project, '../shared/exports');
const here = existsSync(exports);
if (!here) console.warn(`no real exports in ${exports}: conformance over them is not tested; name their folder in STAFFROOM_EXPORTS`);

/** Folders of real exports, with the rows each holds, counted by other means (SOURCES.tsv beside them). */
const folders: Readonly<Record<string, number>> = {
  'tags-csv': 180,
  'rtweet-csv': 505,
  'twarc2-jsonl': 905,
  'storify-csv': 8096,
  'reddit-praw-csv': 7563,
  'pushshift-ndjson': 58,
  'reddit-tree-json': 67243,
  'zeeschuimer-instagram': 126,
};

/** Studies of one platform, by the places of their exports. Of the threads of Reddit the smaller files are enough. */
const studies: readonly [platform: string, places: readonly string[]][] = [
  ['Twitter', ['tags-csv', 'rtweet-csv', 'twarc2-jsonl', 'storify-csv']],
  [
    'Reddit',
    [
      'reddit-praw-csv',
      'pushshift-ndjson',
      'reddit-tree-json/AskAcademia-1504046149-6wuukw.json',
      'reddit-tree-json/AskAcademia-1575844481-e80o91.json',
    ],
  ],
  ['Instagram', ['zeeschuimer-instagram']],
];

describe.skipIf(!here)('run over real exports', () => {
  const out = mkdtempSync(join(tmpdir(), 'exports-'));
  // How stable communities are is not asked here: two runs for each are enough.
  const settings = join(out, 'study.yaml');
  writeFileSync(settings, 'communities: { runs: 2 }\n');
  afterAll(() => rmSync(out, { recursive: true }));

  const run = async (places: readonly string[], name: string, args: readonly string[] = []): Promise<Outcome> => {
    const paths = places.map((place) => join(exports, place));
    const given = [...paths, '--study', settings, '--name', name, '--out', join(out, name), '--json', ...args];
    const { status, stdout, stderr } = await typed('run', given);
    expect([0, 3], stderr).toContain(status);
    return JSON.parse(stdout);
  };

  test('every row of every folder is accounted for in one study of them all', async () => {
    const { inputs } = await run(Object.keys(folders), 'together', ['--until', 'ingest']);
    const rows: Record<string, number> = {};
    for (const { path, rows: read, kept, duplicates, rejected, blank } of inputs) {
      expect(kept + duplicates + rejected + blank, path).toBe(read);
      const folder = path.slice(0, path.indexOf('/'));
      rows[folder] = (rows[folder] ?? 0) + read;
    }
    expect(rows).toEqual(folders);
  });

  test.each(studies)('posts of %s alone come to a report', async (platform, places) => {
    const { posts } = await run(places, platform);
    expect(posts).toBeGreaterThan(100);
    expect(existsSync(join(out, platform, 'report/index.html'))).toBe(true);
  });
});
