import { expect, test } from 'vitest';
import { rejectedInWords } from '../../../../src/report/sections/data/flow.ts';
import type { Row } from '../../../../src/schema/schema.ts';
import { inventedStudy } from '../../invented-study.ts';
import { rendered } from '../../rendered.ts';

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
  expect(lines[1]).toBe('"TAGS sheet (CSV) · 1,200 files",12000,10800,1200,0,0');
  expect(lines[2]).toBe('Made29 · 30 files,300,270,30,0,0');
  expect(lines[25]).toBe('Other formats · 28 files,280,252,28,0,0');
  expect(files.get('index.html')).toContain('Each line is the files of one format');
});

/** The lines of the account of rows of files with so many rows, by so many people each. */
async function accountOf(
  files: readonly (Pick<Row<'ledger'>, 'format' | 'rows' | 'people'> & Partial<Pick<Row<'ledger'>, 'most' | 'next'>>)[],
) {
  const study = inventedStudy(60);
  const [first] = study.ledger as [Row<'ledger'>];
  const ledger = files.map(({ rows, ...file }, i) => ({
    ...first,
    ...file,
    file: `zq-${i}.csv`,
    rows,
    kept: rows,
    duplicates: 0,
    rejected: 0,
    blank: 0,
    note: `note ${file.format}`,
    damage: null,
  }));
  const written = await rendered({ ...study, ledger });
  const lines = (name: string) =>
    String(written.get(`tables/${name}.csv`))
      .replaceAll('\u00a0', ' ')
      .trim()
      .split('\r\n')
      .slice(1);
  return { account: lines('ledger').map((line) => line.split(',').slice(0, 2).join(',')), remarks: lines('files') };
}

test('files of few people do not stand alone, so that no number of rows tells of them', async () => {
  const { account, remarks } = await accountOf([
    { format: 'tags', rows: 100, people: 1 },
    { format: 'tags', rows: 50, people: 7 },
    { format: 'reddit', rows: 30, people: 12 },
  ]);
  expect(account).toEqual(['TAGS sheet (CSV) · 2 files,150', 'Reddit · 1 file,30']);
  expect(remarks).toEqual(['TAGS sheet (CSV) · 2 files,note tags,', 'Reddit · 1 file,note reddit,']);
});

test('a format of few people stands together with others, and all where each file is of few', async () => {
  const few = { format: 'reddit', rows: 84, people: 3 };
  const { account } = await accountOf([few, { format: 'tags', rows: 180, people: 12 }, { format: 'made', rows: 90, people: 9 }]);
  expect(account).toEqual(['TAGS sheet (CSV) · 1 file,180', 'Other formats · 2 files,174']);
  expect((await accountOf([few, { format: 'tags', rows: 70, people: 4 }])).account).toEqual(['All formats · 2 files,154']);
});

test('a file of which nearly all is one person’s does not stand alone, and what it stands among is not nearly theirs', async () => {
  const theirs = { format: 'reddit', rows: 50, people: 5, most: 43, next: 3 };
  const others = { format: 'made', rows: 60, people: 9, most: 12, next: 9 };
  const few = await accountOf([theirs, others, { format: 'tags', rows: 180, people: 12, most: 30, next: 20 }]);
  expect(few.account).toEqual(['TAGS sheet (CSV) · 1 file,180', 'Other formats · 2 files,110']);
  expect((await accountOf([{ ...theirs, rows: 900, most: 890 }, others, { ...others, format: 'tags' }])).account).toEqual([
    'All formats · 3 files,1020',
  ]);
});

test('files of enough people, and those of no posts, are listed one by one', async () => {
  const { account } = await accountOf([
    { format: 'tags', rows: 100, people: 5 },
    { format: 'tags', rows: 50, people: 0 },
  ]);
  expect(account).toEqual(['File 1 · TAGS sheet (CSV),100', 'File 2 · TAGS sheet (CSV),50']);
});

test.each([
  [[9], '9 rows could not become posts: “no id”'],
  [[9, 3], '12 rows could not become posts, most often for “no id”'],
  [[9, 8], '17 rows could not become posts, most often for “no id”, with “no time” close behind (8)'],
  [[9, 9], '18 rows could not become posts, most often for “no id”, level with “no time”'],
])('of rows rejected for %j it is said: %s', (rows, said) => {
  const reasons = rows.map((n, i) => ({ code: i === 0 ? 'no-id' : 'no-time', rows: n }));
  const all = rows.reduce((sum, n) => sum + n, 0);
  expect(rejectedInWords(all, reasons).replaceAll('\u00a0', ' ')).toBe(said);
});
