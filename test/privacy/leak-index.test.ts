import { expect, test } from 'vitest';
import { LeakIndex } from '../../src/privacy/leak-index.ts';

const of = { table: 'links', column: 'url', kind: 'link' } as const;

test('LeakIndex finds a link without what a reader leaves out, also one of very many slashes, in a moment', () => {
  const slashes = '/'.repeat(100_000);
  const index = new LeakIndex(new Map([['index.html', 'see a.example/unit and more']]));
  const before = process.cpuUsage();
  for (const [link, times] of [
    ['https://www.a.example/unit', 1],
    [`https://a.example/unit${slashes}?#`, 1],
    [`https://a.example/unit${slashes}x`, 0],
    [`https://a.example${slashes}`, 0],
  ] as const) {
    index.link(link, of);
    expect(index.hits.splice(0), link.slice(0, 40)).toHaveLength(times);
  }
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(2_000);
});
