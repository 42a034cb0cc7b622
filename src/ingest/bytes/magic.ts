/** Kinds of file that are no text, told by their first bytes. `at` is where the mark stands. */
const MAGIC: readonly { readonly mark: string | readonly number[]; readonly what: string; readonly at?: number }[] = [
  { mark: [0x50, 0x4b, 0x03, 0x04], what: 'zip archive inside another archive (unpack it first)' },
  { mark: [0x50, 0x4b, 0x05, 0x06], what: 'zip archive without content' },
  { mark: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], what: '7z archive (unpack it first)' },
  { mark: 'Rar!', what: 'rar archive (unpack it first)' },
  { mark: 'ustar', what: 'tar archive (unpack it first)', at: 257 },
  { mark: [0xd0, 0xcf, 0x11, 0xe0], what: 'old spreadsheet workbook or document (save it as CSV)' },
  { mark: 'SQLite format 3', what: 'SQLite database' },
  { mark: 'PAR1', what: 'Parquet table inside another file (unpack it first)' },
  { mark: 'PARE', what: 'encrypted Parquet table (save it without a key)' },
  { mark: 'ARROW1', what: 'Arrow table' },
  { mark: 'RDX', what: 'R data' },
  { mark: 'RDA', what: 'R data' },
  { mark: 'X\n', what: 'R data (save it in R with write.csv)' },
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

/** Kinds of text that are no export, told by how they begin. */
const TEXT_MAGIC: readonly { readonly begins: RegExp; readonly what: string }[] = [
  { begins: /^\s*<(!doctype html|html|head|body)\b/i, what: 'web page (HTML), perhaps an error page saved in place of the export' },
  { begins: /^\s*<\?xml\b/i, what: 'XML document' },
];

const POINTERS: readonly RegExp[] = [/^version https:\/\/git-lfs\.github\.com\/spec\//, /^\/?annex\/objects\//];

/** Control characters stand rarely in text; more than this share of them makes bytes binary, and less where many kinds occur. */
const MAX_CONTROL_SHARE = 0.3;
const MANY_KINDS = { share: 0.05, kinds: 12 };

/** The kind of a file that is no text, from its first bytes, or null. */
export function binaryKind(head: Buffer): string | null {
  for (const { mark, what, at = 0 } of MAGIC) {
    const bytes = typeof mark === 'string' ? Buffer.from(mark, 'latin1') : Buffer.from(mark);
    if (head.subarray(at, at + bytes.length).equals(bytes)) return what;
  }
  // A crash may leave zeros behind a text.
  const end = head.findLastIndex((byte) => byte !== 0) + 1;
  const sample = head.subarray(0, Math.min(end === 0 ? head.length : end, 1 << 16));
  const controls = sample.filter((byte) => byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d));
  const share = controls.length / sample.length;
  const binary = share > MAX_CONTROL_SHARE || (share > MANY_KINDS.share && new Set(controls).size > MANY_KINDS.kinds);
  return binary ? 'binary data' : null;
}

/** The kind of a text that is no export, from its beginning, or null. */
export function foreignText(head: string): string | null {
  return TEXT_MAGIC.find(({ begins }) => begins.test(head))?.what ?? null;
}

/** Whether a file only points to the content, which was never fetched. */
export function isPointer(head: string): boolean {
  return POINTERS.some((pointer) => pointer.test(head));
}
