import { describe, expect, it } from 'vitest';
import { forumAnswers, moodleForum } from '../../../../src/ingest/formats/forums/forum.ts';
import { fixture, readTable, UTC } from '../found.ts';

describe('moodleForum', () => {
  it('gives posts, people by number, the year first in dates, HTML as text', () => {
    expect(readTable(moodleForum, fixture('forum/moodle.csv'), { zone: 'America/New_York' })).toMatchObject([
      {
        id: '41001',
        author: { id: '5001' },
        time: { ms: Date.UTC(2015, 9, 5, 20, 13, 40), basis: 'assumed' },
        title: 'My plan',
        text: 'I plan this & that',
        links: ['https://example.org/p'],
        space: 'Discuss: Data',
        thread: 'discussion-6822',
        replyTo: null,
      },
      { text: 'Plain answer, 3 < 4', replyTo: { post: '41001', author: { id: '5001' } } },
      { code: 'unreadable-time' },
    ]);
  });
});

describe('forumAnswers', () => {
  it('gives one post for each person answered, under either spelling of the receiver', () => {
    const text = fixture('forum/answers.csv');
    const found = readTable(forumAnswers, text, UTC, '\r');
    expect(found).toEqual(readTable(forumAnswers, text.replace('Reciever', 'Receiver'), UTC, '\r'));
    expect(found).toMatchObject([
      { id: '2-to-444', author: { id: '360' }, replyTo: { author: { id: '444' } }, time: { ms: Date.UTC(2013, 3, 4, 16, 32) }, text: null },
      { id: '3-to-444', thread: 'discussion-1' },
      { id: '3-to-360' },
      { code: 'no-author' },
    ]);
  });

  it('reads the days that a workbook keeps as days', () => {
    const cells = 'Sender,Timestamp,Discussion ID,Comment ID\n360,2013-04-04 16:32:00,1,2\n';
    expect(readTable(forumAnswers, cells)).toMatchObject([{ id: '2', time: { ms: Date.UTC(2013, 3, 4, 16, 32) } }]);
  });
});
