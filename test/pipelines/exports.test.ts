import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Outcome } from '../../src/run/run.ts';
import { command, project } from './command.ts';

/** Folder of real export files, which never enter the project. */
const exports = process.env.STAFFROOM_EXPORTS ?? resolve(project, '../shared/exports');
const here = existsSync(exports);
if (!here) console.warn(`no real exports in ${exports}: conformance over them is not tested; name their folder in STAFFROOM_EXPORTS`);

/** Folders of real exports, with the rows each holds, counted by other means (SOURCES.tsv beside them). */
const folders: readonly [name: string, rows: number][] = [
  ['tags-csv', 180],
  ['rtweet-csv', 505],
  ['twarc2-jsonl', 905],
  ['storify-csv', 8096],
  ['reddit-praw-csv', 7563],
  ['pushshift-ndjson', 58],
  ['reddit-tree-json', 67243],
  ['zeeschuimer-instagram', 126],
];

describe.skipIf(!here)('run over real exports', () => {
  const out = mkdtempSync(join(tmpdir(), 'exports-'));
  // How stable communities are is not asked here: two runs for each are enough.
  const settings = join(out, 'study.yaml');
  writeFileSync(settings, 'communities: { runs: 2 }\n');
  afterAll(() => rmSync(out, { recursive: true }));

  const run = (paths: readonly string[], name: string, args: readonly string[] = []): Outcome => {
    const { status, stdout, stderr } = command('run', [...paths, '--study', settings, '--out', join(out, name), '--json', ...args]);
    expect([0, 3], stderr).toContain(status);
    return JSON.parse(stdout);
  };

  const balanced = ({ inputs }: Outcome) => {
    for (const { path, rows, kept, duplicates, rejected, blank } of inputs) expect(kept + duplicates + rejected + blank, path).toBe(rows);
    return inputs.reduce((sum, { rows }) => sum + rows, 0);
  };

  test.each(folders)('%s: every one of %i rows is accounted for, and the report is written', (name, rows) => {
    const outcome = run([join(exports, name)], name);
    expect(balanced(outcome)).toBe(rows);
    expect(existsSync(join(out, name, 'report/index.html'))).toBe(true);
  });

  test('all folders together make one study, with no row lost', () => {
    const outcome = run(
      folders.map(([name]) => join(exports, name)),
      'together',
      ['--name', 'together', '--until', 'ingest'],
    );
    expect(balanced(outcome)).toBe(folders.reduce((sum, [, rows]) => sum + rows, 0));
  });
});
