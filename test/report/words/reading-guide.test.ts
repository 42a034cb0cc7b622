import { expect, test } from 'vitest';
import type { Figure, Section } from '../../../src/report/figure.ts';
import type { Source } from '../../../src/report/source/source.ts';
import { readingGuide } from '../../../src/report/words/reading-guide.ts';

const source = { k: 5, unit: 'people', coding: null } as Source;
const section = (figure: Partial<Figure>, findings: readonly string[] = []): Section => ({
  id: 'part',
  title: 'Part',
  findings,
  introduction: [],
  figures: [{ finding: '', help: '', ...figure } as Figure],
});
const words = (...sections: readonly Section[]) => readingGuide(source, sections).map(([word]) => word);

test.each([
  [section({ help: 'Bars are numbers of posts.' }), ['Figures', 'Withheld']],
  [section({ finding: '41.1% of posts are coded sharing' }), ['Figures', 'Codes', 'Withheld']],
  [section({ note: 'Lines are 95% intervals.' }), ['Figures', '95% interval', 'Withheld']],
  [section({}, ['The median person has 2 contacts.']), ['Figures', 'Median', 'Withheld']],
  [section({}, ['People are more grouped than expected by chance.']), ['Figures', 'Chance', 'Withheld']],
  [section({ finding: 'No week stands out: the fullest has 9 posts' }), ['Figures', 'Standing out', 'Withheld']],
  [section({ help: 'Hours are in UTC.' }), ['Figures', 'UTC', 'Withheld']],
])('readingGuide(sections) explains what stands in them and nothing else: %#', (part, expected) => {
  expect(words(part)).toEqual(expected);
});

test('readingGuide(sections) is empty for a report without figures', () => {
  expect(words({ ...section({}), figures: [] })).toEqual([]);
});

test('readingGuide(sections) says what is counted against the least number', () => {
  const withheld = (unit: Source['unit']) => readingGuide({ ...source, unit }, [section({})]).at(-1)?.[1];
  expect(withheld('people')).toContain('fewer than 5 people stand');
  expect(withheld('posts')).toContain('fewer than 5 people or posts stand');
});
