import { expect, test } from 'vitest';
import { instagramInsights } from '../../../../src/ingest/formats/instagram/instagram-insights.ts';
import { codesOf, fixture, readTable } from '../found.ts';

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

test('instagramInsights refuses a row of sums below the posts', () => {
  const header = 'Impressions,From Hashtags,From Explore,Saves,Caption';
  expect(codesOf(readTable(instagramInsights, `${header}\nTotal: 9,,,,\n`))).toEqual(['not-a-post']);
});
