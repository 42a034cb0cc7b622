import { expect, test } from 'vitest';
import { isCommon, Languages } from '../../../src/communities/terms/stop-words.ts';
import { parted } from '../../../src/communities/terms/unspaced.ts';
import { words } from '../../../src/text/words.ts';

/** The language that a text is held for. */
function languageOf(text: string, stated: string | null = null): string {
  const languages = new Languages();
  const numbers = words(text)
    .flatMap(parted)
    .map((word, i) => {
      languages.add(word);
      return i;
    });
  return languages.of(numbers, stated);
}

test.each([
  ['The die is cast in our war on worksheets', null, 'en'],
  ['Ich habe heute nicht viel Zeit für die Bruchrechnung', null, 'de'],
  ['Hoy fue muy difícil porque los niños no han dormido', null, 'es'],
  ['Nous avons fait une carte mentale avec les élèves', null, 'fr'],
  ['Сегодня мы учились считать и не только', null, 'ru'],
  ['昨日は三年生と紙の橋を作りました', null, 'ja'],
  ['我明天会和你分享课堂的资料', null, 'zh'],
  // Hardly a word tells: what the platform says; nothing where it says it does not know.
  ['Bruchrechnung!', 'de', 'de'],
  ['Bruchrechnung!', 'de-AT', 'de'],
  ['Bruchrechnung!', 'und', 'en'],
  ['Matematika!', 'in', 'id'],
  ['Brøkregning!', 'nb', 'no'],
  ['Bruchrechnung!', null, 'en'],
  // Platforms mistake short texts.
  ['We love our maps and what they tell us', 'nl', 'en'],
  ['Ich habe heute nicht viel Zeit für die Bruchrechnung', 'en', 'de'],
  ['', null, 'en'],
])('languageOf("%s", %s) is %s', (text, stated, expected) => expect(languageOf(text, stated)).toBe(expected));

test('a word is common in its language, or in English everywhere', () => {
  expect([isCommon('nicht', 'de'), isCommon('nicht', 'en'), isCommon('the', 'de'), isCommon('für', 'de')]).toEqual([
    true,
    false,
    true,
    true,
  ]);
  expect([isCommon('die', 'de'), isCommon('die', 'en'), isCommon('bruchrechnung', 'de'), isCommon('the', 'xx')]).toEqual([
    true,
    false,
    false,
    true,
  ]);
});
