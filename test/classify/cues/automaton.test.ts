import fc from 'fast-check';
import { expect, test } from 'vitest';
import { automaton } from '../../../src/classify/cues/automaton.ts';

/** Every literal and the place where it ends, as the automaton finds them. */
function ends(literals: readonly string[], text: string): string[] {
  const { columns, next, shift, ends, ending } = automaton(literals);
  const found: string[] = [];
  let state = 0;
  for (let at = 0; at < text.length; at++) {
    state = next[(state << shift) + (columns[text.charCodeAt(at)] as number)] as number;
    for (const number of ending[ends[state] as number] as readonly number[]) found.push(`${literals[number]} ${at + 1}`);
  }
  return found;
}

test('automaton finds every literal wherever it ends, in literals within literals too', () => {
  const pieces = fc.stringMatching(/^[abé😂]{1,4}$/u);
  fc.assert(
    fc.property(fc.uniqueArray(pieces, { maxLength: 8 }), fc.stringMatching(/^[abcé😂]{0,20}$/u), (literals, text) => {
      const plainly = literals.flatMap((literal) =>
        Array.from({ length: text.length }, (_, at) => at + 1).flatMap((end) =>
          text.slice(0, end).endsWith(literal) ? [`${literal} ${end}`] : [],
        ),
      );
      expect(ends(literals, text).sort()).toEqual(plainly.sort());
    }),
  );
});

test('automaton gives the longest literal first', () => {
  expect(ends(['he', 'she', 'hers', 'e'], 'shers')).toEqual(['she 3', 'he 3', 'e 3', 'hers 5']);
});
