import type { Member } from '../../bytes/archives/packing.ts';
import type { ZipEntry } from '../../bytes/archives/zip.ts';
import type { Foreign } from '../../bytes/magic.ts';
import type { Sheet } from '../../bytes/workbooks/sheet.ts';
import { beginningOf, sheetsOf } from '../../bytes/workbooks/workbook.ts';
import { UserError } from '../../errors.ts';
import type { Input } from '../../study/inputs.ts';

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
  { holds: /^META-INF\/manifest\.xml$/, what: 'OpenDocument text, slides or drawing (save its table as ODS, XLSX or CSV)', never: false },
  {
    holds: /^Index\/.*\.iwa$/,
    what: 'document of Apple Pages or Keynote, or of Numbers as it cannot be read (export it as CSV)',
    never: false,
  },
];
const HIDDEN = /(^|\/)(\.|__MACOSX\/)/;

/** Looks into an export: the entries of a zip archive and the sheets of a workbook are files of the study. */
export async function filesIn(input: Input): Promise<Holding> {
  const { path, name } = input;
  const beginning = await beginningOf(path);
  const { head, entries } = beginning;
  if (head.toString('latin1', 0, 4) === 'PAR1') return { files: [{ ...input, member: { kind: 'parquet' } }], archive: false, left: 0 };
  const sheets = await sheetsOf(path, beginning);
  if (sheets !== null) {
    const ofSheet = ({ name: sheet, csv }: Sheet): File => ({ path, name: `${name}/${sheet}`, member: { kind: 'sheet', csv } });
    return { files: sheets.map(ofSheet), archive: true, left: 0 };
  }
  if (entries === null) return { files: [{ ...input, member: null }], archive: false, left: 0 };
  const foreign = FOREIGN.find(({ holds }) => entries.some((entry) => holds.test(entry.name)));
  if (foreign !== undefined) return { files: [{ ...input, member: null }], archive: false, left: 0, foreign };
  const seen = entries.filter((entry) => !HIDDEN.test(entry.name));
  const wanted = seen.filter((entry) => !MEDIA.test(entry.name) && entry.bytes > 0);
  if (wanted.length === 0) throw new UserError(`${name}: missing exports: the archive holds no file that could be one`);
  const files = wanted.map((entry: ZipEntry): File => ({ path, name: `${name}/${entry.name}`, member: { kind: 'entry', entry } }));
  return { files, archive: true, left: seen.length - wanted.length };
}
