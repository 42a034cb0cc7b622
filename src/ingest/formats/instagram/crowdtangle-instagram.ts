import type { CsvFormat } from '../../format.ts';
import { countIn } from '../cells.ts';
import { crowdtangleTime, idInUrl, sponsorLabel } from '../meta/crowdtangle.ts';
import { mediaNumber } from './media-number.ts';

/** Instagram posts as CrowdTangle wrote them to CSV, until it closed in 2024. */
export const crowdtangleInstagram: CsvFormat = {
  name: 'crowdtangle-instagram',
  title: 'Instagram posts from CrowdTangle (CSV)',
  container: 'csv',
  columns: { all: ['Account', 'User Name', 'Post Created', 'URL', 'Description'], none: ['Page Name', 'Group Name', 'Message'] },
  read(row, source) {
    const time = crowdtangleTime(row.get('Post Created'), source);
    if ('code' in time) return time;
    const id = mediaNumber(idInUrl(row.get('URL')));
    if (id === null) return { code: 'no-id', reason: 'no address in URL, the end of which is the id' };
    const handle = row.get('User Name');
    return {
      platform: 'instagram',
      id,
      author: handle === null ? null : { handle, name: row.get('Account'), followers: countIn(row.get('Followers at Posting')) },
      time,
      // What the picture itself says (`Image Text`) was read by a machine, and is no word of the author's.
      text: row.get('Description'),
      title: row.get('Title'),
      likes: countIn(row.get('Likes')),
      comments: countIn(row.get('Comments')),
      views: countIn(row.get('Views')),
      adLabel: sponsorLabel(row),
    };
  },
};
