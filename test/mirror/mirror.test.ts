import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Database } from '../../src/database/database.ts';
import { type Mirror, mirror } from '../../src/mirror/mirror.ts';
import { mirrorPage } from '../../src/mirror/mirror-page.ts';
import { prompts } from '../../src/mirror/prompts.ts';
import { typed } from '../pipelines/typed.ts';
import { writeArchive } from './archive.ts';

let folder: string;
/** The mirror of an archive that says whose it is. */
let found: Mirror;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mirror-'));
  found = await looked('named', true);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The figures of the tables that the script leaves of an archive, which says whose it is or does not. */
async function looked(name: string, owner: boolean): Promise<Mirror> {
  const archive = writeArchive(join(folder, name), { owner });
  const out = join(folder, `${name}-out`);
  const { status, stderr } = await typed('mirror', [archive, '--out', out]);
  expect(status, stderr).toBe(0);
  const db = await Database.open();
  try {
    for (const table of ['posts', 'people', 'links', 'labels']) await db.view(table, join(out, `tables/${table}.parquet`));
    return await mirror(db, { zone: 'UTC', siteKind: (domain) => (domain === 'teacherspayteachers.com' ? 'marketplace' : null) });
  } finally {
    db.close();
  }
}

describe('the mirror', () => {
  it('shows people, spaces and tools of the one whose archive it is', () => {
    expect(found.posts).toBe(20);
    expect(found.kinds).toEqual({ original: 13, reply: 4, repost: 3, quote: 0 });
    expect(found.people.map(({ name, count, twoWay, faded }) => [name, count, twoWay, faded])).toEqual([
      ['@bo', 4, true, true],
      ['@cy', 3, false, false],
    ]);
    expect(found.spaces.map(({ name, count, faded, fresh }) => [name, count, faded, fresh])).toEqual([
      ['Twitter/X', 20, false, false],
      ['#newchat', 9, false, true],
      ['#oldchat', 3, true, false],
    ]);
    expect(found.tools.map(({ name, kind }) => [name, kind])).toEqual([['teacherspayteachers.com', 'marketplace']]);
    expect(found.commerce.own.commercial).toBe(1);
    expect(found.hours[15]).toBe(20);
    // Of the own words of the earlier half (8 of 17) four are answers; of the later half (8) none: fewer than 20, so nothing is said.
    expect(found.initiating).toBeNull();
  });

  it('is the same where the archive does not say whose it is', async () => {
    expect(await looked('nameless', false)).toEqual(found);
  });

  it('calls people whose handle is not in the files by name, or by their key', async () => {
    const tables = join(folder, 'named-out', 'tables');
    const db = await Database.open();
    try {
      for (const table of ['posts', 'links', 'labels']) await db.view(table, join(tables, `${table}.parquet`));
      await db.run(`CREATE VIEW people AS SELECT * REPLACE (CASE WHEN posts > 0 THEN handle END AS handle,
        CASE WHEN id = '72' THEN 'Cy' END AS name) FROM '${join(tables, 'people.parquet')}'`);
      const { people } = await mirror(db, { zone: 'UTC', siteKind: () => null });
      expect(people.map(({ name }) => name)).toEqual(['twitter:71', 'Cy']);
    } finally {
      db.close();
    }
  });

  it('gives bounds where the time zone is not known', () => {
    const prompt = (late: Mirror['late'], zone: string | null) =>
      prompts({ ...found, late, zone }).find(({ name }) => name === 'hours')?.figures[0];
    expect(prompt({ low: 0.25, high: 0.25 }, 'UTC')).toMatch(/^25% of your posts/);
    expect(prompt({ low: 0.1, high: 0.9 }, null)).toMatch(/^Between 10% and 90%/);
  });

  it('says how many posts the codes do not read', () => {
    const figures = (posts: number) =>
      prompts({ ...found, posts })
        .find(({ name }) => name === 'commerce')
        ?.figures.join(' ');
    const read = found.commerce.own.posts + found.commerce.passedOn.posts;
    expect(figures(read)).not.toContain('Not read');
    expect(figures(read + 4)).toContain('4 more were not read, because they have no words or are not in English.');
  });

  it('counts one person, space and tool as one, and tells shares of the most frequent only where there are others', async () => {
    expect((await mirrorPage(found)).replaceAll('\u00a0', ' ')).toContain(': 2 people, 3 spaces, 1 tool.</p>');
    const figures = (name: string, mirror: Mirror = found) =>
      prompts(mirror)
        .find((prompt) => prompt.name === name)
        ?.figures[0]?.replaceAll('\u00a0', ' ')
        .replace(/[\u2068\u2069]/g, '');
    expect(figures('people')).toBe('You met 2 people, none of them only once: @bo, @cy.');
    expect(figures('faded-people')).toBe('1 person you met at least three times, but not in the last half-year of your posts: @bo.');
    expect(figures('tools')).toBe('You linked to 1 site: teacherspayteachers.com.');
    const many = Array.from({ length: 8 }, () => found.people).flat();
    expect(figures('people', { ...found, people: many })).toMatch(
      /^You met 16 people, none of them only once\. The five you met most have 3\d% of all/,
    );
    expect(figures('faded-people', { ...found, people: many })).toMatch(/^8 people you met .* posts, such as @bo/);
    const sites = Array.from({ length: 4 }, () => found.tools).flat();
    expect(figures('tools', { ...found, tools: sites })).toMatch(/^You linked to 4 sites; .* have 75% of the links\.$/);
  });

  it('page shows markup of names and texts as text, and allows no connection', async () => {
    const hostile = '"><img src=x onerror=alert(1)>&`\'';
    const [bo] = found.people;
    if (bo === undefined) throw new Error('nobody found');
    const page = await mirrorPage({ ...found, people: [{ ...bo, name: hostile }] });
    expect(page).not.toContain('<img');
    expect(page).toContain("default-src 'none'");
    expect(page.match(/<script/g)).toHaveLength(1);
    expect(page).toContain('<title>Private');
  });

  it('map shows from when to when each item was met', async () => {
    const page = await mirrorPage(found);
    // The wide map alone has bars: one for each item, over the years of all posts.
    expect(page.match(/class="(?:people|spaces|tools) life"/g)).toHaveLength(
      found.people.length + found.spaces.length + found.tools.length,
    );
    expect(await mirrorPage({ ...found, first: null, last: null })).not.toContain('life"');
  });

  it('leaves a page and tables, and nothing made for others', () => {
    expect(readdirSync(join(folder, 'named-out')).sort()).toEqual(['index.html', 'tables']);
    expect(readFileSync(join(folder, 'named-out/index.html'), 'utf8')).toContain('@bo');
  });

  it('refuses to make a page for somebody else than the owner of the archive, under a name that nobody has', async () => {
    const archive = writeArchive(join(folder, 'mine'), { owner: true });
    const { status, stderr } = await typed('mirror', [archive, '--me', 'nobody_of_them', '--out', join(folder, 'wrong')]);
    expect([status, stderr]).toEqual([2, 'error: --me: unknown handle: nobody_of_them\n1 person posted in these files: ada_invented\n']);
    expect(existsSync(join(folder, 'wrong'))).toBe(false);
  });

  it('refuses files with posts of several people, unless told which is you', async () => {
    const csv = 'data/raw/sample/chat.csv';
    const { status, stderr } = await typed('mirror', [csv, '--out', join(folder, 'several')]);
    expect(status).toBe(2);
    expect(stderr).toMatch(/unknown owner: \d+ people posted on Twitter\/X/);
    const other = await typed('mirror', [csv, '--me', 'nobody_of_them', '--out', join(folder, 'several')]);
    expect([other.status, other.stderr.split('\n')[0]]).toEqual([2, 'error: --me: unknown handle on Twitter/X: nobody_of_them']);
    const [first] = /(?<=\n\d+,)[^,]+/.exec(readFileSync(csv, 'utf8')) ?? [];
    const misspelt = await typed('mirror', [csv, '--me', `${first?.slice(0, -1)}`, '--out', join(folder, 'several')]);
    expect(misspelt.stderr).toContain(`did you mean ${first}?`);
  });
});
