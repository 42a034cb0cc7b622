import { expect, test } from 'vitest';
import { instagramInsights } from '../../../src/ingest/formats/instagram-insights.ts';
import { fixture, readTable } from './found.ts';

test('instagramInsights gives captions and figures, hashtags parted at spaces that do not break', () => {
  expect(readTable(instagramInsights, fixture('instagram-insights/insights.csv'))).toMatchObject([
    {
      id: null,
      author: null,
      time: null,
      text: 'Plots for beginners',
      hashtags: ['python', 'dataviz', 'Teaching', 'code'],
      likes: 162,
      shares: 5,
      comments: 9,
      views: 3920,
    },
    { hashtags: [] },
  ]);
});
