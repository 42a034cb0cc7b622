import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Numbered, questionsOf } from '../../../src/pln/chats/questions.ts';
import { seeded, shuffled } from '../../../src/random.ts';

const MINUTE = 60_000;
let next = 0;
/** A post that names a question: who, at which minute, which number. */
const post = (author: string, minute: number, number: number, rest: Partial<Numbered> = {}): Numbered => {
  next += 1;
  return {
    post: `p${String(next).padStart(3, '0')}`,
    author,
    time: minute * MINUTE,
    number,
    leads: true,
    asks: true,
    brief: false,
    copied: false,
    passedOn: false,
    source: null,
    ...rest,
  };
};

const who = (posts: readonly Numbered[], known?: ReadonlyMap<string, number>) => questionsOf(posts, known).moderators;
const asked = (posts: readonly Numbered[]) =>
  questionsOf(posts).questions.map(({ number, author, time }) => [number, author, time / MINUTE]);

describe('questionsOf', () => {
  it('the moderator is who is first with most numbers', () => {
    const posts = [post('ada', 5, 1), post('ben', 6, 1), post('ada', 15, 2), post('ada', 25, 3), post('cy', 26, 3)];
    expect(who(posts)).toEqual(['ada']);
    expect(asked(posts)).toEqual([
      [1, 'ada', 5],
      [2, 'ada', 15],
      [3, 'ada', 25],
    ]);
  });

  it('two may take turns', () => {
    const posts = [post('ada', 5, 1), post('ben', 15, 2), post('ada', 25, 3), post('ben', 35, 4)];
    expect(who(posts)).toEqual(['ada', 'ben']);
  });

  it('a copy in the same minute makes nobody a moderator, whoever is listed first', () => {
    const posts = [post('copy', 5, 1), post('ada', 5, 1), post('other', 15, 2), post('ada', 16, 2), post('ada', 25, 3)];
    expect(who(posts)).toEqual(['ada']);
    expect(asked(posts)[0]).toEqual([1, 'ada', 5]);
  });

  it('somebody who answers under Q1 is no moderator', () => {
    const posts = [
      post('ada', 5, 1),
      post('ben', 12, 1, { asks: false }),
      post('ada', 15, 2),
      post('ben', 21, 2, { asks: false }),
      post('ada', 25, 3),
    ];
    expect(who(posts)).toEqual(['ada']);
  });

  it('those whose questions others pass on, and those who moderated before, win ties', () => {
    const tied = [post('ada', 5, 1), post('zoe', 5, 1), post('ada', 15, 2), post('zoe', 15, 2)];
    expect(who(tied)).toEqual(['ada']);
    expect(who([...tied, post('ben', 7, 1, { passedOn: true, source: 'zoe' })])).toEqual(['zoe']);
    expect(who(tied, new Map([['zoe', 2]]))).toEqual(['zoe']);
  });

  it('an announcement is not the question, where that comes soon', () => {
    const posts = [
      post('ada', 5, 1),
      post('ada', 15, 2, { asks: false }),
      post('ada', 17, 2),
      post('ada', 25, 3, { asks: false }),
      post('ada', 50, 3),
    ];
    expect(asked(posts).map(([, , minute]) => minute)).toEqual([5, 17, 25]);
  });

  it('somebody whose words a moderator had after them asked, and is a moderator', () => {
    const posts = [
      post('ada', 5, 1),
      post('ben', 15, 3),
      post('ada', 16, 3, { copied: true }),
      post('ben', 25, 5),
      post('ada', 27, 5, { copied: true }),
    ];
    expect(who(posts, new Map([['ada', 5]]))).toEqual(['ada', 'ben']);
    expect(asked(posts)).toEqual([
      [1, 'ada', 5],
      [3, 'ben', 15],
      [5, 'ben', 25],
    ]);
  });

  it('a question that only others passed on is the one they name', () => {
    const start = [post('ada', 5, 1), post('ada', 15, 2)];
    const passed = post('cy', 27, 3, { passedOn: true, source: 'ada' });
    expect(asked([...start, post('ada', 26, 3, { asks: false, brief: true }), passed])[2]).toEqual([3, 'ada', 27]);
    // Copies of it are all there is of the words: others say that they are ada's.
    expect(asked([...start, post('ben', 25, 3), post('ada', 27, 3, { copied: true }), passed])[2]).toEqual([3, 'ada', 27]);
  });

  it('a number in the middle of the words of a moderator is a question where nothing is likelier', () => {
    const middle = post('ada', 25, 3, { leads: false, asks: false });
    const start = [post('ada', 5, 1), post('ada', 15, 2)];
    expect(asked([...start, middle])[2]).toEqual([3, 'ada', 25]);
    expect(asked([...start, { ...middle, brief: true }])).toHaveLength(2);
    expect(asked([...start, { ...middle, author: 'ben' }])).toHaveLength(2);
    expect(asked([...start, middle, post('ada', 28, 3)])[2]).toEqual([3, 'ada', 28]);
  });

  it('inOrder is the longest run of rising numbers', () => {
    const order = (...numbers: number[]) => questionsOf(numbers.map((n, i) => post('ada', i * 10, n))).inOrder;
    expect([order(1, 2, 3, 4), order(3, 1, 2), order(4, 3, 2, 1), order(1, 3, 2, 4), order()]).toEqual([4, 2, 1, 3, 0]);
  });

  it('whoever names a number within two minutes of the first may be the one who asked it', () => {
    const posts = (later: number) => [
      ...[post('ada', 5, 1), post('ada', 15, 2), post('zoe', 25, 3), post('zoe', 35, 4)],
      ...[post('zoe', 5 + later, 1), post('zoe', 15 + later, 2)],
    ];
    expect(who(posts(2))).toEqual(['zoe']);
    expect(who(posts(2.01))).toEqual(['ada', 'zoe']);
  });

  it('three sessions that somebody moderated count for one number more', () => {
    const posts = [post('ada', 5, 1), post('zoe', 5, 1), post('ada', 15, 2), post('zoe', 15, 2), post('ada', 25, 3)];
    expect(who(posts, new Map([['zoe', 2]]))).toEqual(['ada']);
    expect(who(posts, new Map([['zoe', 3]]))).toEqual(['zoe']);
  });

  it('who only speaks of a number does not ask it, and whose words others pass on does, however late they were collected', () => {
    const spoken = post('ben', 3, 1, { leads: false, asks: false });
    expect(who([spoken, post('ada', 6, 1), post('ada', 15, 2)])).toEqual(['ada']);
    const late = [post('ben', 5, 1), post('ada', 9, 1), post('ben', 15, 2), post('ada', 19, 2)];
    expect(who(late)).toEqual(['ben']);
    const named = [1, 2].map((number) => post('cy', 20, number, { passedOn: true, source: 'ada' }));
    expect(who([...late, ...named])).toEqual(['ada']);
    const copies = [post('ada', 9, 1, { copied: true }), post('ada', 19, 2, { copied: true })];
    expect(who(copies)).toEqual([]);
    expect(who([...copies, ...named])).toEqual(['ada']);
  });

  it('moderators stand in the order of their names, whoever asked most', () => {
    const posts = [post('zoe', 5, 1), post('zoe', 15, 2), post('zoe', 25, 3), post('ada', 35, 4), post('ada', 45, 5)];
    expect(who(posts)).toEqual(['ada', 'zoe']);
  });

  it('a single number makes a moderator of somebody whom others name or who moderated before, and no fifth', () => {
    const two = [post('ada', 5, 1), post('ada', 15, 2)];
    expect(who([...two, post('ben', 25, 3)])).toEqual(['ada']);
    expect(who([...two, post('ben', 25, 3)], new Map([['ben', 1]]))).toEqual(['ada', 'ben']);
    expect(who([...two, post('ben', 25, 3), post('cy', 26, 3, { passedOn: true, source: 'ben' })])).toEqual(['ada', 'ben']);
    // What is passed on under the name of somebody who did not write it makes no moderator.
    expect(who([...two, post('ben', 25, 3), post('cy', 26, 3, { passedOn: true, source: 'dee' })])).toEqual(['ada']);
    const five = ['ann', 'bea', 'cia', 'dee', 'eve'].flatMap((name, i) => [
      post(name, i * 10, 2 * i + 1),
      post(name, i * 10 + 5, 2 * i + 2),
    ]);
    expect(who(shuffled(seeded(1), five))).toEqual(['ann', 'bea', 'cia', 'dee']);
  });

  it('the question comes within eight minutes of the first sight of its number', () => {
    const minutes = (later: number) => asked([post('ada', 5, 1), post('ada', 15, 2, { asks: false }), post('ada', 15 + later, 2)])[1]?.[2];
    expect(minutes(8)).toBe(23);
    expect(minutes(8.01)).toBe(15);
  });

  it('is the likest to a question of those that name its number', () => {
    const start = [post('ada', 5, 1), post('ada', 15, 2)];
    const third = (...posts: readonly Numbered[]) => asked([...start, ...posts])[2] ?? null;
    const passed = { passedOn: true, source: 'ada' };
    // The words of the moderator, rather than those passed on before they were collected.
    expect(third(post('cy', 24, 3, passed), post('ada', 25, 3))).toEqual([3, 'ada', 25]);
    expect(third(post('cy', 24, 3, passed), post('ada', 25, 3, { leads: false }))).toEqual([3, 'ada', 25]);
    expect(third(post('cy', 24, 3, passed), post('ada', 25, 3, { leads: false, brief: true }))).toEqual([3, 'ada', 24]);
    expect(third(post('cy', 24, 3, { ...passed, asks: false }), post('ada', 25, 3, { asks: false }), post('cy', 26, 3, passed))).toEqual([
      3,
      'ada',
      26,
    ]);
    // What a moderator says of a number, rather than what others ask; an announcement is less.
    expect(third(post('ada', 25, 3, { asks: false }), post('ben', 26, 3))).toEqual([3, 'ada', 25]);
    expect(third(post('ada', 25, 3, { asks: false, brief: true }), post('ben', 26, 3))).toEqual([3, 'ben', 26]);
    // Where no moderator names it: own words before those passed on, and these before words in the middle.
    const strange = { passedOn: true, source: null };
    expect(third(post('cy', 24, 3, strange), post('ben', 26, 3))).toEqual([3, 'ben', 26]);
    expect(third(post('ben', 24, 3, { leads: false }), post('cy', 26, 3, strange))).toEqual([3, 'cy', 26]);
    expect(third(post('cy', 26, 3, { ...strange, asks: false }))).toBeNull();
    expect(third(post('ben', 24, 3, { leads: false }))).toEqual([3, 'ben', 24]);
    expect(third(post('ben', 24, 3, { leads: false, brief: true }))).toBeNull();
    // At the least a few words of a moderator.
    expect(third(post('ada', 24, 3, { asks: false, brief: true }))).toEqual([3, 'ada', 24]);
    expect(third(post('ada', 24, 3, { leads: false, brief: true }))).toEqual([3, 'ada', 24]);
  });

  it('questions stand by time, then number; the first of the longest runs counts', () => {
    expect(asked([post('ada', 9, 2), post('ada', 9, 1), post('ada', 5, 3)]).map(([number]) => number)).toEqual([3, 1, 2]);
    const run = (...numbers: number[]) => questionsOf(numbers.map((n, i) => post('ada', 3 + i * 10, n)));
    expect(run(1, 3, 2)).toMatchObject({ inOrder: 2, spread: 10 * MINUTE });
    expect(run(2, 1, 3)).toMatchObject({ inOrder: 2, spread: 20 * MINUTE });
    expect(run(1, 2, 3)).toMatchObject({ inOrder: 3, spread: 20 * MINUTE });
    expect(run()).toMatchObject({ inOrder: 0, spread: 0 });
  });

  it('the order of rows never matters', () => {
    const posts = fc.array(
      fc.tuple(fc.constantFrom('ada', 'ben', 'cy'), fc.nat(60), fc.integer({ min: 1, max: 6 }), fc.boolean(), fc.boolean()),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(posts, fc.nat(), (rows, seed) => {
        const made = rows.map(([author, minute, number, leads, asks]) => post(author, minute, number, { leads, asks }));
        expect(questionsOf(shuffled(seeded(seed), made))).toEqual(questionsOf(made));
      }),
    );
  });
});
