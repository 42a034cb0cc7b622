import { expect, test } from 'vitest';
import { accounts } from '../../../../src/report/sections/people/accounts.ts';
import type { Source } from '../../../../src/report/source/source.ts';
import { Glossary } from '../../../../src/report/words/glossary.ts';
import { post, withTables } from '../../invented-study.ts';

test.each([
  [4, 20, 'found in fewer than 5 accounts'],
  [6, 20, '6 accounts (30.0% of those who posted) show at least one sign'],
  // The posts of the one or two left would follow from those of the others.
  [18, 20, 'so many accounts that fewer than 5 are left'],
  [20, 20, 'so many accounts that fewer than 5 are left'],
])('of %i accounts with signs of automation among %i it is said: %s', async (flagged, people, said) => {
  const keys = Array.from({ length: people }, (_, i) => `a${i}`);
  const posts = keys.map((author) => post({ post: `p${author}`, author }));
  const indicators = keys
    .slice(0, flagged)
    .map((person) => ({ indicator: 'auditFlags', scope: 'person', person, value: 1, people: null, bearers: null }));
  const section = await withTables({ posts, indicators }, ['people', 'posts', 'indicators'], (db) =>
    accounts({ db, k: 5, unit: 'people', people, posts: people, glossary: new Glossary([]) } as unknown as Source),
  );
  const words = section.introduction.join(' ').replaceAll('\u00a0', ' ');
  expect(words).toContain(said);
  if (flagged !== 6) expect(`${words} ${section.findings.join(' ')}`).not.toMatch(/%/);
});
