import { UserError } from '../../errors.ts';
import { codes as codebook } from '../codes.ts';
import type { TextRow } from '../texts.ts';
import type { CodedText } from './train.ts';

/** A record of a CSV file, by column. */
export type CsvRecord = Readonly<Record<string, string | undefined>>;

/**
 * Reads coded texts from the records of a CSV file with the columns `id` (or `gid`), `text`, `sharing`,
 * `selfpromotion`, `commercial` (0/1) and, where present, `platform`, `author`, `bio`, `links`, `quoted`, `account`, `uncodable`,
 * `subflag`, `weight`.
 * Other codes can be read in place of the three. Uncodable texts are left out. A text without an account or author
 * counts as one of its own.
 */
export function codedTexts(records: readonly CsvRecord[], file: string, codes: readonly string[] = codebook): CodedText[] {
  return records.flatMap((record, i) => {
    if (record.uncodable === '1') return [];
    const place = `${file}: row ${i + 1}`;
    const id = record.id ?? record.gid;
    const { text, author } = record;
    if (id === undefined || text === undefined) throw new UserError(`${place}: missing id or text`);
    const row: TextRow = {
      id,
      text,
      author: author ?? '',
      bio: record.bio ?? '',
      links: record.links ?? '',
      quoted: record.quoted ?? '',
    };
    const settled = codes.map((code) => [code, yes(record[code], `${place}: ${code}`)] as const);
    return {
      ...row,
      subflag: record.subflag || null,
      weight: record.weight ? Number(record.weight) : 1,
      account: record.account || author || id,
      codes: Object.fromEntries(settled),
    };
  });
}

function yes(cell: string | undefined, place: string): boolean {
  if (cell !== '0' && cell !== '1') throw new UserError(`${place}: invalid code: ${cell ?? ''}`, { hint: 'write 1 for yes and 0 for no' });
  return cell === '1';
}
