import { expect, test } from 'vitest';
import { measured } from '../small.ts';

/** Posts of so many people (0: of nobody known), each with these codes and kinds. */
type Crowd = readonly [codes: string, people: number, posts: number];

/** The shares of codes and kinds of a place (null: the study) that a report tells of five people or more. */
async function told(place: string | null, ...crowds: readonly Crowd[]): Promise<string[]> {
  const all = crowds.flatMap(([codes, people, n], c) =>
    Array.from({ length: n }, (_, i) => ({
      codes: codes.split(' '),
      post: `reddit:${c}-${i}`,
      author: people === 0 ? null : `${c} ${i % people}`,
    })),
  );
  const { indicators } = await measured({
    people: [...new Set(all.flatMap(({ author }) => author ?? []))].map((person) => ({ person })),
    posts: all.map(({ post, author }) => ({ post, author, platform: 'reddit', space: 'desk' })),
    labels: all.flatMap(({ post, codes }) =>
      [...new Set(['sharing', 'selfpromotion', 'commercial', ...codes])].map((code) => ({ post, code, value: codes.includes(code) })),
    ),
  });
  return indicators
    .filter(({ item, period, scope, bearers }) => item === place && period === null && scope !== 'person' && (bearers ?? 0) >= 5)
    .map(({ indicator }) => indicator)
    .filter((name) => /^(sharing|promotion|conversation|news)Share/.test(name));
}

const some: Crowd[] = [
  ['sharing', 8, 20],
  ['conversation', 9, 17],
  ['news-opinion', 7, 13],
];

test.each(['reddit', 'reddit/desk'])('codes and kinds that are told do not leave posts of few with a withheld code (%s)', async (place) => {
  expect(await told(place, ...some, ['commercial', 1, 1])).toEqual(['conversationShare', 'sharingShare']);
  expect(await told(place, ...some, ['selfpromotion', 4, 9])).toEqual(['conversationShare', 'sharingShare']);
});

test('nor do those of the study, with or without the accounts set aside', async () => {
  const names = ['conversationShare', 'conversationShareUnflagged', 'sharingShare', 'sharingShareUnflagged'];
  expect(await told(null, ...some, ['commercial', 1, 1])).toEqual(names);
});

test('nor what is nearly all one person’s', async () => {
  const left: Crowd[] = [
    ['selfpromotion', 1, 90],
    ['selfpromotion', 6, 6],
  ];
  expect(await told('reddit', ...some, ...left)).toEqual(['conversationShare', 'sharingShare']);
});

test('nor posts of few with several codes, where all codes are told', async () => {
  const both: Crowd = ['sharing selfpromotion', 1, 1];
  expect(await told('reddit', ...some, both, ['selfpromotion', 8, 12])).toEqual(['conversationShare', 'promotionShare', 'sharingShare']);
});

test('all are told where nothing is left, or posts of as many or of nobody known', async () => {
  expect(await told('reddit', ...some)).toEqual(['conversationShare', 'newsShare', 'sharingShare']);
  expect(await told('reddit', ...some, ['commercial', 0, 1])).toEqual(['conversationShare', 'newsShare', 'sharingShare']);
  const others = await told('reddit', ...some, ['selfpromotion', 7, 9]);
  expect(others).toEqual(['conversationShare', 'newsShare', 'promotionShare', 'sharingShare']);
});

test('nor posts of few beside many people, most of whom are not told apart', async () => {
  const many: Crowd[] = some.map(([codes, people, posts]) => [codes, people * 5, posts * 30]);
  expect(await told('reddit/desk', ...many, ['commercial', 1, 30])).toEqual(['conversationShare', 'sharingShare']);
  expect(await told('reddit/desk', ...many, ['commercial', 30, 60])).toEqual(['conversationShare', 'newsShare', 'sharingShare']);
  const nearlyAll: Crowd[] = [
    ['commercial', 1, 900],
    ['commercial', 30, 30],
  ];
  expect(await told('reddit/desk', ...many, ...nearlyAll)).toEqual(['conversationShare', 'sharingShare']);
});
