import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Figure, rowsOf } from '../../../../src/report/figure.ts';
import { siteKindFigure } from '../../../../src/report/sections/spaces/site-kinds.ts';
import { gatherLinks } from '../../../../src/report/source/linked.ts';
import type { Source } from '../../../../src/report/source/source.ts';
import { withTables } from '../../tables.ts';

/** A study in which person i wrote post i, which links to the i-th of these domains. */
function told(domains: readonly string[], named: readonly string[] = []) {
  const links = domains.map((domain, i) => ({ post: `p${i}`, position: 1, url: `https://${domain}/`, domain }));
  const profiles = [
    { person: 'a', part: 'tools', kind: 'domain', item: 'shop.example', count: 1, site: 'marketplace' },
    { person: 'b', part: 'tools', kind: 'domain', item: 'shop.example', count: 1, site: 'marketplace' },
    { person: 'b', part: 'tools', kind: 'domain', item: 'mart.example', count: 1, site: 'marketplace' },
    { person: 'b', part: 'tools', kind: 'domain', item: 'films.example', count: 1, site: 'video' },
    { person: 'b', part: 'tools', kind: 'domain', item: 'short.example', count: 1, site: 'shortener' },
  ];
  return withTables({ links, profiles }, ['links', 'profiles'], async (db, folder) => {
    const rows = domains.map((_, i) => `('p${i}', ${i}, ${i})`);
    await db.run(
      `CREATE TABLE "shownPosts" AS SELECT *, 1 AS week, true AS linked FROM (VALUES ${rows.join(', ')}) AS t(post, number, teller)`,
    );
    await gatherLinks(db, join(folder, 'linked'));
    return siteKindFigure({ db, k: 5, unit: 'people', posts: domains.length } as unknown as Source, named);
  });
}

const names = (figure: Figure | null) => rowsOf<{ name: string }>(figure?.table as never).map(({ name }) => name);

const times = (n: number, domain: string) => Array.from({ length: n }, () => domain);

test('kinds of sites are told by posts and people, those on no list as such, and never as the lead', async () => {
  const figure = await told([...times(9, 'own.example'), ...times(8, 'shop.example'), ...times(6, 'films.example')]);
  expect(figure?.finding.replaceAll('\u00a0', ' ')).toBe(
    'Of the kinds of sites on the list, marketplaces are linked to most, in 8 posts by 8 people',
  );
  expect(rowsOf(figure?.table as never)).toMatchObject([
    { name: 'Sites on no list', posts: 9, people: 9 },
    { name: 'Marketplaces', posts: 8, people: 8 },
    { name: 'Video sites', posts: 6, people: 6 },
  ]);
});

test('a kind that fewer than five people link to is not told, nor what the total would give back', async () => {
  const figure = await told([...times(9, 'own.example'), ...times(12, 'shop.example'), ...times(3, 'films.example')]);
  expect(rowsOf<{ name: string }>(figure?.table as never).map(({ name }) => name)).toEqual(['Marketplaces']);
});

test('there is no figure where no site is of a known kind', async () => {
  expect(await told(times(9, 'own.example'))).toBeNull();
  expect(await told([...times(9, 'short.example'), ...times(8, 'own.example')])).toBeNull();
});

test('a kind is not told whose links to other sites than one that is told come from few people', async () => {
  const links = [...times(9, 'shop.example'), ...times(3, 'mart.example'), ...times(14, 'films.example'), ...times(9, 'own.example')];
  expect(names(await told(links))).toEqual(['Video sites', 'Marketplaces', 'Sites on no list']);
  expect(names(await told(links, ['shop.example']))).toEqual(['Video sites']);
  expect(names(await told([...links, ...times(2, 'mart.example')], ['shop.example']))).toContain('Marketplaces');
});
