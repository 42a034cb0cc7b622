import { expect, test } from 'vitest';
import { isEnglish, isOtherScript } from '../../../src/classify/reading/language.ts';
import { Lexicon } from '../../../src/classify/reading/lexicon.ts';

test.each([
  ['The students liked it', null, true],
  ['Die Kinder lernen das und es ist gut', null, false],
  ['Die Kinder lernen das und es ist gut', 'de', false],
  ['This is what we did with the class', 'de', true],
  ['Fractions!', 'und', true],
  ['Fractions!', 'fr', false],
  ['урок сегодня', 'en', false],
  ['Café de la Paix', 'en-GB', true],
  ['Gue gak tau sih', null, false],
  ['Não sei o que ele tem', null, false],
  ["Mais c'est pas fait", null, false],
  ['El Paso has a plan for schools', null, true],
  ['Notes on the reading log of Jo van Dam', null, true],
])('isEnglish(%j, %j) is %s', (text, language, expected) => {
  expect(isEnglish(new Lexicon().count(text, [], false), language)).toBe(expected);
});

test.each([
  ['【Skin】明日の授業で使う #school https://t.co/a', true],
  ['We read a haiku: 古池や', false],
  ['Δx is the change of x', false],
  ['𝐁𝐨𝐥𝐝 words 😂', false],
  ['#授業 https://t.co/a', false],
])('isOtherScript(%j) is %s', (text, expected) => {
  expect(isOtherScript(text)).toBe(expected);
});
