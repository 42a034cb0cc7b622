import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tokensOf } from '../../src/privacy/tokens.ts';
import { folded } from '../../src/privacy/views.ts';
import { hashOf, WordHashes } from '../../src/privacy/word-hashes.ts';

const words = new WordHashes();
const spelled = (text: string): number[] => tokensOf(folded(text)).map(hashOf);

/** Signs that change those beside them when they are folded, or are changed by them, and what parts them. */
const DELICATE = [...'aΣσİIıé渡ガ１ﬁ½', '\u0301', '\u0308', '\u3099', '\u200b', '\u00ad', '\u00a8', '\u00a0', "'", '.', ' ', '\n', '\t'];

describe('the hashes of the words of a text', () => {
  test.each([
    ['plain words', 'Six ways, to fold_a crane!'],
    ['quotation marks, dashes and a no-break space', '“It’s”\u00a0done — really…'],
    ['emoji between and within words', 'so\u{1f600}good 👩‍🏫 1️⃣ ok'],
    ['signs that fold to letters', 'Ｚoë 𝐛𝐨𝐥𝐝 ﬁne Å ǆ ½ \u212aelvin'],
    ['signs that are not seen', 'za\u200bra q\u00aduill'],
    ['half a character', 'a\ud83d b\ude00c \ud83d'],
    ['writing without spaces', '渡辺先生 ok'],
    ['writing without spaces beside digits and other scripts', 'GIGAスクール構想 2020年度 コミュニケーション'],
    ['more words than there was room for', 'word '.repeat(700)],
    ['nothing', ' … '],
  ])('are those of its words: %s', (_, text) => {
    expect([...words.of(text)]).toEqual(spelled(text));
  });

  test('are those of its words around any one character', () => {
    for (let code = 0; code < 0x11_0000; code += code < 0x3000 || (code >= 0x1_f000 && code < 0x1_fc00) ? 1 : 17) {
      const text = `a${String.fromCodePoint(code)}b c`;
      const [got, meant] = [[...words.of(text)].join(), spelled(text).join()];
      if (got !== meant) expect.fail(`U+${code.toString(16)}`);
    }
  });

  test('are those of its words, of any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...DELICATE) })), (text) => {
        expect([...words.of(text)]).toEqual(spelled(text));
      }),
    );
  });
});

test.each([
  ['', 0x811c9dc5],
  ['a', 0xe40c292c],
  ['foobar', 0xbf9cf968],
])('hashOf(%j) is that of FNV-1a with 32 bits', (word, hash) => expect(hashOf(word) >>> 0).toBe(hash));
