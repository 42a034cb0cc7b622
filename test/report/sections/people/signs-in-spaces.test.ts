import { expect, test } from 'vitest';
import { definitions } from '../../../../src/pln/every-indicator.ts';
import { rowsOf } from '../../../../src/report/figure.ts';
import { signsInSpaces } from '../../../../src/report/sections/people/signs-in-spaces.ts';
import type { Source } from '../../../../src/report/source/source.ts';
import { Glossary } from '../../../../src/report/words/glossary.ts';

const source = { glossary: new Glossary(definitions) } as unknown as Source;

test('a space of which it is not told how many post there stands before the others, whichever of them have more', () => {
  const sign = { name: 'questionShare', period: null, value: 0.2, low: 0.1, high: 0.3 };
  const order = (people: number) =>
    rowsOf<{ space: string }>(
      signsInSpaces(source, [
        { ...sign, item: '#hall', people: 30, counted: 30 },
        { ...sign, item: '#desk', people, counted: null },
        { ...sign, item: '#room', people: 40, counted: 40 },
      ])?.table as never,
    ).map(({ space }) => space);
  for (const people of [20, 35, 50]) expect(order(people)).toEqual(['#desk', '#room', '#hall']);
});
