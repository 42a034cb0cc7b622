import { expect, test } from 'vitest';
import { phrases } from '../../src/privacy/tokens.ts';
import { folded } from '../../src/privacy/views.ts';
import { ownWords } from '../../src/report/own-words.ts';
import { listed, references } from '../../src/report/paper/references.ts';

test('ownWords knows its references as the report lists them, so that no account called “T 2023” is told by one', async () => {
  const { vocabulary } = await ownWords();
  const told = references.flatMap((reference) => [...phrases(folded(listed(reference)))]);
  expect(told.length).toBeGreaterThan(references.length);
  expect(told.filter((phrase) => !vocabulary.has(phrase))).toEqual([]);
});

test('ownWords knows none of the words of a study', async () => {
  const { vocabulary, program } = await ownWords();
  expect(vocabulary.has('posts')).toBe(true);
  expect(vocabulary.has(['pseudo', 'nymless'].join(''))).toBe(false);
  expect(program).not.toContain(['pseudo', 'nymless'].join(''));
});
