import { expect, test } from 'vitest';
import { needs } from '../../../src/classify/cues/needs.ts';
import { readPattern } from '../../../src/classify/cues/pattern.ts';

test.each<[string, string[] | null, string[] | null]>([
  ['\\bjoin (?:us|me)\\b', ['join us', 'join me'], null],
  ['(?:very )?new', ['new', 'very new'], null],
  ['\\w{1,9} webinars?', null, [' webinar', ' webinars']],
  ['\\w+', null, null],
  ['a?', null, null],
  ['x[12]y', ['x1y', 'x2y'], null],
  ['\\n1', ['\n1'], null],
  ['(?<=to )go(?!ne)', ['go'], null],
  ['(?:ab|\\w)c', null, ['c']],
  ['(?:abc){2,3}', ['abc'], null],
  ['\\bour \\w{1,9} newsletter', null, [' newsletter']],
  ['\\bcreate \\w{1,9} lesson', ['create '], [' lesson']],
])('needs(%j) are %j at the beginning and %j besides', (source, first, rest) => {
  const found = needs(readPattern(source));
  expect([...(found.first?.literals ?? [])].sort()).toEqual([...(first ?? [])].sort());
  expect([...(found.rest?.literals ?? [])].sort()).toEqual([...(rest ?? [])].sort());
});

test.each([
  ['\\bnow\\b', true, true],
  ['\\bnow', true, false],
  ['now\\b', false, true],
  ['\\bnow(?: here)?\\b', true, true],
  ['\\bnow(?: here\\b)?', true, false],
])('of the literals of %j it is known whether they begin a word (%s) and end one (%s)', (source, apart, closed) => {
  expect(needs(readPattern(source)).first).toMatchObject({ apart, closed });
});
