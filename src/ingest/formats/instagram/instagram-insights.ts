import type { CsvFormat } from '../../format.ts';
import { countIn, listIn } from '../cells.ts';

/**
 * Figures of one's own posts, copied from Instagram Insights: how often each was shown and from where, with its
 * caption. Hashtags are glued together with spaces that do not break.
 */
export const instagramInsights: CsvFormat = {
  name: 'instagram-insights',
  title: 'Instagram Insights of an account (CSV)',
  container: 'csv',
  columns: { all: ['Impressions', 'From Hashtags', 'From Explore', 'Saves', 'Caption'] },
  lacks: 'no ids, times or authors: only what was said, and how often it was shown, can be told from this file',
  read(row) {
    const text = row.get('Caption');
    const views = countIn(row.get('Impressions'));
    if (text === null && views === null) return { code: 'not-a-post', reason: 'neither a caption nor a count of impressions' };
    return {
      platform: 'instagram',
      id: null,
      author: null,
      time: null,
      text,
      ...(row.has('Hashtags')
        ? { hashtags: listIn(row.get('Hashtags'), /[\s\u00a0]+|(?=#)/).flatMap((tag) => tag.replace(/^#/, '') || []) }
        : {}),
      likes: countIn(row.get('Likes')),
      shares: countIn(row.get('Shares')),
      comments: countIn(row.get('Comments')),
      views,
    };
  },
};
