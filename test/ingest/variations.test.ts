/** Every fixture, written in the other ways in which people and programs write such files: the same posts come out. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { JsonObject, JsonValue } from '../../src/ingest/format.ts';
import { csv, fixtureNames, isAlone, isRagged, openFixture, read, type Table } from './fixture-files.ts';

/** A title and an empty line above, as a program or a person writes them, and a band of the same width as Excel saves it. */
const TITLE = 'Posts of the spring term\n\n';
const band = (width: number): Table => [['Posts of the spring term', ...Array<string>(width - 1).fill('')], Array<string>(width).fill('')];

/** A name as R makes it out of that of a column (`make.names`). */
const nameOfR = (name: string): string => name.replace(/[^\p{L}\p{N}._]/gu, '.').replace(/^(?=[\d_])/, 'X');

/** A name as janitor and scripts write it in one word: `createdAt`. */
const camel = (name: string): string =>
  name
    .replace(/(?<=[\p{L}\p{N}])[\s_.-]+([\p{L}\p{N}])/gu, (_, letter: string) => letter.toUpperCase())
    .replace(/^\p{Lu}/u, (letter) => letter.toLowerCase());

const within = (cell: string): string => (cell === '' ? '' : `"${cell.replaceAll('"', '""')}"`);

const marked =
  (mark: string) =>
  (row: readonly string[]): string[] =>
    row.every((cell) => cell === '') ? [...row] : row.map((cell) => (cell === '' ? mark : cell));

/** Cells of the columns whose cells all fit, written otherwise. */
const inColumnsOf =
  (pattern: RegExp, write: (cell: string) => string) =>
  (above: Table, [header = [], ...rows]: Table): string => {
    const fit = header.map((_, i) => {
      const cells = rows.flatMap((row) => row[i] || []);
      return cells.length > 0 && cells.every((cell) => pattern.test(cell));
    });
    return csv([...above, header, ...rows.map((row) => row.map((cell, i) => (fit[i] && cell !== '' ? write(cell) : cell)))]);
  };
const LONG_IDS = /^\d{15,20}$/;

/** Whether a table has so many empty cells that marks in their place can be told from words. */
function isGappy(above: Table, table: Table): boolean {
  const rows = table.filter((row) => row.some((cell) => cell !== ''));
  return above.length === 0 && (table[0] ?? []).filter((name, i) => name !== '' && rows.some((row) => row[i] === '')).length > 1;
}

/** Ways to write a table; `above` are rows over the header that belong to the format. */
const TABLES: Readonly<Record<string, (above: Table, table: Table) => string | Uint8Array>> = {
  'with all cells quoted': (above, table) => csv([...above, ...table], { always: true }),
  'with semicolons': (above, table) => csv([...above, ...table], { delimiter: ';' }),
  'with semicolons, told in its first line': (above, table) => `sep=;\r\n${csv([...above, ...table], { delimiter: ';', newline: '\r\n' })}`,
  'with tabs': (above, table) => csv([...above, ...table], { delimiter: '\t' }),
  'with carets': (above, table) => csv([...above, ...table], { delimiter: '^' }),
  'with the marks of Hive': (above, table) => csv([...above, ...table], { delimiter: '\x01' }),
  'with every row in one cell': (above, table) =>
    csv(
      [...above, ...table].map((row) => [csv([row]).slice(0, -1)]),
      { always: true },
    ),
  'with rows in one cell that a spreadsheet did not part': (above, table) =>
    [...above, ...table].map((row) => csv([[csv([row]).slice(0, -1)]], { delimiter: ';' })).join(''),
  'with CRLF and a byte-order mark': (above, table) => `\ufeff${csv([...above, ...table], { newline: '\r\n' })}`,
  'with CR': (above, table) => csv([...above, ...table], { newline: '\r' }),
  'as Unicode text of Excel': (above, table) =>
    Buffer.from(`\ufeff${csv([...above, ...table], { delimiter: '\t', newline: '\r\n' })}`, 'utf16le'),
  'without an end to its last row': (above, table) => csv([...above, ...table]).slice(0, -1),
  'with spaces around its header': (above, [header = [], ...rows]) => csv([...above, header.map((name) => ` ${name} `), ...rows]),
  'with its header in capitals': (above, [header = [], ...rows]) => csv([...above, header.map((name) => name.toUpperCase()), ...rows]),
  'with its header as words': (above, [header = [], ...rows]) =>
    csv([...above, header.map((name) => name.replaceAll('_', ' ').replace(/\b[a-z]/g, (letter) => letter.toUpperCase())), ...rows]),
  'with its header in camel case': (above, [header = [], ...rows]) => csv([...above, header.map(camel), ...rows]),
  'with its header as R makes names': (above, [header = [], ...rows]) => csv([...above, header.map(nameOfR), ...rows]),
  'below a title': (_, table) => TITLE + csv(table),
  'below a title in cells': (_, table) => csv([...band(table[0]?.length ?? 1), ...table]),
  'with quotes within all cells': (above, table) => csv([...above, ...table.map((row) => row.map(within))]),
  'with quotes within its header': (above, [header = [], ...rows]) => csv([...above, header.map(within), ...rows]),
  'with NA for every empty cell, as R does': (above, [header = [], ...rows]) => csv([...above, header, ...rows.map(marked('NA'))]),
  'with None for every empty cell': (above, [header = [], ...rows]) => csv([...above, header, ...rows.map(marked('None'))]),
  'with whole numbers as fractions, as pandas does': inColumnsOf(/^\d{1,15}$/, (cell) => `${cell}.0`),
  'with long ids behind apostrophes': inColumnsOf(LONG_IDS, (cell) => `'${cell}`),
  'with long ids as formulas': inColumnsOf(LONG_IDS, (cell) => `="${cell}"`),
  'with true and false as spreadsheets write them': inColumnsOf(/^(?:true|false)$/i, (cell) => cell.toUpperCase()),
  'with true and false as Python writes them': inColumnsOf(/^(?:true|false)$/i, (cell) => (/t/i.test(cell[0] ?? '') ? 'True' : 'False')),
  'with true and false as databases write them': inColumnsOf(/^(?:true|false)$/i, (cell) => (cell[0] ?? '').toLowerCase()),
  'with its columns the other way round': (above, table) => csv([...above, ...table.map((row) => row.toReversed())]),
  'with more columns': (above, table) =>
    csv([...above, ...table.map((row, i) => [i === 0 ? '' : String(i), ...row, i === 0 ? 'My notes' : 'x'])]),
};

/** Ways that show in tables of three columns and more alone, which nothing stands above. */
const WIDE = new Set([
  'with carets',
  'with the marks of Hive',
  'with every row in one cell',
  'with rows in one cell that a spreadsheet did not part',
  'with quotes within all cells',
  'with quotes within its header',
]);
const isNarrow = (above: Table, [header = []]: Table): boolean => above.length > 0 || header.length < 3;

const WHOLE_ROWS = new Set(['with its columns the other way round', 'with more columns']);

const RECORDS: Readonly<Record<string, (records: readonly JsonObject[]) => string | Uint8Array>> = {
  'one record a line': (records) => records.map((record) => `${JSON.stringify(record)}\n`).join(''),
  'lines with CRLF and a byte-order mark': (records) => `\ufeff${records.map((record) => JSON.stringify(record)).join('\r\n')}`,
  'lines with a comma behind each': (records) => records.map((record) => `${JSON.stringify(record)},\n`).join(''),
  'a list': (records) => JSON.stringify(records),
  'a list over many lines': (records) => JSON.stringify(records, null, 2),
  'documents over many lines behind each other': (records) => records.map((record) => JSON.stringify(record, null, 4)).join('\n'),
  'by columns, as pandas writes them': (records) => {
    const names = [...new Set(records.flatMap((record) => Object.keys(record)))];
    const column = (name: string) => [name, Object.fromEntries(records.map((record, i) => [i, record[name] ?? null]))];
    return names.length < 3 ? JSON.stringify(records) : JSON.stringify(Object.fromEntries(names.map(column)));
  },
  'a script': (records) => `window.YTD.tweets.part0 = ${JSON.stringify(records)}`,
  'UTF-16': (records) => Buffer.from(`\ufeff${JSON.stringify(records)}`, 'utf16le'),
  'with numbers where ids are text': (records) => JSON.stringify(records.map(withNumbers)).replace(/"#(\d+)#"/g, '$1'),
};

function withNumbers(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(withNumbers);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withNumbers(item)]));
  return typeof value === 'string' && /^[1-9]\d*$/.test(value) ? `#${value}#` : value;
}

describe('the same posts come out of every fixture, however it is written:', () => {
  test.each(fixtureNames)('%s', async (name) => {
    const fixture = await openFixture(name);
    if (fixture === null) return;
    const { above, table, records, recognised } = fixture;
    const { drafts, format, rejected } = await read(readFileSync(fixture.path));
    const ways =
      table.length > 0
        ? Object.entries(TABLES).flatMap(([way, write]) => {
            const whole = WHOLE_ROWS.has(way);
            if (way.includes('empty cell') && !isGappy(above, table)) return [];
            if (WIDE.has(way) && (isNarrow(above, table) || isRagged(name))) return [];
            return (whole && isRagged(name)) || (way === 'with more columns' && isAlone(name))
              ? []
              : ([[way, write(above, table)]] as const);
          })
        : Object.entries(RECORDS).map(([way, write]) => [way, write(records)] as const);
    expect(ways.length).toBeGreaterThan(8);
    for (const [way, content] of ways) {
      const found = await read(content);
      expect({ way, format: found.format, drafts: found.drafts, rejected: found.rejected }).toEqual({ way, format, drafts, rejected });
    }
    // Columns named in another language are told by their cells.
    if (recognised.kind !== 'csv' || recognised.certainty.includes('in another language')) return;
    const empty = await read(csv([...above, ...table.slice(0, 1)]));
    expect([empty.format, empty.rows]).toEqual([format, 0]);
  });
});

/** Columns whose cells hold posts of their own. */
const NESTED = new Set(['bright-data/instagram.csv replies']);

describe('a table that lacks a column it is not told by is read all the same:', () => {
  test.each(fixtureNames.filter((name) => !isRagged(name)))('%s', async (name) => {
    const fixture = await openFixture(name);
    if (fixture === null || fixture.recognised.kind !== 'csv') return;
    const { above, table, recognised } = fixture;
    const { rows, format } = await read(readFileSync(fixture.path));
    const needed = new Set(recognised.format.columns.all);
    for (const [i, column] of (table[0] ?? []).entries()) {
      if (needed.has(column.trim()) || NESTED.has(`${name} ${column}`)) continue;
      const found = await read(csv([...above, ...table.map((row) => row.toSpliced(i, 1))]));
      expect([column, found.format, found.rows], column).toEqual([column, format, rows]);
    }
  });
});
