import { describe, expect, it, test } from 'vitest';
import type { JsonObject } from '../../../../src/ingest/format.ts';
import { asideTables, instafake, tweetorials } from '../../../../src/ingest/formats/without-posts/asides.ts';
import { formats } from '../../../../src/ingest/formats.ts';
import { draftsOf, fixtureFile } from '../drafts.ts';

describe('asideTables', () => {
  it.each([
    ['start,end,hour_count', 'post-counts'],
    ['id,domain,year,month,label,split', 'post-labels'],
    ['post_shortcode,legal_expert_2_no_explanations,no_experience_1_no_explanations', 'annotator-votes'],
    ['mean_favorite_count,mean_retweet_count,sum_display_text_width,n,code', 'thread-codes'],
    ['username,continent,tier,id,signature,commerceUser,commerceCategory,followers', 'tiktok-accounts'],
    ['handle,channelID,continent,tier,followers,tot_videos,tot_views', 'youtube-accounts'],
    ['Author,Date Posted,Title,Topic,Link,First Tweet,Last Tweet,All Tweets,Narrative', 'coded-threads'],
    ['Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest', 'meeting-participants'],
    ['Name (original name),Total duration (minutes)', 'meeting-participants'],
    ['UID,Facilitator,role1,experience,grades,location', 'course-participants'],
    ['Source,Followers,Date,Interactions,Post Type,Link', 'crowdtangle-link-checker'],
  ])('know %s as %s, and no other format does', (columns, name) => {
    const header = columns.split(',');
    const claims = formats.filter(
      (format) =>
        'columns' in format &&
        !(format.columns.only && header.length > format.columns.all.length) &&
        format.columns.all.every((column) => header.includes(column)) &&
        !format.columns.none?.some((column) => header.includes(column)),
    );
    expect(claims.map((format) => format.name)).toEqual([name]);
    expect(asideTables.map((format) => format.name)).toContain(name);
  });

  it('leave a table of labels alone that has its text', () => {
    const labels = asideTables.find(({ name }) => name === 'post-labels');
    expect(labels?.columns.none).toContain('text');
  });
});

describe('instafake and tweetorials', () => {
  it.each<[string, JsonObject, string]>([
    ['counts of an account', { userFollowerCount: 1, userMediaCount: 2, isFake: 1 }, 'instagram-accounts'],
    ['counts of an account, automated or not', { userFollowerCount: 1, userMediaCount: 2, automatedBehaviour: 0 }, 'instagram-accounts'],
    ['threads for coding', { data: [{ all_twt: ['a', 'b'], author: 'x' }] }, 'coded-threads'],
  ])('know %s, and no other format does', (_, record, name) => {
    expect(formats.filter((format) => 'looksLike' in format && format.looksLike(record)).map((format) => format.name)).toEqual([name]);
    expect([instafake.name, tweetorials.name]).toContain(name);
  });
});

test('what is no export of posts is named as what it is', async () => {
  for (const [file, format] of [
    ['asides/moodle-log.csv', 'moodle-log'],
    ['asides/substack-posts.csv', 'substack-posts'],
    ['discourse/latest.json', 'discourse-topics'],
  ])
    expect((await draftsOf(fixtureFile(file as string))).format).toBe(format);
});
