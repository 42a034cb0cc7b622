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

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function utf8(letters: string): string | null {
  // Byte 9D is a letter in Mac Roman and nothing in windows-1252, which therefore passed it through unchanged.
  const bytes = bytesOfWindows1252(letters.replaceAll('ù', '\u009d'));
  if (bytes === null) return null;
  try {
    return strict.decode(bytes);
  } catch {
    return null;
  }
}
