import { describe, expect, test } from 'vitest';
import { openExport } from '../../../src/ingest/files/container.ts';
import { discordPage } from '../../../src/ingest/formats/chats/discord-page.ts';
import { telegramPage } from '../../../src/ingest/formats/chats/telegram-page.ts';
import { yammer } from '../../../src/ingest/formats/chats/yammer.ts';
import { boardText } from '../../../src/ingest/formats/forums/bb-code.ts';
import { boards } from '../../../src/ingest/formats/forums/boards.ts';
import { piazzaContributions } from '../../../src/ingest/formats/forums/piazza-contributions.ts';
import { nostr } from '../../../src/ingest/formats/nostr.ts';
import { waybackTweets } from '../../../src/ingest/formats/twitter/wayback-tweets.ts';
import { chatRows } from '../../../src/ingest/rows/chat/chat.ts';
import type { Draft } from '../../../src/schema.ts';
import { saved } from '../saved.ts';
import { draftsOf, fixtureFile } from './drafts.ts';
import { csvRow, fixture, readLines, readTable, UTC } from './found.ts';

/** The second post of every fixture is the same question, and what else its export tells of it. */
const QUESTION = 'Does anyone have a worksheet for grade 4? @rowan77';
const AT = Date.UTC(2021, 2, 11, 13, 13, 57);
const FIRST = '1370000003229614080';
const TWEET: Partial<Draft> = { platform: 'twitter', id: '1370000040978350080', authorHandle: 'ash_teacher', mentionHandles: ['rowan77'] };
const KEY = (pair: string): string => pair.repeat(32);

describe('what collectors of the fifth round keep tells who wrote what, when, to whom, and how it was received', () => {
  test.each<[file: string, format: string, second: Partial<Draft>]>([
    [
      'mapped-tables/hydrator.csv',
      'hydrator',
      {
        ...TWEET,
        authorId: '88121713',
        authorBio: 'Teacher',
        replyTo: FIRST,
        replyToAuthorHandle: 'willow',
        likes: 1,
        shares: 2,
        time: AT,
      },
    ],
    [
      'mapped-tables/twexportly.csv',
      'twexportly',
      { ...TWEET, authorHandle: null, likes: 1, shares: 2, views: 100, time: AT, timeBasis: 'assumed' },
    ],
    ['mapped-tables/twitter-export-bot.csv', 'twitter-export-bot', { ...TWEET, authorName: 'Ash', likes: 1, shares: 2, time: AT }],
    ['mapped-tables/tw-search-export.csv', 'tw-search-export', { ...TWEET, authorName: 'Ash', authorBio: 'Teacher', likes: 1, time: AT }],
    ['mapped-tables/octoparse.csv', 'octoparse-twitter', { ...TWEET, authorId: '88121713', likes: 1, shares: 2, views: 100, time: AT }],
    ['mapped-tables/wayback-tweets.csv', 'wayback-tweets', { ...TWEET, likes: null, time: AT + 796, timeBasis: 'id' }],
    [
      'mapped-tables/fbcrawl.csv',
      'fbcrawl',
      { platform: 'facebook', id: '4000000001', authorHandle: 'Maths page', likes: 4, comments: 1, time: AT },
    ],
    [
      'mapped-tables/fbcrawl-comments.csv',
      'fbcrawl-comments',
      {
        authorHandle: 'Ash',
        thread: '4000000000',
        replyTo: null,
        asComment: false,
        replyToAuthorHandle: 'Willow',
        likes: 1,
        time: Date.UTC(2021, 2, 11),
      },
    ],
    [
      'future-learn/course_comments.csv',
      'future-learn',
      {
        platform: 'future-learn',
        id: '9001',
        authorId: '2a3b4c5d-0000-4000-8000-000000000001',
        space: 'step 1.4',
        thread: '9000',
        replyTo: '9000',
        likes: 1,
        time: AT,
        timeBasis: 'stated',
      },
    ],
    [
      'coursera/discussion_questions.csv',
      'coursera-questions',
      {
        id: 'qUestionExample000001A',
        authorId: 'person0001',
        title: 'Worksheets',
        text: `${QUESTION}\nThank you`,
        space: 'cOurseExample0000001AA',
        thread: 'qUestionExample000001A',
        replyTo: null,
        time: AT + 451,
      },
    ],
    [
      'coursera/discussion_answers.csv',
      'coursera-answers',
      {
        id: 'aNswerExample00000001A',
        authorId: 'person0001',
        thread: 'qUestionExample000000A',
        replyTo: 'aNswerExample00000000A',
        time: AT + 451,
      },
    ],
    [
      'piazza/contributions.csv',
      'piazza-contributions',
      { authorId: 'ash@school.example', authorName: 'Ash', thread: '6', replyTo: '6', asComment: true, title: null, time: AT },
    ],
    [
      'yammer/Messages.csv',
      'yammer',
      {
        id: '701',
        authorId: '5502',
        authorName: 'Ash',
        text: 'Does anyone have a worksheet for grade 4? @5503',
        mentionIds: ['5503'],
        mentionHandles: [''],
        space: 'Maths teachers',
        thread: '700',
        replyTo: '700',
        time: AT,
        timeBasis: 'stated',
      },
    ],
    ...(['phpbb', 'xenforo', 'vbulletin', 'mybb'] as const).map((program): [string, string, Partial<Draft>] => [
      `boards/${program}.csv`,
      program,
      {
        platform: program,
        id: '12',
        authorId: '56',
        quotedText: 'fractions',
        thread: 'discussion-4',
        replyTo: '11',
        time: AT,
        timeBasis: 'epoch',
      },
    ]),
    [
      'nostr/events.jsonl',
      'nostr',
      {
        platform: 'nostr',
        id: KEY('02'),
        authorId: KEY('b2'),
        mentionIds: [KEY('c3')],
        mentionHandles: [''],
        thread: KEY('01'),
        replyTo: KEY('01'),
        replyToAuthorId: KEY('a1'),
        time: AT,
      },
    ],
    [
      'youtube/chat-downloader.json',
      'chat-downloader',
      { platform: 'youtube', id: 'ChwKGkNPExample00001', authorId: 'UCexample000000000000001A', authorName: 'Ash', time: AT + 250 },
    ],
    [
      'telegram-page/messages.html',
      'telegram-page',
      {
        platform: 'telegram',
        id: 'Maths teachers-3',
        authorHandle: 'Ash',
        space: 'Maths teachers',
        replyTo: 'Maths teachers-2',
        time: AT,
        timeBasis: 'stated',
      },
    ],
    [
      'discord-page/channel.html',
      'discord-page',
      {
        platform: 'discord',
        id: '819558768181248001',
        authorId: '88121713',
        authorHandle: 'ash_teacher',
        authorName: 'Ash',
        text: 'Does anyone have a worksheet for grade 4? @Rowan',
        space: 'Maths teachers / Rooms / plans',
        replyTo: '819558730432512001',
        likes: 2,
        time: AT,
        timeBasis: 'id',
      },
    ],
  ])('%s', async (file, format, second) => {
    const told = await draftsOf(fixtureFile(file));
    expect(told.format).toBe(format);
    expect(told.reading.rejects).toEqual([]);
    const [, draft] = told.drafts.filter(({ id }) => id !== null);
    expect(draft).toMatchObject({ text: QUESTION, ...second });
  });
});

test('a message joined to the one above is by the same person, and one passed on is by who passes it on', async () => {
  const { drafts, reading } = await draftsOf(fixtureFile('telegram-page/messages.html'));
  expect(drafts.map(({ authorHandle, text, links, repostOfAuthorHandle }) => [authorHandle, text, links, repostOfAuthorHandle])).toEqual([
    ['Willow', 'Colleagues, lesson 0 is about fractions #edchat', [], null],
    ['Ash', QUESTION, [], null],
    ['Ash', 'Sharing my slides, number 2: https://example.org/s2\nsecond & last line', ['https://example.org/s2'], null],
    ['Hazel', 'The new plan is out', [], 'Curriculum news'],
  ]);
  expect(reading).toMatchObject({ rows: 7, blank: 3 });
  expect(reading.notes).toEqual(expect.arrayContaining(['heads of pages left out: 1', 'notices of the group left out: 2']));
});

test('messages of Discord that go on below one author are theirs', async () => {
  const { drafts, reading } = await draftsOf(fixtureFile('discord-page/channel.html'));
  expect(drafts.map(({ authorHandle, mentionHandles, links }) => [authorHandle, mentionHandles, links])).toEqual([
    ['willow', [], []],
    ['ash_teacher', ['rowan77'], []],
    ['ash_teacher', [], ['https://example.org/s2']],
  ]);
  expect(reading).toMatchObject({ rows: 5, blank: 2 });
});

describe.each(['telegram-page/messages.html', 'discord-page/channel.html'])('the page %s', (file) => {
  const page = fixture(file);
  test('is accounted for to the byte, however it is cut into blocks', async () => {
    const path = fixtureFile(file);
    const opened = await openExport(path);
    const { content } = opened;
    if (content.kind !== 'chat') throw new Error('no chat');
    const lengths = async (blockBytes: number): Promise<number[]> => {
      const found = [];
      for await (const batch of chatRows(path, opened, content.style, { blockBytes }))
        found.push(...batch.map(({ place }) => place.length));
      return found;
    };
    const whole = await lengths(1 << 20);
    expect(whole.reduce((sum, length) => sum + length, 0)).toBe(opened.bytes);
    for (const blockBytes of [7, 50, 333]) expect(await lengths(blockBytes)).toEqual(whole);
  });

  test('tells of a message that it ends in, wherever it ends', async () => {
    const { drafts } = await draftsOf(fixtureFile(file));
    const marks = [...page.matchAll(/<div (?:class="message |id=chatlog__message-container-)/g)].map(({ index }) => index);
    const last = marks.at(-1) ?? 0;
    for (let end = last + 60; end < page.length; end += 97) {
      const { drafts: left, reading } = await draftsOf(saved(page.slice(0, end)));
      const whole = left.length === drafts.length;
      expect(left).toEqual(drafts.slice(0, left.length));
      expect(left.length).toBeGreaterThanOrEqual(drafts.length - 1);
      expect(reading.rejects.map(({ code }) => code)).toEqual(whole ? [] : ['truncated']);
    }
  });
});

test('what may be private on pages is left out', () => {
  const cells = (columns: readonly string[], told: Readonly<Record<string, string>>) =>
    csvRow(
      columns,
      columns.map((name) => told[name] ?? ''),
    );
  const message = {
    '(chat)': 'Ash',
    '(id)': '2',
    '(kind)': 'default',
    '(time)': '11.03.2021 14:13:57',
    '(author)': 'Ash',
    '(text)': 'hello',
  };
  const row = cells(telegramPage.columns.all, message);
  const inFile = (file: string) => telegramPage.read(row, { ...UTC, file });
  expect(inFile('DataExport/chats/chat_01/messages.html')).toMatchObject({ leftOut: expect.stringContaining('private') });
  expect(inFile('ChatExport_2021-03-11/messages.html')).toMatchObject({
    time: { ms: Date.UTC(2021, 2, 11, 14, 13, 57), basis: 'assumed' },
  });
  expect(telegramPage.read(cells(telegramPage.columns.all, { ...message, '(author)': 'Deleted Account' }), UTC)).toMatchObject({
    author: null,
  });
  expect(telegramPage.read(cells(telegramPage.columns.all, { ...message, '(time)': '' }), UTC)).toMatchObject({ code: 'unreadable-time' });
  const talk = {
    '(channel)': 'Direct Messages / Ash',
    '(id)': '819558768181248001',
    '(kind)': 'message',
    '(author)': 'ash',
    '(text)': 'hello',
  };
  expect(discordPage.read(cells(discordPage.columns.all, talk), UTC)).toEqual({ leftOut: 'private messages' });
  expect(readTable(yammer, fixture('yammer/Messages.csv')).at(-1)).toEqual({ leftOut: 'private messages' });
});

test('messages of Yammer that were taken back have no words any more', () => {
  const deleted = fixture('yammer/Messages.csv').replace('2021-03-11T13:13:57Z,', '2021-03-11T13:13:57Z,2021-03-12T08:00:00Z');
  expect(readTable(yammer, deleted)[1]).toMatchObject({ status: 'deleted', text: null, mentions: [] });
});

test('contributions to Piazza: who wrote under no name is nobody, and later versions are no posts', () => {
  const found = readTable(piazzaContributions, fixture('piazza/contributions.csv'));
  expect(found).toMatchObject([
    { id: '6', title: 'Fractions', replyTo: null },
    { id: null },
    { id: '6-s_answer', author: null, asComment: false, replyTo: { post: '6' } },
    { leftOut: 'later versions of posts' },
  ]);
});

test('the report of a webinar: an answer leads to its question, and an unnamed asker is nobody', async () => {
  const { format, drafts, reading } = await draftsOf(fixtureFile('zoom-questions/report.csv'));
  expect(format).toBe('zoom-questions');
  expect(drafts.map(({ authorHandle, text }) => [authorHandle, text])).toEqual([
    ['Willow', 'Colleagues, lesson 0 is about fractions #edchat'],
    ['Ash', QUESTION],
    ['Rowan', 'In the folder, see https://example.org/s2'],
    [null, 'Is it recorded?'],
  ]);
  expect(drafts[2]?.replyTo).toBe(drafts[1]?.id);
  expect(reading.rejects).toEqual([]);
});

test('posts of boards that were taken down have no words, those that wait are left out, and guests have a name alone', () => {
  const read = (name: string) => {
    const board = boards.find((one) => one.name === name);
    if (board === undefined) throw new Error(name);
    return readTable(board, fixture(`boards/${name}.csv`)).at(-1);
  };
  expect(read('phpbb')).toEqual({ leftOut: 'posts that nobody has let in' });
  expect(read('xenforo')).toMatchObject({ status: 'deleted', text: null });
  expect(read('mybb')).toMatchObject({ status: 'deleted', text: null, replyTo: { post: '11' } });
  expect(read('vbulletin')).toMatchObject({ author: { handle: 'A guest' }, text: 'slides', links: ['https://example.org/s2'] });
});

test.each<[string, string | null, string | null, unknown]>([
  ['[b]Hello[/b] there', 'Hello there', null, null],
  ['[quote=Ann;12]one [quote=Bob;11]two[/quote][/quote]three', 'three', 'one two', { post: '12', author: { id: null, handle: 'Ann' } }],
  ['[QUOTE="Ann Lee, post: 12, member: 5"]a[/QUOTE]b', 'b', 'a', { post: '12', author: { id: '5', handle: 'Ann Lee' } }],
  ["[quote='Ann Lee' pid='12' dateline='1']a[/quote]b", 'b', 'a', { post: '12', author: { id: null, handle: 'Ann Lee' } }],
  ['[quote]a[/quote]b', 'b', 'a', { post: null, author: { id: null, handle: null } }],
  ['[quote=Ann]never ended', 'never ended', null, null],
  ['[/quote] ended before', 'ended before', null, null],
  ['a [maths] joke [1]', 'a [maths] joke [1]', null, null],
  ['<t>R&amp;D &lt;3</t>', 'R&D <3', null, null],
])('boardText(%j)', (written, text, quotedText, quoted) => {
  expect(boardText(written)).toMatchObject({ text, quotedText, quoted });
});

test('events of Nostr that are no posts are left out; profiles tell of people, and early threads have no marks', () => {
  const found = readLines(nostr, fixture('nostr/events.jsonl'));
  expect(found.slice(2)).toMatchObject([
    { id: KEY('03'), repostOf: { post: KEY('01'), author: { id: KEY('a1') } }, text: null },
    { leftOut: 'reactions, lists and other events' },
    { account: { id: KEY('b2'), handle: 'ash', bio: 'Teacher' }, on: 'nostr' },
  ]);
  const [, answer = ''] = fixture('nostr/events.jsonl').split('\n');
  const unmarked = {
    ...JSON.parse(answer),
    tags: [
      ['e', KEY('01')],
      ['e', KEY('09')],
    ],
  };
  expect([...nostr.read(unmarked, UTC)]).toMatchObject([{ thread: KEY('01'), replyTo: { post: KEY('09') } }]);
});

test('copies of pages that are no tweets are left out, and what was passed on is by whose name stands beside', () => {
  const names = waybackTweets.columns.all;
  const row = (told: Readonly<Record<string, string>>) =>
    waybackTweets.read(
      csvRow(
        [...names, 'available_tweet_is_RT', 'available_tweet_info'],
        [...names.map((name) => told[name] ?? ''), told.rt ?? '', told.info ?? ''],
      ),
      UTC,
    );
  expect(row({ original_tweet_url: 'https://twitter.com/willow' })).toEqual({ leftOut: 'copies of pages that are no tweets' });
  const passed = {
    original_tweet_url: `https://twitter.com/willow/status/${FIRST}`,
    available_tweet_text: 'Hello',
    rt: 'True',
    info: 'Ash (@ash_teacher) March 11, 2021',
  };
  expect(row(passed)).toMatchObject({ id: FIRST, author: { handle: 'willow' }, repostOf: { author: { handle: 'ash_teacher' } } });
});

test('the chat beside a live film belongs to the film that the file is called after', async () => {
  const { format, drafts, reading } = await draftsOf(fixtureFile('youtube/Maths live [vIdeo000001].live_chat.json'));
  expect(format).toBe('youtube-live-chat');
  expect(drafts[1]).toMatchObject({ authorName: 'Ash', text: 'Does anyone have a worksheet for grade 4? :wave:', time: AT + 250 });
  expect(reading.notes).toContain('notices of the chat left out: 1');
});
