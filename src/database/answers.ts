import {
  type DuckDBConnection,
  DuckDBDataChunk,
  DuckDBDecimalValue,
  DuckDBListValue,
  DuckDBTimestampMillisecondsValue,
  DuckDBTimestampValue,
  type DuckDBType,
  DuckDBTypeId,
  type DuckDBValue,
} from '@duckdb/node-api';
import type { ColumnTable } from 'arquero';
import { textsOf } from './texts.ts';

/** A value as it comes out of a query: times as milliseconds since 1970, lists as arrays, absent as null. */
export type Value = string | number | boolean | null | readonly Value[];

/** A part of an answer: at most 2,048 rows. */
interface Part {
  readonly chunk: DuckDBDataChunk;
  readonly names: readonly string[];
  readonly types: readonly DuckDBType[];
}

/** An answer part by part; one without rows has one empty part, so that its columns are known. */
export type Answer = AsyncGenerator<Part>;

/**
 * Asks a query and gives its answer. While a part is being looked at, the next is already on its way. It comes over
 * a connection of its own, made by `connect`; `within` does a job within the limit on memory.
 */
export async function* answerTo(
  sql: string,
  connect: () => Promise<DuckDBConnection>,
  within: <T>(job: () => Promise<T>) => Promise<T>,
): Answer {
  const connection = await connect();
  let next: Promise<DuckDBDataChunk | null> = Promise.resolve(null);
  try {
    const [result, first] = await within(async () => {
      const answer = await connection.stream(sql);
      return [answer, await answer.fetchChunk()] as const;
    });
    const [names, types] = [result.columnNames(), result.columnTypes()];
    let chunk = first;
    if (chunk === null || chunk.rowCount === 0) yield { chunk: DuckDBDataChunk.create(types, 0), names, types };
    while (chunk !== null && chunk.rowCount > 0) {
      next = result.fetchChunk();
      // Waited for below; until then a failure must not go unheard.
      next.catch(() => {});
      yield { chunk, names, types };
      // What it holds lies outside the heap, where V8 does not see how much there is to free.
      chunk.reset();
      chunk = await next;
    }
  } finally {
    // Whoever looks at no further chunk may leave one on its way.
    await next.catch(() => {});
    connection.closeSync();
  }
}

/** The answer as objects; for small answers. */
export async function rowsOf<T extends object>(answer: Answer): Promise<T[]> {
  const rows: T[] = [];
  for await (const batch of batchesOf<T>(answer)) for (const row of batch) rows.push(row);
  return rows;
}

/** The answer as objects, a batch of at most 2,048 at a time. */
export async function* batchesOf<T extends object>(answer: Answer): AsyncGenerator<T[]> {
  for await (const { chunk, names, types } of answer) {
    const count = chunk.rowCount;
    const batch: Record<string, Value>[] = Array.from({ length: count }, () => ({}));
    for (const [c, name] of names.entries()) {
      const values = valuesOf(chunk, c, types);
      for (let r = 0; r < count; r++) (batch[r] as Record<string, Value>)[name] = values[r] as Value;
    }
    yield batch as T[];
  }
}

/** The answer as columns, at most 2,048 rows at a time, without an object per row. */
export async function* columnsOf(answer: Answer): AsyncGenerator<Record<string, Value[]>> {
  for await (const { chunk, names, types } of answer) {
    if (chunk.rowCount === 0) return;
    yield Object.fromEntries(names.map((name, c) => [name, valuesOf(chunk, c, types)]));
  }
}

/** The answer, all of whose columns are of the type INTEGER, without an object per row; absent values are 0. */
export async function integersOf(answer: Answer): Promise<Int32Array[]> {
  const parts: Int32Array[][] = [];
  let total = 0;
  for await (const { chunk, names } of answer) {
    const count = chunk.rowCount;
    total += count;
    while (parts.length < names.length) parts.push([]);
    for (const [c, column] of parts.entries()) {
      const { items } = chunk.getColumnVector(c) as unknown as { items: Int32Array };
      column.push(items.slice(0, count));
    }
  }
  // Each column's parts are let go before the next is put together: all at once would be twice the answer.
  return parts.map((column) => joined(column.splice(0), total));
}

/** The answer as an Arquero table; for what a chart or a report table shows. Times are dates. */
export async function arqueroOf(answer: Answer): Promise<ColumnTable> {
  const { table } = await import('./arquero.ts');
  let header: readonly string[] = [];
  const columns: unknown[][] = [];
  for await (const { chunk, names, types } of answer) {
    header = names;
    const times = types.map((type) => String(type).startsWith('TIMESTAMP') || String(type) === 'DATE');
    while (columns.length < names.length) columns.push([]);
    for (const [c, column] of columns.entries()) {
      for (const held of valuesOf(chunk, c, types)) column.push(times[c] && typeof held === 'number' ? new Date(held) : held);
    }
  }
  return table(header.map((name, c) => [name, columns[c]] as [string, unknown[]]));
}

/** The values of a column of a chunk. */
function valuesOf(chunk: DuckDBDataChunk, column: number, types: readonly DuckDBType[]): Value[] {
  return types[column]?.typeId === DuckDBTypeId.VARCHAR ? textsOf(chunk, column) : chunk.getColumnValues(column).map(inHand);
}

/** A cell on its way out of DuckDB. */
function inHand(value: DuckDBValue): Value {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof DuckDBListValue) return value.items.map(inHand);
  if (value instanceof DuckDBTimestampValue) return Number(value.micros / 1000n);
  if (value instanceof DuckDBTimestampMillisecondsValue) return Number(value.millis);
  if (value instanceof DuckDBDecimalValue) return value.toDouble();
  if ('days' in value && typeof value.days === 'number') return value.days * 86_400_000;
  throw new Error(`a query answered with a type that has no place in hand: ${value}`);
}

function joined(parts: readonly Int32Array[], length: number): Int32Array {
  const all = new Int32Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
