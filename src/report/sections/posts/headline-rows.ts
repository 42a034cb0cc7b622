import { huesOf } from '../../drawing/code-hues.ts';
import { hues } from '../../drawing/theme.ts';
import type { Headline } from '../../figure.ts';
import type { Source } from '../../source/source.ts';
import { shown } from '../../words/words.ts';

/** Codes that stand at the head of the report, at most. */
const MOST = 6;

/** Letters that a meaning has at the head of the report. */
const SHORT = 60;

/** What the codes of the program mean, in a few words. */
const IN_SHORT: Readonly<Record<string, string>> = {
  sharing: 'offers something that others can use',
  selfpromotion: 'points to the poster or their own work',
  commercial: 'serves a sale or another material interest',
};

/** Shares of codes as the rows of the picture at the head of the report, the most frequent first. */
export function headlineRows(
  source: Source,
  shares: readonly (Omit<Headline['rows'][number], 'label' | 'means' | 'hue'> & { readonly code: string })[],
): Headline['rows'] {
  const { glossary } = source;
  const of = huesOf(source);
  return [...shares]
    .sort((a, b) => b.share - a.share)
    .slice(0, MOST)
    .map(({ code, share, low, high, text, interval }) => {
      const label = glossary.title('code', code);
      return { label, means: inShort(source, code), share, low, high, text, interval, hue: of.get(label) ?? hues.blue };
    });
}

/** What a code means: of a study's own, the first part of its definition. */
function inShort({ codes, glossary, settings }: Source, code: string): string {
  const own = settings.classify.codebook === undefined && codes.includes(code) ? IN_SHORT[code] : undefined;
  return own ?? shown(glossary.define('code', code).means.split(/[,;:.](?= |$)/)[0] ?? '', SHORT);
}
