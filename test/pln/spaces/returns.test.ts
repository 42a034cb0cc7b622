import { describe, expect, it } from 'vitest';
import { DAY, MONDAY, measured, type Small } from '../small.ts';

type Posts = NonNullable<Small['posts']>[number];

/** The data begin on this day and end half a year later. */
const span: Posts[] = [
  { post: 'first', author: 'old', time: MONDAY },
  { post: 'last', author: 'old', time: MONDAY + 182 * DAY },
];

/** A newcomer on a day: their first post, an answer to it after some days, and another post after some days. */
function newcomer(
  name: string,
  day: number,
  { answer = null, again = null }: Readonly<Record<'answer' | 'again', number | null>>,
): Posts[] {
  const at = (days: number) => MONDAY + (day + days) * DAY;
  return [
    { post: name, author: name, time: at(0) },
    ...(answer === null
      ? []
      : [{ post: `re ${name}`, author: 'old', kind: 'reply', replyTo: name, replyToPerson: name, time: at(answer) }]),
    ...(again === null ? [] : [{ post: `again ${name}`, author: name, time: at(again) }]),
  ];
}

/** So many newcomers, of whom the first ones come back after so many days. */
function newcomers(prefix: string, count: number, back: number, answer: number | null, again = 10): Posts[] {
  return Array.from({ length: count }, (_, i) => newcomer(`${prefix}${i}`, 60 + i, { answer, again: i < back ? again : null })).flat();
}

/** Thirty newcomers of one day, all answered, who all come back. */
function together(day: number): Posts[] {
  return Array.from({ length: 30 }, (_, i) => newcomer(`t${i}`, day, { answer: 1, again: 20 })).flat();
}

/** These posts with other authors of the answers. */
function by(posts: readonly Posts[], author: (answer: Posts) => string | null): Posts[] {
  return posts.map((one) => (one.author === 'old' ? { ...one, author: author(one) } : one));
}

function study(posts: Posts[]): Small {
  const all = [...span, ...posts];
  return {
    people: [...new Set(all.flatMap(({ author }) => author ?? []))].map((person) => ({ person: person as string, posts: 1 })),
    posts: all,
  };
}

describe('newcomers who come back', () => {
  const usual = study([...newcomers('a', 30, 18, 2), ...newcomers('b', 40, 8, null)]);

  it('are told apart by whether somebody answered them', async () => {
    const { value, indicators } = await measured(usual);
    expect([value('returnAnswered', null), value('returnUnanswered', null), value('returnRatio', null)]).toEqual([0.6, 0.2, 3]);
    const row = (name: string) => indicators.find(({ indicator, scope }) => indicator === name && scope === 'study');
    expect(row('returnAnswered')).toMatchObject({ people: 30, bearers: 12 });
    expect(row('returnRatio')).toMatchObject({ people: 70, bearers: 8 });
    // statsmodels 0.14: Table2x2([[18, 12], [8, 32]]).riskratio_confint()
    expect(row('returnRatio')?.low).toBeCloseTo(1.511954370369, 9);
    expect(row('returnRatio')?.high).toBeCloseTo(5.952560590703, 9);
  });

  it('are those of a platform too', async () => {
    const { value } = await measured(usual);
    expect(value('returnRatio', 'twitter')).toBe(3);
  });

  it.each([
    ['an answer after the week is none', newcomers('a', 30, 18, 8), [null, 0.6]],
    ['an answer at the end of the week is one', newcomers('a', 30, 18, 7), [0.6, null]],
    ['an answer of one’s own is none', by(newcomers('a', 30, 18, 2), ({ replyTo = null }) => replyTo), [null, 0.6]],
    ['an answer of somebody who is gone is one', by(newcomers('a', 30, 18, 2), () => null), [0.6, null]],
    ['who writes again within the week has not yet come back', newcomers('a', 30, 18, 2, 6), [0, null]],
    ['who writes again at its end has not yet either', newcomers('a', 30, 18, 2, 7), [0, null]],
    ['who writes again after nine weeks has not come back', newcomers('a', 30, 18, 2, 64), [0, null]],
    ['who writes again at their end has', newcomers('a', 30, 18, 2, 63), [0.6, null]],
    ['fewer than twenty are not told', newcomers('a', 19, 9, 2), [null, null]],
    ['twenty are', newcomers('a', 20, 9, 2), [0.45, null]],
    ['who comes on the day after the first eight weeks is new', together(56), [1, null]],
    ['who comes before is not', together(55), [null, null]],
    ['who comes nine weeks before the end can be seen for long enough', together(182 - 63), [1, null]],
    ['who comes later cannot', together(182 - 62), [null, null]],
  ])('%s', async (_, posts, expected) => {
    const { value } = await measured(study(posts));
    expect([value('returnAnswered', null), value('returnUnanswered', null)]).toEqual(expected);
  });

  it('leave out who begins with an answer', async () => {
    const repliers = newcomers('r', 30, 18, null).map((post) => ({ ...post, kind: 'reply', replyTo: 'first', replyToPerson: 'old' }));
    const { value } = await measured(study(repliers));
    expect([value('returnAnswered', null), value('returnUnanswered', null)]).toEqual([null, null]);
  });
});
