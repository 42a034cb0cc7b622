import { describe, expect, it } from 'vitest';
import { DAY, MONDAY, measured } from '../small.ts';

describe('identity', async () => {
  const bio = (person: string, number: number, text: string) => ({
    person,
    number,
    bio: text,
    first: MONDAY + number,
    last: MONDAY + number,
  });
  const weeks = { firstPost: MONDAY, lastPost: MONDAY + 8 * DAY };
  const names = ['ada', 'ben', 'cy', 'dot', 'eve', 'fay', 'gil', 'hal'];
  const { value, indicators } = await measured({
    people: [
      { person: 'ada', bio: 'Instructional coach', ...weeks },
      { person: 'ben', bio: '4th grade teacher and reader', ...weeks },
      { person: 'cy', bio: 'I like cats', ...weeks },
      { person: 'dot', bio: 'librarian', ...weeks },
      { person: 'eve', bio: 'teacher', firstPost: MONDAY, lastPost: MONDAY + DAY },
      { person: 'fay', bio: 'hello', ...weeks },
      { person: 'gil', bio: 'librarian of a school', ...weeks },
      { person: 'hal', ...weeks },
    ],
    posts: names.map((author) => ({ post: author, author })),
    bios: [
      bio('ada', 1, 'teacher'),
      bio('ada', 2, 'teacher, soon more'),
      bio('ada', 3, 'Instructional coach'),
      bio('ben', 1, '4th grade teacher'),
      bio('ben', 2, '4th grade teacher and reader'),
      // The first tells no role.
      bio('cy', 1, 'hello'),
      bio('cy', 2, 'teacher'),
      // The last tells none.
      bio('fay', 1, 'teacher'),
      bio('fay', 2, 'hello'),
      bio('gil', 1, 'librarian'),
      bio('gil', 2, 'librarian of a school'),
    ],
  });

  it.each([
    ['ada', 2],
    ['ben', 1],
    ['dot', 0],
    ['eve', null],
    ['hal', null],
  ])('bioChanges of %s are %j', (of, expected) => expect(value('bioChanges', of)).toBe(expected));

  it('roleMoves looks at the roles of the first and the last bio', () => {
    expect(indicators.find(({ indicator }) => indicator === 'roleMoves')).toMatchObject({
      scope: 'study',
      value: expect.closeTo(1 / 3, 9),
      people: 3,
      bearers: 1,
    });
  });

  it('is absent where no bio was seen to change', async () => {
    const still = await measured({ people: [{ person: 'ada', bio: 'teacher', ...weeks }], posts: [{ post: 'p', author: 'ada' }] });
    expect([still.value('bioChanges', 'ada'), still.value('roleMoves', null)]).toEqual([null, null]);
  });
});
