import { describe, expect, it } from 'vitest';
import { DAY, MONDAY, measured } from '../small.ts';

const WEEK = 7 * DAY;
const names = (n: number) => Array.from({ length: n }, (_, i) => `n${String(i).padStart(3, '0')}`);
const told = (people: readonly string[]) => people.map((person) => ({ person }));

/** Rows of an indicator over all time, of the study (null) or a space. */
const row = ({ indicators }: Awaited<ReturnType<typeof measured>>, name: string, of: string | null) =>
  indicators.find(({ indicator, scope, item, period }) => indicator === name && scope !== 'person' && item === of && period === null);

/** Everything that is told of a space or the study says how many people stand behind it, so that nothing rests on too few unseen. */
describe('who bears a figure', () => {
  it('the busiest 1 % are the few people they are, however many there are beside them', async () => {
    const people = names(250);
    const posts = people.flatMap((author, i) => Array.from({ length: i < 3 ? 9 : 1 }, (_, j) => ({ post: `${author} ${j}`, author })));
    expect(row(await measured({ people: told(people), posts }), 'topShare', null)).toMatchObject({ people: 250, bearers: 3 });
  });

  it('the busiest 1 % are one where nearly all that they have is one person’s', async () => {
    const people = names(450);
    const busiest = (first: number) =>
      measured({
        people: told(people),
        posts: people.flatMap((author, i) =>
          Array.from({ length: i === 0 ? first : i < 5 ? 6 : 1 }, (_, j) => ({ post: `${author} ${j}`, author })),
        ),
        ties: people.map((source, i) => ({ source, target: people[(i + 1) % 450] as string, weight: i === 449 ? first : i < 4 ? 6 : 1 })),
      });
    const [one, several] = [await busiest(200), await busiest(150)];
    for (const name of ['topShare', 'topOwnShare', 'topShareUnflagged', 'topOwnShareUnflagged', 'topAttention']) {
      expect(row(one, name, null)?.bearers, name).toBe(1);
      expect(row(several, name, null)?.bearers, name).toBe(5);
    }
  });

  it('a share above nothing is borne by those who have it, a share of nothing by nobody in particular', async () => {
    const people = names(20);
    const posts = people.map((author, i) => ({ post: author, author, text: i < 3 ? 'Is that so?' : 'That is so.' }));
    const labels = people.map((post) => ({ post, code: 'sharing' }));
    const found = await measured({ people: told(people), posts, labels: [...labels, { post: 'n007', code: 'commercial' }] });
    expect(row(found, 'questionShare', 'twitter')).toMatchObject({ value: 0.15, people: 20, bearers: 3 });
    expect(row(found, 'commerceShare', null)).toMatchObject({ value: 0.05, people: 20, bearers: 1 });
    expect(row(found, 'promotionShare', null)).toMatchObject({ value: 0, people: 20, bearers: null });
  });

  it('a share of posts is borne by one where nearly all that it counts, or that it leaves out, are one person’s', async () => {
    const people = names(20);
    const share = async (asked: number, stated: number) => {
      const posts = people.flatMap((author, i) =>
        Array.from({ length: i === 0 ? asked : i === 1 ? stated : 2 }, (_, j) => ({
          post: `${author} ${j}`,
          author,
          text: i === 0 || (i > 1 && j === 0) ? 'Is that so?' : 'That is so.',
        })),
      );
      return row(await measured({ people: told(people), posts }), 'questionShare', null)?.bearers;
    };
    expect(await share(100, 100)).toBe(19);
    expect(await share(200, 100)).toBe(1);
    expect(await share(100, 200)).toBe(1);
  });

  it('a share near all is borne by those whose posts it leaves out, a share of all by everybody', async () => {
    const people = names(20);
    const posts = people.map((author, i) => ({ post: author, author, text: i < 3 ? 'That is so.' : 'Is that so?' }));
    const labels = people.flatMap((post, i) => ['sharing', ...(i === 4 ? [] : ['commercial'])].map((code) => ({ post, code })));
    const links = people.slice(1).map((post) => ({ post, position: 1, url: 'https://a.example', domain: 'a.example' }));
    const found = await measured({ people: told(people), posts, labels, links });
    expect(row(found, 'questionShare', 'twitter')).toMatchObject({ value: 0.85, people: 20, bearers: 3 });
    expect(row(found, 'commerceShare', null)).toMatchObject({ value: 0.95, people: 20, bearers: 1 });
    expect(row(found, 'sharingShare', null)).toMatchObject({ value: 1, people: 20, bearers: 20 });
    expect(row(found, 'linkShare', 'twitter')).toMatchObject({ value: 0.95, people: 20, bearers: 1 });
  });

  it('posts with links and answers are borne by their authors', async () => {
    const posts = [
      ...names(6).map((author) => ({ post: author, author })),
      { post: 'answer', author: 'n000', kind: 'reply', replyTo: 'n001' },
    ];
    const links = [{ post: 'n003', position: 1, url: 'https://a.example', domain: 'a.example' }];
    const found = await measured({ people: told(names(6)), posts, links });
    expect(row(found, 'linkShare', 'twitter')).toMatchObject({ people: 6, bearers: 1 });
    expect(row(found, 'replyShare', 'twitter')).toMatchObject({ people: 6, bearers: 1 });
    expect(row(found, 'responseRate', 'twitter')).toMatchObject({ people: 6, bearers: 1 });
  });

  it('likes are borne by one where nearly all are of one person’s posts: how often a famous post was liked is public', async () => {
    const likes = (most: number) =>
      measured({
        people: told(names(12)),
        posts: names(12).flatMap((author, i) =>
          [0, 1, 2, 3, 4].map((j) => ({ post: `${author} ${j}`, author, hashtags: ['chalk'], likes: i === 0 && j === 0 ? most : 3 })),
        ),
      });
    expect(row(await likes(48_231), 'likesPerPost', '#chalk')).toMatchObject({
      value: expect.closeTo((48_231 + 59 * 3) / 60, 6),
      people: 12,
      bearers: 1,
    });
    expect(row(await likes(100), 'likesPerPost', '#chalk')).toMatchObject({
      value: expect.closeTo((100 + 59 * 3) / 60, 6),
      people: 12,
      bearers: 12,
    });
  });

  it('a median of people is borne by those who have a value', async () => {
    const links = [{ post: 'n003', position: 1, url: 'https://a.example', domain: 'a.example' }];
    const found = await measured({ people: told(names(6)), posts: names(6).map((author) => ({ post: author, author })), links });
    expect(row(found, 'toolEntropy', null)).toMatchObject({ people: 1 });
    expect(row(found, 'tools', null)).toMatchObject({ people: 6 });
  });

  it('what people meet in their network is borne by those who wrote it, not by those who meet it', async () => {
    const people = names(6);
    const posts = people.flatMap((author) =>
      people.filter((other) => other !== author).map((other) => ({ post: `${author} ${other}`, author })),
    );
    const ties = posts.map(({ post, author }) => ({ source: author, target: post.split(' ')[1] as string, kind: 'mention', weight: 1 }));
    const labels = posts.flatMap(({ post, author }) => [
      { post, code: 'sharing' },
      ...(['n000', 'n001'].includes(author) ? [{ post, code: 'commercial' }] : []),
    ]);
    const found = await measured({ people: told(people), posts, labels, ties });
    expect(row(found, 'commerceMet', null)).toMatchObject({ people: 6, bearers: 2 });
    expect(row(found, 'promotionMet', null)).toMatchObject({ value: 0, people: 6, bearers: null });
  });

  it('who is still there after so many weeks is borne by those who are', async () => {
    const stay = (author: string, weeks: number) =>
      [0, weeks].map((week, i) => ({ post: `${author} ${i}`, author, time: MONDAY + week * WEEK }));
    const posts = names(10).flatMap((author, i) => stay(author, i < 2 ? 40 : 6));
    const found = await measured({ people: told(names(10)), posts });
    expect(row(found, 'lasting4', null)).toMatchObject({ value: 1, people: 10, bearers: 10 });
    expect(row(found, 'lasting26', null)).toMatchObject({ value: expect.closeTo(0.2, 12), people: 10, bearers: 2 });
  });

  it('a share of people is borne by the fewer of those who have it and those who do not', async () => {
    const stay = (author: string, weeks: number) =>
      [0, weeks].map((week, i) => ({ post: `${author} ${i}`, author, time: MONDAY + week * WEEK }));
    const posts = names(10).flatMap((author, i) => stay(author, i < 9 ? 40 : 6));
    const labels = posts.flatMap(({ post, author }) =>
      ['sharing', ...(author === 'n000' ? [] : ['selfpromotion', 'commercial'])].map((code) => ({ post, code })),
    );
    const found = await measured({ people: told(names(10)), posts, labels });
    expect(row(found, 'lasting26', null)).toMatchObject({ value: expect.closeTo(0.9, 12), people: 10, bearers: 1 });
    expect(row(found, 'lasting4', null)).toMatchObject({ value: 1, bearers: 10 });
    expect(row(found, 'sellerShare', null)).toMatchObject({ value: 0.9, people: 10, bearers: 1 });
  });

  it('who is seen in one week only is borne by those who came back within it as well, as who posted once is told', async () => {
    const wrote = (author: string, days: readonly (number | null)[]) =>
      days.map((day, i) => ({ post: `${author} ${i}`, author, time: day === null ? null : MONDAY + day * DAY }));
    const posts = names(20).flatMap((author, i) => wrote(author, i < 9 ? [0] : i < 12 ? [0, 6] : [6, 7]));
    const seen = async (...undated: string[]) =>
      row(
        await measured({
          people: told([...names(20), ...undated]),
          posts: [...posts, ...undated.flatMap((author) => wrote(author, [null]))],
        }),
        'oneWeekShare',
        null,
      );
    expect(await seen()).toMatchObject({ value: 0.6, people: 20, bearers: 3 });
    expect(await seen('u', 'v')).toMatchObject({ value: 0.6, people: 20, bearers: 2 });
    // Where no post has a date nothing is told, in place of none of nobody.
    expect(row(await measured({ people: told(['u']), posts: wrote('u', [null]) }), 'oneWeekShare', null)).toBeUndefined();
  });

  it('the busiest week of a hashtag is borne by those who wrote in it', async () => {
    const posts = [
      ...Array.from({ length: 15 }, (_, i) => ({ post: `a${i}`, author: 'n000', hashtags: ['x'], time: MONDAY + i })),
      ...names(9).map((author, i) => ({ post: author, author, hashtags: ['x'], time: MONDAY + (i + 1) * WEEK })),
    ];
    expect(row(await measured({ people: told(names(9)), posts }), 'peakShare', '#x')).toMatchObject({ people: 9, bearers: 1 });
  });

  it('pairs that meet again, and newcomers answered, are borne by the people among them', async () => {
    const found = await measured({
      people: told(names(8)),
      posts: [...names(8).map((author) => ({ post: author, author })), { post: 'r', author: 'n000', kind: 'reply', replyTo: 'n005' }],
      ties: [
        { source: 'n000', target: 'n001', first: MONDAY, last: MONDAY + WEEK },
        ...names(8)
          .slice(2)
          .map((source) => ({ source, target: 'n000' })),
      ],
    });
    expect(row(found, 'recurringPairs', null)).toMatchObject({ people: 8, bearers: 2 });
    expect(row(found, 'newcomersAnswered', null)).toMatchObject({ people: 8, bearers: 1 });
  });

  it('pairs of which nearly all meet again are borne by those who do not, all by those who do', async () => {
    const pairs = (again: number) =>
      measured({
        people: told(names(12)),
        posts: names(12).map((author) => ({ post: author, author })),
        ties: names(6).map((source, i) => ({
          source,
          target: names(12)[6 + i] as string,
          first: MONDAY,
          last: i < again ? MONDAY + WEEK : MONDAY,
        })),
      });
    expect(row(await pairs(5), 'recurringPairs', null)).toMatchObject({ value: expect.closeTo(5 / 6, 12), people: 12, bearers: 2 });
    expect(row(await pairs(6), 'recurringPairs', null)).toMatchObject({ value: 1, people: 12, bearers: 12 });
    expect(row(await pairs(0), 'recurringPairs', null)).toMatchObject({ value: 0, people: 12, bearers: null });
  });

  it('answers of which nearly all come from outside are borne by those who answer within', async () => {
    const people = names(12);
    const answer = (author: string, replyToPerson: string) => ({ post: `r ${author}`, author, kind: 'reply', replyToPerson });
    const others = (i: number) => people[(i + (i === 0 ? 2 : 1)) % 12] as string;
    const posts = people.map((author, i) => answer(author, others(i)));
    const members = people.map((person, i) => ({ person, community: (i % 2) + 1 }));
    const found = await measured({ people: told(people), posts, members });
    expect(row(found, 'outsideReplies', null)).toMatchObject({ value: expect.closeTo(11 / 12, 12), people: 12, bearers: 1 });
  });

  it('a figure without accounts set aside would, beside the one with them, tell of those accounts: they bear it', async () => {
    const same = (author: string) =>
      Array.from({ length: 12 }, (_, i) => ({
        post: `${author} ${i}`,
        author,
        text: 'get your free planner now',
        hashtags: ['a', 'b', 'c', 'd', 'e', 'f', 'g'],
        time: MONDAY + i * DAY,
      }));
    const without = async (aside: number, asking: number) => {
      const people = names(20 + aside);
      const asks = (author: string) => ({ post: `q ${author}`, author, text: 'Is it so?' });
      const posts = [...people.slice(0, aside).flatMap(same), ...people.slice(0, asking).map(asks), ...people.slice(aside).map(asks)];
      const labels = posts.map(({ post }) => ({ post, code: 'sharing' }));
      return row(await measured({ people: told(people), posts, labels }), 'questionShareUnflagged', null);
    };
    expect(await without(1, 0)).toMatchObject({ value: 1, people: 20, bearers: 1 });
    expect(await without(6, 0)).toMatchObject({ value: 1, people: 20, bearers: 6 });
    // The questions of two of the six, each of whom could tell the other, would be what the one share leaves of the other.
    expect(await without(6, 2)).toMatchObject({ value: 1, people: 20, bearers: 1 });
  });

  it('posts after hours are borne by those who wrote them', async () => {
    // One person on a Saturday, nine at noon UTC on a Monday: after hours on some clocks, but on the kindest only the one.
    const posts = [
      ...Array.from({ length: 11 }, (_, i) => ({ post: `s${i}`, author: 'n000', time: MONDAY + 5 * DAY + 12 * 3_600_000 })),
      ...names(10)
        .slice(1)
        .map((author) => ({ post: author, author, time: MONDAY + 12 * 3_600_000 })),
    ];
    expect(row(await measured({ people: told(names(10)), posts }), 'afterHoursShare', 'twitter')).toMatchObject({ people: 10, bearers: 1 });
  });

  it('every row of a space or the study says how many people it comes from', async () => {
    const posts = names(30).flatMap((author, i) =>
      Array.from({ length: 3 }, (_, j) => ({
        post: `${author} ${j}`,
        author,
        hashtags: ['x'],
        time: MONDAY + (i + j) * WEEK,
        text: 'a b?',
      })),
    );
    const { indicators } = await measured({ people: told(names(30)), posts });
    expect(indicators.filter(({ scope, people }) => scope !== 'person' && people === null)).toEqual([]);
    expect(indicators.filter(({ people, bearers }) => people !== null && bearers !== null && bearers > people)).toEqual([]);
  });
});
