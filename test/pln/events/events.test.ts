import { describe, expect, test } from 'vitest';
import { interrupted } from '../../../src/stats/interrupted.ts';
import { DAY, MONDAY, measured, type Small } from '../small.ts';

/** A Thursday: periods are counted from the event, whatever the day of the week. */
const EVENT = MONDAY + 3 * DAY;
const NAME = 'Schools close';

/** Posts in the weeks from the event on (before it below 0), so many each, by eight people in turn; every third is a question. */
function posts(weekly: ReadonlyMap<number, number>, more: (i: number) => Partial<NonNullable<Small['posts']>[number]> = () => ({})) {
  let n = 0;
  return [...weekly].flatMap(([week, count]) =>
    Array.from({ length: count }, (_, i) => {
      n += 1;
      const time = EVENT + week * 7 * DAY + 1000 + i * 1000;
      return { post: `p${n}`, author: `a${n % 8}`, time, text: n % 3 === 0 ? 'how so?' : 'words of mine', ...more(n) };
    }),
  );
}

const people = Array.from({ length: 8 }, (_, i) => ({ person: `a${i}`, posts: 9 }));
const weekly = new Map(Array.from({ length: 22 }, (_, i) => [i - 11, i < 11 ? 12 + (i % 3) : 30 + (i % 4)] as const));

function study(given: Partial<Small> = {}): Small {
  return { people, posts: posts(weekly), pln: { events: [{ name: NAME, date: new Date(EVENT).toISOString() }] }, ...given };
}

describe('eventChanges', () => {
  test('are those of an interrupted time series of whole weeks counted from the event', async () => {
    const { eventChanges } = await measured(study());
    const [whole] = eventChanges.filter(({ measure }) => measure === 'posts');
    // The first and the last week may not be whole.
    const values = [...weekly.values()].slice(1, -1).map((n) => Math.log(n + 0.5));
    const expected = interrupted(values.slice(0, 10), values.slice(10));
    expect(whole).toMatchObject({ event: NAME, time: EVENT, item: null, weeks: 1, before: 10, after: 10, people: 8, bearers: 8 });
    expect(whole?.level).toBeCloseTo(Math.exp(expected?.level.value ?? 0), 3);
    expect(whole?.trend).toBeCloseTo(Math.exp(4 * (expected?.trend.value ?? 0)), 3);
    expect(whole?.slopeHigh).toBeCloseTo(Math.exp(4 * (expected?.slope.high ?? 0)), 3);
    expect(whole?.level).toBeGreaterThan(2);
  });

  test('of posts of a kind are of their share, not of how many posts there are', async () => {
    const { eventChanges } = await measured(study());
    const [asked] = eventChanges.filter(({ measure }) => measure === 'questions');
    // In some weeks before the event there are four questions in twelve posts: too few, so that periods are longer.
    expect(asked).toBeUndefined();
    const more = new Map([...weekly].map(([week, n]) => [week, 2 * n] as const));
    const [found] = (await measured(study({ posts: posts(more) }))).eventChanges.filter(({ measure }) => measure === 'questions');
    expect(found?.level).toBeCloseTo(1, 1);
    expect(found?.bearers).toBe(8);
  });

  test('are borne by the fewest who have such posts, or others, on a side', async () => {
    const more = new Map([...weekly].map(([week, n]) => [week, 2 * n] as const));
    const some = posts(more, (i) => (i % 8 < 3 ? { text: 'how so?' } : { text: 'words of mine' }));
    const [asked] = (await measured(study({ posts: some }))).eventChanges.filter(({ measure }) => measure === 'questions');
    expect(asked).toMatchObject({ people: 8, bearers: 3 });
  });

  test('are borne by one person where nearly all such posts of a side, or nearly all others, are theirs', async () => {
    const much = new Map([...weekly].map(([week, n]) => [week, 6 * n] as const));
    // Of a hundred posts the first eight are one each, the next seventy one person's, the others seven people's.
    const author = (i: number) => `a${i < 8 ? i : i < 78 ? 0 : 1 + (i % 7)}`;
    const bearers = async (asks: (i: number) => boolean) => {
      const own = posts(much, (i) => ({ author: author(i % 100), text: asks(i % 100) ? 'how so?' : 'words of mine' }));
      const found = (await measured(study({ posts: own }))).eventChanges;
      return ['posts', 'questions'].map((wanted) => found.find(({ measure }) => measure === wanted)?.bearers);
    };
    expect(await bearers((i) => i >= 60)).toEqual([8, 8]);
    expect(await bearers((i) => i < 78)).toEqual([8, 1]);
    expect(await bearers((i) => i >= 78)).toEqual([8, 1]);
  });

  test('are told of codes that the study decides, of posts that could be coded', async () => {
    const some = posts(new Map([...weekly].map(([week, n]) => [week, 2 * n] as const)));
    const labels = some.flatMap(({ post, time }, i) =>
      i % 10 === 0
        ? [
            { post, code: 'sharing', value: true },
            { post, code: 'uncodable', value: true },
          ]
        : [{ post, code: 'sharing', value: i % ((time ?? 0) < EVENT ? 4 : 2) === 1 }],
    );
    const { eventChanges } = await measured(study({ posts: some, labels }));
    const [shared] = eventChanges.filter(({ measure }) => measure === 'code sharing');
    expect(shared?.level).toBeGreaterThan(1.6);
    expect(shared?.level).toBeLessThan(2.6);
    expect(eventChanges.filter(({ measure }) => measure === 'code uncodable' || measure === 'code commercial')).toEqual([]);
  });

  test('stand for spaces too', async () => {
    const more = new Map([...weekly].map(([week, n]) => [week, 2 * n] as const));
    const some = posts(more, (i) => ({ hashtags: i % 2 === 0 ? ['edchat'] : [] }));
    const { eventChanges } = await measured(study({ posts: some }));
    const half = eventChanges.filter(({ measure }) => measure === 'posts');
    expect(half.map(({ item, people: n }) => [item, n])).toEqual([
      [null, 8],
      ['#edchat', 4],
    ]);
  });

  test('need eight whole periods on either side, which grow where little is posted', async () => {
    // The last week may not be whole; of the posts on one side alone nothing is told.
    const until = async (end: number) =>
      (await measured(study({ posts: posts(new Map([...weekly].filter(([week]) => week < end))) }))).eventChanges.map(({ after }) => after);
    expect([await until(1), await until(8), await until(9)]).toEqual([[], [], [8]]);
    const sparse = new Map(Array.from({ length: 50 }, (_, i) => [i - 25, 6 + (i % 3)] as const));
    const { eventChanges } = await measured(study({ posts: posts(sparse) }));
    expect(eventChanges.find(({ measure }) => measure === 'posts')).toMatchObject({ weeks: 2, before: 12, after: 12 });
  });

  test('begin where there is something in nearly every period', async () => {
    const stray = new Map([[-60, 1] as const, [-40, 1] as const, ...weekly]);
    const [whole] = (await measured(study({ posts: posts(stray) }))).eventChanges.filter(({ measure }) => measure === 'posts');
    // Eleven weeks, and one of the empty ones before: one in ten may be empty.
    expect(whole).toMatchObject({ weeks: 1, before: 12, after: 10 });
    // Of a side that is cut there are at least as many people as in one of its weeks.
    expect(whole?.people).toBe(8);
  });

  test('are told where too little is posted for any of them', async () => {
    const { notes } = await measured(study({ posts: posts(new Map([...weekly].filter(([week]) => week < 1))) }));
    expect(notes).toEqual([`pln.events: too few posts before or after an event to tell what changed: ${NAME}`]);
    expect((await measured(study())).notes).toEqual([]);
  });

  test('leave automated accounts out', async () => {
    const some = [...posts(weekly), ...posts(weekly, (i) => ({ post: `bot ${i}`, author: 'robot' }))];
    const withBot = await measured(study({ people: [...people, { person: 'robot', bot: true }], posts: some }));
    const without = await measured(study());
    expect(withBot.eventChanges).toEqual(without.eventChanges);
  });

  test('are none without an event', async () => {
    expect((await measured(study({ pln: {} }))).eventChanges).toEqual([]);
  });

  test.each([
    ['2002-09-08', 'before'],
    ['2032-09-08', 'after'],
  ])('of an event on %s, %s all posts, are refused', async (date) => {
    const told = {
      message: `pln.events: no posts on both sides of an event: ${NAME}, ${date}`,
      hint: expect.stringContaining('posts are from 2022-06-23 to 2022-11-17'),
    };
    await expect(measured(study({ pln: { events: [{ name: NAME, date }] } }))).rejects.toMatchObject(told);
  });
});
