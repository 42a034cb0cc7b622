import { expect, test } from 'vitest';
import { progressOn } from '../../../pipelines/terminal/progress.ts';

/** What progress writes to a terminal or a file while one stage runs. */
function written(isTTY: boolean, environment: NodeJS.ProcessEnv, quiet = false): string {
  const parts: string[] = [];
  const out = { isTTY, write: (text: string) => parts.push(text) > 0 };
  const { listener, end } = progressOn(out as never, environment, quiet);
  listener.begin('ingest', 'exports changed');
  listener.progress('ingest', 1, 2);
  listener.end({ name: 'ingest', status: 'done', reason: null, rows: 12_345, seconds: 1.25 });
  listener.end({ name: 'report', status: 'done', reason: 'a setting changed', rows: 0, seconds: 4 });
  end();
  return parts.join('');
}

test('progress into a file is one plain line a stage, which says why it ran again', () => {
  expect(written(false, {})).toBe('ingest      wrote 12,345 rows in 1.3 s\nreport      done in 4.0 s (a setting changed)\n');
});

test('progress on a terminal rewrites its line and says why a stage runs', () => {
  const text = written(true, {});
  expect(text).toContain('\r\u001b[2K');
  expect(text).toContain('exports changed');
});

test('progress is without colour where NO_COLOR is set, without rewriting in CI, and silent where quiet', () => {
  expect(written(true, { NO_COLOR: '1' })).not.toContain('\u001b[1m');
  expect(written(true, { CI: '1' })).toBe(written(false, {}));
  expect(written(true, {}, true)).toBe('');
});
