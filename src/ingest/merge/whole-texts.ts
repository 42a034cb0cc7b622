/** Texts that one file of an archive holds whole and another cut: long tweets of an account archive. */
import type { Database } from '../../database/database.ts';
import { WORDS } from './originals.ts';
import { replaceInDrafts } from './replace.ts';

/** The text and its post are of one second, which one of the files does not tell closer. */
const SLACK_MS = 1500;
/** A beginning of so many letters is nobody else's, within the seconds. */
const MIN_LETTERS = 100;

/** The beginning of a text that may be cut: without the ellipsis and the link to the rest. */
const beginning = (text: string): string => `regexp_replace(${text}, '\\s*…?(\\s+https?://\\S*)?\\s*$', '')`;

/**
 * Gives posts in the view `drafts` whose text is the beginning of a whole text by the same author at the same time that text, and
 * what stands in it. Whole texts are drafts without an id; they leave the view, joined or not. A post that two of them
 * would fit stays as it is.
 */
export async function lengthen(db: Database): Promise<void> {
  const isWhole = 'id IS NULL AND text IS NOT NULL';
  if (!(await db.hasRows(`drafts WHERE ${isWhole}`))) return;
  const told = WORDS.filter((word) => word !== 'language');
  await db.frugally(() =>
    db.run(`CREATE OR REPLACE TABLE "wholeTexts" AS
      SELECT d.file, d.row, ${told.map((word) => `w."${word}"`).join(', ')}
      FROM (SELECT file, row, platform, authorId, time, ${beginning('text')} AS begun FROM drafts WHERE id IS NOT NULL AND "repostOf" IS NULL) d
      JOIN (SELECT * FROM drafts WHERE ${isWhole}) w ON w.platform = d.platform AND w.authorId IS NOT DISTINCT FROM d.authorId
        AND abs(epoch_ms(w.time) - epoch_ms(d.time)) <= ${SLACK_MS} AND length(d.begun) >= ${MIN_LETTERS} AND starts_with(w.text, d.begun)
      QUALIFY count(*) OVER (PARTITION BY d.file, d.row) = 1`),
  );
  const words = told.map((word) => `CASE WHEN w.row IS NULL THEN d."${word}" ELSE w."${word}" END AS "${word}"`);
  const joined = 'LEFT JOIN "wholeTexts" w USING (file, row) WHERE NOT (d.id IS NULL AND d.text IS NOT NULL)';
  await replaceInDrafts(db, 'cutDrafts', words, joined);
}
