/**
 * Windows-1252, the encoding of spreadsheets on Windows. Node 20's own decoder of that name leaves the bytes 80-9F as
 * control characters, where quotes, dashes and the euro sign should be; hence this table. The five bytes without a
 * character stand for the control character of the same number, as in the encoding standard.
 */
const HIGH =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

const HIGH_BYTES = new Map([...HIGH].map((character, i) => [character, 0x80 + i]));

/** Text of bytes in windows-1252. */
export function decodeWindows1252(bytes: Buffer): string {
  return bytes.toString('latin1').replace(/[\u0080-\u009f]/g, (control) => HIGH.charAt(control.charCodeAt(0) - 0x80));
}

/** The bytes of a text in windows-1252, or null where a character has none. */
export function bytesOfWindows1252(text: string): Buffer | null {
  const bytes = Buffer.alloc(text.length);
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    const byte = HIGH_BYTES.get(text.charAt(i)) ?? (code < 0x80 || (code >= 0xa0 && code <= 0xff) ? code : null);
    if (byte === null) return null;
    bytes[i] = byte;
  }
  return bytes;
}
