import type { CsvFormat } from '../../format.ts';
import { textsIn, timeIn, unmasked } from '../bright-data.ts';
import { countIn } from '../cells.ts';

/** Pins as Bright Data sells them. Comments on a pin are there as words alone, without people and times, and are not taken. */
export const brightDataPinterest: CsvFormat = {
  name: 'bright-data-pinterest',
  title: 'Pinterest pins from Bright Data (CSV)',
  container: 'csv',
  columns: { all: ['post_id', 'title', 'content', 'date_posted', 'user_name', 'user_id', 'image_video_url', 'discovery_input'] },
  absent: ['null'],
  read(row) {
    const id = row.get('post_id');
    if (id === null) return { code: 'no-id', reason: 'no pin id in post_id' };
    const time = timeIn(row, 'date_posted');
    if ('code' in time) return time;
    const source = row.get('source');
    return {
      platform: 'pinterest',
      id,
      author: { id: row.get('user_id'), handle: unmasked(row.get('user_name')), followers: countIn(row.get('followers')) },
      time,
      title: row.get('title'),
      text: row.get('content'),
      // The tags of a pin are given by Pinterest, and have spaces.
      hashtags: textsIn(row.get('hashtags')).map((tag) => tag.replace(/^#/, '').replace(/\s+/g, '')),
      ...(source !== null && /^https?:\/\//i.test(source) ? { links: [source] } : {}),
      likes: countIn(row.get('likes')),
      comments: countIn(row.get('comments_num')),
    };
  },
};
