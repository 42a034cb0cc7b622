import { expect, test } from 'vitest';
import { definitions } from '../../../../src/pln/every-indicator.ts';
import { sideBySide } from '../../../../src/report/sections/spaces/side-by-side.ts';
import type { Source } from '../../../../src/report/source/source.ts';
import { Glossary } from '../../../../src/report/words/glossary.ts';
import { withTables } from '../../tables.ts';

/** What is said first of two hashtags, in the larger of which four of ten coded posts are for sharing, by so many people. */
async function finding(bearers: number) {
  const share = (indicator: string, item: string, value: number) => ({ indicator, scope: 'space', item, value, people: 20 });
  const indicators = [
    share('people', '#one', 30),
    { ...share('sharingShare', '#one', 0.4), bearers },
    share('newsShare', '#one', 0),
    share('people', '#two', 29),
    share('newsShare', '#two', 0.25),
  ] as never;
  const section = await withTables({ indicators }, ['indicators', 'components', 'bridges', 'posts'], async (db) => {
    await db.run(`INSERT INTO "publicThings" VALUES ('hashtag' || chr(10) || 'one'), ('hashtag' || chr(10) || 'two')`);
    return sideBySide({ db, k: 5, glossary: new Glossary(definitions), coding: null, platforms: [] } as unknown as Source);
  });
  return section.figures.find(({ id }) => id === 'purposes')?.finding.replaceAll('\u00a0', ' ');
}

test('what posts are for is told of the coded ones, and of a space of which more than nothing may be told', async () => {
  expect(await finding(10)).toMatch(/^40\.0% of the coded posts of #one, the space with most people, are for sharing/);
  expect(await finding(2)).toMatch(/^25\.0% of the coded posts of #two are for news and opinion/);
});
