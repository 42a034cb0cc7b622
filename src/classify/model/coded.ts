import { UserError } from '../../errors.ts';
import { asWritten } from '../../text/csv.ts';
import { codes as codebook } from '../codes.ts';
import { csvTable } from '../texts/csv-table.ts';
import type { TextRow } from '../texts/texts.ts';
import type { CodedText } from './train.ts';

/** A record of a CSV file, by column. */
export type CsvRecord = Readonly<Record<string, string | undefined>>;

/** A record with the number of its row, as a spreadsheet shows it. */
export interface CodedRow {
  readonly row: number;
  readonly record: CsvRecord;
}

/** The records of a CSV file of coded texts; columns that a row is too short for are left out of its record. */
export function codedRecords(bytes: Uint8Array, file: string): CodedRow[] {
  const { header, rows } = csvTable(bytes, file);
  return rows.map(({ number, cells }) => ({
    row: number,
    record: Object.fromEntries(header.slice(0, cells.length).map((name, i) => [name, cells[i]])),
  }));
}

/** Whether people could not code the post. */
export function isUncodable({ uncodable }: CsvRecord): boolean {
  return uncodable?.trim() === '1';
}

/**
 * Reads coded texts from the records of a CSV file with the columns `id` (or `gid`), `text`, `sharing`,
 * `selfpromotion`, `commercial` (0/1) and, where present, `platform`, `author`, `bio`, `links`, `quoted`, `account`, `uncodable`,
 * `subflag`, `weight`.
 * Other codes can be read in place of the three. Uncodable texts are left out. A text without an account or author
 * counts as one of its own. Throws a UserError for a code, weight or chance that is none, and for a post that stands there twice.
 */
export function codedTexts(rows: readonly CodedRow[], file: string, codes: readonly string[] = codebook): CodedText[] {
  if (rows.length === 0) throw new UserError(`${file}: missing coded posts`, { hint: '--help says which columns a file needs' });
  const columns = new Set(rows.flatMap(({ record }) => Object.keys(record)));
  const id = columns.has('gid') ? 'gid' : 'id';
  const absent = [id, 'text', ...codes].filter((column) => !columns.has(column));
  if (absent.length > 0)
    throw new UserError(`${file}: missing column: ${absent.join(', ')}`, {
      hint: `columns found: ${[...columns].join(', ')}; codes of your own are named by --codebook or --codes`,
    });
  const rowOf = new Map<string, number>();
  return rows.flatMap(({ row: number, record }) => {
    const place = `${file}: row ${number}`;
    if (record.uncodable?.trim() && yes(record.uncodable, `${place}: uncodable`)) return [];
    const id = (record.id ?? record.gid)?.trim();
    const { text, author } = record;
    if (!id || text === undefined) throw new UserError(`${place}: missing ${id ? 'text' : 'id'}`, { hint: 'every post has both' });
    const before = rowOf.get(id);
    if (before !== undefined)
      throw new UserError(`${place}: the id of row ${before} again: ${id}`, {
        hint: 'each post stands in one row; a spreadsheet may have rounded the ids: make the table anew, with ids as text',
      });
    rowOf.set(id, number);
    amount(record, 'inclusion', place, 1);
    const row: TextRow = {
      id,
      text: asWritten(text),
      author: asWritten(author ?? ''),
      bio: asWritten(record.bio ?? ''),
      links: record.links ?? '',
      quoted: asWritten(record.quoted ?? ''),
    };
    const settled = codes.map((code) => [code, yes(record[code], `${place}: ${code}`)] as const);
    return {
      ...row,
      subflag: record.subflag || null,
      weight: amount(record, 'weight', place) ?? 1,
      account: record.account || author || id,
      codes: Object.fromEntries(settled),
    };
  });
}

/** So many texts with a code, and without, teach something about it; fewer are told. */
const FEW = 30;

/**
 * What a person should know before they use a model fitted on these texts: codes that few of them have, or lack. A code
 * that all have, or none, cannot be learned.
 */
export function fewOf(texts: readonly CodedText[], codes: readonly string[]): string[] {
  return codes.flatMap((code) => {
    const having = texts.filter((text) => text.codes[code] === true).length;
    const lacking = texts.length - having;
    if (having === 0 || lacking === 0)
      throw new UserError(`${code}: ${having === 0 ? 'none' : 'all'} of ${texts.length} posts have it: nothing can be learned`, {
        hint: `code at least ${FEW} posts that have it and ${FEW} that do not`,
      });
    const [few, have] = having <= lacking ? [having, 'have'] : [lacking, 'lack'];
    return few >= FEW ? [] : [`${code}: only ${few} of ${texts.length} posts ${have} it: a model learns little from fewer than ${FEW}`];
  });
}

function yes(given: string | undefined, place: string): boolean {
  const cell = given?.trim() ?? '';
  if (cell !== '0' && cell !== '1')
    throw new UserError(cell === '' ? `${place}: missing code` : `${place}: invalid code: ${cell}`, {
      hint: 'write 1 for yes and 0 for no',
    });
  return cell === '1';
}

/** A number above nothing, or null where the record gives none. */
function amount(record: CsvRecord, column: string, place: string, most = Number.MAX_VALUE): number | null {
  const cell = record[column]?.trim() ?? '';
  if (cell === '') return null;
  const value = Number(cell);
  if (!(value > 0 && value <= most))
    throw new UserError(`${place}: invalid ${column}: ${cell}`, {
      hint: `write a number above 0${most === 1 ? ' and at most 1, the chance of being drawn' : ''}, with a point where it has decimals`,
    });
  return value;
}
