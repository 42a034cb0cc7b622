import { analyse } from 'chardet';
import { blocks } from '../bytes.ts';
import type { Survey } from '../survey.ts';
import { macText } from './encoding.ts';
import { mendMacRoman } from './mojibake.ts';

const SAMPLE_BYTES = 1 << 16;
const AROUND = 40;

/** Weighs the bytes beyond ASCII: how many sequences are whole UTF-8 characters, how many are broken; and a sample of them. */
export async function strangeBytes(path: string, { packing }: Survey): Promise<{ broken: number; whole: number; sample: Buffer }> {
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
export function guess(sample: Buffer): string {
  const { repaired, restored, left } = mendMacRoman(macText(sample));
  if (repaired + restored >= 3 && repaired + restored > left) return 'macintosh';
  if (looksMac(sample)) return 'macintosh';
  const strange = sample.reduce((count, byte) => count + (byte >= 0x80 ? 1 : 0), 0);
  const [best] = strange >= Math.max(MIN_STRANGE, sample.length * MIN_STRANGE_SHARE) ? analyse(sample) : [];
  return best !== undefined && best.confidence >= MIN_CONFIDENCE && OTHER_SCRIPTS.has(best.name) ? best.name.toLowerCase() : 'windows-1252';
}

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
