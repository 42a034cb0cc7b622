/** Discussions that have numbers of their own: which post begins each. */

import type { Database } from '../../database/database.ts';
import { literal } from '../../database/sql.ts';
import { DISCUSSION } from '../formats/forums/discussion.ts';

/**
 * Makes the table `discussions`: the thread and the first post of each discussion in the view `kept` in which exactly one
 * post answers nothing. Of others nobody knows which post is the first; they keep the number. False where there are none.
 */
export async function beginDiscussions(db: Database): Promise<boolean> {
  const answering = ['replyTo', 'repostOf'].flatMap((role) => [role, `${role}AuthorId`, `${role}AuthorHandle`]);
  await db.run(`CREATE OR REPLACE TABLE discussions AS SELECT platform, thread, min(id) AS begins FROM kept
    WHERE starts_with(thread, ${literal(DISCUSSION)}) AND ${answering.map((column) => `"${column}" IS NULL`).join(' AND ')}
    GROUP BY platform, thread HAVING count(*) = 1`);
  return db.hasRows('discussions');
}
