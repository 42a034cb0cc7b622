import { stat } from 'node:fs/promises';
import type { Database } from '../database/database.ts';
import { identifier, literal } from '../database/sql.ts';
import { UserError } from '../errors.ts';
import { refuseBomb } from './archives/bomb.ts';

/** A column of a Parquet file and its type as DuckDB names it. */
interface Column {
  readonly name: string;
  readonly type: string;
}

/**
 * A Parquet file as text, in the order of its rows: a CSV file, or one JSON record a line where columns hold records of
 * their own. Every value is written as text by DuckDB and never passes through a JavaScript number, so that a long id is
 * as exact as the file has it; times that are stored as UTC say so.
 */
export async function* parquetText(path: string, blockBytes: number): AsyncGenerator<Buffer> {
  const { Database } = await import('../database/database.ts');
  const { size } = await stat(path);
  // One thread gives the rows in their order without holding many of them.
  const db = await Database.open({ threads: 1 });
  try {
    let given = 0;
    for await (const block of blocksOf(lines(db, path), blockBytes)) {
      given += block.length;
      refuseBomb(path, size, given);
      yield block;
    }
  } catch (cause) {
    if (cause instanceof UserError || !(cause instanceof Error)) throw cause;
    throw new UserError(`${path}: unreadable Parquet table: ${cause.message.split('\n')[0]?.replace(` '${path}'`, '')}`, {
      hint: 'the file may have been cut off when it was copied; fetch it again, or save it as CSV',
      cause,
    });
  } finally {
    db.close();
  }
}

async function* lines(db: Database, path: string): AsyncGenerator<readonly string[]> {
  // Old writers do not say which of their columns of bytes are text.
  const table = `read_parquet(${literal(path)}, binary_as_string = true)`;
  const described = await db.rows<{ column_name: string; column_type: string }>(`DESCRIBE SELECT * FROM ${table}`);
  const columns = described.map(({ column_name, column_type }): Column => ({ name: column_name, type: column_type }));
  const nested = columns.some(({ type }) => /\b(?:STRUCT|MAP)\(/.test(type));
  if (!nested) yield [columns.map(({ name }) => quoted(name)).join(',')];
  const row = nested
    ? `to_json({${columns.map((column) => `${literal(column.name)}: ${asValue(column)}`).join(', ')}})::VARCHAR`
    : `concat_ws(',', ${columns.map((column) => cell(asValue(column), column)).join(', ')})`;
  for await (const { line } of db.columns(`SELECT ${row} AS line FROM ${table}`)) yield line as string[];
}

/** Times with a zone as UTC, whatever the zone of the machine. */
function asValue({ name, type }: Column): string {
  const value = identifier(name);
  return type === 'TIMESTAMP WITH TIME ZONE' ? `(make_timestamp(epoch_us(${value}))::VARCHAR || '+00:00')` : value;
}

/** The value as a cell of a CSV file; lists are written as JSON. */
function cell(value: string, { type }: Column): string {
  const text = type.endsWith(']') ? `to_json(${value})::VARCHAR` : `${value}::VARCHAR`;
  return `coalesce('"' || replace(${text}, '"', '""') || '"', '')`;
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

async function* blocksOf(batches: AsyncIterable<readonly string[]>, blockBytes: number): AsyncGenerator<Buffer> {
  let held: string[] = [];
  let size = 0;
  for await (const batch of batches) {
    for (const line of batch) {
      held.push(line);
      size += line.length + 1;
      if (size < blockBytes) continue;
      yield Buffer.from(`${held.join('\n')}\n`);
      held = [];
      size = 0;
    }
  }
  if (held.length > 0) yield Buffer.from(`${held.join('\n')}\n`);
}
