import { expect, test } from 'vitest';
import { accounts } from '../../../../src/report/sections/people/accounts.ts';
import type { Source } from '../../../../src/report/source/source.ts';
import { Glossary } from '../../../../src/report/words/glossary.ts';
import { post, withTables } from '../../tables.ts';

test.each([
  [4, 20, 'Fewer than 5 accounts stand out by a sign'],
  [6, 20, '6 accounts (30.0% of those who posted) stand out by a sign that automated accounts show too'],
  // The posts of the one or two left would follow from those of the others.
  [18, 20, 'All but fewer than 5 accounts stand out by a sign'],
  [20, 20, 'All but fewer than 5 accounts stand out by a sign'],
])('of %i accounts with signs of automation among %i it is said: %s', async (flagged, people, said) => {
  const keys = Array.from({ length: people }, (_, i) => `a${i}`);
  const posts = keys.map((author) => post({ post: `p${author}`, author }));
  const indicators = keys
    .slice(0, flagged)
    .map((person) => ({ indicator: 'auditFlags', scope: 'person', person, value: 1, people: null, bearers: null }));
  const section = await withTables({ posts, indicators }, ['people', 'posts', 'indicators'], (db) =>
    accounts({ db, k: 5, unit: 'people', people, posts: people, glossary: new Glossary([]) } as unknown as Source),
  );
  const words = [...section.findings, ...section.introduction].join(' ').replaceAll('\u00a0', ' ');
  expect(words).toContain(said);
  if (flagged !== 6) expect(words).not.toMatch(/%/);
});

test.each([
  ['what accounts with a sign wrote', [10, 4, 4, 4, 4, 4], 3, true],
  ['nothing of posts that are nearly all of one of them', [99, 2, 2, 2, 2, 2], 3, false],
  ['nothing of posts where the others are nearly all one person’s', [10, 4, 4, 4, 4, 4], 200, false],
] as const)('of posts it is told %s', async (_, flagged, busiest, isTold) => {
  const amounts = [...flagged, busiest, 2, 2, 2, 2, 2];
  const posts = amounts.flatMap((n, i) => Array.from({ length: n }, (_, j) => post({ post: `p${i} ${j}`, author: `a${i}` })));
  const indicators = flagged.map((_, i) => ({
    indicator: 'auditFlags',
    scope: 'person',
    person: `a${i}`,
    value: 1,
    people: null,
    bearers: null,
  }));
  const section = await withTables({ posts, indicators }, ['people', 'posts', 'indicators'], (db) =>
    accounts({ db, k: 5, unit: 'people', people: 12, posts: posts.length, glossary: new Glossary([]) } as unknown as Source),
  );
  const words = section.findings.join(' ');
  // Said once: at the head of the section.
  expect(section.introduction.join(' ')).not.toContain('stand out');
  expect(words).toContain('stand out by a sign');
  expect(words.includes('of the posts are theirs')).toBe(isTold);
});

test('of each sign it is told how many accounts it flags, and not of how few it does not', async () => {
  const sign = (name: string, flagFrom: number) =>
    ({ kind: 'indicator', name, title: `Audit: ${name.slice(5).toLowerCase()}`, means: '', unit: 'value', flagFrom }) as const;
  const glossary = new Glossary([sign('auditLinks', 0.9), sign('auditPace', 60), sign('auditCopies', 0.3)]);
  const keys = Array.from({ length: 30 }, (_, i) => `a${i}`);
  const of = (indicator: string, values: readonly number[]) =>
    values.map((value, i) => ({ indicator, scope: 'person', person: `a${i}`, value, people: null, bearers: null }));
  const flagged = Array.from({ length: 12 }, (_, i) => i);
  const indicators = [
    ...of(
      'auditFlags',
      flagged.map(() => 1),
    ),
    ...of(
      'auditLinks',
      flagged.map((i) => (i < 6 ? 0.95 : 0.1)),
    ),
    // All but two, and three: neither may be told.
    ...of(
      'auditPace',
      flagged.map((i) => (i < 10 ? 70 : 2)),
    ),
    ...of(
      'auditCopies',
      flagged.map((i) => (i < 3 ? 0.5 : 0)),
    ),
  ];
  const posts = keys.map((author) => post({ post: `p${author}`, author }));
  const section = await withTables({ posts, indicators }, ['people', 'posts', 'indicators'], (db) =>
    accounts({ db, k: 5, unit: 'people', people: 30, posts: 30, glossary } as unknown as Source),
  );
  const signs = section.figures.find(({ id }) => id === 'signs');
  expect(signs?.table.objects()).toMatchObject([{ sign: 'links', people: 6 }]);
  expect(signs?.finding.replaceAll('\u00a0', ' ')).toBe('Of 12 accounts with a flag, 6 have it for links');
});

test('where one sign flags every account with a flag, it is told of all of them', async () => {
  const glossary = new Glossary([
    { kind: 'indicator', name: 'auditLinks', title: 'Audit: links', means: '', unit: 'value', flagFrom: 0.9 },
  ]);
  const keys = Array.from({ length: 30 }, (_, i) => `a${i}`);
  const indicators = keys
    .slice(0, 12)
    .flatMap((person) =>
      ['auditFlags', 'auditLinks'].map((indicator) => ({ indicator, scope: 'person', person, value: 1, people: null, bearers: null })),
    );
  const posts = keys.map((author) => post({ post: `p${author}`, author }));
  const section = await withTables({ posts, indicators }, ['people', 'posts', 'indicators'], (db) =>
    accounts({ db, k: 5, unit: 'people', people: 30, posts: 30, glossary } as unknown as Source),
  );
  expect(section.figures[0]?.finding.replaceAll('\u00a0', ' ')).toBe('All 12 accounts with a flag have it for links');
});
