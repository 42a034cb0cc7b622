import { bytesOfWindows1252 } from './windows1252.ts';

/**
 * Text that was UTF-8, was read as windows-1252 and saved as Mac Roman, as old spreadsheets on a Mac do: a right quote
 * becomes the three letters â€™. `repaired` counts characters that came back for certain, `restored` those that lost a
 * byte on the way and are read by the table below, `left` the runs that stay as they are.
 */
export interface Mended {
  readonly text: string;
  readonly repaired: number;
  readonly restored: number;
  readonly left: number;
}

/**
 * Windows-1252 has characters that Mac Roman lacks; saving wrote `_` for them. Of the characters that begin with
 * the same two bytes, the ellipsis is by far the most common in posts (shortened texts end in one).
 */
const LOST_BYTE: Readonly<Record<string, string>> = { 'â€_': '…' };

const RUN = /[\u0080-\uffff]+_?/g;

/** Undoes the damage in text decoded as Mac Roman. Runs of letters that are not such damage are left alone and counted. */
export function mendMacRoman(text: string): Mended {
  let repaired = 0;
  let restored = 0;
  let left = 0;
  const mended = text.replace(RUN, (run) => {
    const underscore = run.endsWith('_') ? '_' : '';
    const letters = underscore === '' ? run : run.slice(0, -1);
    const whole = utf8(letters);
    if (whole !== null) {
      repaired += [...whole].length;
      return whole + underscore;
    }
    for (const [damaged, character] of Object.entries(LOST_BYTE)) {
      if (!run.endsWith(damaged)) continue;
      const before = run.slice(0, -damaged.length);
      const rest = before === '' ? '' : utf8(before);
      if (rest === null) continue;
      repaired += [...rest].length;
      restored += 1;
      return rest + character;
    }
    left += 1;
    return run;
  });
  return { text: mended, repaired, restored, left };
}

/** What UTF-8 was taken for that was saved as UTF-8 again: every character beyond ASCII became two letters or more. */
export type Mistaken = 'windows-1252' | 'macintosh';

const STRANGE = /[\u0080-\uffff]+/g;

/** Undoes that damage: `dÃ©jÃ ` is `déjà`. Runs of letters that are not such damage are left alone and counted. */
export function mendTwice(text: string, as: Mistaken): Mended {
  let repaired = 0;
  let left = 0;
  const mended = text.replace(STRANGE, (run) => {
    const whole = ofBytes(as === 'macintosh' ? bytesOfMacRoman(run) : bytesOfWindows1252(run));
    if (whole === null) left += 1;
    else repaired += [...whole].length;
    return whole ?? run;
  });
  return { text: mended, repaired, restored: 0, left };
}

const MAC_BYTES = new Map(
  [...new TextDecoder('macintosh').decode(Uint8Array.from({ length: 128 }, (_, i) => 128 + i))].map((letter, i) => [letter, 128 + i]),
);

function bytesOfMacRoman(letters: string): Buffer | null {
  const bytes = [...letters].map((letter) => MAC_BYTES.get(letter) ?? -1);
  return bytes.includes(-1) ? null : Buffer.from(bytes);
}

function utf8(letters: string): string | null {
  // Byte 9D is a letter in Mac Roman and nothing in windows-1252, which therefore passed it through unchanged.
  return ofBytes(bytesOfWindows1252(letters.replaceAll('ù', '\u009d')));
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function ofBytes(bytes: Buffer | null): string | null {
  if (bytes === null) return null;
  try {
    return strict.decode(bytes);
  } catch {
    return null;
  }
}
