import { expect, test } from 'vitest';
import { phrases } from '../../src/privacy/tokens.ts';
import { folded } from '../../src/privacy/views.ts';
import { ownWords } from '../../src/report/own-words.ts';
import { listed, references } from '../../src/report/paper/references.ts';

test('ownWords knows its references as the report lists them, so that no account called “T 2023” is told by one', async () => {
  const { vocabulary } = await ownWords();
  for (const reference of references) for (const phrase of phrases(folded(listed(reference)))) expect(vocabulary).toContain(phrase);
});

test('ownWords knows none of the words of a study', async () => {
  const { vocabulary, program } = await ownWords();
  expect(vocabulary).toContain('posts');
  expect(vocabulary).not.toContain(['pseudo', 'nymless'].join(''));
  expect(program).not.toContain(['pseudo', 'nymless'].join(''));
});
