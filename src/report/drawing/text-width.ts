import { SQUARE } from '../../text/letters.ts';

/**
 * The width of a text in pixels, on the wide side of the fonts that a picture may be shown in: from the kinds of its
 * characters alone, so that it is the same on every machine. Characters of Chinese, Japanese and Korean, and emoji, are as
 * wide as they are high.
 */
export function textWidth(text: string, fontSize: number): number {
  let ems = 0;
  for (const character of text) ems += SQUARE.test(character) ? 1 : CAPITAL.test(character) ? 0.68 : 0.55;
  return Math.ceil(ems * fontSize);
}

/** Capitals, digits and characters as wide as they. */
const CAPITAL = /[\p{Lu}\d%#@+–—…×]/u;
