import { expect, test } from 'vitest';
import { entries } from '../../../../src/report/sections/methods/definitions.tsx';
import type { Measured } from '../../../../src/schema/definition.ts';

const definition = (name: string, rest: Partial<Measured>): Measured => ({
  kind: 'indicator',
  name,
  title: name,
  means: `Share of ${name}`,
  unit: 'share',
  ...rest,
});

test('a long sentence that one definition has said already is told by the name of that one', () => {
  const choice = 'rate ratio of a Poisson regression with errors clustered by person, who may be in both groups that are compared';
  const [links, thanks] = entries([
    definition('Links', { choice, limit: 'a word list' }),
    definition('Thanks', { choice, limit: 'a word list' }),
  ]);
  expect(links?.text).toBe(`Share of Links. Choice: ${choice}. Limit: a word list.`);
  expect(thanks?.text).toBe('Share of Thanks. Choice: as for “Links”. Limit: a word list.');
});

test('definitions that others differ from in their choice alone are told a second time in one entry', () => {
  const again = (name: string): Measured =>
    definition(`${name}Unflagged`, { title: `${name}, without accounts set aside`, variantOf: name, choice: 'set aside: two flags' });
  const told = entries([definition('Links', {}), again('Links'), definition('Thanks', {}), again('Thanks')]);
  expect(told.map(({ name }) => name)).toEqual(['Links', 'Thanks', 'Without accounts set aside']);
  expect(told[2]?.text).toBe('Each as it is defined above, told a second time: links and thanks. Choice: set aside: two flags.');
});
