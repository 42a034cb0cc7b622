import { InvalidArgumentError } from 'commander';
import { expect, test } from 'vitest';
import { between, positive, share, whole, wholeBetween } from '../../../pipelines/terminal/numbers.ts';

const readers = { whole, positive, share, 'between(0, 1)': between(0, 1), 'wholeBetween(2, 100)': wholeBetween(2, 100) };

test.each<[keyof typeof readers, string, number]>([
  ['whole', '7', 7],
  ['whole', '-1', -1],
  ['positive', '0.5', 0.5],
  ['share', '0', 0],
  ['share', '1.5', 1.5],
  ['between(0, 1)', '0', 0],
  ['between(0, 1)', '1', 1],
  ['between(0, 1)', '.3', 0.3],
  ['wholeBetween(2, 100)', '2', 2],
  ['wholeBetween(2, 100)', '100', 100],
])('%s reads %j as %d', (name, text, value) => expect(readers[name](text)).toBe(value));

test.each<[keyof typeof readers, string, string]>([
  ['whole', '', 'A whole number.'],
  ['whole', ' ', 'A whole number.'],
  ['whole', '1.5', 'A whole number.'],
  ['whole', '9007199254740992', 'A whole number.'],
  ['whole', 'one', 'A whole number.'],
  ['positive', '0', 'A number above 0.'],
  ['positive', 'Infinity', 'A number above 0.'],
  ['share', '-0.1', 'A share such as 0.05.'],
  ['share', 'Infinity', 'A share such as 0.05.'],
  ['between(0, 1)', '1.01', 'From 0 to 1.'],
  ['wholeBetween(2, 100)', '1', 'A whole number from 2 to 100.'],
  ['wholeBetween(2, 100)', '2.5', 'A whole number from 2 to 100.'],
])('%s refuses %j, and says what is wanted', (name, text, wanted) => {
  expect(() => readers[name](text)).toThrow(new InvalidArgumentError(wanted));
});
