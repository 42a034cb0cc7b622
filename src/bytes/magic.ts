/** A kind of file that is not an export: what it is, and whether it can never hold posts. */
export interface Foreign {
  readonly what: string;
  readonly never: boolean;
}

interface Mark {
  readonly mark: string | readonly number[];
  readonly what: string;
  /** Where the mark stands. */
  readonly at?: number;
}

/** Kinds of file that are no text and may hold posts all the same, told by their first bytes. */
const SAVED_OTHERWISE: readonly Mark[] = [
  { mark: [0x50, 0x4b, 0x03, 0x04], what: 'zip archive inside another archive (unpack it first)' },
  { mark: [0x50, 0x4b, 0x05, 0x06], what: 'zip archive without content' },
  { mark: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], what: '7z archive (unpack it first)' },
  { mark: 'Rar!', what: 'rar archive (unpack it first)' },
  { mark: 'ustar', what: 'tar archive (unpack it first)', at: 257 },
  {
    mark: [0xd0, 0xcf, 0x11, 0xe0],
    what: 'document of an older Office program, or a workbook (XLS) inside another file (save its table as XLSX or CSV)',
  },
  { mark: 'SQLite format 3', what: 'SQLite database (save its table of posts as CSV)' },
  {
    mark: [0xa2, 0x65, 0x72, 0x6f, 0x6f, 0x74, 0x73],
    at: 1,
    what: 'repository of a Bluesky account (CAR; save its records as JSON with com.atproto.repo.listRecords)',
  },
  { mark: 'PAR1', what: 'Parquet table inside another file (unpack it first)' },
  { mark: 'PARE', what: 'encrypted Parquet table (save it without a key)' },
  { mark: 'ARROW1', what: 'Arrow table (save it as Parquet or CSV)' },
  { mark: 'RDX', what: 'R data (save it in R with write.csv)' },
  { mark: 'RDA', what: 'R data (save it in R with write.csv)' },
  { mark: 'X\n', what: 'R data (save it in R with write.csv)' },
  { mark: [0x80, 0x04, 0x95], what: 'Python data (save it in Python with to_csv)' },
  { mark: '$FL2', what: 'SPSS data (save it as CSV)' },
  { mark: '<stata_dta>', what: 'Stata data (save it as CSV)' },
];

/** Kinds of file that never hold posts. */
const NEVER: readonly Mark[] = [
  { mark: '%PDF', what: 'PDF document' },
  { mark: [0x89, 0x50, 0x4e, 0x47], what: 'PNG image' },
  { mark: [0xff, 0xd8, 0xff], what: 'JPEG image' },
  { mark: 'GIF8', what: 'GIF image' },
  { mark: 'RIFF', what: 'image, sound or video' },
  { mark: 'ftyp', what: 'video', at: 4 },
  { mark: 'ID3', what: 'sound' },
  { mark: 'OggS', what: 'sound or video' },
  { mark: [0x7f, 0x45, 0x4c, 0x46], what: 'program' },
  { mark: '{\\rtf', what: 'word processor document (RTF)' },
];

const PAGE = /^\s*<(!doctype html|html|head|body)\b/i;
/**
 * Downloads that may be had as pages, to look at, or as data. Their pages are told by the names of their parts, as the programs
 * that make or read them show (Telegram Desktop, DiscordChatExporter, readers of downloads from Meta and Google).
 */
const DOWNLOADED_PAGES: readonly { readonly holds: RegExp; readonly what: string }[] = [
  {
    holds: /<title>Exported Data<\/title>/,
    what: 'chat saved from Telegram as a page (export it again in the machine-readable format, JSON)',
  },
  {
    holds: /class="(?:[\w -]* )?(?:_a6-g|_a706)\b/,
    what: 'page of a download from Facebook or Instagram (ask for the download again in the format JSON)',
  },
  { holds: /class="outer-cell mdl-cell\b/, what: 'page of a download from Google (ask Takeout for it again in the format JSON)' },
  {
    holds: /<a [^<>]*class="p-canonical"/,
    what: 'page of a download from Medium (Medium gives no data: put title, date and text of each page into a table)',
  },
  { holds: /class="?chatlog__message-group\b/, what: 'channel saved from Discord as a page (export it again as JSON)' },
];

/** Kinds of text that are no export, told by how they begin. */
const TEXT_MAGIC: readonly { readonly begins: RegExp; readonly what: string; readonly never?: true }[] = [
  { begins: PAGE, what: 'web page (HTML), perhaps an error page saved in place of the export' },
  {
    begins: /^\s*<\?xml\b[^<>]*\?>\s*<office:document\b[^<>]*opendocument\.spreadsheet/i,
    what: 'flat OpenDocument spreadsheet (FODS; save it as ODS, XLSX or CSV)',
  },
  { begins: /^\s*<\?xml\b/i, what: 'XML document' },
  { begins: /^={20,}\r?\nGuild: /, what: 'channel saved from Discord as text (export it again as JSON)' },
  {
    begins: /^WEBVTT(?:[ \t].*)?\r?\n|^1\r?\n\d\d:\d\d:\d\d,\d{3} --> \d/,
    what: 'subtitles, or what was said aloud in a meeting (VTT, SRT; give the saved chat)',
    never: true,
  },
  {
    begins: /^(?:[^\n]{0,200}\n){0,10}?Date: \d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?: UTC)?\r?\n(?:Comment|Link|Video Link|Method): /,
    what: 'download from TikTok as text (ask for the download again in the format JSON)',
  },
];

const POINTERS: readonly RegExp[] = [/^version https:\/\/git-lfs\.github\.com\/spec\//, /^\/?annex\/objects\//];

/** Control characters stand rarely in text; more than this share of them makes bytes binary, and less where many kinds occur. */
const MAX_CONTROL_SHARE = 0.3;
const MANY_KINDS = { share: 0.05, kinds: 12 };

/** The kind of a file that is not text, from its first bytes, or null. */
export function binaryKind(head: Buffer): Foreign | null {
  const begins = ({ mark, at = 0 }: Mark): boolean => {
    const bytes = typeof mark === 'string' ? Buffer.from(mark, 'latin1') : Buffer.from(mark);
    return head.subarray(at, at + bytes.length).equals(bytes);
  };
  const known = SAVED_OTHERWISE.find(begins);
  if (known !== undefined) return { what: known.what, never: false };
  const foreign = NEVER.find(begins);
  if (foreign !== undefined) return { what: foreign.what, never: true };
  // A crash may leave zeros behind a text.
  const end = head.findLastIndex((byte) => byte !== 0) + 1;
  const sample = head.subarray(0, Math.min(end === 0 ? head.length : end, 1 << 16));
  const controls = sample.filter((byte) => byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d));
  const share = controls.length / sample.length;
  const binary = share > MAX_CONTROL_SHARE || (share > MANY_KINDS.share && new Set(controls).size > MANY_KINDS.kinds);
  return binary ? { what: 'binary data', never: false } : null;
}

/** The kind of a text that is not an export, from its beginning, or null. */
export function foreignText(head: string): Foreign | null {
  const page = PAGE.test(head) ? DOWNLOADED_PAGES.find(({ holds }) => holds.test(head)) : undefined;
  if (page !== undefined) return { what: page.what, never: false };
  const known = TEXT_MAGIC.find(({ begins }) => begins.test(head));
  return known === undefined ? null : { what: known.what, never: known.never === true };
}

/** Whether a file only points to the content, which was never fetched. */
export function isPointer(head: string): boolean {
  return POINTERS.some((pointer) => pointer.test(head));
}
