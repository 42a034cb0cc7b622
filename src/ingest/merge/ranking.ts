/** Which of several rows of one post is kept, and in what the others contradict it. */
import type { Database } from '../../database/database.ts';

/** The value of the row of a post that is kept. */
const winning = (value: string): string => `first_value(${value}) OVER ranked`;
const whole = "CASE WHEN text NOT LIKE '%…' THEN md5(text) END";

/**
 * How a row may contradict the row that is kept of its post. What one of them does not tell is no contradiction, nor are
 * counts, which change, texts that end cut short, and times of another grain.
 */
export const CONFLICTS = {
  text: `${whole} <> ${winning(whole)}`,
  author: `coalesce(authorId <> ${winning('authorId')}, lower(authorHandle) <> ${winning('lower(authorHandle)')})`,
  time: `abs(epoch_ms(time) - epoch_ms(${winning('time')})) > ${60_000}`,
} as const;

/** Rows of a file that contradict the row that is kept of the same post, by what they contradict it in. */
export type Conflicts = Readonly<Record<keyof typeof CONFLICTS, number>>;

/** What else rows of one post may differ in: by it they are ranked last, so that no order of files or rows is. */
const REST = [
  ...[
    'timeBasis',
    'space',
    'thread',
    'title',
    'quotedText',
    'language',
    'status',
    'adLabel',
    'client',
    'asComment',
    'weight',
    'undirected',
  ],
  ...['replyToAuthorId', 'repostOf', 'repostOfAuthorId', 'repostOfAuthorHandle', 'quoteOf', 'quoteOfAuthorId', 'quoteOfAuthorHandle'],
  ...['hashtags', 'links', 'mentionIds', 'mentionHandles', 'mentionRoles'],
];

/** The rows of posts that come more than once. */
const COME_AGAIN = `drafts
      JOIN (SELECT platform, id FROM drafts WHERE id IS NOT NULL GROUP BY platform, id HAVING count(*) > 1) USING (platform, id)`;

/** A window over the rows of a post, of which the first is kept. */
const RANKED = `PARTITION BY platform, id
      ORDER BY status IN ('deleted', 'removed') DESC, collected DESC NULLS LAST, likes DESC NULLS LAST, shares DESC NULLS LAST,
        comments DESC NULLS LAST, views DESC NULLS LAST, authorId NULLS LAST, authorHandle NULLS LAST, length(text) DESC NULLS LAST,
        time NULLS LAST, md5(coalesce(text, '')), len(links) DESC, len(mentionHandles) DESC, replyTo NULLS LAST, replyToAuthorHandle NULLS LAST,
        md5(row(${REST.join(', ')})::VARCHAR), file, row`;

/**
 * Makes the table `ranks` of the rows of posts that come more than once: their place among the rows of the post, of which the
 * first is kept, where that is, what they tell (bits, as `tells` gives them), and whether they contradict it. What comes once is
 * not ranked, and what comes again is ranked once, for it is the dearest part of a merge.
 */
export function ranks(tells: string): string {
  return `CREATE OR REPLACE TABLE ranks AS
  SELECT file, row, row_number() OVER ranked AS place, ${winning('file')} AS "keptFile", ${winning('row')} AS "keptRow", ${tells} AS tells,
    ${Object.entries(CONFLICTS)
      .map(([name, differs]) => `coalesce(${differs}, false) AS other_${name}`)
      .join(', ')}
  FROM ${COME_AGAIN}
  WINDOW ranked AS (${RANKED})`;
}

/** Rows of posts that are kept from another row. */
export const LOSERS = '(SELECT * FROM ranks WHERE place > 1)';

/** Rows of each file that contradict the row that is kept of the same post; none of files without duplicates. */
export async function conflictsByFile(db: Database): Promise<Map<number, Conflicts>> {
  const counts = Object.keys(CONFLICTS).map((name) => `count(*) FILTER (other_${name}) AS "${name}"`);
  const rows = await db.rows<Conflicts & { file: number }>(`SELECT file, ${counts.join(', ')} FROM ${LOSERS} GROUP BY file`);
  return new Map(rows.map(({ file, ...conflicts }) => [file, conflicts]));
}

export const NO_CONFLICTS: Conflicts = { text: 0, author: 0, time: 0 };
