import { expect, test } from 'vitest';
import { paintable } from '../../../src/report/drawing/paintable.ts';

test.each([
  ['<text x="1">Größe, 12 – 5 %, ×2 … “a”</text>', true],
  ['#Школа #σχολείο #תלמידים #تعليم', true],
  ['#教育', false],
  ['#교육', false],
  ['#ครู', false],
  ['#teach🍎', false],
])('paintable(%j) is %s', (svg, is) => {
  expect(paintable(svg)).toBe(is);
});
