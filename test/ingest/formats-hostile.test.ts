import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CsvFormat, isPost, type JsonFormat, type JsonObject, type JsonValue } from '../../src/ingest/format.ts';
import { slack } from '../../src/ingest/formats/chats/slack.ts';
import { whatsapp } from '../../src/ingest/formats/chats/whatsapp.ts';
import { moodleForum } from '../../src/ingest/formats/forums/forum.ts';
import { clientName } from '../../src/ingest/formats/twitter/tweet.ts';
import { formats } from '../../src/ingest/formats.ts';
import { growth } from '../growth.ts';
import { csvRow } from './formats/found.ts';

const UTC = { zone: 'UTC' };
const CELLS = ['[', '{"a":', 'null', '0', '-1', '9e99', '99999999999999999999', '2024-13-45', 'true', '\u0000', '@', '#'];
/** Keys and values on which formats decide, in any combination: what shapes a platform may one day deliver. */
const KEYS =
  'kind data json things children created created_utc media title uri record author reason post commit collection rkey visibility account reblogs_count type orderedItems object tag to cc published actor event payload source_platform timestamp_collected statistics actual platformId shortCode ownerUsername shortcode textExtra desc createTime facets text index features embed reply parent videos comments cursor create_time video_id feed posts statuses replies user legacy tweet entities includes'.split(
    ' ',
  );
const WORDS =
  'Listing t1 t3 more Create Announce public OrderedCollection update tiktok.com threads.net pinterest.com twitter.com instagram.com app.bsky.feed.post at://did:plc:a/app.bsky.feed.post/3 2024-01-01T00:00:00Z as:Public'.split(
    ' ',
  );
const { value } = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(...WORDS),
    fc.integer(),
    fc.constant(null),
    fc.boolean(),
    fc.string(),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...KEYS), tie('value'), { maxKeys: 8 }),
  ),
}));

describe('whatever a row or record holds, a format gives posts or says why not, and never throws:', () => {
  test.each(formats.filter((format): format is CsvFormat => format.container === 'csv').map((format) => [format.title, format] as const))(
    '%s',
    (_, format) => {
      const cell = fc.oneof(fc.string(), fc.constantFrom(...CELLS));
      fc.assert(
        fc.property(fc.dictionary(fc.constantFrom(...format.columns.all), cell), (cells) => {
          const found = format.read(
            { get: (column) => cells[column] || null, has: (column) => column in cells, names: Object.keys(cells), surplus: [] },
            UTC,
          );
          if (Symbol.iterator in found) Array.from(found);
        }),
        { numRuns: 50 },
      );
    },
  );

  test.each(formats.filter((format): format is JsonFormat => format.container === 'json').map((format) => [format.title, format] as const))(
    '%s',
    (_, format) => {
      fc.assert(
        fc.property(fc.dictionary(fc.constantFrom(...KEYS), value, { maxKeys: 12 }), (record) => {
          format.looksLike(record as JsonObject);
          Array.from(format.read(record as JsonObject, UTC));
        }),
        { numRuns: 50 },
      );
    },
  );
});

/** These tell neither ids nor times by nature. */
const WITHOUT = ['instagram-insights', 'instagram-hashtag-scrape', 'instagram-brand-posts', 'zoom-questions'];

test('what is left of a text that broke off, with words in every cell, is no post of any table', () => {
  const words = { get: () => 'and a few words', has: () => true, names: [], surplus: [] };
  const taken = formats
    .filter((format): format is CsvFormat => format.container === 'csv')
    .filter((format) => {
      const found = format.read(words, UTC);
      return (Symbol.iterator in found ? [...found] : [found]).some(isPost);
    });
  expect(taken.map(({ name }) => name).sort()).toEqual([...WITHOUT].sort());
});

/** Where a text is searched for signs, and what such a search begins at again and again. */
const SEARCHED: Readonly<Record<string, { parts: readonly string[]; read(text: string): unknown }>> = {
  'the program of a tweet': { parts: ['<', '<a:'], read: clientName },
  'a post of a course forum': {
    parts: ['<a:'],
    read: (text) => moodleForum.read(csvRow(['post_id', 'post_date', 'post_content'], ['1', '21-03-01 10:00', text]), UTC),
  },
  'a message of Slack': {
    parts: ['<', '<@A|', '<http:'],
    read: (text) => Array.from(slack.read({ type: 'message', user: 'U1', ts: '1614592800.000200', text }, UTC)),
  },
  'a message of WhatsApp': {
    parts: ['a', 'a.', '<a: '],
    read: (text) => whatsapp('dmy').read(csvRow(['(time)', '(author)', '(message)'], ['1/3/21 10:15', 'Ash', text]), UTC),
  },
};

test.each(Object.entries(SEARCHED).flatMap(([what, { parts, read }]) => parts.map((part) => [what, part, read] as const)))(
  '%s is read in linear time, of %j without end too',
  { retry: 3 },
  (_, part, read) => {
    expect(growth((length) => read(part.repeat(length)), 20_000)).toBeLessThan(20);
  },
);
