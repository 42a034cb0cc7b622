import { expect, test } from 'vitest';
import { cueMeanings } from '../../../src/classify/cues/cue-meanings.ts';
import { cues } from '../../../src/classify/cues/cues.ts';
import { readPattern } from '../../../src/classify/cues/pattern.ts';
import { priors } from '../../../src/classify/model/priors.ts';

test('every cue and every weight of the codebook has a meaning in words', () => {
  for (const [name, { pattern, source }] of Object.entries(cues)) {
    expect(source, name).not.toBe('');
    expect(() => readPattern(pattern), name).not.toThrow();
  }
  const names = new Set(Object.values(priors).flatMap((weights) => Object.keys(weights)));
  for (const name of names) if (!name.startsWith('shape/')) expect(Object.keys(cueMeanings)).toContain(name.slice(name.indexOf('/') + 1));
});
