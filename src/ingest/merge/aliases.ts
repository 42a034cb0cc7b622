/** Posts that others refer to by another name than that by which they are known. */
import type { Database } from '../../database/database.ts';
import { replaceInDrafts } from './replace.ts';

/** Columns that refer to a post. */
const REFERRING = ['thread', 'replyTo', 'repostOf', 'quoteOf'] as const;

/**
 * Puts, in the view `drafts`, the id of a post in place of another name of it wherever posts refer to that: a server of Mastodon
 * calls every post by a number of its own, and the servers among themselves by addresses; RedditExtractoR calls comments by their
 * places in a thread. A name that two posts have means the one in the same file; two in one file are left.
 */
export async function resolveAliases(db: Database): Promise<void> {
  if (!(await db.hasRows('drafts WHERE alias IS NOT NULL AND alias <> id'))) return;
  await db.frugally(() =>
    db.run(`CREATE OR REPLACE TABLE aliases AS
      WITH named AS (SELECT DISTINCT platform, alias, id, file FROM drafts WHERE alias IS NOT NULL AND id IS NOT NULL)
      SELECT platform, alias, min(id) AS names, NULL AS file FROM named
      GROUP BY platform, alias HAVING count(DISTINCT id) = 1 AND min(id) <> alias
      UNION ALL SELECT platform, alias, min(id), file
      FROM (FROM named QUALIFY min(id) OVER (PARTITION BY platform, alias) <> max(id) OVER (PARTITION BY platform, alias))
      GROUP BY platform, alias, file HAVING count(*) = 1 AND min(id) <> alias`),
  );
  const named = REFERRING.map((column) => `coalesce("of_${column}".names, d."${column}") AS "${column}"`);
  const joins = REFERRING.map(
    (column) => `LEFT JOIN aliases "of_${column}" ON "of_${column}".platform = d.platform AND "of_${column}".alias = d."${column}"
      AND coalesce("of_${column}".file, d.file) = d.file`,
  );
  await replaceInDrafts(db, 'aliasedDrafts', named, joins.join(' '));
}
