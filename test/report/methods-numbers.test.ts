import { describe, expect, test } from 'vitest';
import { type Facts, factsOf } from '../../src/report/paper/facts.ts';
import { methodsText } from '../../src/report/paper/methods.ts';
import { report } from '../../src/report/report.ts';
import type { Source } from '../../src/report/source/source.ts';
import { open } from '../../src/report/source/source.ts';
import { Glossary } from '../../src/report/words/glossary.ts';
import type { Work } from '../../src/run/stage.ts';
import type { TableName } from '../../src/schema/schema.ts';
import { readSettings } from '../../src/settings/read-settings.ts';
import { inventedStudy } from './invented-study.ts';
import { person, type Tables, withTables } from './tables.ts';

/** Every number of the text, without grouping signs; years of citations, levels of intervals and names of functions are none. */
function numbersIn(text: string): string[] {
  const plain = text
    .replace(/\p{Lu}[\p{L}.& ]*?(?: et al\.|[\p{L} ,&]+)? (?:19|20)\d\d(?=[);:,.])/gu, '')
    .replace(/\p{L}+ \((?:19|20)\d\d\)/gu, '')
    .replace(/at 95%|95% interval|\bF1\b|SHA-256/g, '')
    .replace(/(?<=\d),(?=\d{3})/g, '');
  return [...plain.matchAll(/\d+(?:\.\d+)?/g)].map(([number]) => number);
}

describe('each number of the methods text has an origin', () => {
  // A number of its own for each fact, so that the text tells where each of its numbers is from.
  const names = [
    'files', 'rows', 'duplicates', 'rejected', 'blank', 'unsigned', 'bots', 'byBots', 'deleted', 'assumed', 'languages', 'coded', 'judged',
    'people', 'ties', 'interactions', 'sessions', 'profiles',
  ] as const; // biome-ignore format: a list of names
  const counts = Object.fromEntries(names.map((name, i) => [name, 20_011 + 97 * i])) as Record<(typeof names)[number], number>;
  const shares = { without: '11.1% (95% interval 12.2% to 13.3%)', including: '14.4% (95% interval 15.5% to 16.6%)' };
  const facts: Facts = {
    ...counts,
    deletedPeople: 43,
    modelled: counts.judged * 0.377,
    formats: ['a format'],
    published: 'Posts were published in the weeks from 3 Mar 1987 to 4 Apr 1988 (UTC).',
    codes: [{ title: 'Sharing', ...shares }],
    measures: new Map([
      ['components', 30_011],
      ['largestComponent', 0.4321],
      ['returnedTies', 0.711],
      ['returnedByChance', 0.722],
      ['returnedP', 0.073],
      ['transitivity', 0.744],
      ['transitivityByChance', 0.755],
      ['transitivityP', 0.076],
    ]),
    partition: new Map([
      ['runs', 31_011],
      ['stability', 0.51],
      ['modularity', 0.52],
      ['z', 53.1],
      ['p', 0.054],
      ['chanceModularity', 0.55],
      ['chanceNetworks', 31_021],
      ['groups', 31_031],
      ['comparedModularity', 0.56],
    ]),
    besideRandom: true,
    mixing: new Set(['eiIndex', 'sharedGroup', 'coordinator']),
    lasting: new Map([
      ['tiesKept', 0.677],
      ['tiesKeptByChance', 0.688],
      ['tieJaccard', 0.69],
    ]),
  };
  const settings = readSettings(JSON.stringify({ seed: 40_011, pln: { minPosts: 41 }, communities: { resolution: 1.7 } }), 'study.yaml');
  const performance = [{ code: 'sharing', measure: 'precision', coded: 90, authors: 50, value: 0.61, low: 0.57, high: 0.65, refused: '' }];
  const source = {
    settings,
    k: 43,
    posts: 50_011,
    people: 50_021,
    platforms: [{ name: 'A platform', posts: 1, people: 1 }],
    unit: 'people',
    codes: ['sharing', 'selfpromotion', 'commercial'],
    undecided: [],
    glossary: new Glossary([]),
    coding: { performance, current: { codes: true } },
  } as unknown as Source;
  const text = methodsText(source, facts, '7.8.9')
    .flatMap(({ paragraphs }) => paragraphs)
    .join('\n');

  test('in a fact drawn from the tables, in a setting, or in the version', () => {
    const origins = new Set([
      ...Object.values(counts).map(String),
      ...[
        '37.7',
        '3',
        '1987',
        '4',
        '1988',
        '11.1',
        '12.2',
        '13.3',
        '14.4',
        '15.5',
        '16.6',
        '30011',
        '43.2',
        '31011',
        '0.51',
        '0.52',
        '53.1',
        '0.054',
      ],
      ...[
        '0.55',
        '31021',
        '31031',
        '0.56',
        '67.7',
        '68.8',
        '0.69',
        '71.1',
        '72.2',
        '0.073',
        '0.744',
        '0.755',
        '0.076',
        '0.61',
        '0.57',
        '0.65',
        '40011',
        '41',
        '1.7',
        '43',
        '50011',
        '50021',
        '7.8',
        '9',
      ],
    ]);
    expect(numbersIn(text).filter((number) => !origins.has(number))).toEqual([]);
    // And none of them is lost on the way.
    expect([...origins].filter((number) => !numbersIn(text).includes(number))).toEqual([]);
  });
});

/** The facts of a study as the report gathers them. */
async function gathered(tables: Tables): Promise<Facts> {
  return withTables(tables, report.reads, async (db, kept) => {
    const settings = readSettings('{}', 'study.yaml');
    const study = { name: 's', inputs: [], settings, folders: { interim: '', processed: '', report: '' } };
    const source = await open({ db, settings, study, kept, definitions: [], record: { stages: {} } } as unknown as Work);
    const { gatherCoded } = await import('../../src/report/source/coded.ts');
    await gatherCoded(source);
    return factsOf(source);
  });
}

test('shares with automated accounts are told where there are enough of them not to be told of', async () => {
  const study = inventedStudy(400);
  const including = async (tables: Tables) => (await gathered(tables)).codes.map(({ including }) => including);
  expect(await including(study)).toEqual([null, null, null]);
  expect(await including({ ...study, people: study.people?.map((one) => ({ ...one, bot: false })) ?? [] })).not.toContain(null);
});

test('each fact changes with the table it is drawn from', async () => {
  const study = inventedStudy(400);
  const before = await gathered(study);
  const grown = structuredClone(study);
  const [posts, ledger, ties] = [grown.posts ?? [], grown.ledger ?? [], grown.ties ?? []];
  const add = (table: TableName, row: object) => {
    (grown as Record<string, object[]>)[table] = [...(grown[table] ?? []), row];
  };
  // Half of the posts three weeks earlier, the others three weeks later.
  for (const [i, row] of posts.entries()) if (row.time != null) row.time += (i % 2 === 0 ? -21 : 21) * 86_400_000;
  add('ledger', { ...ledger[0], file: 'another', format: 'other', rows: 1000, kept: 1, duplicates: 7, rejected: 5, blank: 3 });
  add('posts', { ...posts[0], post: 'x:1', author: null, status: 'deleted', timeBasis: 'assumed', language: 'eo', time: 0 });
  add('posts', { ...posts[0], post: 'x:0', status: 'deleted' });
  // As many automated accounts as it takes for shares with them to be told.
  for (const bot of ['x:b1', 'x:b2', 'x:b3', 'x:b4', 'x:b5']) {
    add('posts', { ...posts[0], post: bot, author: bot, time: 4_000_000_000_000 });
    add('people', person({ person: bot, bot: true, posts: 1 }));
    for (const code of ['sharing', 'selfpromotion', 'commercial']) add('labels', { post: bot, code, value: true, probability: 0.9 });
  }
  add('ties', { ...ties[0], source: 'x:new', target: 'x:newer', weight: 9 });
  add('sessions', { ...(grown.sessions ?? [])[0], session: 'another' });
  add('profiles', { ...(grown.profiles ?? [])[0], person: 'x:new' });
  add('partition', { measure: 'z', value: 3 });
  add('triads', { triad: '030T', number: 1, people: 3, chance: 0.5, p: 1 });
  add('mixing', { grouping: 'role', measure: 'eiIndex', people: 30, value: 0 });
  add('indicators', { indicator: 'tiesKept', scope: 'study', value: 0.2, people: 30, bearers: 10 });
  for (const row of [...(grown.measures ?? []), ...(grown.partition ?? [])]) if (row.value != null) row.value += 0.25;
  const after = await gathered(grown);
  const same = (Object.keys(before) as (keyof Facts)[]).filter((name) => {
    const plain = (value: unknown) => JSON.stringify(value instanceof Map || value instanceof Set ? [...value] : value);
    return plain(before[name]) === plain(after[name]);
  });
  expect(same).toEqual([]);
});
