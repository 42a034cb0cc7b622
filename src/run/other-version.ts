import { identifier, sqlTypes } from '../database/sql.ts';
import { isThere } from '../disk/disk.ts';
import { UserError } from '../errors.ts';
import { type TableName, tableOf } from '../schema/schema.ts';
import { type Session, tablePath } from './session.ts';
import type { Stage } from './stage.ts';
import { codeHash } from './stage-hashes.ts';

/**
 * Throws a UserError where one of these stages, which do not run again, left a table whose columns are not those that this version of
 * the program writes and reads. Looked at only where the code of the stage has changed since.
 */
export async function refuseOtherVersions(stages: readonly Stage[], session: Session): Promise<void> {
  for (const stage of stages) {
    if (session.manifest.stages[stage.name]?.code === (await codeHash(stage))) continue;
    for (const table of stage.writes) {
      const differ = await columnsThatDiffer(table, session);
      if (differ.length === 0) continue;
      throw new UserError(
        `${stage.name}: ${table}.parquet was written by another version of the program: columns that differ: ${differ.join(', ')}`,
        { hint: 'run the earlier stages again: npx tsx pipelines/run.ts PATH, without --from' },
      );
    }
  }
}

/** Columns that only the file of a table has, or only its definition, or that are of another type; none where there is no file. */
async function columnsThatDiffer(table: TableName, { study, database }: Session): Promise<string[]> {
  const path = tablePath(study, table);
  if (!(await isThere(path))) return [];
  const db = await database();
  await db.view(table, path);
  const rows = await db.rows<{ column_name: string; column_type: string }>(`DESCRIBE FROM ${identifier(table)}`);
  const written = new Map(rows.map(({ column_name: name, column_type: type }) => [name, type]));
  const defined = new Map(Object.entries(tableOf(table).columns).map(([name, { type }]) => [name, sqlTypes[type]]));
  return [...new Set([...written.keys(), ...defined.keys()])].filter((name) => written.get(name) !== defined.get(name)).sort();
}
