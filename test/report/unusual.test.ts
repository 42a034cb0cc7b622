import { describe, expect, test } from 'vitest';
import type { Row } from '../../src/schema/schema.ts';
import { has } from './pages.ts';
import { rendered } from './rendered.ts';
import { person, post, type Tables } from './tables.ts';

const DAY = 86_400_000;

/** A study of so many people who post in turn, so many days apart, from 1 March 2018 on. */
function study(n: number, { people = 12, apart = 1 }, of: (i: number) => Partial<Row<'posts'>> = () => ({})): Tables {
  const authors = Array.from({ length: people }, (_, i) => `twitter:${i}`);
  return {
    people: authors.map((one) => person({ person: one, posts: Math.ceil(n / people) })),
    posts: Array.from({ length: n }, (_, i) =>
      post({
        post: `p${i}`,
        platform: 'twitter',
        author: authors[i % people] ?? null,
        time: Date.UTC(2018, 2, 1) + i * apart * DAY,
        ...of(i),
      }),
    ),
    ledger: [{ file: 'a.csv', format: 'tags', rows: n, kept: n }],
    profiles: authors.map((one) => ({ person: one, part: 'spaces', kind: 'platform', item: 'twitter', count: 1 })),
  };
}

async function pageOf(tables: Tables): Promise<string> {
  return ((await rendered(tables)).get('index.html') ?? '').replaceAll(/[\u00a0\u202f]/g, ' ').replaceAll(/<\/?bdi>/g, '');
}

describe('the report of an unusual study', () => {
  test('tells its time in longer periods where hardly a week has enough people', async () => {
    const page = await pageOf(study(300, { apart: 30 }));
    expect(page).toMatch(
      /300 posts by 12 people on Twitter\/X, (nearly all of them )?in the (weeks from (1 Jan|\d+ \w+) 2018 to \d+ \w+ 2042|years from 2018 to 2042)\./,
    );
    expect(page).toMatch(/No stretch of \d+ weeks (shown )?stands out: the fullest, from/);
  });

  test('tells no time that most posts lie outside of', async () => {
    // One account alone wrote two of three, years before.
    const page = await pageOf(
      study(300, {}, (i) => (i < 200 ? { author: 'twitter:0', time: Date.UTC(2007, 0, 1 + i) } : { time: Date.UTC(2018, 2, 1) })),
    );
    expect(page).toContain('300 posts by 12 people on Twitter/X.');
    has(page, 'No two times at which at least 5 people posted have nearly all posts between them');
  });

  test('does not take posts without a time to lie in its time', async () => {
    const page = await pageOf(study(300, {}, (i) => (i % 2 === 0 ? { time: null } : {})));
    expect(page).toMatch(/300 posts by 12 people on Twitter\/X, nearly all of those with a known time in the weeks from/);
  });

  test('says of a list of ids neither what the posts are nor what they do', async () => {
    const ids = study(60, { apart: 7 }, () => ({ author: null, text: null }));
    const page = await pageOf({ ...ids, people: [], profiles: [] });
    expect(page).toContain('The study holds 60 posts on Twitter/X');
    expect(page).not.toMatch(/are originals|id="kinds"/);
    expect(page).toContain('No posts of at least 5 people could be coded');
  });

  test('tells the shares of one code of its own as of one', async () => {
    const tables = study(60, { apart: 7 });
    const labels = Array.from({ length: 60 }, (_, i) => ({ post: `p${i}`, code: 'question', value: i % 5 === 0, probability: 0.4 }));
    const page = await pageOf({ ...tables, labels });
    expect(page).toContain('Each post is judged for one code, question.');
    expect(page).toContain('Of 60 coded posts, 20.0%');
  });

  test('takes posts that cannot be coded for no judgement of rules', async () => {
    const tables = study(60, { apart: 7 });
    const labels = Array.from({ length: 60 }, (_, i) => `p${i}`).flatMap((post, i) => [
      ...['sharing', 'selfpromotion', 'commercial'].map((code) => ({ post, code, value: i % 5 === 1, probability: i < 20 ? null : 0.4 })),
      ...(i < 20 ? [{ post, code: 'uncodable', value: true, probability: null }] : []),
    ]);
    const page = await pageOf({ ...tables, labels });
    expect(/Rules decide[^.]*/.exec(page)?.[0]).toBeUndefined();
    has(page, 'A model trained on other posts decides, from the cues found.');
  });

  test('has no busiest hour where most hours are withheld', async () => {
    const [few, all] = [await pageOf(study(60, { apart: 0.05 })), await pageOf(study(60, { apart: 7 }))];
    expect(few).not.toMatch(/busiest hour|id="hours"/);
    expect(all).toContain('Thursday from 00:00 UTC is the busiest hour of the week, with 100% of all posts');
  });

  test('has no busiest hour or week where none has clearly more posts than the next', async () => {
    const page = await pageOf(study(840, { apart: 1 }));
    has(page, 'No single hour of the week stands out: the fullest, Monday from 00:00 UTC, has 14.3% of all posts');
    expect(page).toMatch(
      /No (week|stretch of \d+ weeks) (shown )?stands out: the fullest, (that of|from) \d+ \w+ 20\d\d on Twitter\/X, has \d+ posts/,
    );
  });

  test('names the one week it lies in, and draws no line of one point', async () => {
    const page = await pageOf(study(60, { apart: 0.05 }));
    expect(page).toContain('60 posts by 12 people on Twitter/X, in the week from 26 Feb 2018 to 4 Mar 2018.');
    expect(page).toContain('26 Feb 2018 – 4 Mar 2018');
    expect(page).not.toContain('id="weeks"');
  });

  test('has no chart of one bar, and no most used of one', async () => {
    const page = await pageOf(study(60, {}, () => ({ hashtags: ['roomchat'] })));
    expect(page).toContain('#roomchat is the only hashtag, in 60 posts by 12 people');
    expect(page).toMatch(/<figure id="hashtags"(?:(?!<\/figure>).)*<table/s);
    expect(page).not.toMatch(/<figure id="hashtags"(?:(?!<\/figure>).)*<svg/s);
  });

  test('does not call the one hashtag that may be shown the most used', async () => {
    const page = await pageOf(study(60, {}, (i) => ({ hashtags: i % 12 < 2 ? ['roomchat', 'corner'] : ['roomchat'] })));
    expect(page).toContain('#roomchat is the only hashtag shown, in 60 posts');
  });

  test.each([
    [0, true],
    [1, false],
  ])('shows what posts without a code do where it can tell more than one kind, not with one of %i people beside it', async (few, told) => {
    const labels = Array.from({ length: 60 }, (_, i) => ({
      post: `p${i}`,
      code: i % 12 < few || (few === 0 && i % 2 === 0) ? 'request' : 'conversation',
      value: true,
      probability: null,
    }));
    const codes = labels.flatMap(({ post }) =>
      ['sharing', 'selfpromotion', 'commercial'].map((code) => ({ post, code, value: false, probability: 0.1 })),
    );
    const page = await pageOf({ ...study(60, {}), labels: [...labels, ...codes] });
    expect(page.includes('id="codes-rest"')).toBe(told);
  });

  test('counts no people with a code where posts name no author', async () => {
    const labels = Array.from({ length: 60 }, (_, i) => ({ post: `p${i}`, code: 'sharing', value: i % 2 === 0, probability: 0.4 }));
    const page = await pageOf({ ...study(60, {}, () => ({ author: null })), people: [], profiles: [], labels });
    has(page, 'Of 60 coded posts, 50.0%');
    expect(page).not.toContain('People with such a post');
    // Nor does it know which posts are of one person.
    expect(page).not.toContain('the posts of one person resembling each other');
    expect(page).not.toContain('people as clusters');
    for (const said of ['they cannot allow for several posts by one person', 'where somebody wrote several, intervals are too short'])
      has(page, said);
  });

  test('says that nobody shows tools where nobody does', async () => {
    expect(await pageOf(study(60, {}))).toContain(
      'Of 12 people with a profile, nobody interacts with anybody or names or links to a tool.',
    );
  });

  test('withholds nothing of a time in which nothing was coded', async () => {
    const tables = study(900, { apart: 0.25 });
    const labels = (tables.posts ?? [])
      .filter((_, i) => i < 300 || i >= 600)
      .flatMap(({ post: key, author }) =>
        ['sharing', 'selfpromotion', 'commercial'].map((code) => ({
          post: key as string,
          code,
          value: code === 'sharing' && Number(author?.slice(8)) % 2 === 0,
        })),
      );
    const [, figure = ''] = /(<figure id="codes-time".*?<\/figure>)/s.exec(await pageOf({ ...tables, labels })) ?? [];
    const cells = [...figure.matchAll(/<tr>.*?<\/tr>/gs)].map(([row]) =>
      [...row.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(([, cell]) => cell),
    );
    const nothing = cells.filter((row) => row.includes('0') && row.filter((cell) => cell === '0').length === 2);
    expect(nothing.length).toBeGreaterThan(0);
    for (const row of nothing) expect(row.slice(-3)).toEqual(['–', '–', '–']);
  });

  test('draws shares over time in periods with posts enough for them, and no chart of one kind of post', async () => {
    const tables = study(300, { apart: 0.3 });
    const labels = (tables.posts ?? []).flatMap(({ post: key }) =>
      ['sharing', 'selfpromotion', 'commercial'].map((code) => ({ post: key as string, code, value: Number(key?.slice(1)) % 7 === 0 })),
    );
    const page = await pageOf({ ...tables, labels });
    expect(/that carry each code, per [^;]*/.exec(page)?.[0]).toBe('that carry each code, per 8 weeks');
    expect(/No post is marked [^:]*/.exec(page)?.[0]).toBe('No post is marked as a reply, a repost or a quote');
    expect(page.match(/id="kinds"|are originals/)).toBeNull();
  });

  test('calls no code the most frequent that is not', async () => {
    const tables = study(60, {});
    const labels = (tables.posts ?? []).flatMap(({ post: key, author }) => [
      { post: key as string, code: 'sharing', value: author !== 'twitter:0' },
      { post: key as string, code: 'selfpromotion', value: false },
      { post: key as string, code: 'commercial', value: false },
    ]);
    const page = await pageOf({ ...tables, labels });
    expect(page).toContain('No post is coded self-promotion or commercial');
    expect(page).not.toContain('is the most frequent code');
    const some = labels.map((label) => ({
      ...label,
      value: label.value || (label.code === 'commercial' && Number(label.post.slice(1)) % 2 === 0),
    }));
    expect(await pageOf({ ...tables, labels: some })).toMatch(/[Cc]ommercial is the most frequent code shown/);
  });
});
