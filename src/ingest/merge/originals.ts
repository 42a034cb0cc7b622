/** The texts of reposts that an interface cut short, taken from the posts they pass on where the study has those. */
import type { Database } from '../../database/database.ts';
import { LOSERS } from './ranking.ts';
import { replaceInDrafts } from './replace.ts';

/** Whether a text ends as Twitter cuts a repost: with an ellipsis, perhaps before a link. */
export const isCut = (text: string): string => `regexp_matches(${text}, '…(\\s+https?://\\S*)?\\s*$')`;

/** What a post says in the words of another, or of its whole text. */
export const WORDS = ['text', 'language', 'mentionIds', 'mentionHandles', 'mentionRoles', 'hashtags', 'links'];

/**
 * Completes reposts whose text was cut, in the view `drafts`: they get the text, mentions, hashtags and links of the post they
 * pass on, wherever in the study it stands. An interface sends a repost with its original beside it, but not always in one page
 * or file. Rows that lose to another row of the same post are not asked. The table `toldWords`, where there is one, stands in for
 * posts that the study does not have.
 */
export async function passOn(db: Database, told: boolean): Promise<void> {
  const cut = `"repostOf" IS NOT NULL AND ${isCut('text')}`;
  if (!(await db.hasRows(`drafts WHERE ${cut}`))) return;
  const words = (of: string) => WORDS.map((word) => `${of}"${word}"`).join(', ');
  const beside = `UNION ALL BY NAME SELECT platform, id, ${words('')} FROM "toldWords" t ANTI JOIN drafts USING (platform, id)`;
  await db.frugally(() =>
    db.run(`CREATE OR REPLACE TABLE originals AS
      SELECT r.file, r.row, ${words('o.')}
      FROM (SELECT file, row, platform, "repostOf" FROM drafts WHERE ${cut}) r
      JOIN (SELECT platform, id, ${words('')} FROM drafts ANTI JOIN ${LOSERS} USING (file, row) ${told ? beside : ''}) o ON o.platform = r.platform AND o.id = r."repostOf"
      WHERE o.text IS NOT NULL AND NOT ${isCut('o.text')}`),
  );
  const passed = WORDS.map((word) => `CASE WHEN o.row IS NULL THEN d."${word}" ELSE o."${word}" END AS "${word}"`);
  await replaceInDrafts(db, 'ownDrafts', passed, 'LEFT JOIN originals o USING (file, row)');
}
