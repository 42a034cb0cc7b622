import type { Database } from '../../database/database.ts';
import { literal } from '../../database/sql.ts';
import { damagedId } from '../../schema/post-id.ts';
import { ID_COLUMNS, type IdColumn } from '../health/id-health.ts';
import { LAST_COUNTED_ID, SNOWFLAKE_EPOCH_MS } from '../times/time.ts';

/** The drafts of one file, and what must not be believed of them. */
export interface DraftsOfFile {
  readonly path: string;
  /** Place of the file among those whose drafts lie there, from 1; they follow each other. */
  readonly part: number;
  /** Drafts that SQL read, numbered by their place among all rows of the file; null where SQL read none. */
  readonly plain: string | null;
  /** Columns whose ids are rounded: nothing is joined on them. */
  readonly damaged: readonly IdColumn[];
  /** Whether the clock of the file is wrong, so that the times inside the ids are taken. */
  readonly clockWrong: boolean;
}

/** Opens the drafts of all files as one view. They are one scan: a sort fed by several does not spill. */
export async function openDrafts(db: Database, files: readonly DraftsOfFile[]): Promise<void> {
  const read = files.flatMap(({ path, part }, i) => (part === 1 ? [{ path, file: i + 1 }] : []));
  const plain = files.flatMap(({ plain }, i) => (plain === null ? [] : [{ path: plain, file: i + 1 }]));
  const all = [...read, ...plain];
  const file = `([${all.map(({ file }) => file).join(', ')}][file_index::BIGINT + 1] + coalesce(part, 1) - 1)::INTEGER`;
  const own = plain.length === 0 ? 'row' : 'coalesce(row, file_row_number + 1)';
  // Of the rows that SQL read, the raw ones were read again by the record functions.
  await db.run(
    `CREATE OR REPLACE VIEW drafts AS SELECT * REPLACE (${repairs(files).join(', ')}) FROM (
      SELECT COLUMNS(name -> name NOT IN ('row', 'part', 'raw', 'shown', 'file_row_number')), ${own} AS row, ${file} AS file
      FROM read_parquet(${listOf(all.map(({ path }) => path))}, union_by_name = true, file_row_number = true) ${plain.length === 0 ? '' : 'WHERE raw IS NULL'})`,
  );
}

function listOf(paths: readonly string[]): string {
  return `[${paths.map(literal).join(', ')}]`;
}

/** Columns as they are to be believed: rounded ids name nothing, and a wrong clock gives way to the times inside the ids. */
function repairs(files: readonly DraftsOfFile[]): string[] {
  const those = (wanted: (file: DraftsOfFile) => boolean): number[] => files.flatMap((file, i) => (wanted(file) ? i + 1 : []));
  const found = ['file AS file'];
  for (const column of ID_COLUMNS) {
    const damaged = those((file) => file.damaged.includes(column));
    if (damaged.length > 0)
      found.push(
        `CASE WHEN file IN (${damaged.join(', ')}) THEN ${column === 'id' ? quarantined : 'NULL'} ELSE ${column} END AS ${column}`,
      );
  }
  const wrong = those((file) => file.clockWrong && !file.damaged.includes('id'));
  if (wrong.length > 0) {
    const own = "CASE WHEN platform = 'twitter' THEN try_cast(id AS BIGINT) END";
    const inside = `CASE WHEN file IN (${wrong.join(', ')}) AND ${own} > ${LAST_COUNTED_ID} THEN epoch_ms((${own} >> 22) + ${SNOWFLAKE_EPOCH_MS}) END`;
    const off = `abs(epoch_ms(time) - epoch_ms(${inside})) > ${CLOCK_SLACK_MS}`;
    found.push(`CASE WHEN ${off} THEN ${inside} ELSE time END AS time`, `CASE WHEN ${off} THEN 'id' ELSE timeBasis END AS timeBasis`);
  }
  return found;
}

/** Times and ids of one moment may be this far apart. */
const CLOCK_SLACK_MS = 2500;

/** A name for a post whose id is rounded, from who wrote what when: the same post in another file has the same. */
const quarantined = `CASE WHEN id IS NULL THEN NULL ELSE ${damagedId(`md5(concat_ws(chr(31), coalesce(authorHandle, authorName, ''), coalesce(epoch_ms(time)::VARCHAR, ''),
    coalesce(title, ''), coalesce(text, '')))`)} END`;
