/** What files tell of posts that they do not count among their own: who wrote those that others quote, answer and pass on. */
import type { Database } from '../../database/database.ts';
import { WORDS } from './originals.ts';
import { replaceInDrafts } from './replace.ts';

/** Roles that a post told of may have for another. */
const LED_TO = ['replyTo', 'repostOf', 'quoteOf'] as const;

/** Columns of drafts that may be told of posts beside others alone. */
export const TOLD_BESIDE: ReadonlySet<string> = new Set([
  ...LED_TO.flatMap((role) => [`${role}AuthorId`, `${role}AuthorHandle`]),
  'quotedText',
]);

/** The posts told of, each once. */
const told = (columns: readonly string[]): string =>
  `SELECT platform, alias AS id, ${columns.map((column) => `"${column}"`).join(', ')} FROM drafts WHERE id IS NULL AND alias IS NOT NULL
    QUALIFY row_number() OVER (PARTITION BY platform, alias ORDER BY length(text) DESC, file, row) = 1`;

/**
 * Gives the posts in the view `drafts` that lead to posts told of whose these are, where that is not known, and the text of those
 * quoted. Gives whether there are any. Who is forgotten is to be taken out afterwards.
 */
export async function tellOriginals(db: Database): Promise<boolean> {
  if (!(await db.hasRows('drafts WHERE id IS NULL AND alias IS NOT NULL'))) return false;
  await db.frugally(() => db.run(`CREATE OR REPLACE TABLE "toldPosts" AS ${told(['authorId', 'authorHandle', 'text'])}`));
  const filled = LED_TO.flatMap((role) => {
    const unknown = `d."${role}AuthorId" IS NULL AND d."${role}AuthorHandle" IS NULL`;
    return ['AuthorId', 'AuthorHandle'].map(
      (name) => `CASE WHEN ${unknown} THEN "of_${role}"."${name.replace(/^A/, 'a')}" ELSE d."${role}${name}" END AS "${role}${name}"`,
    );
  });
  const joins = LED_TO.map(
    (role) => `LEFT JOIN "toldPosts" "of_${role}" ON "of_${role}".platform = d.platform AND "of_${role}".id = d."${role}"`,
  );
  const quoted = 'coalesce(d."quotedText", "of_quoteOf".text) AS "quotedText"';
  await replaceInDrafts(db, 'untoldDrafts', [...filled, quoted], joins.join(' '));
  return true;
}

/** Makes the table `toldWords` of what the posts told of say, for those that pass them on. */
export async function gatherToldWords(db: Database): Promise<void> {
  await db.frugally(() => db.run(`CREATE OR REPLACE TABLE "toldWords" AS ${told(WORDS)}`));
}
