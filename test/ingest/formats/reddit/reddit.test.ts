import { describe, expect, it } from 'vitest';
import { account, fullname, isBot, linkOf, redditPost, subredditOf } from '../../../../src/ingest/formats/reddit/reddit.ts';
import { growth } from '../../../growth.ts';

const told = { id: 't3_a', created: 1, author: null };

describe('redditPost(told)', () => {
  it.each([
    ['[deleted]', 'deleted'],
    ['[Deleted]', 'deleted'],
    ['[deleted by user]', 'deleted'],
    ['[removed]', 'removed'],
    ['[ Removed by Reddit ]', 'removed'],
    ['[ Removed by Reddit in response to a copyright notice. ]', 'removed'],
    ['[unavailable]', 'unavailable'],
    ['[retracted]', 'ok'],
    ['I [removed] it', 'ok'],
  ])('reads the text %j as %s', (text, status) => {
    expect(redditPost({ ...told, text })).toMatchObject({ status, text: status === 'ok' ? text : null });
  });

  it.each([
    ['a &amp; b', 'a & b'],
    ['&gt; quoted', '> quoted'],
    ['a & b &lt;', 'a & b <'],
    ['&amp;lt; in an escaped file', '< in an escaped file'],
    ['&amp;nbsp;', '\u00a0'],
    ['AT&T', 'AT&T'],
    ['naïve &notareference; 🎉', 'naïve &notareference; 🎉'],
  ])('reads the text %j as its readers saw it', (text, expected) => {
    expect(redditPost({ ...told, text })).toMatchObject({ text: expected });
  });

  it.each<[string, string[]]>([
    ['u/two_words, /u/three-3', ['two_words', 'three-3']],
    ['(u/inside)', ['inside']],
    ['thou/thee or a/u/b', []],
    ['https://reddit.com/u/linked', []],
    ['u/ab is too short, u/abcdefghijklmnopqrstu too long', []],
    ['مرحبا u/right_to_left', ['right_to_left']],
  ])('finds the people in %j', (text, handles) => {
    expect(redditPost({ ...told, text })).toMatchObject({ mentions: handles.map((handle) => ({ handle })) });
  });

  it.each<[string, string[]]>([
    ['[a](https://example.org/a) and [b](<https://example.org/b>)', ['https://example.org/a', 'https://example.org/b']],
    ['[https://example.org](https://example.org)', ['https://example.org']],
    ['https://example.org/a\\_b', ['https://example.org/a_b']],
    ['[sub](/r/Teachers) [x]( https://example.org/t "T" )', ['https://example.org/t']],
    ['nothing', []],
  ])('finds the links in %j', (text, links) => {
    expect(redditPost({ ...told, text })).toMatchObject({ links });
  });

  it('does not give the link of a submission whose author took it back', () => {
    const url = 'https://example.org/a';
    expect(redditPost({ ...told, text: null, url })).toMatchObject({ links: [url] });
    expect(redditPost({ ...told, text: null, url, status: 'deleted' })).toMatchObject({ links: [] });
  });

  it.each([
    ['', '[(https://example.org/('],
    ['', '['],
    ['[a](https://example.org/', '(x)'],
  ])('reads %j and %j without end in linear time', { retry: 3 }, (start, part) => {
    expect(growth((length) => redditPost({ ...told, text: start + part.repeat(length) }), 5_000)).toBeLessThan(20);
  });

  it('keeps a post without a time and refuses one whose time cannot be read', () => {
    expect(redditPost({ ...told, created: null, text: 'x' })).toMatchObject({ time: null });
    // Milliseconds would be the year 49000.
    expect(redditPost({ ...told, created: 1_504_046_149_000, text: 'x' })).toMatchObject({ code: 'unreadable-time' });
  });
});

describe('fullname(id, kind)', () => {
  it.each<[string | number | null, string | null]>([
    ['abc', 't1_abc'],
    ['t3_ABC', 't3_abc'],
    ['t1_abc', 't1_abc'],
    [87, 't1_87'],
    ['', null],
    [null, null],
    ['t5_sub', null],
    ['1.2E+5', null],
  ])('of %j is %j', (id, expected) => {
    expect(fullname(id, 't1')).toBe(expected);
  });
});

describe('account(name)', () => {
  it.each(['[deleted]', '', '  ', null, undefined, '[removed]'])('of %j is nobody', (name) => {
    expect(account(name, 't2_x')).toBeNull();
  });
});

describe('isBot(handle)', () => {
  it.each([
    ['AutoModerator', true],
    ['RemindMeBot', true],
    ['some-converter-bot', true],
    ['MAGIC_BOT', true],
    ['Talbot', false],
    ['abbot', false],
    ['ILOVEROBOT', false],
    ['bot_lover', false],
    ['Botany_Teacher', false],
  ])('of %s is %s', (handle, expected) => {
    expect(isBot(handle)).toBe(expected);
  });
});

describe('subredditOf(permalink)', () => {
  it.each([
    ['/r/Teachers/comments/1/x/', 'Teachers'],
    ['http://www.reddit.com/r/teaching/comments/1', 'teaching'],
    ['https://example.org/a/r/b', null],
    [null, null],
  ])('of %j is %j', (permalink, expected) => {
    expect(subredditOf(permalink)).toBe(expected);
  });
});

describe('linkOf(url, isSelf)', () => {
  it.each<[string | null, boolean, string | null]>([
    ['https://example.org/a', false, 'https://example.org/a'],
    ['https://www.reddit.com/r/Teachers/comments/1/x/', true, null],
    ['http://www.reddit.com/r/Teachers/', false, 'http://www.reddit.com/r/Teachers/'],
    ['https://i.redd.it/a.jpg', false, null],
    ['https://www.reddit.com/gallery/1', false, null],
    ['/r/Teachers/comments/1/x/', false, null],
    [null, false, null],
  ])('of %j with %j is %j', (url, isSelf, expected) => {
    expect(linkOf(url, isSelf)).toBe(expected);
  });
});
