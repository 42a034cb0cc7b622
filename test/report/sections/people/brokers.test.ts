import { expect, test } from 'vitest';
import { definitions } from '../../../../src/communities/definitions.ts';
import { rowsOf } from '../../../../src/report/figure.ts';
import { brokersFigure } from '../../../../src/report/sections/people/brokers.ts';
import { toldMixing } from '../../../../src/report/sections/people/told-mixing.ts';
import { Glossary } from '../../../../src/report/words/glossary.ts';
import { withTables } from '../../tables.ts';

/** Ways through each of the people in a role, by role. */
type Ways = Record<string, readonly number[]>;

function figure(ways: Ways, chance: Record<string, number>, automated: readonly string[] = []) {
  const all = Object.values(ways)
    .flat()
    .reduce((sum, n) => sum + n, 0);
  const mixing = [
    { grouping: 'role', measure: 'eiIndex', group: null, people: 40, value: 0, chance: 0, z: 0, p: 1 },
    ...Object.entries(ways).map(([measure, each]) => ({
      grouping: 'role',
      measure,
      group: null,
      people: each.length,
      value: each.reduce((sum, n) => sum + n, 0) / all,
      chance: chance[measure] ?? null,
      z: 1,
      p: measure in chance ? 0.01 : null,
    })),
  ];
  const brokers = Object.entries(ways).flatMap(([role, each]) =>
    each.map((n, i) => ({ grouping: 'role', role, person: `${role} ${i}`, ways: n })),
  );
  const people = automated.map((person) => ({ person, bot: true }));
  return withTables({ mixing, brokers, people }, ['mixing', 'brokers', 'people', 'ties'], async (db) =>
    brokersFigure({ db, k: 5, glossary: new Glossary(definitions) }, await toldMixing({ db, k: 5 })),
  );
}

const many = [3, 2, 2, 2, 1, 1];

test('the role that is farthest from chance heads the figure, roles stand in the order of their definitions', async () => {
  const found = await figure(
    { liaison: many, gatekeeper: [...many, ...many, ...many], coordinator: many },
    { gatekeeper: 0.3, coordinator: 0.1 },
  );
  expect(found?.finding).toBe('People stand between two others as gatekeeper in 60.0% of the ways, more than by chance (30.0%), by role');
  expect(rowsOf<{ role: string }>(found?.table as never).map(({ role }) => role)).toEqual(['Coordinator', 'Gatekeeper', 'Liaison']);
});

test('is not said to be as by chance where the network was too large to hold it against chance', async () => {
  const found = await figure({ coordinator: many, gatekeeper: [...many, ...many] }, {});
  expect(found?.finding).toBe('People stand between two others mostly as gatekeeper (66.7% of the ways), by role');
});

test('roles of few people, or nearly all of one, are left out, with another that would tell of them', async () => {
  const found = await figure({ liaison: [1, 1, 1], gatekeeper: [90, 1, 1, 1, 1, 1], coordinator: [...many, ...many], itinerant: many }, {});
  expect(rowsOf<{ role: string }>(found?.table as never).map(({ role }) => role)).toEqual(['Coordinator']);
  const one = await figure({ liaison: [1, 1, 1], coordinator: [...many, ...many], itinerant: many }, {});
  expect(rowsOf<{ role: string }>(one?.table as never).map(({ role }) => role)).toEqual(['Coordinator']);
  expect(await figure({ liaison: [2, 1], coordinator: [...many] }, {})).toBeNull();
});

test('automated accounts hide nobody: roles in which hardly anybody else stands are left out', async () => {
  const found = await figure({ liaison: many, coordinator: [...many, ...many], itinerant: [...many, ...many] }, {}, [
    'liaison 0',
    'liaison 1',
  ]);
  expect(JSON.stringify(rowsOf(found?.table as never))).not.toContain('Liaison');
});
