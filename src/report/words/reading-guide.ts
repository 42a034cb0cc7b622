import type { Section } from '../figure.ts';
import type { Source } from '../source/source.ts';
import { whole } from './words.ts';

/** A word or sign of the report, and what it means to a reader who has not met it. */
export type Explained = readonly [word: string, meaning: string];

/**
 * What one has to know to read a report: the words and signs that stand in many of its figures, each explained once, in
 * words of people who do no statistics. None that the report does not use.
 */
export function readingGuide({ k, unit, coding }: Source, sections: readonly Section[]): readonly Explained[] {
  const figures = sections.flatMap((section) => section.figures);
  if (figures.length === 0) return [];
  const texts = [
    ...sections.flatMap(({ findings, further = [], introduction }) => [...findings, ...further, ...introduction]),
    ...figures.flatMap(({ finding, help, note }) => [finding, help, note ?? '']),
  ].join(' ');
  const few = `${whole(k)} people${unit === 'posts' ? ' or posts' : ''}`;
  const words: readonly [word: string, used: RegExp, meaning: string][] = [
    ['Figures', /^/, 'Each says first what was found, then how to read it. The numbers of a chart stand in the table below it.'],
    [
      'Codes',
      /\bcoded\b/,
      `A program says yes or no to each code of each post, by what the words and links of the post show. It errs${coding === null ? '' : '; shares called corrected allow for that, by what people found in some of the posts'}.`,
    ],
    [
      '95% interval',
      /95% interval/,
      'The range in which a number may well lie, drawn as a line or a band: of a hundred such ranges about 95 hold the true one. The wider it is, the less is known. It tells of chance, not of errors of a program or of posts that were never collected.',
    ],
    ['Median', /\bmedian\b/, 'The one in the middle: half have as much or less, half as much or more.'],
    [
      'Chance',
      /\b(?:by|than) chance\b/,
      'Networks are compared with networks made at random. The number p says how often these show as much: 0.02 is two in a hundred.',
    ],
    ['Standing out', /\bstands out\b/, 'An hour or a week stands out where it has at least a fifth more posts than the next.'],
    ['UTC', /\bUTC\b/, 'The clock of all times here. New York is four hours behind it in summer and five in winter.'],
    [
      'Withheld',
      /^/,
      `What fewer than ${few} stand behind is not told, nor what would give it away; it is not zero. A dash (–) stands where there is no number, or none that may be told.`,
    ],
  ];
  return words.flatMap(([word, used, meaning]) => (used.test(texts) ? [[word, meaning] as const] : []));
}
