import { describe, expect, it } from 'vitest';
import { pushshiftCsv } from '../../../../src/ingest/formats/reddit/pushshift-csv.ts';
import { fixture, readTable, whenOf } from '../found.ts';

const found = readTable(pushshiftCsv, fixture('pushshift-csv/professors.csv'));
const posts = found.filter((item) => 'platform' in item);

describe('pushshiftCsv', () => {
  it('takes the true time, whatever clock the time column shows', () => {
    expect(posts.slice(0, 4).map(whenOf)).toEqual([
      // A stamp of 10:00 on the clock of New York, in summer (UTC-4) and in winter (UTC-5); in UTC; both the same.
      '2020-05-20T14:00:00.000Z epoch',
      '2020-01-20T15:00:00.000Z epoch',
      '2020-05-20T10:00:00.000Z epoch',
      '2020-05-20T10:00:00.000Z epoch',
    ]);
  });

  it('refuses a row whose clocks disagree in a way that nothing explains, and a time that cannot be read', () => {
    expect(found[4]).toMatchObject({ code: 'two-clocks' });
    expect(found[6]).toMatchObject({ code: 'unreadable-time' });
  });

  it('gives the submission, NA of R being absent and not a word', () => {
    expect(posts[0]).toMatchObject({
      id: 't3_gzz001',
      space: 'Professors',
      text: 'I teach & they sleep.\nTwo lines.',
      likes: 12,
      comments: 3,
      shares: 1,
    });
    expect(posts[1]).toMatchObject({ title: 'NA grades?', text: null, links: [] });
    expect(posts[2]).toMatchObject({ links: ['https://example.org/a'] });
  });

  it('keeps deletions, removals and crossposts', () => {
    expect(posts[3]).toMatchObject({ author: null, status: 'deleted' });
    expect(found[5]).toMatchObject({ status: 'removed', repostOf: { post: 't3_fzz9' } });
  });

  it.each([
    ['_meta.removal_type', 'deleted'],
    ['_meta', "{'note': None, 'removal_type': 'deleted', 'was_deleted_later': True}"],
  ])('knows from %s what was taken back after the dump had it', (column, cell) => {
    const header = `author,author_fullname,title,selftext,subreddit,permalink,link_flair_text,is_self,id,created_utc,${column}`;
    const row = `willow,t2_w,Plans,Words taken back,Teachers,/r/Teachers/comments/zz1/plans/,,True,zz1,1706875209,"${cell}"`;
    expect(readTable(pushshiftCsv, `${header}\n${row}\n`)).toMatchObject([{ status: 'deleted', text: null }]);
  });
});
