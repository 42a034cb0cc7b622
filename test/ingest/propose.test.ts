import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { columnMapFormat } from '../../src/ingest/formats/column-map.ts';
import { rtweet } from '../../src/ingest/formats/rtweet.ts';
import { tags } from '../../src/ingest/formats/tags.ts';
import { nearestFormats, proposedMap, proposedYaml } from '../../src/ingest/propose.ts';
import { settingsSchema } from '../../src/settings.ts';

test('nearestFormats names the formats that lack least, and what they lack', () => {
  const near = nearestFormats(['id_str', 'from_user', 'status_url', 'text'], [rtweet, tags]);
  expect(near).toEqual([{ name: 'tags', title: tags.title, missing: ['entities_str'] }]);
  expect(nearestFormats(['a', 'b'], [rtweet, tags])).toEqual([]);
});

describe('proposedMap tells columns by their names and cells', () => {
  test.each([
    [
      ['tweet_id', 'created_at', 'username', 'text', 'like_count', 'in_reply_to_status_id'],
      [['1', '2021-01-01', 'ann', 'Hello there', '3', '']],
      { id: 'tweet_id', time: 'created_at', author: 'username', text: 'text', likes: 'like_count', replyTo: 'in_reply_to_status_id' },
    ],
    [
      ['Post ID', 'Posted At', 'authorName', 'postText', 'User Id'],
      [['a', '5/10/12 20:01', 'ann', 'Hello', '7']],
      { id: 'Post ID', time: 'Posted At', author: 'authorName', authorId: 'User Id', text: 'postText' },
    ],
    // A column named like a time that holds none; ids that repeat; words under a strange name.
    [
      ['id', 'date', 'what was said'],
      [
        ['1', 'soon', 'Hello my dear colleagues'],
        ['1', 'later', 'and good morning to you'],
      ],
      { text: 'what was said' },
    ],
    // Without rows the names decide alone.
    [['id', 'time', 'body'], [], { id: 'id', time: 'time', text: 'body' }],
    [['a', 'b'], [['1', '2']], null],
  ])('%j', (columns, rows, expected) => expect(proposedMap(columns, rows)).toEqual(expected));
});

test('proposedYaml can be pasted into study.yaml, and shows nothing of the rows', () => {
  const columns = ['Post: No', 'Written', 'Member', 'Body'];
  const yaml = proposedYaml('week 1.csv', columns, [['p1', '2021-03-01 09:00', 'Willow', 'Hello to everyone in this group']]);
  const [source] = settingsSchema.parse(parse(yaml)).ingest.sources;
  expect(source).toEqual({
    files: 'week 1.csv',
    platform: 'other',
    columns: { id: 'Post: No', time: 'Written', author: 'Member', text: 'Body' },
  });
  expect(columnMapFormat(source?.columns ?? { text: '' }, 'other').columns.all).toEqual(expect.arrayContaining(['Body']));
  expect(yaml).not.toMatch(/Willow|Hello/);
});
