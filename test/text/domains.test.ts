import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { domainKinds, domainsFrom, kindOf } from '../../src/text/domains.ts';

const list = readFileSync('data/lists/domains.csv', 'utf8');
const domains = domainsFrom(list);

test('the list of sites is sorted, has each site once, and only kinds that have a meaning', () => {
  const rows = list
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));
  const names = rows.map(([name]) => name as string);
  expect(names).toEqual([...new Set(names)].sort());
  for (const [name, kind, source, date] of rows) {
    expect(Object.keys(domainKinds), name).toContain(kind);
    expect(source).not.toBe('');
    expect(date).toMatch(/^\d{4}-\d\d-\d\d$/);
  }
});

test.each([
  ['teacherspayteachers.com', 'marketplace'],
  ['docs.google.com', 'open'],
  ['someone.blogspot.com', 'blog'],
  ['cs.example.edu', 'school'],
  ['example.gov.uk', 'government'],
  ['example.invalid', null],
  ['', null],
])('kindOf(%j) is %j', (host, kind) => {
  expect(kindOf(host, domains)).toBe(kind);
});
