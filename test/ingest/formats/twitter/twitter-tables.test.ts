/** What each table of tweets has of its own; what all tell alike is in twitter-alike.test.ts. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { decodeWindows1252 } from '../../../../src/bytes/encodings/windows1252.ts';
import type { FoundPost } from '../../../../src/ingest/format.ts';
import { academicTwitterTidy } from '../../../../src/ingest/formats/twitter/academic-twitter.ts';
import { brightDataTwitter } from '../../../../src/ingest/formats/twitter/bright-data-twitter.ts';
import { fourCatTwitter } from '../../../../src/ingest/formats/twitter/four-cat-twitter.ts';
import { hoaxy } from '../../../../src/ingest/formats/twitter/hoaxy.ts';
import { kaggleTweets } from '../../../../src/ingest/formats/twitter/kaggle-tweets.ts';
import { minetTwitter } from '../../../../src/ingest/formats/twitter/minet-twitter.ts';
import { nodexl, nodexlVertices } from '../../../../src/ingest/formats/twitter/nodexl.ts';
import { tcat } from '../../../../src/ingest/formats/twitter/tcat.ts';
import { twarcCsv, twarcCsvChosen } from '../../../../src/ingest/formats/twitter/twarc-csv.ts';
import { twarc1Csv } from '../../../../src/ingest/formats/twitter/twarc1-csv.ts';
import { statusIds, tweetIdColumn, tweetIds } from '../../../../src/ingest/formats/twitter/tweet-ids.ts';
import { twitterV2Csv } from '../../../../src/ingest/formats/twitter/twitter-v2-csv.ts';
import { zeeschuimerDecoderTwitter } from '../../../../src/ingest/formats/twitter/zeeschuimer-decoder.ts';
import { codesOf, csvRow, fixture, postsOf, readTable, table, UTC, whenOf } from '../found.ts';

const PLAN = '1237078823531446273';

describe('twarc1Csv', () => {
  const found = readTable(twarc1Csv, fixture('twarc1-csv/table.csv'), UTC, '\r\n');
  test('tells ids and bios, and refuses a row without an id', () => {
    const [plan, , repost] = postsOf(found.slice(0, 4));
    expect(plan?.author).toMatchObject({ id: '1001', bio: 'Year 5 teacher. Fractions.', followers: 206 });
    expect(repost?.repostOf).toEqual({ post: PLAN, author: { id: '1001', handle: 'MsAcorn' } });
    expect(codesOf(found)).toEqual(['no-id']);
  });
});

describe('twarcCsv', () => {
  const [plan, , repost, , withheld] = postsOf(readTable(twarcCsv, fixture('twarc-csv/table.csv')));
  test('reads JSON in cells, and withheld posts as such', () => {
    expect(plan).toMatchObject({
      mentions: [{ id: '1200000000000000002', handle: 'mr_birch' }],
      author: { bio: 'Year 5 teacher. Fractions.' },
    });
    expect(plan?.collected).toBe(Date.UTC(2020, 2, 13));
    expect(repost?.repostOf).toMatchObject({ post: PLAN, author: { id: '1001' } });
    expect(withheld).toMatchObject({ status: 'withheld', mentions: [] });
  });
});

test('twarcCsv keeps what is left of ids that became numbers, for the audit to count', () => {
  const numbers = fixture('twarc-csv/table.csv').replaceAll(PLAN, '1.2370788235314463e+18');
  const [, answer, repost] = postsOf(readTable(twarcCsv, numbers));
  expect([answer?.replyTo?.post, repost?.repostOf?.post]).toEqual(['1.2370788235314463e+18', '1.2370788235314463e+18']);
});

describe('twarcCsv, as the plugin writes it since 0.5', () => {
  const sheet = fixture('twarc-csv/plugin.csv');
  const [plan, answer, repost, quote] = postsOf(readTable(twarcCsv, sheet));
  test('reads names in place of entities, and \\n as the end of a line', () => {
    expect(plan).toMatchObject({
      text: expect.stringContaining('@mr_birch\n\nEvery worksheet'),
      author: { bio: 'Year 5 teacher.\nFractions.' },
      mentions: [{ id: null, handle: 'mr_birch' }],
      hashtags: ['MathChat', 'Year5'],
      links: ['https://plans.example.org/pizza'],
    });
    expect(answer?.replyTo).toMatchObject({ post: PLAN, author: { id: '1001', handle: 'MsAcorn' } });
    expect(repost).toMatchObject({ repostOf: { post: PLAN, author: { handle: 'MsAcorn' } }, mentions: [{ handle: 'mr_birch' }] });
    expect(quote).toMatchObject({ quoteOf: { post: PLAN, author: { handle: 'MsAcorn' } }, links: [] });
  });
  test('reads the same where every cell is JSON, where lists are Python, and where few columns were chosen', () => {
    const { header, rows } = table(sheet);
    const as = (mend: (cell: string) => string): FoundPost[] =>
      postsOf(rows.map((row) => twarcCsv.read(csvRow(header, row.map(mend)), UTC) as FoundPost));
    const whole = [plan, answer, repost, quote];
    expect(as((cell) => (/^\[|^\d{1,3}$|^$/.test(cell) ? cell : JSON.stringify(cell.replaceAll('\\n', '\n'))))).toEqual(whole);
    expect(as((cell) => (cell.startsWith('[') ? cell.replaceAll('"', "'") : cell))).toEqual(whole);
    const chosen = ['id', 'text', 'created_at', 'author.username', 'referenced_tweets.retweeted.id', 'retweeted_username'];
    const [, , few] = rows.map((row) =>
      twarcCsvChosen.read(
        csvRow(
          chosen,
          chosen.map((name) => row[header.indexOf(name)] ?? ''),
        ),
        UTC,
      ),
    );
    expect(few).toMatchObject({
      id: repost?.id,
      author: { handle: 'DrCedar' },
      repostOf: { post: PLAN, author: { handle: 'MsAcorn' } },
      hashtags: ['mathchat', 'year5'],
    });
  });
});

test('academicTwitterTidy reads each tweet with the post that it passes on or quotes', () => {
  const [plan, answer, repost, quote] = postsOf(readTable(academicTwitterTidy, fixture('academictwitter/tidy.csv')));
  expect(plan).toMatchObject({ author: { id: '1001', handle: 'MsAcorn', bio: 'Teacher', followers: 206 }, likes: 9, repostOf: null });
  expect(answer).toMatchObject({ thread: PLAN, replyTo: { post: null, author: { id: '1001' } } });
  expect(repost).toMatchObject({
    text: 'Fractions & pizza #MathChat with @mr_birch',
    repostOf: { post: PLAN, author: { id: '1001', handle: 'MsAcorn' } },
    mentions: [{ handle: 'mr_birch' }],
    likes: null,
  });
  expect(quote).toMatchObject({
    quoteOf: { post: PLAN, author: { id: '1001' } },
    quotedText: expect.stringContaining('& pizza'),
    likes: 9,
  });
});

test('fourCatTwitter takes what Twitter did not deliver for a post that is gone, at the time inside its id', () => {
  const header = ['id', 'thread_id', 'timestamp', 'unix_timestamp', 'body', 'author', 'author_id', 'is_retweet', 'is_quote_tweet'];
  const row = csvRow(header, [PLAN, PLAN, '2023-01-01 00:00:00', '1672531200', '', 'UNKNOWN', 'UNKNOWN', 'no', 'no']);
  const gone = fourCatTwitter.read(row, UTC) as FoundPost;
  expect(gone).toMatchObject({ id: PLAN, author: null, text: null, status: 'unavailable' });
  expect(whenOf(gone)).toBe('2020-03-09T18:12:30.000Z id');
});

describe('twitterV2Csv', () => {
  const found = readTable(twitterV2Csv, fixture('twitter-v2-csv/tweets.csv'));
  test('knows people by number, threads, and reposts by their text', () => {
    const [plan, answer, repost, timeless] = postsOf(found.slice(0, 4));
    expect(plan).toMatchObject({ author: { id: '1001' }, thread: PLAN, replyTo: null });
    expect(plan?.text).toContain('every worksheet,\nevery slide');
    expect(answer).toMatchObject({ thread: PLAN, replyTo: { author: { id: '1001' } } });
    expect(repost).toMatchObject({ repostOf: { author: { handle: 'MsAcorn' } }, mentions: [{ handle: 'mr_birch' }] });
    expect(whenOf(timeless)).toBe('2020-03-10T07:30:05.000Z id');
  });
  test('keeps a post whose id became a number, which the audit counts and takes for no name', () => {
    expect(codesOf(found)).toEqual([]);
    expect(postsOf(found).at(-1)).toMatchObject({ id: '1.35E+18', text: 'rounded', thread: null });
  });
});

describe('minetTwitter', () => {
  const found = readTable(minetTwitter, fixture('minet-twitter/tweets.csv'));
  test('joins names and ids of lists, and refuses an unreadable time', () => {
    const [plan, answer, repost] = postsOf(found.slice(0, 4));
    expect(plan?.mentions).toEqual([{ id: '1200000000000000002', handle: 'mr_birch' }]);
    expect(answer?.replyTo).toEqual({ post: PLAN, author: { id: '1001', handle: 'MsAcorn' } });
    expect(repost?.repostOf?.post).toBe(PLAN);
    expect(codesOf(found)).toEqual(['unreadable-time']);
  });
  test('takes what is quoted out of the words of the author, where the tools wrote it', () => {
    const { header, rows } = table(fixture('minet-twitter/tweets.csv'));
    const asQuote = (text: string): FoundPost => {
      const cells = [...(rows[0] ?? [])];
      const told = { text, quoted_id: PLAN, quoted_user: 'MsAcorn', quoted_user_id: '1001' };
      for (const [column, cell] of Object.entries(told)) cells[header.indexOf(column)] = cell;
      return minetTwitter.read(csvRow(header, cells), UTC) as FoundPost;
    };
    const quote = '« MsAcorn: Pizza « or so »\n#MathChat — https://twitter.com/msacorn/status/1237078823531446273 »';
    expect(asQuote(`So good ${quote}`)).toMatchObject({
      text: 'So good',
      quotedText: 'Pizza « or so »\n#MathChat',
      quoteOf: { post: PLAN },
    });
    expect(asQuote(`${quote} yes`)).toMatchObject({ text: 'yes' });
    expect(asQuote('She said « no: never »')).toMatchObject({ text: 'She said « no: never »', quotedText: null });
  });
  test('does not pair names and ids of different number', () => {
    const { header, rows } = table(fixture('minet-twitter/tweets.csv'));
    const cells = [...(rows[0] ?? [])];
    cells[header.indexOf('mentioned_names')] = 'ann|bob';
    expect(postsOf([minetTwitter.read(csvRow(header, cells), UTC)].flat() as never)[0]?.mentions).toEqual([
      { id: null, handle: 'ann' },
      { id: null, handle: 'bob' },
    ]);
  });
});

describe('tcat', () => {
  test('takes the time stated in UTC, not the one counted by the clock of the server', () => {
    expect(whenOf(postsOf(readTable(tcat, fixture('tcat/plain.csv')))[0])).toBe('2020-03-09T18:12:30.000Z stated');
  });
  test('takes where links led, else what they expand to, else what stands in the text', () => {
    const [plan, , repost, quote] = postsOf(readTable(tcat, fixture('tcat/lists.csv')));
    expect([plan?.links, repost?.links, quote?.links]).toEqual([['https://plans.example.org/pizza'], ['https://short.example/p'], []]);
    expect(quote?.status).toBe('withheld');
  });
  test('leaves lists that were not exported to be found in the text', () => {
    const [plan] = postsOf(readTable(tcat, fixture('tcat/plain.csv')));
    for (const list of ['mentions', 'hashtags', 'links']) expect(plan).not.toHaveProperty(list);
  });
});

describe('fourCatTwitter', () => {
  const [plan, answer, repost, quote] = postsOf(readTable(fourCatTwitter, fixture('4cat-twitter/posts.csv')));
  test('trusts the count of seconds, not the clock of the server', () => expect(whenOf(plan)).toBe('2020-03-09T18:12:30.000Z epoch'));
  test('parts links at commas before http only', () => {
    expect(plan?.links).toEqual(['https://plans.example.org/pizza', 'https://plans.example.org/a,b']);
  });
  test('tells threads, texts quoted, views and what is withheld', () => {
    expect(answer?.thread).toBe(PLAN);
    expect(quote?.quotedText).toMatch(/^Fractions & pizza/);
    expect([plan?.views, repost?.views, repost?.status]).toEqual([250, null, 'withheld']);
  });
  test('tells what people say of themselves, where the table does', () => {
    const [told] = postsOf(readTable(fourCatTwitter, fixture('4cat-twitter/with-bios.csv')));
    expect(told?.author).toMatchObject({ bio: 'Year 5 teacher. Fractions.', followers: 206, following: 98 });
  });
  test('reads what 4CAT had from the interface, without columns of whom a post answers or passes on: the words tell, and ids the time', () => {
    const [first, reply, passed, quoting, continued] = postsOf(readTable(fourCatTwitter, fixture('4cat-twitter/api.csv')));
    expect(reply?.replyTo).toEqual({ author: { handle: 'MsAcorn' } });
    expect(passed).toMatchObject({ repostOf: { author: { handle: 'MsAcorn' } }, text: first?.text, mentions: [{ handle: 'mr_birch' }] });
    expect(quoting?.quoteOf).toMatchObject({ post: null });
    // The first whom a post names is answered where the post begins so: an answer to oneself may name others later.
    expect(continued?.replyTo ?? null).toBeNull();
    expect([first, reply].map(whenOf)).toEqual(['2020-03-09T18:12:30.000Z id', '2020-03-09T18:25:00.000Z id']);
    const [later, , , quoted] = postsOf(readTable(fourCatTwitter, fixture('4cat-twitter/api-later.csv')));
    expect(whenOf(later)).toBe('2020-03-09T18:12:30.000Z id');
    expect([later?.author?.followers, quoted?.quoteOf?.author]).toEqual([120, { handle: 'MsAcorn' }]);
  });
});

describe('hoaxy', () => {
  const text = fixture('hoaxy/edges.csv');
  const willow = { id: '88120', handle: 'willow' };
  const ash = { id: '88121713', handle: 'ash_teacher' };
  const rowan = { id: '88123426', handle: 'rowan77' };
  test('tells who wrote by what the tie is: the second person passes on and quotes, the first answers and mentions', () => {
    expect(postsOf(readTable(hoaxy, text, UTC, '\r\n'))).toMatchObject([
      { id: '1370000040978350080', author: ash, repostOf: { author: willow }, links: ['https://example.org/lesson'] },
      { id: '1370000082921390080', author: ash, replyTo: { author: willow } },
      { id: '1370000082921390080/88123426', author: ash, mentions: [rowan] },
      { id: '1370000124864430080/88120', author: rowan, mentions: [willow] },
      { id: '1370000124864430080/88121713', author: rowan, mentions: [ash] },
      { id: '1370000166807470080', author: willow, quoteOf: { author: rowan } },
      { author: willow, mentions: [rowan] },
    ]);
  });
  test('keeps a mention of nobody as the tweet that it is', () => {
    const [, , , , , , last] = postsOf(readTable(hoaxy, text.replace(/88123426,rowan77(?=.*origin)/, ','), UTC, '\r\n'));
    expect(last).toMatchObject({ id: '1370000208750510080', author: willow, mentions: [] });
  });
  test('refuses what is no tie', () => {
    expect(codesOf(readTable(hoaxy, text.replace(',retweet,', ',like,'), UTC, '\r\n'))).toEqual(['no-tie']);
  });
});

describe('nodexl', () => {
  const bytes = readFileSync(new URL('../../fixtures/nodexl/edges.csv', import.meta.url));
  const [, ...rows] = decodeWindows1252(bytes).split('\r\n');
  const found = readTable(nodexl, rows.join('\r\n'), UTC, '\r\n');
  const [plan, again, answer, same, repost, continued] = postsOf(found.slice(0, 6));
  test('gives equal posts for all edges of a tweet', () => {
    expect(again).toEqual(plan);
    expect(same).toEqual(answer);
    expect(plan?.mentions?.map(({ handle }) => handle)).toEqual(['Mr_Birch', 'DrCedar']);
  });
  test('takes the exact time of the id, and links without those to the tweet itself', () => {
    expect(whenOf(plan)).toBe('2020-03-09T18:12:30.000Z id');
    expect(plan?.links).toEqual(['https://plans.example.org/pizza']);
  });
  test('tells answers, reposts by their text, and posts that continue one’s own', () => {
    expect(answer?.replyTo).toEqual({ post: PLAN, author: { handle: 'MsAcorn' } });
    expect(repost).toMatchObject({ repostOf: { author: { handle: 'MsAcorn' } }, mentions: [{ handle: 'Mr_Birch' }], hashtags: [] });
    expect(continued?.replyTo).toEqual({ post: repost?.id, author: { handle: 'drcedar' } });
    expect(codesOf(found)).toEqual(['no-id']);
  });
  test('tells counts, languages and the posts passed on or quoted, where the version has them', () => {
    const [, ...newer] = fixture('nodexl/edges-2020.csv').split('\r\n');
    const [passedOn, quote] = postsOf(readTable(nodexl, newer.join('\r\n'), UTC, '\r\n'));
    expect(passedOn).toMatchObject({
      repostOf: { post: PLAN, author: { handle: 'MsAcorn' } },
      likes: null,
      language: 'en',
      client: 'Class Client',
    });
    expect(quote).toMatchObject({ quoteOf: { post: PLAN }, repostOf: null, links: [], likes: 9, shares: 4, language: null });
  });
  test('tells accounts in the table of vertices', () => {
    const [, ...vertices] = fixture('nodexl/vertices.csv').split('\r\n');
    const [first, second, nobody] = readTable(nodexlVertices, vertices.join('\r\n'), UTC, '\r\n');
    const account = { handle: 'msacorn', name: 'Ms Acorn', bio: 'Year 5 teacher. Fractions.', followers: 206, following: 180 };
    expect(first).toEqual({ account, on: 'twitter' });
    expect(second).toMatchObject({ account: { handle: 'mr_birch' } });
    expect(codesOf([nobody as never])).toEqual(['no-id']);
  });
  test.each([
    ['28/05/2010 19:45', '2010-05-28T19:45:00.000Z stated'],
    ['2010-05-28 19:45:12', '2010-05-28T19:45:12.000Z stated'],
    ['2010-05-28T19:45:12', '2010-05-28T19:45:12.000Z stated'],
  ])('reads %s, as CSV and as cells of a workbook write it, in UTC', (written, expected) => {
    const header = ['Vertex 1', 'Vertex 2', 'Relationship', 'Tweet', 'Imported ID', 'Tweet Date (UTC)'];
    const read = nodexl.read(csvRow(header, ['ann', 'ann', 'Tweet', 'hello', '14000000000', written]), { zone: 'Asia/Tokyo' });
    expect(whenOf(postsOf([read] as never)[0])).toBe(expected);
  });
});

describe('brightDataTwitter', () => {
  const found = readTable(brightDataTwitter, fixture('bright-data-twitter/posts.csv'));
  const [plan, answer, quote] = postsOf(found.slice(0, 3));
  test('takes the handle from the address where the name is masked', () => {
    expect(plan?.author).toMatchObject({ handle: 'MsAcorn', name: null, bio: 'Year 5 teacher. Fractions.' });
    expect(JSON.stringify(plan)).not.toContain('█');
  });
  test('reads JSON in cells: times, people tagged, posts answered and quoted', () => {
    expect(plan?.mentions).toEqual([{ id: '1200000000000000002', handle: 'mr_birch', name: 'Mr Birch' }]);
    // The text ends where its link was: what stood behind it is in the column alone.
    expect(plan?.hashtags).toEqual(['mathchat', 'MathChat', 'pizzaday']);
    expect(answer?.replyTo).toEqual({ post: PLAN, author: { id: '1001', handle: null } });
    expect(quote).toMatchObject({ quoteOf: { post: PLAN, author: { id: null, handle: 'MsAcorn' } }, quotedText: 'Fractions & pizza' });
    expect(quote?.author?.bio).toBeNull();
    expect(codesOf(found)).toEqual(['unreadable-time']);
  });
});

describe('kaggleTweets', () => {
  const found = readTable(kaggleTweets, fixture('kaggle-tweets/tweets.csv'), { zone: 'Asia/Tokyo' }, '\r\n');
  test('knows authors by display name only, and times in UTC', () => {
    const [plan] = postsOf(found.slice(0, 1));
    expect(plan?.author).toEqual({ name: 'Ms Acorn 🍕', bio: 'Year 5 teacher', followers: 206, following: 180 });
    expect(whenOf(plan)).toBe('2020-03-09T18:12:30.000Z assumed');
    expect(plan?.text).toContain('pizza\nwith @mr_birch');
  });
  test('reads lists as Python shows them, whatever quotes they use', () => {
    const [plan, lovely] = postsOf(found.slice(0, 2));
    expect(plan?.hashtags).toEqual(['MathChat', "Year's5"]);
    expect(lovely).not.toHaveProperty('hashtags');
  });
  test('refuses a row without the id that others have; a table without ids is read', () => {
    expect(codesOf(found)).toEqual(['no-id']);
    const without = postsOf(readTable(kaggleTweets, fixture('kaggle-tweets/without-ids.csv')));
    expect(without.map(({ id }) => id)).toEqual([null, null, null]);
  });
});

describe('zeeschuimerDecoderTwitter', () => {
  test('takes the handle from the address and the time from the id', () => {
    const found = readTable(zeeschuimerDecoderTwitter, fixture('zeeschuimer-decoder/posts.csv'));
    const [plan, passedOn] = postsOf(found.slice(0, 2));
    expect(plan).toMatchObject({
      author: { handle: 'MsAcorn', name: 'Ms Acorn' },
      text: expect.stringMatching(/^Fractions & pizza/),
      views: 250,
    });
    expect(whenOf(plan)).toBe('2020-03-09T18:12:30.000Z id');
    expect(passedOn).toMatchObject({ repostOf: { author: { handle: 'MsAcorn' } }, mentions: [], likes: null });
    expect(codesOf(found)).toEqual(['no-id']);
  });
});

describe('a list of tweet ids', () => {
  test('gives posts with the time of their id and nothing else; ids before ids held times have none', () => {
    const found = readTable(statusIds, fixture('tweet-ids/status-ids.csv'));
    const [first, early] = postsOf(found.slice(0, 2));
    expect(first).toEqual({
      platform: 'twitter',
      id: PLAN,
      author: null,
      time: { ms: Date.UTC(2020, 2, 9, 18, 12, 30), basis: 'id' },
      text: null,
      mentions: [],
      hashtags: [],
      links: [],
    });
    expect(early?.time).toBeNull();
    expect(codesOf(found)).toEqual(['no-id']);
  });
  test.each([
    [tweetIds, 'column'],
    [tweetIdColumn, 'tweet-ids'],
  ])('%# is read whatever its column is called', (format, file) => {
    expect(postsOf(readTable(format, fixture(`tweet-ids/${file}.csv`))).map(({ id }) => id)).toEqual([PLAN]);
  });
});
