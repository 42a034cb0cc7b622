/**
 * Every fixture under torture by chance: rows in another order, twice, over several files or behind each other, in other
 * encodings, with other columns among them or without those that do not tell the format, and cut off anywhere. The same posts
 * come out, or the difference is told; the ledger balances whatever was done. `TORTURE` says how often each is tried.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import type { JsonObject } from '../../src/ingest/format.ts';
import type { Draft } from '../../src/schema/schema.ts';
import { csv, type Fixture, fixtureNames, isAlone, isRagged, openFixture, type Read, read, type Table } from './fixture-files.ts';

const RUNS = Number(process.env.TORTURE ?? 2);

/** A draft without its place, and without the number that keeps equal posts of one minute apart. */
function told({ row: _, ...draft }: Draft): string {
  return JSON.stringify({ ...draft, id: draft.id?.replace(/^(made-[0-9a-f]{24})-\d+$/, '$1') });
}

/** What a file gives, in no order. */
const outcome = (...reads: readonly Read[]): string[] => reads.flatMap(({ drafts, rejected }) => [...drafts.map(told), ...rejected]).sort();

/** Rows are posts, rejects and blanks, whatever was done to the file, and every byte belongs to one of them. */
async function balanced(content: string | Uint8Array): Promise<Read> {
  const found = await read(content);
  const { rows, drafts, rejected, blank, lost } = found;
  expect({ rows, lost }).toEqual({ rows: drafts.filter(({ id }) => id !== null).length + rejected.length + blank, lost: 0 });
  return found;
}

/** The same, or null where so little is left that it is no export any more, and the message says so. */
async function unlessRefused(content: Uint8Array): Promise<Read | null> {
  return balanced(content).catch((error: unknown) => {
    expect(error).toBeInstanceOf(UserError);
    return null;
  });
}

const ENCODINGS = {
  'UTF-8': (text: string) => Buffer.from(text),
  'UTF-8 with its mark': (text: string) => Buffer.from(`\ufeff${text}`),
  'UTF-16LE': (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'UTF-16BE': (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
} as const;
const encoding = fc.constantFrom(...(Object.keys(ENCODINGS) as (keyof typeof ENCODINGS)[]));
const writing = fc.record({ newline: fc.constantFrom('\n', '\r\n', '\r'), always: fc.boolean(), encoding });
type Writing = typeof writing extends fc.Arbitrary<infer T> ? T : never;
const note = fc.constantFrom('', 'x', 'a "word", or two', 'over\ntwo lines', '3', '2021-03-11', 'ü😀');

const check = async <T extends [unknown, ...unknown[]]>(
  arbitraries: { [K in keyof T]: fc.Arbitrary<T[K]> },
  property: (...values: T) => Promise<void>,
): Promise<void> => fc.assert(fc.asyncProperty<T>(...arbitraries, property), { numRuns: RUNS, includeErrorInReport: true });

const shuffled = <T>(all: readonly T[]): fc.Arbitrary<T[]> => fc.shuffledSubarray([...all], { minLength: all.length });
const cut = (all: readonly unknown[]): fc.Arbitrary<number> => fc.integer({ min: 1, max: Math.max(1, all.length - 1) });

async function tables(name: string, { above, table, recognised }: Fixture): Promise<void> {
  if (recognised.kind !== 'csv') return;
  const [header = [], ...rows] = table;
  const whole = await balanced(csv([...above, ...table]));
  const write = (body: Table, { encoding, ...how }: Writing): Uint8Array => ENCODINGS[encoding](csv([...above, header, ...body], how));
  const alike = (found: Read): void => {
    expect([found.format, ...outcome(found)]).toEqual([whole.format, ...outcome(whole)]);
  };

  await check([shuffled(rows), writing], async (rows, how) => alike(await balanced(write(rows, how))));
  await check([cut(rows), writing], async (at, how) => {
    const parts = [rows.slice(0, at), rows.slice(at)].filter(({ length }) => length > 0);
    expect(outcome(...(await Promise.all(parts.map((part) => balanced(write(part, how))))))).toEqual(outcome(whole));
    // A single cell that says what the header says may be a row.
    if (!isAlone(name)) alike(await balanced(write([...rows.slice(0, at), header, ...rows.slice(at)], how)));
    expect(outcome(await balanced(write([...rows, ...rows], how)))).toEqual(outcome(whole, whole));
  });
  if (!isRagged(name)) {
    const added = fc.array(fc.tuple(fc.nat(header.length), note), { minLength: 1, maxLength: 3 });
    if (!isAlone(name))
      await check([added, writing], async (columns, { encoding, ...how }) => {
        const wider = (row: readonly string[], cells: readonly string[]): string[] =>
          columns.reduce((wide, [place], i) => wide.toSpliced(place, 0, cells[i] ?? ''), [...row]);
        const names = columns.map((_, i) => `My own note ${i}`);
        const notes = columns.map(([, words]) => words);
        alike(await balanced(ENCODINGS[encoding](csv([...above, wider(header, names), ...rows.map((row) => wider(row, notes))], how))));
      });
    const optional = header.flatMap((column, i) => (recognised.format.columns.all.includes(column.trim()) ? [] : [i]));
    await check([fc.subarray(optional)], async (dropped) => {
      const keep = (row: readonly string[]): string[] => row.filter((_, i) => !dropped.includes(i));
      const found = await balanced(csv([...above, keep(header), ...rows.map(keep)]));
      expect([found.format, found.rows >= Math.min(whole.rows, rows.length)]).toEqual([whole.format, true]);
    });
  }
  // A row that holds a post and the comments below it counts as several.
  await truncated(csv([...above, ...table]), whole, Math.max(1, whole.rows - rows.length + 1));
}

const SHAPES = {
  lines: (records: readonly JsonObject[], newline: string) => records.map((record) => `${JSON.stringify(record)}${newline}`).join(''),
  list: (records: readonly JsonObject[]) => JSON.stringify(records),
  'list over many lines': (records: readonly JsonObject[]) => JSON.stringify(records, null, 2),
} as const;
const shape = fc.record({
  shape: fc.constantFrom(...(Object.keys(SHAPES) as (keyof typeof SHAPES)[])),
  newline: fc.constantFrom('\n', '\r\n'),
  encoding,
});
type Shape = typeof shape extends fc.Arbitrary<infer T> ? T : never;

async function records({ records }: Fixture): Promise<void> {
  const write = (records: readonly JsonObject[], { shape, newline, encoding }: Shape): Uint8Array =>
    ENCODINGS[encoding](SHAPES[shape](records, newline));
  const whole = await balanced(SHAPES.lines(records, '\n'));
  const alike = (found: Read): void => {
    expect([found.format, ...outcome(found)]).toEqual([whole.format, ...outcome(whole)]);
  };

  await check([shuffled(records), shape], async (records, how) => alike(await balanced(write(records, how))));
  await check([cut(records), shape], async (at, how) => {
    const parts = [records.slice(0, at), records.slice(at)].filter(({ length }) => length > 0);
    const found = await Promise.all(parts.map((part) => unlessRefused(write(part, how))));
    // What is no post at all is refused alone.
    expect(found.flatMap((part) => part?.drafts.map(told) ?? []).sort()).toEqual(whole.drafts.map(told).sort());
    expect(outcome(await balanced(write([...records, ...records], how)))).toEqual(outcome(whole, whole));
  });
  // A record that does nothing but hold another is none with more in it.
  const wide = records.every((record) => Object.keys(record).length > 1);
  await check([shape, fc.string()], async (how, words) => {
    const noted = wide ? records.map((record) => ({ ...record, 'My own note': words })) : records;
    alike(await balanced(write(noted, how)));
  });
  for (const write of Object.values(SHAPES)) await truncated(write(records, '\n'), whole);
}

/**
 * What is left of a file that was cut off is read as it was before; only what the cut goes through is refused, or shorter: a
 * row of a table, which gives at most so many posts, or a record.
 */
async function truncated(text: string, whole: Read, together = 1): Promise<void> {
  const bytes = Buffer.from(text);
  await check([fc.integer({ min: Math.floor(bytes.length / 2), max: bytes.length })], async (end) => {
    const found = await unlessRefused(bytes.subarray(0, end));
    if (found?.format !== whole.format) return;
    const left = new Map<string, number>();
    for (const post of outcome(whole)) left.set(post, (left.get(post) ?? 0) + 1);
    const changed = found.drafts.filter((draft) => {
      const count = left.get(told(draft)) ?? 0;
      left.set(told(draft), count - 1);
      return count <= 0;
    });
    // Nothing marks that the last cell of a row goes on. A record may hold several posts, and says that it is cut.
    if (found.rejected.length <= whole.rejected.length) expect(new Set(changed.map(({ row }) => row)).size).toBeLessThanOrEqual(together);
  });
}

/** One line each of several formats. */
const SEVERAL = 'twarc2/aside.jsonl';

describe('whatever is done to a fixture, its posts come out and its ledger balances:', () => {
  test.each(fixtureNames.filter((name) => name !== SEVERAL))('%s', { timeout: 60_000 }, async (name) => {
    const fixture = await openFixture(name);
    if (fixture === null) return;
    await (fixture.table.length > 0 ? tables(name, fixture) : records(fixture));
  });
});
