import type { CsvFormat } from '../format.ts';
import { countIn, listIn } from './cells.ts';

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
  read: (row) => ({
    platform: 'instagram',
    id: null,
    author: null,
    time: null,
    text: row.get('Caption'),
    ...(row.has('Hashtags')
      ? { hashtags: listIn(row.get('Hashtags'), /[\s\u00a0]+|(?=#)/).flatMap((tag) => tag.replace(/^#/, '') || []) }
      : {}),
    likes: countIn(row.get('Likes')),
    shares: countIn(row.get('Shares')),
    comments: countIn(row.get('Comments')),
    views: countIn(row.get('Impressions')),
  }),
};
