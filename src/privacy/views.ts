import { gunzipSync, inflateSync } from 'node:zlib';
import { decodeHTML } from 'entities/decode';

/**
 * A text and what it reads as once character references, JSON escapes, percent signs, base64, gzip, UTF-16 and marks
 * within words are decoded, so that nothing is told in disguise. Each view once, in a fixed form: NFKC, folded to lower
 * case, without characters that are not seen. A decoded view holds the places that decoding changes with what stands
 * around them; the rest of the text it would only repeat.
 */
export function views(content: string | Uint8Array): string[] {
  const decoded = (typeof content === 'string' ? [content] : readable(content)).map(undrawn);
  // Twice, because one may stand in another: a link in JSON in an attribute. What was decoded before gives nothing new.
  for (let round = 0, from = 0; round < 2; round++) {
    const texts = decoded.slice(from);
    from = decoded.length;
    for (const text of texts) {
      for (const decode of [references, escapes, percents, base64s, unmarked, unspaced]) {
        const found = decode(text);
        if (found !== '' && !decoded.includes(found)) decoded.push(found);
      }
    }
  }
  return [...new Set(decoded.map(folded))];
}

/** Numbers as paths write them, each in one way only, so that no text takes long to look through. */
const NUMBER = String.raw`(?:\d+(?![\d.])|\d+\.\d*(?!\d)|\.\d+(?!\d))(?:e[+-]?\d+(?!\d))?`;
const COORDINATES = String.raw`(?:[\s,]*[+-]?${NUMBER})+`;
/** Places on paths and colours, as attributes of what is drawn: letters there are commands and digits. */
const DRAWN = new RegExp(String.raw`\s(?:d="(?:\s*(?:[mlhvcsqta]${COORDINATES}|z))*\s*"|(?:fill|stroke)="#[0-9a-f]{3,8}")`, 'gi');

/** The text without places and colours of drawings, among which any short handle like m120 comes up by chance. */
function undrawn(text: string): string {
  return text.replace(DRAWN, '');
}

/** The text as it is compared: NFKC, in lower case, without characters of no width. */
export function folded(text: string): string {
  // Almost all texts are plain ASCII, for which the costly steps change nothing.
  if (PLAIN.test(text)) return text.toLowerCase();
  return text.normalize('NFKC').toLowerCase().replace(UNSEEN, '').normalize('NFC');
}

const PLAIN = /^[\t\n\r\x20-\x7e]*$/;
const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu;

function references(text: string): string {
  return changed(text, /&(?:#|[a-z])/gi, decodeHTML);
}

function escapes(text: string): string {
  return changed(text, /\\/g, (part) =>
    part
      .replace(/\\u\{?([0-9a-f]{4,6})\}?/gi, (_, hex: string) => character(Number.parseInt(hex, 16)))
      .replace(/\\x([0-9a-f]{2})/gi, (_, hex: string) => character(Number.parseInt(hex, 16)))
      .replace(/\\[nr]/g, '\n')
      .replace(/\\[tbf]/g, ' ')
      .replace(/\\(["\\/_&%#${}~^-])/g, '$1'),
  );
}

function percents(text: string): string {
  return changed(text, /%[0-9a-f]{2}/gi, (part) =>
    part.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
      const decoded = Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8');
      return decoded.includes('\ufffd') ? run : decoded;
    }),
  );
}

/** Characters kept on either side of a decoded place: more than a link, or eight words, are long. */
const AROUND = 2_000;

/** The parts of the text in which something is to be decoded, decoded. */
function changed(text: string, sign: RegExp, decode: (part: string) => string): string {
  const parts: string[] = [];
  let [start, end] = [-1, -1];
  for (const { index } of text.matchAll(sign)) {
    if (index > end) {
      if (end >= 0) parts.push(decode(wholeWords(text, start, end)));
      start = Math.max(0, index - AROUND);
    }
    end = index + AROUND;
  }
  if (end >= 0) parts.push(decode(wholeWords(text, start, end)));
  return parts.join('\n');
}

/** A part of the text without the words that it would cut in two. */
function wholeWords(text: string, start: number, end: number): string {
  let [from, to] = [start, Math.min(end, text.length)];
  if (from > 0) while (from < to && LETTER.test(text.charAt(from))) from += 1;
  if (to < text.length) while (to > from && LETTER.test(text.charAt(to - 1))) to -= 1;
  return text.slice(from, to);
}

const LETTER = /[\p{L}\p{N}\p{M}]/u;

/** What runs of base64 hold, over several lines too, where that is text; the rest of the text is left out. */
function base64s(text: string): string {
  const held: string[] = [];
  for (const [run] of text.matchAll(/[A-Za-z0-9+/_-]{16,}(?:\r?\n[A-Za-z0-9+/_-]{4,})*={0,2}/g)) {
    const bytes = Buffer.from(run, 'base64');
    for (const decoded of readable(bytes)) if (!/[\ufffd\p{Cc}]/u.test(decoded.replace(/[\t\n\r]/g, ''))) held.push(decoded);
  }
  return held.join('\n');
}

const MARK = /<\/?(?:b|bdi|em|i|mark|span|strong|tspan|u|wbr)(?:\s[^<>]*)?>/gi;

/** The text without marks that stand within a line: a name of which one letter is bold reads as the name. */
function unmarked(text: string): string {
  return changed(text, MARK, (part) => part.replace(MARK, ''));
}

/** Text of two bytes to a letter that was read as one byte to a letter. */
function unspaced(text: string): string {
  return changed(text, /\0/g, (part) => part.replaceAll('\0', ''));
}

function character(code: number): string {
  return code > 0x10ffff ? '' : String.fromCodePoint(code);
}

/** The readable parts of a file: all but the pixels of a PNG, the content of anything compressed, and the whole of anything else. */
function readable(bytes: Uint8Array): string[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.subarray(0, 8).equals(PNG)) return [chunksOf(buffer).join('\n')];
  if (buffer[0] === 0x1f && buffer[1] === 0x8b) return unpacked(() => gunzipSync(buffer)) ?? [buffer.toString('utf8')];
  const wide = buffer.includes(0) || (buffer[0] ?? 0) >= 0xfe;
  return wide ? [buffer.toString('utf8'), buffer.toString('utf16le'), swapped(buffer).toString('utf16le')] : [buffer.toString('utf8')];
}

/** The words in a PNG: what its chunks other than those of the picture say, compressed ones too. */
function chunksOf(buffer: Buffer): string[] {
  const parts: string[] = [];
  for (let at = 8; at + 12 <= buffer.length; ) {
    const length = buffer.readUInt32BE(at);
    const kind = buffer.toString('latin1', at + 4, at + 8);
    const data = buffer.subarray(at + 8, at + 8 + length);
    if (kind !== 'IDAT' && kind !== 'PLTE' && kind !== 'IHDR') {
      parts.push(data.toString('utf8'));
      // The texts of zTXt, iTXt and iCCP are compressed from some byte on, where the header of zlib stands.
      for (let from = data.indexOf(0x78); from >= 0; from = data.indexOf(0x78, from + 1))
        parts.push(...(unpacked(() => inflateSync(data.subarray(from))) ?? []));
    }
    at += 12 + length;
  }
  return parts;
}

/** What compressed bytes hold, or null where they are none. */
function unpacked(unpack: () => Buffer): string[] | null {
  try {
    return readable(unpack());
  } catch {
    return null;
  }
}

/** The bytes with each two changing places; an odd last one is left out. */
function swapped(buffer: Buffer): Buffer {
  return Buffer.from(buffer.subarray(0, buffer.length - (buffer.length % 2))).swap16();
}

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
