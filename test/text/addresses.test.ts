import { expect, test } from 'vitest';
import { registeredDomain } from '../../src/text/addresses.ts';

test.each([
  ['https://www.example.org/page', 'example.org'],
  ['http://news.bbc.co.uk/1', 'bbc.co.uk'],
  ['https://msrivera.blogspot.com/2020/01', 'msrivera.blogspot.com'],
  ['https://github.io/x', 'github.io'],
  ['HTTPS://EXAMPLE.ORG', 'example.org'],
  ['ftp://example.org', null],
  ['javascript:alert(1)', null],
  ['https://t', null],
  ['https://192.168.0.1/x', null],
  ['', null],
])('registeredDomain(%j) is %j', (url, expected) => {
  expect(registeredDomain(url)).toBe(expected);
});
