import { expect, test } from 'vitest';
import { map } from '../../src/mirror/map.ts';
import type { Mirror } from '../../src/mirror/mirror.ts';

const item = (name: string) => ({ name, count: 12, twoWay: true, faded: false, first: 0, last: 1e10 });

/** The labels of spaces of these names, without the signs that keep a name to itself. */
function labels(names: readonly string[], width: number): string[] {
  const drawn = map({ people: [], tools: [], spaces: names.map(item), first: 0, last: 1e10 } as unknown as Mirror, { width, id: 'm' });
  return [...drawn.matchAll(/<text x="[^"]*" y="[^"]*">([^<]*)</g)].map(([, text = '']) => text);
}

test('map cuts names of wide signs to the room that there is', () => {
  const [wide = '', plain = ''] = labels(['#日本の教育現場とともに学ぶ先生たちの会', '#edchat'], 360);
  expect(wide).toMatch(/^\u2068#日本.{3,8}…\u2069 12$/u);
  expect(plain).toBe('\u2068#edchat\u2069 12');
});

test('map keeps the number behind a name that is written from right to left', () => {
  expect(labels(['#تعليم'], 720)).toEqual(['\u2068#تعليم\u2069 12']);
});
