/** Letters as UTF-16 units: so the words of a text are found and put into lower case without making strings. */

/** What is known of a unit: 1 a letter or mark, 2 a digit, 0 neither, 255 not asked yet. */
const kinds = new Uint8Array(65_536).fill(255);
const lowers = new Uint16Array(65_536);

/** 1 for a letter or mark, 2 for a digit, 0 for anything else. */
export function letterKind(unit: number): number {
  const known = kinds[unit] as number;
  if (known !== 255) return known;
  const character = String.fromCharCode(unit);
  const kind = /[\p{L}\p{M}]/u.test(character) ? 1 : /\p{N}/u.test(character) ? 2 : 0;
  kinds[unit] = kind;
  lowers[unit] = character.toLowerCase().charCodeAt(0);
  return kind;
}

/** The lower case of a unit whose kind was asked for before. */
export function lowerOf(unit: number): number {
  return unit < 128 ? (unit >= 65 && unit <= 90 ? unit + 32 : unit) : (lowers[unit] as number);
}

/** Whether a unit, whose kind was asked for before, is a letter in upper case. */
export function isCapital(unit: number): boolean {
  return unit < 128 ? unit >= 65 && unit <= 90 : lowerOf(unit) !== unit;
}

/** The text of the first units of an array. */
export function textOf(units: Uint16Array, length: number): string {
  return Buffer.from(units.buffer, 0, 2 * length).toString('utf16le');
}

/** Whether a text has letters of two units, or letters whose lower case has two units or depends on their place. */
export function hasLongLetters(text: string): boolean {
  return mayHaveLongLetters.test(text) && longLetters.test(text);
}

/** Quick to look for, and in few texts. */
const mayHaveLongLetters = /[\ud800-\udfffİΣ]/;
const longLetters = /(?=[\u{10000}-\u{10ffff}])[\p{L}\p{M}\p{N}]|[İΣ]/u;
