import { expect, test } from 'vitest';
import { inventedStudy } from './invented-study.ts';
import { has } from './pages.ts';
import { rendered } from './rendered.ts';
import { post } from './tables.ts';

test('the report of an empty study says in one place why it is empty', async () => {
  const empty = await rendered({});
  const html = empty.get('index.html') ?? '';
  expect([...empty.keys()]).toEqual(['index.html', 'numbers.json', 'datapackage.json', 'ro-crate-metadata.json', 'manifest.json']);
  for (const id of ['flow', 'posts', 'methods', 'limits', 'dictionary']) has(html, `<section id="${id}"`);
  // In the summary and in its section.
  expect(html.split('The study has no posts, so there is nothing to show.')).toHaveLength(3);
  has(html, 'No export file was read');
});

test('a study of fewer than k people shows nothing of them', async () => {
  const small = {
    ...inventedStudy(40),
    posts: [1, 2, 3, 4].map((i) => post({ post: `p${i}`, author: `a${i}`, time: i, hashtags: ['zebrafinch'] })),
  };
  const html = (await rendered({ posts: small.posts })).get('index.html') ?? '';
  has(html, 'The study has posts of fewer than 5 people, so nothing about them is shown.');
  expect(html.includes('zebrafinch')).toBe(false);
});

test('a study without authors, times, links and network says in each section why it is empty', async () => {
  const html = (await rendered({ posts: Array.from({ length: 30 }, (_, i) => post({ post: `p${i}` })) })).get('index.html') ?? '';
  for (const why of [
    'Most posts of this study name no author, so people cannot be counted',
    'No post of this study has a known time',
    'No posts of at least 5 people could be coded',
    'it cannot be said how posts are spread over people',
    'No hashtag, subreddit or group was used',
    'No post of this study holds a link',
    'No post of this study answers another post',
    'so there is no network',
    'Without a network there are no communities',
    'No person of this study has a profile',
  ])
    has(html, why);
  // What was not done is no part of the methods, nor of the limits.
  for (const not of [
    'Leiden method',
    'Gini coefficient',
    'numbered questions in order',
    'Wilson’s score',
    'Codes come from a program',
    'Communities depend',
  ])
    expect(html.includes(not), not).toBe(false);
});

test('the methods for a paper of such a study count nothing that is not there', async () => {
  const methods = (await rendered({ posts: Array.from({ length: 30 }, (_, i) => post({ post: `p${i}` })) })).get('paper/methods.md') ?? '';
  for (const sentence of [
    'No post was marked as deleted',
    'No account was named as automated',
    'No post could be coded',
    'No post has a known author, so nobody has a profile',
  ])
    expect(methods).toContain(sentence);
  expect(methods.replaceAll('\u00a0', ' ')).not.toMatch(/\b0 (?:posts|accounts|people|judgements|sessions)\b/);
});

test('a platform of which no kind of post may be told is no finding of the kinds of posts', async () => {
  const of = (platform: string, originals: number, replies: number) =>
    Array.from({ length: originals + replies }, (_, i) =>
      post({ post: `${platform}:${i}`, platform, author: `${platform}${i}`, kind: i < originals ? 'original' : 'reply' }),
    );
  const posts = [...of('reddit', 60, 2), ...of('bluesky', 30, 10), ...of('mastodon', 20, 12)];
  const html = (await rendered({ posts })).get('index.html') ?? '';
  has(html, '<figure id="kinds"');
  expect(/On \w+, ?\./.test(html)).toBe(false);
  expect(html.includes('Kinds of post by platform.')).toBe(false);
});

test('where no share of a code may be told, the report says so, and draws none', async () => {
  const posts = Array.from({ length: 12 }, (_, i) => post({ post: `p${i}`, author: `a${i}`, time: i }));
  const labels = posts.flatMap(({ post: key }, i) =>
    ['sharing', 'selfpromotion', 'commercial'].map((code, at) => ({ post: key, code, value: i === at, probability: null })),
  );
  const html = ((await rendered({ posts, labels })).get('index.html') ?? '').replaceAll('\u00a0', ' ');
  has(html, 'Of 12 coded posts no share with a code is told, because each would tell of too few people.');
  expect(html.includes('Of 12 coded posts,')).toBe(false);
  expect(html.match(/<figure id="codes-overall"[\s\S]*?<\/figure>/)?.[0]).not.toContain('<svg');
});
