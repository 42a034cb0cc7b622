/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';

/** Letters written from right to left. */
const LEFTWARD = `[${['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Adlm', 'Mand', 'Samr'].map((script) => `\\p{Script=${script}}`).join('')}]`;
/** A stretch from the first to the last of them and the digits on it, without letters of other scripts, and not over the commas of a list. */
const STRETCH = new RegExp(String.raw`(${LEFTWARD}(?:(?:(?!\p{L})[^,;]|${LEFTWARD})*${LEFTWARD})?[\p{M}\p{N}_]*)`, 'gu');

/** Between a number and the name that it belongs to. */
const NUMBERED = /(?<=\d) · (?=\S)/g;

/**
 * A sentence, made safe for lines and directions of writing. No line break parts the number of a community from its name. Names
 * written from right to left are set apart from what is around them: a comma or number behind one would otherwise jump before it.
 */
export function isolated(sentence: string): ComponentChildren {
  const [first, ...others] = sentence.replaceAll(NUMBERED, '\u00a0·\u00a0').split(STRETCH);
  return others.length === 0 ? first : [first, ...others].map((part, i) => (i % 2 === 1 ? <bdi key={i}>{part}</bdi> : part));
}
