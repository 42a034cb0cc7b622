import { expect, test } from 'vitest';
import { names } from '../../../src/report/network-map/names.ts';

const disc = (name: string, x: number, y: number, radius: number) => ({ name, x, y, radius });

/** What is written of the first disc, beside others that lie around it above and below. */
function first(radius: number, ...around: readonly ReturnType<typeof disc>[]) {
  return names([disc('1 · #chat', 200, 200, radius), ...around], 1, 400)
    .filter(({ disc: of }) => of === 0)
    .map(({ text, within }) => [text, within]);
}

/** Two discs so near below and above the first that a gap of so many pixels is left. */
const close = (radius: number, gap: number) => [
  disc('', 200, 200 + 2 * radius + gap, radius),
  disc('', 200, 200 - 2 * radius - gap, radius),
];

test('a name stands in full below its disc, by its number where there is less room', () => {
  expect(first(20)).toEqual([['1 · #chat', false]]);
  const pairs = [240, 160].flatMap((y) => [disc('', 176, y, 20), disc('', 224, y, 20)]);
  expect(first(20, ...pairs)).toEqual([['1', false]]);
});

test('a name that has no room around its disc stands on it, in full or by its number, if the disc is large enough', () => {
  expect(first(42, ...close(42, 0))).toEqual([['1 · #chat', true]]);
  expect(first(20, ...close(20, 0))).toEqual([['1', true]]);
  expect(first(12, ...close(12, 0))).toEqual([]);
});

test('names touch neither one another nor another disc', () => {
  const discs = Array.from({ length: 40 }, (_, i) => disc(`${i + 1} · name`, 30 + 40 * (i % 8), 30 + 45 * Math.floor(i / 8), 14 + (i % 5)));
  const found = names(discs, 1, 340);
  const boxes = found.map(({ x, y, text }) => ({ x, y, half: ([...text].length * 6.6) / 2 }));
  for (const [i, a] of boxes.entries())
    for (const b of boxes.slice(i + 1)) expect(Math.abs(a.x - b.x) > a.half + b.half || Math.abs(a.y - b.y) >= 13).toBe(true);
  for (const { disc: own, x, y, text } of found)
    for (const [i, other] of discs.entries()) {
      const across = Math.max(0, Math.abs(other.x - x) - ([...text].length * 6.6) / 2);
      const down = Math.max(0, Math.abs(other.y - y) - 6.5);
      if (i !== own) expect(Math.hypot(across, down)).toBeGreaterThanOrEqual(other.radius);
    }
  expect(found.length).toBeGreaterThan(10);
});
