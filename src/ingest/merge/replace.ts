/** How the steps of a merge go over the drafts: each lays a view over that of the step before. */

import type { Database } from '../../database/database.ts';
import { identifier } from '../../database/sql.ts';

/**
 * Puts other values into columns of the view `drafts`: `columns` are expressions named as these, over `d`, a row as it was, and
 * what `joined` joins to it. The view as it was goes on under the name `before`.
 */
export async function replaceInDrafts(db: Database, before: string, columns: readonly string[], joined: string): Promise<void> {
  await db.run(`DROP VIEW IF EXISTS ${identifier(before)}`);
  await db.run(`ALTER VIEW drafts RENAME TO ${identifier(before)}`);
  await db.run(`CREATE VIEW drafts AS SELECT d.* REPLACE (${columns.join(', ')}) FROM ${identifier(before)} d ${joined}`);
}
