import { expect, test } from 'vitest';
import type { Row } from '../../../../src/schema.ts';
import { inventedStudy, rendered } from '../../invented-study.ts';

test('of very many files those of one format stand together, most rows first, and what is left of many formats', async () => {
  const study = inventedStudy(60);
  const [first] = study.ledger as [Row<'ledger'>];
  const formats = { tags: 1200, ...Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`made${i}`, i + 1])) };
  const ledger = Object.entries(formats).flatMap(([format, n]) =>
    Array.from({ length: n }, (_, i) => ({
      ...first,
      file: `zq-${n}-${i}.csv`,
      format,
      rows: 10,
      kept: 9,
      duplicates: 1,
      rejected: 0,
      blank: 0,
    })),
  );
  const files = await rendered({ ...study, ledger });
  const lines = String(files.get('tables/ledger.csv')).trim().replaceAll('\u00a0', ' ').split('\r\n');
  expect(lines).toHaveLength(26);
  expect(lines[1]).toBe('TAGS sheet (CSV) · 1\u202f200 files,12000,10800,1200,0,0');
  expect(lines[2]).toBe('Made29 · 30 files,300,270,30,0,0');
  expect(lines[25]).toBe('Other formats · 28 files,280,252,28,0,0');
  expect(files.get('index.html')).toContain('Each line is the files of one format');
});
