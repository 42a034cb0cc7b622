import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { bareLinks, readLinks } from '../../../src/classify/reading/links.ts';
import { domainsFrom } from '../../../src/text/domains.ts';

const domains = domainsFrom(readFileSync('data/lists/domains.csv', 'utf8'));

test.each([
  ['https://www.amazon.com/dp/B0?tag=someone-20', true],
  ['https://www.amazon.com/dp/B0/ref=sr_1_1', false],
  ['https://www.etsy.com/listing/1?ref=someone', true],
  ['https://github.com/x/y?ref=someone', false],
  ['https://example.org/a?utm_source=newsletter', false],
  ['https://example.org/a?aff=12', true],
  ['https://amzn.to/abc', true],
])('readLinks sees whether %s pays an affiliate: %s', (url, expected) => {
  expect(readLinks([url], domains)[0]?.affiliate).toBe(expected);
});

test('bareLinks finds addresses without http, and no end of a sentence', () => {
  expect(bareLinks('Code: github.com/someone/t... and www.example.org, see you.Monday')).toEqual([
    'github.com/someone/t...',
    'www.example.org',
  ]);
});

test.each([
  ['https://shop.example/product/planner', true],
  ['https://shop.example/store/product_detail.aspx?id=1', true],
  ['https://example.org/productive-lessons', false],
])('readLinks sees whether %s leads to an article of a shop: %s', (url, expected) => {
  expect(readLinks([url], domains)[0]?.product).toBe(expected);
});

test('readLinks takes no NA, number or word for an address', () => {
  expect(readLinks(['NA', '12', 'null', 'https://example.org'], domains).map(({ host }) => host)).toEqual(['example.org']);
});

test('readLinks looks through long texts in place of links in a moment', () => {
  const before = process.cpuUsage();
  expect(readLinks([`${'x'.repeat(100_000)} y`, `https://a.example/${'x'.repeat(100_000)}`], domains)).toHaveLength(1);
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(2_000);
});
