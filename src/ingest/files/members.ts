import { UserError } from '../../errors.ts';
import type { Input } from '../../study.ts';
import { firstBytes } from '../bytes/bytes.ts';
import type { Foreign } from '../bytes/magic.ts';
import { isOpenSpreadsheet, openSheetsOf } from '../bytes/opendocument.ts';
import type { Member } from '../bytes/packing.ts';
import { isWorkbook, type Sheet, sheetsOf } from '../bytes/workbook.ts';
import { type ZipEntry, zipEntries } from '../bytes/zip.ts';

/** A file of the study: an export on disk, or one inside an archive or workbook, named `archive.zip/entry`. */
export interface File extends Input {
  readonly member: Member | null;
}

/** An export on disk as the files it holds: itself, or what is inside. */
export interface Holding {
  readonly files: readonly File[];
  /** Whether the files are inside; then some of them may be of no known kind. */
  readonly archive: boolean;
  /** Files inside that are no exports by their kind, such as pictures: they are counted and not opened. */
  readonly left: number;
  /** What it is, where it is a zip archive by its bytes alone, as documents are. */
  readonly foreign?: Foreign;
}

/** Pictures, sounds, and what belongs to web pages: archives of accounts are full of them. */
const MEDIA = /\.(jpe?g|png|gif|webp|heic|svg|ico|bmp|tiff?|mp4|mov|m4[av]|webm|avi|mp3|ogg|opus|wav|pdf|html?|css|woff2?|ttf|eot)$/i;
/** Documents that are zip archives inside, by a file that only they hold. */
const FOREIGN: readonly (Foreign & { readonly holds: RegExp })[] = [
  { holds: /^word\/document\.xml$/, what: 'word processor document (DOCX)', never: true },
  { holds: /^ppt\/presentation\.xml$/, what: 'slides (PPTX)', never: true },
  { holds: /^xl\/workbook\.bin$/, what: 'binary workbook (XLSB; save it as XLSX or CSV)', never: false },
  { holds: /^META-INF\/manifest\.xml$/, what: 'OpenDocument text, slides or drawing (save its table as ODS, XLSX or CSV)', never: false },
  { holds: /^Index\/.*\.iwa$/, what: 'document of Apple Numbers, Pages or Keynote (export it as CSV)', never: false },
];
const HIDDEN = /(^|\/)(\.|__MACOSX\/)/;

/** Looks into an export: the entries of a zip archive and the sheets of a workbook are files of the study. */
export async function filesIn(input: Input): Promise<Holding> {
  const { path, name } = input;
  const magic = (await firstBytes(path, 4)).toString('latin1');
  if (magic === 'PAR1') return { files: [{ ...input, member: { kind: 'parquet' } }], archive: false, left: 0 };
  if (magic !== 'PK\u0003\u0004' && magic !== 'PK\u0005\u0006') return { files: [{ ...input, member: null }], archive: false, left: 0 };
  const entries = await zipEntries(path);
  const ofSheets = ({ name: sheet, csv }: Sheet): File => ({ path, name: `${name}/${sheet}`, member: { kind: 'sheet', csv } });
  if (isWorkbook(entries)) return { files: (await sheetsOf(path, entries)).map(ofSheets), archive: true, left: 0 };
  if (await isOpenSpreadsheet(path, entries)) return { files: (await openSheetsOf(path, entries)).map(ofSheets), archive: true, left: 0 };
  const foreign = FOREIGN.find(({ holds }) => entries.some((entry) => holds.test(entry.name)));
  if (foreign !== undefined) return { files: [{ ...input, member: null }], archive: false, left: 0, foreign };
  const seen = entries.filter((entry) => !HIDDEN.test(entry.name));
  const wanted = seen.filter((entry) => !MEDIA.test(entry.name) && entry.bytes > 0);
  if (wanted.length === 0) throw new UserError(`${name}: missing exports: the archive holds no file that could be one`);
  const files = wanted.map((entry: ZipEntry): File => ({ path, name: `${name}/${entry.name}`, member: { kind: 'entry', entry } }));
  return { files, archive: true, left: seen.length - wanted.length };
}
