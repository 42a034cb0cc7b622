/** Formats of Reddit, Instagram and the platforms educators moved to, over real exports: only counts are compared and shown. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { TableWriter } from '../../../src/database/table-writer.ts';
import { type Reading, readExport } from '../../../src/ingest/drafts/reading.ts';
import { openExport } from '../../../src/ingest/files/container.ts';
import { besideWords } from '../../../src/ingest/health/clock-health.ts';
import { recognise } from '../../../src/ingest/recognise/recognise.ts';
import { isoTime } from '../../../src/ingest/times/time.ts';
import type { Draft } from '../../../src/schema/schema.ts';
import { defaultSettings } from '../../../src/settings/settings.ts';
import { csvRow, table } from './found.ts';

const folder = process.env.STAFFROOM_EXPORTS ?? resolve(import.meta.dirname, '../../../../shared/exports');
const missing = !existsSync(join(folder, 'mastodon-outbox'));

/** `folder/file`, or `folder#2` for the second file of a folder whose files bear names of people. */
function pathOf(file: string): string {
  const [name = '', place] = file.split('#');
  return join(folder, name, place === undefined ? '' : (readdirSync(join(folder, name)).sort()[Number(place) - 1] ?? ''));
}

async function read(file: string, zone = 'UTC'): Promise<{ reading: Reading; drafts: Draft[] }> {
  const path = pathOf(file);
  const opened = await openExport(path);
  const drafts: Draft[] = [];
  const writer = { add: async (draft: Draft) => void drafts.push(draft) } as unknown as TableWriter<'drafts'>;
  const reading = await readExport(
    { path, opened, recognised: recognise(file, opened, defaultSettings().ingest), source: { zone } },
    writer,
  );
  return { reading, drafts };
}

interface Counts {
  format: string;
  /** Rows, and of them posts, rejects and rows without a post. */
  rows: readonly [rows: number, posts: number, rejected: number, blank: number];
  ids: number;
  /** People who posted. */
  authors: number;
  answers: number;
  reposts: number;
  quotes: number;
  mentions: number;
  hashtags: number;
  links: number;
  timed: number;
}

async function counts(file: string): Promise<Counts> {
  const { reading, drafts } = await read(file);
  const many = (holds: (draft: Draft) => unknown) => drafts.filter((draft) => Boolean(holds(draft))).length;
  const sum = (list: (draft: Draft) => readonly string[]) => drafts.reduce((total, draft) => total + list(draft).length, 0);
  return {
    format: reading.format,
    rows: [reading.rows, drafts.length, reading.rejects.length, reading.blank],
    ids: new Set(drafts.map(({ id }) => id)).size,
    authors: new Set(drafts.flatMap(({ authorId, authorHandle }) => authorId ?? authorHandle ?? [])).size,
    answers: many(({ replyTo, replyToAuthorId, replyToAuthorHandle }) => replyTo ?? replyToAuthorId ?? replyToAuthorHandle),
    reposts: many(({ repostOf, repostOfAuthorHandle }) => repostOf ?? repostOfAuthorHandle),
    quotes: many(({ quoteOf }) => quoteOf),
    mentions: sum(({ mentionHandles }) => mentionHandles),
    hashtags: sum(({ hashtags }) => hashtags),
    links: sum(({ links }) => links),
    timed: many(({ time }) => time !== null),
  };
}

/** File, format, rows (posts, rejects, blank), ids, then: authors, answers, reposts, quotes; mentions, hashtags, links, posts with a time. */
type Expected = [
  file: string,
  format: string,
  rows: Counts['rows'],
  ids: number,
  people: readonly [authors: number, answers: number, reposts: number, quotes: number],
  content: readonly [mentions: number, hashtags: number, links: number, timed: number],
];
const EXPECTED: Expected[] = [
  ['reddit-listing-json/morechildren.json', 'reddit-listing', [19, 19, 0, 0], 19, [13, 19, 0, 0], [0, 0, 0, 19]],
  ['reddit-listing-json/r_all_comments.json', 'reddit-listing', [100, 100, 0, 0], 100, [100, 100, 0, 0], [3, 0, 7, 100]],
  ['reddit-listing-json/redditextractor_thread_urls_json.json', 'reddit-listing', [61, 61, 0, 0], 61, [30, 0, 0, 0], [0, 0, 262, 61]],
  ['reddit-listing-json/search_t3.json', 'reddit-listing', [6, 6, 0, 0], 6, [6, 0, 0, 0], [2, 0, 27, 6]],
  ['reddit-listing-json/thread_tree.json', 'reddit-listing', [486, 486, 0, 0], 486, [341, 485, 0, 0], [0, 0, 31, 486]],
  ['reddit-listing-json/user_overview.json', 'reddit-listing', [100, 100, 0, 0], 100, [1, 93, 0, 0], [0, 0, 15, 100]],
  ['pushshift-csv/r-Professors-posts-may2020-jun2020.csv', 'pushshift-csv', [994, 994, 0, 0], 994, [648, 0, 0, 0], [1, 0, 217, 994]],
  ['apify-instagram-json#1', 'apify-instagram', [5, 5, 0, 0], 5, [2, 0, 0, 0], [0, 23, 0, 5]],
  ['instagram-gdpr/posts_1.json', 'instagram-download', [4, 4, 0, 0], 4, [0, 0, 0, 0], [0, 0, 0, 4]],
  ['instagram-insights-csv/Instagram.csv', 'instagram-insights', [100, 99, 0, 1], 99, [0, 0, 0, 0], [2, 1915, 0, 0]],
  ['instagram-scrape#3', 'instagram-screen-scrape-csv', [848, 848, 0, 0], 848, [0, 0, 0, 0], [46, 121, 0, 848]],
  ['instagram-scrape#4', 'instagram-screen-scrape', [848, 848, 0, 0], 848, [1, 0, 0, 0], [46, 121, 0, 848]],
  ['instagram-scrape/brand_posts.csv', 'instagram-brand-posts', [1508, 1508, 0, 0], 1508, [2, 0, 0, 0], [478, 2768, 7, 0]],
  ['instagram-scrape/brand_posts_tagged.csv', 'instagram-brand-posts', [1484, 1484, 0, 0], 1484, [2, 0, 0, 0], [0, 2759, 0, 0]],
  ['mastodon-outbox#1', 'mastodon-outbox', [1511, 1511, 0, 0], 1511, [1, 383, 326, 0], [290, 123, 367, 1511]],
  ['mastodon-outbox#2', 'mastodon-outbox', [305, 305, 0, 0], 305, [1, 228, 13, 2], [269, 21, 89, 305]],
  ['mastodon-api-json/malformed.ndjson', 'mastodon-status', [50, 49, 1, 0], 48, [48, 8, 0, 0], [4, 38, 15, 49]],
  ['mastodon-api-json/mastodonsocial.ndjson', 'mastodon-status', [48, 48, 0, 0], 48, [44, 5, 0, 0], [2, 29, 15, 48]],
  ['bluesky-json/bluesky-posts.json', 'bluesky-post', [123, 123, 0, 0], 119, [97, 15, 2, 22], [23, 108, 204, 122]],
  ['bluesky-json/bluesky-tap-posts.json', 'bluesky-record', [14, 14, 0, 0], 14, [1, 6, 0, 0], [0, 18, 7, 14]],
  ['bluesky-json/bluesky-hydrated-firehose-posts.json', 'bluesky-post', [9, 9, 0, 0], 9, [9, 1, 0, 0], [2, 10, 4, 9]],
  ['bluesky-csv/bluesky-posts-export.csv', 'bluesky-csv', [157, 157, 0, 0], 135, [108, 20, 2, 39], [23, 120, 209, 156]],
  ['tiktok-research-json/example_resp_comments.json', 'tiktok-research', [1, 1, 0, 0], 1, [0, 1, 0, 0], [0, 0, 0, 1]],
  ['tiktok-research-json/example_resp_q_videos.json', 'tiktok-research', [2, 2, 0, 0], 1, [0, 0, 0, 0], [0, 4, 0, 2]],
  ['zeeschuimer-tiktok/tiktok-test.ndjson', 'zeeschuimer-tiktok', [96, 96, 0, 0], 96, [88, 0, 0, 0], [8, 456, 0, 96]],
  ['derived-csv/zeeschuimer-decoder-tiktok.csv', 'tiktok-table', [96, 96, 0, 0], 96, [88, 0, 0, 0], [6, 445, 0, 96]],
  ['crowdtangle-csv/db1_rows_with_genocide.csv', 'crowdtangle-facebook', [2203, 2203, 0, 0], 2203, [17, 0, 0, 0], [4, 13050, 42, 2203]],
  ['crowdtangle-csv/db2_rows_with_genocide.csv', 'crowdtangle-facebook', [382, 382, 0, 0], 382, [61, 0, 0, 0], [16, 243, 77, 382]],
  ['crowdtangle-json/links-api-response-example.json', 'crowdtangle-json', [1, 1, 0, 0], 1, [1, 0, 0, 0], [0, 0, 1, 1]],
  ['brightdata-csv/facebook.csv', 'bright-data-facebook-comments', [1000, 1000, 0, 0], 1000, [804, 1000, 0, 0], [10, 10, 26, 1000]],
  ['brightdata-csv/facebook_posts.csv', 'bright-data-facebook-posts', [1000, 1000, 0, 0], 1000, [79, 0, 10, 3], [1, 138, 158, 1000]],
  ['brightdata-csv/instagram.csv', 'bright-data-instagram-comments', [2131, 2131, 0, 0], 2131, [929, 2131, 0, 0], [1293, 33, 5, 2131]],
  ['brightdata-csv/pinterest_posts.csv', 'bright-data-pinterest', [1000, 1000, 0, 0], 1000, [621, 0, 0, 0], [15, 8666, 15, 1000]],
  ['brightdata-csv/tiktok.csv', 'bright-data-tiktok-comments', [1000, 1000, 0, 0], 1000, [673, 1000, 0, 0], [120, 14, 1, 1000]],
  ['forum-csv/dlt1-edges.csv', 'forum-answers', [2529, 2529, 0, 0], 2527, [426, 2529, 0, 0], [0, 0, 0, 2529]],
  ['forum-csv/ts_forum_data.csv', 'moodle-forum', [5788, 5787, 0, 1], 5787, [597, 4380, 0, 0], [26, 16, 452, 5787]],
  ['edgelist-csv/ccss-edgelist.csv', 'edge-list-with-text', [289, 289, 0, 0], 29, [17, 0, 0, 0], [12210, 1521, 271, 289]],
  ['share-events-csv/russian_coord_tweets.csv', 'share-events', [35125, 35125, 0, 0], 35124, [9509, 0, 0, 0], [0, 0, 35125, 35125]],
  ['gold#12', 'youtube-spam-collection', [350, 350, 0, 0], 350, [345, 0, 0, 0], [1, 3, 89, 350]],
  ['gold#13', 'youtube-spam-collection', [350, 350, 0, 0], 350, [342, 0, 0, 0], [1, 7, 99, 350]],
  ['gold#14', 'youtube-spam-collection', [438, 438, 0, 0], 438, [420, 0, 0, 0], [0, 5, 18, 438]],
  ['gold#15', 'youtube-spam-collection', [448, 448, 0, 0], 446, [392, 0, 0, 0], [1, 9, 12, 203]],
  ['gold#16', 'youtube-spam-collection', [370, 370, 0, 0], 369, [319, 0, 0, 0], [0, 0, 9, 370]],
];

describe.skipIf(missing)(`real exports beside X (skipped where $STAFFROOM_EXPORTS is missing: ${folder})`, () => {
  test.each(EXPECTED)(
    '%s is read whole, as %s',
    async (file, format, rows, ids, [authors, answers, reposts, quotes], [mentions, hashtags, links, timed]) => {
      expect(await counts(file)).toEqual({ format, rows, ids, authors, answers, reposts, quotes, mentions, hashtags, links, timed });
    },
  );

  test.each([
    ['reddit-listing-json/thread_tree.json', 1060],
    ['reddit-listing-json/morechildren.json', 530],
  ])('%s tells how many comments were not delivered', async (file, missing) => {
    const { reading } = await read(file);
    expect(reading.notes).toContain(`comments that Reddit did not deliver missing from the file: ${missing}`);
  });

  test('r/Professors is dated by the true time: every stamp, though it ends in Z, shows the clock of the East four hours behind', async () => {
    const file = 'pushshift-csv/r-Professors-posts-may2020-jun2020.csv';
    const { header, rows } = table(readFileSync(join(folder, file), 'utf8'));
    const stamps = new Map(
      rows.map((cells): [string | null, number] => {
        const row = csvRow(header, cells);
        return [row.get('name'), isoTime(row.get('post_date_time') ?? '', { zone: 'UTC' })?.ms ?? Number.NaN];
      }),
    );
    const { drafts, reading } = await read(file);
    expect(besideWords(reading.clock, 994)?.words).toBe(
      'created runs 28800 s ahead in 994 of 994 posts; post_date_time runs 14400 s behind in 994 of 994 posts; created and post_date_time are 43200 s apart',
    );
    const ahead = drafts.map(({ id, time }) => ((time ?? Number.NaN) - (stamps.get(id) ?? Number.NaN)) / 3_600_000);
    expect([ahead.length, new Set(ahead)]).toEqual([994, new Set([4])]);
  });

  test('the two exports of one Instagram account are the same 848 posts at the same times, once the clock of one is named', async () => {
    const [csv, json] = await Promise.all([read('instagram-scrape#3', 'America/New_York'), read('instagram-scrape#4')]);
    const told = ({ drafts }: { drafts: Draft[] }) => new Set(drafts.map(({ id, time, text }) => JSON.stringify([id, time, text])));
    expect([...told(csv)].filter((post) => told(json).has(post)).length).toBe(848);
  });

  test('the ids of TikTok tell the time of upload: 94 of 96 videos were published within a minute of it', async () => {
    const [flat, whole] = await Promise.all([
      read('derived-csv/zeeschuimer-decoder-tiktok.csv'),
      read('zeeschuimer-tiktok/tiktok-test.ndjson'),
    ]);
    const published = new Map(whole.drafts.map(({ id, time }) => [id, time ?? Number.NaN]));
    const apart = flat.drafts.map(({ id, time }) => Math.abs((published.get(id) ?? Number.NaN) - (time ?? Number.NaN)));
    expect(apart.filter((ms) => ms < 60_000).length).toBe(94);
  });

  test('a Mastodon outbox tells the person of every answer', async () => {
    for (const [file, answers] of [
      ['mastodon-outbox#2', 228],
      ['mastodon-outbox#1', 383],
    ] as const) {
      const { drafts } = await read(file);
      expect(drafts.filter(({ replyTo, replyToAuthorHandle }) => replyTo !== null && replyToAuthorHandle !== null).length).toBe(answers);
    }
  });

  test.each([
    ['derived-csv/twarc-tweet-counts.csv', 'post-counts'],
    ['crowdtangle-csv/link_checker.csv', 'crowdtangle-link-checker'],
    ['forum-csv/dlt1-nodes.csv', 'course-participants'],
    ['gold/instafake_fake.json', 'instagram-accounts'],
    ['gold/instafake_nonautomated.json', 'instagram-accounts'],
    ['gold/instafake_real.json', 'instagram-accounts'],
    ['gold/micd_image_text.csv', 'post-labels'],
    ['gold/micd_text_only.csv', 'post-labels'],
    ['gold/ngsschat_thread_codes.csv', 'thread-codes'],
    ['gold/sponsored_ig_annotators.csv', 'annotator-votes'],
    ['gold/tiktok_influencer_accounts.csv', 'tiktok-accounts'],
    ['gold/tweetorial_annotations.csv', 'coded-threads'],
    ['gold/tweetorials.json', 'coded-threads'],
    ['gold/youtube_influencer_accounts.csv', 'youtube-accounts'],
  ])('%s holds no posts and is named as what it is: %s', async (file, name) => {
    const { reading } = await read(file);
    expect(reading).toMatchObject({ format: name, rows: 0 });
    expect(reading.notes.join()).toContain('no posts');
  });
});
