import { type CueCode, cues } from './cues.ts';

/** The text as cues read it: forms folded, lower case, straight quotes, single spaces, links as ⟨link⟩. */
export function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/https?:\/\/\S{1,2000}/g, '⟨link⟩')
    .replace(/[‘’`´]/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n\s*/g, '\n');
}

/** A cue found, with the words it was found in. */
export interface Found {
  readonly cue: string;
  readonly code: CueCode;
  readonly excerpt: string;
}

interface Pass {
  readonly names: readonly string[];
  readonly expression: RegExp;
}

/** One alternation per code: a cue hides another of its own code where both begin, never one of another code. */
const passes: ReadonlyMap<CueCode, Pass> = new Map(
  [...new Set(Object.values(cues).map(({ code }) => code))].map((code) => {
    const mine = Object.entries(cues).filter(([, cue]) => cue.code === code);
    return [
      code,
      { names: mine.map(([name]) => name), expression: new RegExp(mine.map(([, { pattern }]) => `(${pattern})`).join('|'), 'gu') },
    ];
  }),
);

/** Finds the cues of a code in a text prepared by `plain`, each once, in the order of the text. */
export function cuesIn(text: string, code: CueCode): Found[] {
  const pass = passes.get(code);
  if (pass === undefined) return [];
  const found = new Map<string, Found>();
  for (const match of text.matchAll(pass.expression)) {
    const cue = pass.names[match.findIndex((group, i) => i > 0 && group !== undefined) - 1] as string;
    if (!found.has(cue)) found.set(cue, { cue, code, excerpt: match[0].trim() });
    if (found.size === pass.names.length) break;
  }
  return [...found.values()];
}
