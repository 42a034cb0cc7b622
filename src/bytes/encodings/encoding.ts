import { analyse } from 'chardet';
import { blocks } from '../bytes.ts';
import type { Survey } from '../survey.ts';
import { type Mended, type Mistaken, mendMacRoman, mendTwice } from './mojibake.ts';
import { decodeWindows1252 } from './windows1252.ts';

/** How the bytes that rows are cut from lie in the file: all encodings but UTF-16 are cut as they are. */
export interface Layout {
  /** Byte of the file at which the text begins, behind a byte-order mark. */
  readonly start: number;
  /** Bytes of the file that one plain ASCII character takes. */
  readonly unit: 1 | 2;
  /** The file's bytes behind a stretch of the bytes that were cut. */
  original(bytes: Buffer): { readonly length: number; raw(): Uint8Array };
}

/** How the bytes of a file become text. */
export interface Encoding {
  /** Name for readers, such as `utf-8 with byte-order mark`. */
  readonly name: string;
  /** Text of a stretch of bytes that holds whole characters. */
  readonly decode: (bytes: Buffer) => string;
  readonly layout: Layout;
  /** Makes the bytes fit for cutting, where characters are not made of bytes (UTF-16). */
  readonly prepare: ((blocks: AsyncIterable<Buffer>) => AsyncIterable<Buffer>) | null;
  /** What a reader should know of the decoding. */
  readonly notes: readonly string[];
}

const CUT_CHARACTER = 'the file ends in the middle of a character';

/**
 * Tells the encoding of a file from its bytes: a byte-order mark, then strict UTF-8, then what the letters look like.
 * A file that is mostly UTF-8 stays UTF-8: the few bytes that are not become the replacement character and are counted.
 */
export async function detectEncoding(path: string, found: Survey): Promise<Encoding> {
  const { head } = found;
  if (head[0] === 0xff && head[1] === 0xfe) return utf16('utf-16le', 2, found);
  if (head[0] === 0xfe && head[1] === 0xff) return utf16('utf-16be', 2, found);
  const bare = bareUtf16(head);
  if (bare !== null) return utf16(bare, 0, found);
  const mark = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf;
  const name = mark ? 'utf-8 with byte-order mark' : 'utf-8';
  const start = mark ? 3 : 0;
  if (found.utf8) {
    const notes = found.cutCharacter ? [CUT_CHARACTER] : [];
    const mistaken = takenFor(utf8Text(head));
    return mistaken === null ? ofBytes(name, utf8Text, start, notes) : await writtenTwice(path, found, { name, start, notes, mistaken });
  }
  const { broken, whole, sample } = await strangeBytes(path, found);
  if (broken <= whole || mark)
    return ofBytes(name, utf8Text, start, [`${broken} byte sequences are not UTF-8 and stand as the character \ufffd`]);
  const other = guess(sample);
  if (other === 'macintosh' || other === 'windows-1252') {
    if (other === 'windows-1252') return ofBytes(other, decodeWindows1252, 0, []);
    return await macRoman(path, found);
  }
  return ofBytes(other, decoderOf(other), 0, [`read as ${other}, judged from its letters`]);
}

function ofBytes(name: string, decode: (bytes: Buffer) => string, start: number, notes: readonly string[]): Encoding {
  const layout: Layout = { start, unit: 1, original: (bytes) => ({ length: bytes.length, raw: () => bytes }) };
  return { name, decode, layout, prepare: null, notes };
}

function utf8Text(bytes: Buffer): string {
  return bytes.toString('utf8');
}

function decoderOf(label: string): (bytes: Buffer) => string {
  const decoder = new TextDecoder(label, { ignoreBOM: true });
  return (bytes) => decoder.decode(bytes);
}

/** UTF-16 is turned into UTF-8 before rows are cut; places are counted back to the bytes of the file. A byte that is half of two belongs to no row. */
function utf16(name: 'utf-16le' | 'utf-16be', start: number, { length }: Survey): Encoding {
  const layout: Layout = {
    start,
    unit: 2,
    original: (bytes) => ({
      length: utf16Bytes(bytes),
      raw: () => {
        const raw = Buffer.from(bytes.toString('utf8'), 'utf16le');
        return name === 'utf-16le' ? raw : raw.swap16();
      },
    }),
  };
  const prepare = async function* (parts: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    const decoder = new TextDecoder(name, { ignoreBOM: true });
    let skip = start;
    let half = Buffer.alloc(0);
    for await (const part of parts) {
      const bytes = Buffer.concat([half, part.subarray(skip)]);
      skip = Math.max(0, skip - part.length);
      const whole = bytes.length - (bytes.length % 2);
      half = bytes.subarray(whole);
      const text = decoder.decode(bytes.subarray(0, whole), { stream: true });
      if (text !== '') yield Buffer.from(text, 'utf8');
    }
    const rest = decoder.decode();
    if (rest !== '') yield Buffer.from(rest, 'utf8');
  };
  return { name, decode: utf8Text, layout, prepare, notes: (length - start) % 2 === 0 ? [] : [CUT_CHARACTER] };
}

function utf16Bytes(utf8: Buffer): number {
  let units = 0;
  for (const byte of utf8) {
    if (byte >= 0xf0) units += 2;
    else if (byte < 0x80 || byte >= 0xc0) units += 1;
  }
  return units * 2;
}

/** UTF-16 without a mark: nearly every second byte is zero, as long as the text is mostly Latin. */
function bareUtf16(head: Buffer): 'utf-16le' | 'utf-16be' | null {
  const sample = head.subarray(0, 4096);
  const zeros = [0, 0];
  for (const [i, byte] of sample.entries()) if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const most = (sample.length / 2) * 0.8;
  if (sample.length < 4) return null;
  if (odd >= most && even <= most / 8) return 'utf-16le';
  return even >= most && odd <= most / 8 ? 'utf-16be' : null;
}

const SAMPLE_BYTES = 1 << 16;
const AROUND = 40;

/** Weighs the bytes beyond ASCII: how many sequences are whole UTF-8 characters, how many are broken; and a sample of them. */
async function strangeBytes(path: string, { packing }: Survey): Promise<{ broken: number; whole: number; sample: Buffer }> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let replaced = 0;
  let written = 0;
  let whole = 0;
  const sample: Buffer[] = [];
  let sampled = 0;
  const count = (text: string): void => {
    for (let i = 0; i < text.length; i += 1) {
      const code = text.charCodeAt(i);
      if (code === 0xfffd) replaced += 1;
      else if (code >= 0x80 && !(code >= 0xdc00 && code <= 0xdfff)) whole += 1;
    }
  };
  for await (const block of blocks(path, { packing })) {
    count(decoder.decode(block, { stream: true }));
    // A replacement character in the file itself was not put there by this decoding.
    for (let at = block.indexOf(REPLACEMENT); at >= 0; at = block.indexOf(REPLACEMENT, at + 3)) written += 1;
    for (let i = 0; i < block.length && sampled < SAMPLE_BYTES; i += 1) {
      if ((block[i] as number) < 0x80) continue;
      const end = Math.min(block.length, i + AROUND);
      const around = block.subarray(Math.max(0, i - AROUND), end);
      sample.push(around);
      sampled += around.length;
      i = end;
    }
  }
  count(decoder.decode());
  return { broken: Math.max(0, replaced - written), whole: whole + written, sample: Buffer.concat(sample) };
}

const REPLACEMENT = Buffer.from('\ufffd', 'utf8');

/** Encodings of other scripts than Latin, in which the letters tell the encoding reliably. */
const OTHER_SCRIPTS = new Set([
  'windows-1251',
  'windows-1253',
  'windows-1255',
  'windows-1256',
  'KOI8-R',
  'ISO-8859-5',
  'ISO-8859-6',
  'ISO-8859-7',
  'ISO-8859-8',
  'Shift_JIS',
  'EUC-JP',
  'EUC-KR',
  'Big5',
  'GB18030',
]);
const MIN_CONFIDENCE = 30;
/** In other scripts nearly every letter is beyond ASCII; in Latin ones few are, even in a sample taken around them. */
const MIN_STRANGE_SHARE = 0.25;
const MIN_STRANGE = 20;

/** The encoding of bytes that are not UTF-8, from a sample around the strange ones. */
function guess(sample: Buffer): string {
  const { repaired, restored, left } = mendMacRoman(macText(sample));
  if (repaired + restored >= 3 && repaired + restored > left) return 'macintosh';
  if (looksMac(sample)) return 'macintosh';
  const strange = sample.reduce((count, byte) => count + (byte >= 0x80 ? 1 : 0), 0);
  const [best] = strange >= Math.max(MIN_STRANGE, sample.length * MIN_STRANGE_SHARE) ? analyse(sample) : [];
  return best !== undefined && best.confidence >= MIN_CONFIDENCE && OTHER_SCRIPTS.has(best.name) ? best.name.toLowerCase() : 'windows-1252';
}

const macText = decoderOf('macintosh');

/** Bytes that are small letters and the apostrophe in Mac Roman, and marks or capitals in windows-1252. */
const MAC_LETTERS = new Set([0x87, 0x88, 0x89, 0x8a, 0x8c, 0x8d, 0x8e, 0x8f, 0x90, 0x95, 0x99, 0x9b, 0x9d, 0x9f, 0xd5]);

/** Mac Roman without further damage: between two small letters stand bytes that are letters only there. */
function looksMac(sample: Buffer): boolean {
  let mac = 0;
  let windows = 0;
  for (let i = 1; i + 1 < sample.length; i += 1) {
    if (!isSmall(sample[i - 1] as number) || !isSmall(sample[i + 1] as number)) continue;
    const byte = sample[i] as number;
    if (MAC_LETTERS.has(byte)) mac += 1;
    else if (byte === 0x92 || byte >= 0xe0) windows += 1;
  }
  return mac >= 2 && mac > windows;
}

function isSmall(byte: number): boolean {
  return byte >= 0x61 && byte <= 0x7a;
}

/** Mac Roman, with the damage of old spreadsheets undone and counted over the whole file. */
async function macRoman(path: string, found: Survey): Promise<Encoding> {
  const { repaired, restored, left } = await counted(path, found, macText, mendMacRoman);
  if (repaired + restored <= left) return ofBytes('macintosh', macText, 0, []);
  const notes = [`${repaired} characters repaired (UTF-8 that was read as windows-1252 and saved as Mac Roman)`];
  if (restored > 0) notes.push(`${restored} characters had lost a byte to this damage and are read as an ellipsis`);
  return ofBytes('macintosh', (bytes) => mendMacRoman(macText(bytes)).text, 0, [...notes, ...leftWords(left)]);
}

/** Characters at the beginning of a file that must have been taken for others, and runs of letters for each that was not. */
const MIN_MISTAKEN = 3;
const MISTAKEN_TO_LEFT = 20;

/** What the UTF-8 of a text was taken for, where nearly all beyond ASCII shows it: nobody writes two such letters together. */
function takenFor(text: string): Mistaken | null {
  const all: readonly Mistaken[] = ['windows-1252', 'macintosh'];
  return (
    all.find((as) => {
      const { repaired, left } = mendTwice(text, as);
      return repaired >= MIN_MISTAKEN && repaired >= left * MISTAKEN_TO_LEFT;
    }) ?? null
  );
}

/** UTF-8 that was taken for another encoding and saved as UTF-8 again, as when a spreadsheet asks and is answered wrongly. */
async function writtenTwice(
  path: string,
  found: Survey,
  { name, start, notes, mistaken }: Pick<Encoding, 'name' | 'notes'> & { readonly start: number; readonly mistaken: Mistaken },
): Promise<Encoding> {
  const stream = new TextDecoder('utf-8', { ignoreBOM: true });
  const mend = (text: string): Mended => mendTwice(text, mistaken);
  const { repaired, left } = await counted(path, found, (block) => stream.decode(block, { stream: true }), mend);
  const told = `${repaired} characters repaired (UTF-8 that was read as ${mistaken} and saved as UTF-8)`;
  return ofBytes(name, (bytes) => mend(utf8Text(bytes)).text, start, [...notes, told, ...leftWords(left)]);
}

function leftWords(left: number): string[] {
  return left > 0 ? [`${left} runs of strange letters could not be repaired and stay as they are`] : [];
}

/** What mending the text of a whole file comes to. */
async function counted(
  path: string,
  { packing }: Survey,
  decode: (block: Buffer) => string,
  mend: (text: string) => Mended,
): Promise<Omit<Mended, 'text'>> {
  let repaired = 0;
  let restored = 0;
  let left = 0;
  let rest = '';
  const count = (text: string): void => {
    const mended = mend(text);
    repaired += mended.repaired;
    restored += mended.restored;
    left += mended.left;
  };
  for await (const block of blocks(path, { packing })) {
    const text = rest + decode(block);
    // Runs of strange letters must not be cut, so that a stretch ends behind plain letters only.
    let end = text.endsWith('_') ? text.length - 1 : text.length;
    while (end > 0 && text.charCodeAt(end - 1) >= 0x80) end -= 1;
    rest = text.slice(end);
    count(text.slice(0, end));
  }
  count(rest);
  return { repaired, restored, left };
}
