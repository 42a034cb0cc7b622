/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import { renderToString } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { isolated } from '../../../src/report/page/isolated.tsx';

test.each([
  ['Sharing is most frequent (12.0%)', 'Sharing is most frequent (12.0%)'],
  ['75.0% in 1 · מורים 123 למתמטיקה, 7.4% in 3', '75.0% in 1\u00a0·\u00a0<bdi>מורים 123 למתמטיקה</bdi>, 7.4% in 3'],
  ['#تعليم_الرياضيات and #חינוך: 12', '#<bdi>تعليم_الرياضيات</bdi> and #<bdi>חינוך</bdi>: 12'],
  ['2 · #חינוך_2023 (83)', '2\u00a0·\u00a0#<bdi>חינוך_2023</bdi> (83)'],
  ['درس, חינוך', '<bdi>درس</bdi>, <bdi>חינוך</bdi>'],
  ['#می\u200cخواهم!', '#<bdi>می\u200cخواهم</bdi>!'],
  ['شكرًا', '<bdi>شكرًا</bdi>'],
  ['in 2 · #edchat, 3 of 4 · a', 'in 2\u00a0·\u00a0#edchat, 3 of 4\u00a0·\u00a0a'],
])('isolated(%j) is %s', (sentence, markup) => {
  expect(renderToString(<p>{isolated(sentence)}</p>)).toBe(`<p>${markup}</p>`);
});
