import { createHmac } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { UserError } from '../../src/errors.ts';
import { leaks } from '../../src/privacy/leak-scan.ts';
import { inventedStudy } from './invented-study.ts';
import { PRIVATE, rendered } from './rendered.ts';
import { type Tables, withTables } from './tables.ts';

/** Something unmistakable for every field that tells of somebody. */
const letters = 'bcdfghjklmnpqrstvwxz';
const mark = (n: number): string =>
  [...String(n + 1000)].map((digit, i) => `${letters[(Number(digit) + i * 3) % 20]}${'aeiou'[(Number(digit) + i) % 5]}`).join('');

/** HMAC-SHA-256 of a hash under the key of these reports. */
const marked = (hash: string) => createHmac('sha256', Buffer.alloc(32, 1)).update(`record\n${hash}`).digest('hex');

interface Naming {
  key(platform: string, n: string): string;
  post(platform: string, n: string): string;
  handle(n: number): string;
  name(n: number): string;
  sentence(n: number): string;
  file(n: number): string;
}

const first: Naming = {
  key: (platform, n) => `${platform}:${n === 'bot' ? 7_000_000_001 : 5_000_000_000 + Number(n)}`,
  post: (platform, n) => `${platform}:${9_100_000_000_000 + Number(n)}`,
  handle: (n) => `canary_${mark(n)}`,
  name: (n) => `Canaria ${mark(n)}son`,
  sentence: (n) => `canary${mark(n)} sings of a pale morning over the ${mark(n + 1)} harbour while boats rest`,
  file: (n) => `secret-folder/${mark(n)}-export.csv`,
};

/** The same study with every identity renamed, in another order of letters and digits, and texts reworded. */
const second: Naming = {
  key: (platform, n) => `${platform}:${n === 'bot' ? 3_000_000_009 : 4_999_999_999 - Number(n)}`,
  post: (platform, n) => `${platform}:${8_800_000_099_999 - Number(n)}`,
  handle: (n) => `zz.finch${mark(9000 - n)}`,
  name: (n) => `Fringilla ${mark(9000 - n)}dottir`,
  sentence: (n) => `${mark(8000 - n)} quiet finches crossed the snow before anybody in ${mark(7000 - n)} had woken up`,
  file: (n) => `another/${mark(5000 - n)}.json`,
};

/** An invented study with something in every private field. */
function studyWith(naming: Naming, size?: number): Tables {
  const study = inventedStudy(size);
  const platformOf = new Map((study.posts ?? []).map(({ post, platform }) => [post, platform as string]));
  const renamed = JSON.parse(
    JSON.stringify(study)
      .replaceAll(/\b(twitter|reddit|instagram):(\d+|bot)\b/g, (_, platform, n) => naming.key(platform, n))
      .replaceAll(/\bpost:(\d+)\b/g, (key, n) => naming.post(platformOf.get(key) ?? 'twitter', n)),
  ) as Tables;
  const handles = new Map((renamed.people ?? []).map(({ person }, i) => [person, naming.handle(i)]));
  return {
    ...renamed,
    people: (renamed.people ?? []).map((one, i) => ({
      ...one,
      id: one.person?.split(':')[1] ?? null,
      handle: naming.handle(i),
      handles: [naming.handle(i), naming.handle(i + 2000)],
      name: naming.name(i),
      bio: naming.sentence(i + 3000),
    })),
    posts: (renamed.posts ?? []).map((one, i) => ({
      ...one,
      text: `@${handles.get(one.author as string) ?? 'nobody'} ${naming.sentence(i)}`,
      title: naming.sentence(i + 4000),
      quotedText: naming.sentence(i + 5000),
    })),
    links: (renamed.links ?? []).map((one, i) => ({ ...one, url: `https://${one.domain}/${naming.handle(i)}/status/${i}` })),
    evidence: (renamed.evidence ?? []).map((one, i) => ({ ...one, excerpt: naming.sentence(i) })),
    ledger: (renamed.ledger ?? []).map((one, i) => ({ ...one, file: naming.file(i) })),
    rejects: (renamed.rejects ?? []).map((one, i) => ({ ...one, file: naming.file(i % 3), reason: naming.sentence(i), hash: mark(i) })),
    audit: [0, 1, 2].map((i) => ({ file: naming.file(i), check: 'ids', passed: true, finding: naming.sentence(i) })),
  };
}

describe('a report', () => {
  let files: Map<string, string>;

  beforeAll(async () => {
    files = await rendered(studyWith(first));
  });

  test('holds nothing that was planted in the private fields of the study', () => {
    for (const [name, content] of files) {
      for (const planted of [
        /canary/i,
        /canaria/i,
        /secret-folder/,
        /(?<![\d.])50000000\d\d(?!\d)/,
        /(?<!\d)9100000\d{6}(?!\d)/,
        /pale morning/,
        /\/status\//,
      ]) {
        expect(planted.test(content), `${name}: ${planted}`).toBe(false);
      }
    }
  });

  test('is the same, byte for byte, when every identity is renamed and every text reworded', async () => {
    const other = await rendered(studyWith(second));
    expect([...other.keys()]).toEqual([...files.keys()]);
    // The record of hashes is another, for the tables are; everything else is the same.
    const differing = [...files.keys()].filter((name) => files.get(name) !== other.get(name));
    expect(differing).toEqual(['manifest.json']);
  });

  test('holds no hash of an export, a table or settings, which guesses could be tried on', () => {
    for (const [name, content] of files) expect(content.includes(PRIVATE), name).toBe(false);
    expect(JSON.parse(files.get('manifest.json') ?? '')).toMatchObject({
      key: 'k1',
      inputs: expect.arrayContaining([marked(PRIVATE)]),
      settings: { network: marked(PRIVATE) },
    });
  });

  test('is refused, and nothing written, where something planted would stand in it', async () => {
    const study = studyWith(first);
    const people = (study.people ?? []).map((one) => ({ ...one, handles: [...(one.handles ?? []), 'zoneless'] }));
    // The settings of a study may carry a name into the title.
    const refused: UserError = await rendered({ ...study, people }, { title: 'Notes on @zoneless' }).catch((error) => error);
    expect(refused.message).toMatch(/^report: leak: handle of people\.handles in /);
    expect(`${refused.message} ${refused.hint}`).not.toMatch(/zoneless/);
    expect(refused.hint).toMatch(
      /leaks\.csv \(private\)\. The study is called like an account in it: give it another title in study\.yaml$/,
    );
  });
});

test('the leak scan finds every planted thing in a private rendering', async () => {
  const study = studyWith(first, 400);
  const all = (rows: readonly object[] | undefined, column: string) =>
    (rows ?? []).flatMap((row) => (row as Record<string, unknown>)[column]);
  const rendering = new Map(
    (
      [
        ['people', 'person'],
        ['people', 'id'],
        ['people', 'handles'],
        ['people', 'name'],
        ['people', 'bio'],
        ['posts', 'post'],
        ['posts', 'text'],
        ['posts', 'title'],
        ['posts', 'quotedText'],
        ['links', 'url'],
        ['ledger', 'file'],
      ] as const
    ).map(([table, column]) => [`${table}-${column}.txt`, all(study[table], column).join('\n')]),
  );
  const found = await withTables(study, ['people', 'posts', 'links', 'ledger'], (db) =>
    leaks(db, rendering, { smallest: 5, own: async () => ({ vocabulary: new Set<string>(), program: '' }), secrets: [] }),
  );
  const times = (table: string, column: string) =>
    found.find((leak) => leak.table === table && leak.column === column && leak.file === `${table}-${column}.txt`)?.times ?? 0;
  const people = study.people?.length ?? 0;
  const posts = study.posts?.length ?? 0;
  expect(times('people', 'handles')).toBeGreaterThanOrEqual(2 * people);
  expect(times('people', 'name')).toBe(people);
  expect(times('people', 'person')).toBeGreaterThanOrEqual(people);
  expect(times('people', 'bio')).toBeGreaterThanOrEqual(people);
  expect(times('people', 'id')).toBe(people);
  for (const column of ['post', 'text', 'title', 'quotedText']) expect(times('posts', column), column).toBeGreaterThanOrEqual(posts);
  expect(times('links', 'url')).toBe(study.links?.length);
  expect(times('ledger', 'file')).toBe(3);
});
