import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Found, FoundPost, JsonObject } from '../../../../src/ingest/format.ts';
import { pushshift } from '../../../../src/ingest/formats/reddit/pushshift.ts';

function records(file: string): JsonObject[] {
  const text = readFileSync(new URL(`../../fixtures/pushshift/${file}.ndjson`, import.meta.url), 'utf8');
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

const read = (record: JsonObject): Found[] => [...pushshift.read(record, { zone: 'UTC' })];
const submissions = records('submissions').flatMap(read) as FoundPost[];
const comments = records('comments').flatMap(read) as FoundPost[];

describe('pushshift submissions', () => {
  it('of every year give fullnames, times and their subreddit', () => {
    expect(submissions.slice(0, 7).map(({ id, thread, time, space }) => [id, thread, time?.ms, time?.basis, space])).toEqual([
      ['t3_1v3zz', 't3_1v3zz', 1180650000_000, 'epoch', 'reddit.com'],
      ['t3_2f4zz1', 't3_2f4zz1', 1409500000_000, 'epoch', 'Teachers'],
      ['t3_ga0002', 't3_ga0002', 1588200000_000, 'epoch', 'Teachers'],
      ['t3_j0zz01', 't3_j0zz01', 1606700000_000, 'epoch', 'Teachers'],
      ['t3_j0zz02', 't3_j0zz02', 1606700100_000, 'epoch', 'u_worksheet_shop'],
      ['t3_1azz01', 't3_1azz01', 1706700000_000, 'epoch', 'Teachers'],
      ['t3_1azz02', 't3_1azz02', 1706700001_000, 'epoch', 'Teachers'],
    ]);
  });

  it('with a link give it unescaped, and the title too', () => {
    expect(submissions[0]).toMatchObject({
      author: { id: null, handle: 'chalk_and_cheese', bot: false },
      title: 'Fractions & decimals with paper plates',
      text: null,
      links: ['http://example.org/plates?a=1&b=2'],
      hashtags: [],
      likes: 7,
      comments: 3,
      collected: 1522500000_000,
      status: 'ok',
    });
  });

  it('with words give the people and links in the Markdown, each once', () => {
    const [, post] = submissions;
    expect(post?.mentions).toEqual([{ handle: 'chalk_and_cheese' }, { handle: 'Plan_B_Teacher' }]);
    expect(post?.links).toEqual([
      'https://example.org/tickets_(grade_5)',
      'https://example.org/more',
      'https://www.reddit.com/u/not_mentioned',
    ]);
    expect(post?.text).toContain('> if a < b\n\n\u200b\n\n');
    expect(post?.likes).toBe(-2);
  });

  it('that are crossposts pass on the words and links of the original', () => {
    expect(submissions[2]).toMatchObject({
      author: { id: 't2_zz1', handle: 'plan_b_teacher' },
      repostOf: { post: 't3_ga0001', author: { id: 't2_zz2', handle: 'ms_rivera_5th' } },
      title: 'Lab rubric worth sharing',
      text: 'A rubric for lab reports: https://example.org/rubric',
      links: ['https://example.org/rubric'],
    });
  });

  it('that are crossposts are so by their list of originals, too', () => {
    const listed = { title: 'Lab rubric', subreddit: 'Teachers', created_utc: 1588200000, id: 'ga0002', selftext: '' };
    const original = { id: 'ga0001', author: 'ms_rivera_5th', selftext: 'A rubric' };
    expect(read({ ...listed, crosspost_parent: null, crosspost_parent_list: [original] })).toMatchObject([
      { repostOf: { post: 't3_ga0001', author: { handle: 'ms_rivera_5th' } }, text: 'A rubric' },
    ]);
  });

  it('that are gone say by whose hand, and have no author where the author is gone', () => {
    expect(submissions[3]).toMatchObject({ author: null, title: null, text: null, status: 'deleted' });
    expect(submissions[4]).toMatchObject({ author: { handle: 'worksheet_shop' }, status: 'removed' });
  });

  it('whose words the author took back later do not give them', () => {
    expect(submissions[5]).toMatchObject({ title: 'Rant', text: null, status: 'deleted' });
  });

  it('made in the advertising interface are labelled', () => {
    expect(submissions.slice(0, 7).map(({ adLabel }) => adLabel)).toEqual([
      null,
      null,
      null,
      null,
      'made in the advertising interface',
      null,
      null,
    ]);
    const [record] = records('submissions');
    expect(read({ ...record, promoted: true })).toMatchObject([{ adLabel: 'promoted' }]);
  });

  it('uploaded to Reddit itself have no link', () => {
    expect(submissions[6]?.links).toEqual([]);
  });

  it('without a readable time or id are refused', () => {
    expect(submissions[7]).toMatchObject({ code: 'unreadable-time' });
    expect(read({ ...records('submissions')[0], id: null })).toMatchObject([{ code: 'no-id' }]);
  });
});

describe('pushshift comments', () => {
  it('answer a submission or a comment, in the thread of the submission', () => {
    expect(comments.slice(0, 6).map(({ id, replyTo, thread }) => [id, replyTo?.post, thread])).toEqual([
      ['t1_c99', 't3_1zzzz', 't3_1zzzz'],
      ['t1_c0zz01', 't1_c0zz00', 't3_9fzzz'],
      ['t1_c0zz02', 't1_c0zz01', 't3_9fzzz'],
      ['t1_fpzz01', 't3_ga0002', 't3_ga0002'],
      ['t1_kozz01', 't1_kozz00', 't3_1azz02'],
      ['t1_kozz02', 't3_1azz02', 't3_1azz02'],
    ]);
  });

  it('with a hidden score have no likes', () => {
    expect(comments.slice(0, 2).map(({ likes }) => likes)).toEqual([2, null]);
  });

  it('that are gone have a status in place of the mark', () => {
    expect(comments.slice(0, 6).map(({ author, text, status }) => [author?.handle, text === null, status])).toEqual([
      ['frog_prof', false, 'ok'],
      ['old_hand', false, 'ok'],
      [undefined, true, 'deleted'],
      ['AutoModerator', false, 'ok'],
      ['blunt_pencil', true, 'removed'],
      ['even_keel', false, 'ok'],
    ]);
  });

  it('are unescaped once, also where the file was not escaped', () => {
    expect(comments[1]?.text).toBe('It is > free, see [here](http://example.org/free).');
    expect(comments[5]?.text).toBe('Q&A at 5 > 4, I wrote < by hand');
  });

  it('of programs are marked', () => {
    expect(comments[3]?.author).toEqual({ id: 't2_zz0', handle: 'AutoModerator', bot: true });
  });

  it('refuse a line that is something else', () => {
    expect(comments[6]).toMatchObject({ code: 'not-a-post' });
  });
});

describe('pushshift, given a submission with few fields as scripts write it', () => {
  it('gives what is there', () => {
    const record: JsonObject = {
      id: 'gzz1',
      title: 'Hi',
      selftext: 'Words',
      author: 'ann',
      created_utc: 1_600_000_000,
      subreddit: 'Teachers',
    };
    expect(pushshift.looksLike(record)).toBe(true);
    expect([...pushshift.read(record, { zone: 'UTC' })]).toMatchObject([
      { id: 't3_gzz1', title: 'Hi', text: 'Words', space: 'Teachers', comments: null },
    ]);
  });
});

describe('pushshift.looksLike', () => {
  it('knows every line of its files but an error', () => {
    expect([...records('submissions'), ...records('comments')].filter((record) => !pushshift.looksLike(record))).toEqual([
      { error: 'rate limited' },
    ]);
  });

  it.each<[string, JsonObject]>([
    ['a tweet', { id_str: '1', created_at: 'x', full_text: 'y', user: { screen_name: 'z' } }],
    ['a Mastodon status', { id: '1', created_at: 'x', content: '<p>y</p>', account: {}, reblogs_count: 0, visibility: 'public' }],
    ['a listing of the Reddit interface', { kind: 'Listing', data: { children: [{ kind: 't3', data: { title: 'x' } }] } }],
    ['an utterance of ConvoKit', { id: 'c1', conversation_id: 't', text: 'x', speaker: 's', timestamp: 1 }],
    ['a TikTok video', { id: '1', desc: 'x', createTime: 1, stats: {}, author: {} }],
  ])('does not take %s', (_, record) => {
    expect(pushshift.looksLike(record)).toBe(false);
  });
});
