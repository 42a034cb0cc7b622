import { setFlagsFromString } from 'node:v8';

/** Bytecode that a function runs through before it is optimised, in bytes: eight times as much as V8 has by itself. */
const BUDGET = 540_000;

/**
 * Has functions optimised later under Node 20; later ones have a quick compiler between, and wait longer by themselves.
 * Of a small study most functions are done before that pays: to optimise them took a fifth of its processor seconds.
 * The sample takes an eighth less so (means of three runs: 13.4 and 11.7 CPU seconds), 100,000 posts a sixteenth (one run
 * each: 34.2 and 32.1); where there is much to do, what does it has run through so much within milliseconds.
 */
export function optimiseLater(): void {
  if (process.versions.v8.startsWith('11.')) setFlagsFromString(`--interrupt-budget=${BUDGET}`);
}
