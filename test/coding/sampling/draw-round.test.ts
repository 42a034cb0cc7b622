import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codes, subflags } from '../../../src/classify/codes.ts';
import { codebook, reservedKeys } from '../../../src/codebook/codebook.ts';
import { roundFiles } from '../../../src/coding/handout/round-files.ts';
import type { Round } from '../../../src/coding/round.ts';
import { drawRound, itemsOf, type RoundOptions } from '../../../src/coding/sampling/draw-round.ts';
import { groupOf } from '../../../src/coding/sampling/plan.ts';
import { Database } from '../../../src/database/database.ts';

let db: Database;

/** A hundred posts by twenty authors: every tenth commercial and own, every fifth sharing; reposts, deleted and empty ones besides. */
async function tables(order: 'ASC' | 'DESC'): Promise<void> {
  const plain = ['title', 'quotedText', 'replyTo', 'thread', 'adLabel', 'space'].map((name) => `NULL::VARCHAR AS ${name}`).join(', ');
  await db.run(`CREATE OR REPLACE TABLE posts AS SELECT * FROM (
    SELECT 'x:' || i AS post, 'x' AS platform, CASE WHEN i = 7 THEN NULL ELSE 'x:a' || (i % 20) END AS author, 'original' AS kind, 'ok' AS status,
      TIMESTAMP '2023-01-15' + INTERVAL (i % 2 * 100) DAY AS time, 'text ' || i AS text, NULL::VARCHAR AS repostOf, ${plain} FROM range(100) t(i)
    UNION ALL SELECT 'x:r' || i, 'x', 'x:a1', 'repost', 'ok', NULL, 'text 3', 'x:3', ${plain} FROM range(5) t(i)
    UNION ALL SELECT 'x:answer', 'x', 'x:a1', 'reply', 'ok', NULL, 'an answer', NULL, NULL, NULL, 'x:3', 'x:0', 'paid partnership', 'a space'
    UNION ALL SELECT 'x:titled', 'x', 'x:a1', 'reply', 'ok', NULL, 'mine', NULL, 'Re: Rubrics', NULL, 'x:unknown', NULL, NULL, NULL
    UNION ALL SELECT 'x:titleOnly', 'x', 'x:a1', 'reply', 'ok', NULL, NULL, NULL, 'Re: Rubrics', NULL, 'x:unknown', NULL, NULL, NULL
    UNION ALL SELECT 'x:gone', 'x', NULL, 'original', 'deleted', NULL, 'gone', NULL, ${plain}
    UNION ALL SELECT 'x:empty', 'x', 'x:a1', 'original', 'ok', NULL, ' ', NULL, ${plain}
  ) ORDER BY post ${order}`);
  await db.run(
    `CREATE OR REPLACE TABLE people AS SELECT 'x:a' || i AS person, 'handle' || i AS handle, 'bio ' || i AS bio FROM range(20) t(i) ORDER BY i ${order}`,
  );
  await db.run(
    `CREATE OR REPLACE TABLE links AS SELECT 'x:3' AS post, i AS position, 'https://example.org/' || i AS url FROM range(1, 3) t(i) ORDER BY i ${order}`,
  );
  await db.run(`CREATE OR REPLACE TABLE labels AS SELECT * FROM (
    SELECT 'x:' || i AS post, code, CASE code WHEN 'sharing' THEN i % 5 = 0 WHEN 'uncodable' THEN i = 99 ELSE i % 10 = 1 END AS value,
      CASE WHEN code = 'sharing' AND i % 5 > 0 THEN i / 200 END AS probability
      FROM range(100) t(i), (VALUES ('sharing'), ('selfpromotion'), ('commercial'), ('uncodable')) c(code)
    UNION ALL SELECT 'x:answer', 'sharing', false, NULL
  ) ORDER BY post ${order}, code`);
  await db.run(
    `CREATE OR REPLACE TABLE members AS SELECT 'x:a' || i AS person, i // 10 + 1 AS community FROM range(15) t(i) ORDER BY i ${order}`,
  );
}

const options: RoundOptions = {
  study: 'invented',
  round: 1,
  size: 40,
  coders: ['ann', 'bo'],
  overlap: 0.5,
  period: 'quarter',
  seed: '1',
  codebook,
  from: { labels: 'hash of labels', members: 'hash of members' },
  before: [],
};

beforeAll(async () => {
  db = await Database.open();
  await tables('ASC');
});
afterAll(() => db.close());

test('the default codebook has the codes and sub-flags of the classifier, and keys that do not clash', () => {
  expect(codebook.codes.map(({ code }) => code)).toEqual([...codes]);
  expect(codebook.flags.map(({ flag }) => flag)).toEqual([...subflags]);
  expect([...codebook.precedence].sort()).toEqual([...codes].sort());
  const keys = [...reservedKeys, ...codebook.flags.map(({ key }) => key)];
  expect(new Set(keys).size).toBe(keys.length);
});

describe('a round', () => {
  test('is drawn from posts with something to read, reposts left out, each with its probability', async () => {
    const round = await drawRound(db, options);
    expect(round.items).toHaveLength(40);
    expect(round.totals.reduce((sum, { posts }) => sum + posts, 0)).toBe(102);
    expect(round.items.reduce((sum, { inclusion }) => sum + 1 / inclusion, 0)).toBeCloseTo(102, 6);
    expect(round.items.map(({ post }) => post).filter((post) => /r|gone|empty/.test(post) && post !== 'x:answer')).toEqual([]);
  });
  test('knows which codes of its codebook the classifier decides', async () => {
    expect((await drawRound(db, options)).decided).toEqual(['commercial', 'selfpromotion', 'sharing']);
    const [sharing, ...others] = codebook.codes;
    const own = {
      ...codebook,
      codes: [sharing, ...others.map((code) => ({ ...code, code: `own-${code.code}` }))],
      precedence: ['sharing'],
    };
    expect((await drawRound(db, { ...options, codebook: own as typeof codebook })).decided).toEqual(['sharing']);
  });
  test('may have codes that are called like what is known of a post, and sub-flags of the program are none of them', async () => {
    const [sharing, second, third] = codebook.codes.map((code, i) => ({ ...code, code: ['post', 'community', 'request'][i] as string }));
    const own = { ...codebook, codes: [sharing, second, third], precedence: ['community', 'post', 'request'] } as typeof codebook;
    const round = await drawRound(db, { ...options, codebook: own });
    expect([round.items.length, round.decided]).toEqual([40, []]);
    expect(round.items.every(({ predicted, community }) => (predicted ?? []).length === 0 && community !== undefined)).toBe(true);
  });
  test('drawn whole, knows reposts, context, links, handle and self-description', async () => {
    const round = await drawRound(db, { ...options, size: 1000 });
    expect(round.items).toHaveLength(102);
    expect(round.items.every(({ inclusion }) => inclusion === 1)).toBe(true);
    const of = (post: string) => round.items.find((item) => item.post === post);
    expect(of('x:3')?.instances).toBe(6);
    expect(of('x:3')).toMatchObject({ community: 1, probabilities: { sharing: 0.015, selfpromotion: null, commercial: null } });
    expect(of('x:19')?.community).toBeNull();
    // Community 2 writes 25 posts, too few for a corrected share of its own.
    expect(round.communities.map(({ community }) => community).filter((one, i, all) => all.indexOf(one) === i)).toEqual([1]);
    expect(round.communities.reduce((sum, { posts }) => sum + posts, 0)).toBe(51);
    expect(of('x:3')?.shown).toMatchObject({
      author: 'handle3',
      bio: 'bio 3',
      day: '2023-04-25',
      links: ['https://example.org/1', 'https://example.org/2'],
    });
    expect(of('x:answer')?.shown).toMatchObject({ label: 'paid partnership', space: 'a space', day: null });
    expect(of('x:answer')?.shown.context).toEqual([
      { place: 'answers', text: 'text 3' },
      { place: 'conversation', text: 'text 0' },
    ]);
    expect(of('x:titled')?.shown).toMatchObject({ title: null, context: [{ place: 'answers', text: 'Re: Rubrics' }] });
    expect(of('x:answer')?.period).toBe('undated');
    expect(of('x:7')).toMatchObject({ author: 'x:7', authorPosts: null });
    expect(of('x:99')?.predicted).toBeNull();
    expect(of('x:11')?.predicted).toEqual(['selfpromotion', 'commercial']);
    expect(groupOf(of('x:11')?.predicted ?? null, codebook)).toBe('commercial');
    // Nineteen authors with five posts each, one with four known, one with two more: every account counts once.
    expect(round.totals.reduce((sum, { accounts }) => sum + accounts, 0)).toBeCloseTo(20, 9);
  });
  test('is the same for the same seed, in whatever order the rows stand, and another for another seed', async () => {
    const first = await drawRound(db, options);
    await tables('DESC');
    expect(await drawRound(db, options)).toEqual(first);
    const other = await drawRound(db, { ...options, seed: '2' });
    expect(other.items.map(({ post }) => post).sort()).not.toEqual(first.items.map(({ post }) => post).sort());
  });
  test('draws no post of an earlier round, and knows how those are coded now', async () => {
    const first = await drawRound(db, options);
    const second = await drawRound(db, { ...options, round: 2, before: [first] });
    const before = new Set(first.items.map(({ post }) => post));
    expect(second.items.filter(({ post }) => before.has(post))).toEqual([]);
    expect(second.items.reduce((sum, { inclusion }) => sum + 1 / inclusion, 0)).toBeCloseTo(62, 6);
    expect(second.earlier.map(({ post }) => post).sort()).toEqual([...before].sort());
    expect(second.items[0]?.item).toMatch(/^r2[b-v]{3}0001$/);
  });
  test('too small to reach every kind of post is refused', async () => {
    await expect(drawRound(db, { ...options, size: 2 })).rejects.toThrow('a sample of 2 is too small');
  });
});

describe('what a coder gets', () => {
  let round: Round;
  let files: Awaited<ReturnType<typeof roundFiles>>;
  beforeAll(async () => {
    round = await drawRound(db, options);
    files = await roundFiles(round);
  });
  test('is a page, two sheets and two exchange files for each', () => {
    const names = ['ann', 'bo'].flatMap((coder) =>
      ['csv', 'doccano.jsonl', 'html', 'label-studio.json', 'xlsx'].map((ending) => `invented-round-1-${coder}.${ending}`),
    );
    expect(Object.keys(files).sort()).toEqual([...names, 'label-studio-config.xml', 'sample.json'].sort());
  });
  test('says nothing of the classifier, the draw or the keys of posts and people', () => {
    for (const [name, content] of Object.entries(files)) {
      if (name === 'sample.json' || typeof content !== 'string') continue;
      expect(content, name).not.toMatch(/predicted|inclusion|stratum|"x:|x:a\d|probability/);
    }
  });
  test('holds the posts assigned, in an order of the coder’s own', () => {
    const order = (coder: string) => itemsOf(round, coder).map(({ item }) => item);
    const both = new Set(order('ann').filter((item) => order('bo').includes(item)));
    expect(both.size).toBe(20);
    expect(order('ann').filter((item) => both.has(item))).not.toEqual(order('bo').filter((item) => both.has(item)));
  });
});
