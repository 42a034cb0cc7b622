import { listed } from '../../codebook/decided-codes.ts';
import type { Database } from '../../database/database.ts';
import { literal } from '../../database/sql.ts';

/**
 * What the table of labels says of each post, as columns of the view `shownPosts`: sets of codes as bits, each code by its
 * place in a list. So the keys of labels, of which there are several for each post, are looked up once.
 */
export interface Labelled {
  /** The codes that the program decides; the list of the columns `judged`, `carried` and `modelled`. */
  readonly codes: readonly string[];
  /** Sub-flags and other labels that apply to some post; the list of the column `flags`. */
  readonly flags: readonly string[];
}

/** The lists of codes of a study. Reads labels. */
export async function labelledWith(db: Database, codes: readonly string[]): Promise<Labelled> {
  const found = await db.rows<{ code: string }>(
    `SELECT DISTINCT code FROM labels WHERE value AND code NOT IN (${[...codes, 'uncodable'].map(literal).join(', ')}) ORDER BY code`,
  );
  return { codes, flags: found.map(({ code }) => code) };
}

/** The bit of the code at a place of a list. */
export function bitOf(place: number): number {
  return 2 ** place;
}

/**
 * One row for each post with labels in a range of keys: `uncodable`; the codes of which it is said whether they apply
 * (`judged`), which do (`carried`), and of which a model says how likely that is (`modelled`), none of what is uncodable; and
 * the `flags`. A list of codes has 53 at most, so that bits are exact numbers.
 */
export function labelled({ codes, flags }: Labelled, range: string): string {
  const bits = (list: readonly string[], when: string) =>
    list.length === 0
      ? '0'
      : `bit_or(CASE WHEN ${when} THEN CASE code ${list.map((code, i) => `WHEN ${literal(code)} THEN ${bitOf(i)}`).join(' ')} ELSE 0 END ELSE 0 END)`;
  return `
  SELECT post, uncodable, CASE WHEN uncodable THEN 0 ELSE judged END AS judged, CASE WHEN uncodable THEN 0 ELSE carried END AS carried,
    CASE WHEN uncodable THEN 0 ELSE modelled END AS modelled, flags
  FROM (
    SELECT post, bool_or(value AND code = 'uncodable') AS uncodable, ${bits(codes, 'true')}::BIGINT AS judged, ${bits(codes, 'value')}::BIGINT AS carried,
      ${bits(codes, 'probability IS NOT NULL')}::BIGINT AS modelled, ${bits(flags, 'value')}::BIGINT AS flags
    FROM labels WHERE ${range} GROUP BY post
  )`;
}

/** A list of codes as a table of `code` and `bit`, in SQL. */
export function bitsOf(codes: readonly string[]): string {
  return `(SELECT unnest([${listed(codes)}]) AS code, unnest([${codes.map((_, i) => bitOf(i)).join(', ')}]::BIGINT[]) AS bit)`;
}
