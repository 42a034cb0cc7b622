import { describe, expect, it } from 'vitest';
import { convokit } from '../../../../src/ingest/formats/others/convokit.ts';
import { fixture, postsOf, readLines, records, whenOf } from '../found.ts';

const text = fixture('convokit/utterances.jsonl');
const found = readLines(convokit, text);

describe('convokit', () => {
  it('knows every utterance, of newer and older corpora', () => {
    expect(records(text).every((record) => convokit.looksLike(record))).toBe(true);
  });

  it('reads corpora of Reddit as posts of Reddit', () => {
    const posts = postsOf(found.slice(0, 3));
    expect(posts.map(({ platform, id, thread, replyTo }) => [platform, id, thread, replyTo?.post ?? null])).toEqual([
      ['reddit', 't3_9zz001', 't3_9zz001', null],
      ['reddit', 't1_e6zz02', 't3_9zz001', 't3_9zz001'],
      ['reddit', 't1_e6zz03', 't3_9zz001', 't1_e6zz02'],
    ]);
    expect(posts[0]).toMatchObject({ space: 'matheducation', text: 'Worksheets & where to find them', title: 'Where?' });
    expect(posts[1]?.author).toBeNull();
    expect(whenOf(posts[1])).toBe('2018-10-01T13:21:40.000Z epoch');
  });

  it('reads other corpora as they are, and refuses a time that is none', () => {
    expect(found[3]).toMatchObject({ platform: 'convokit', id: 'L1', author: { handle: 'u0' }, time: null, replyTo: { post: 'L0' } });
    expect(found[4]).toMatchObject({ code: 'unreadable-time' });
  });
});
