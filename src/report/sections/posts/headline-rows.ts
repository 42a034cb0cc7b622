import type { Definition } from '../../../schema/definition.ts';
import { huesOf } from '../../drawing/code-hues.ts';
import { hues } from '../../drawing/theme.ts';
import type { Headline } from '../../figure.ts';
import type { Source } from '../../source/source.ts';
import { shown } from '../../words/words.ts';

/** Codes that stand at the head of the report, at most. */
const MOST = 6;

/** Letters that a meaning has at the head of the report. */
const SHORT = 60;

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
      return { label, means: inShort(glossary.define('code', code)), share, low, high, text, interval, hue: of.get(label) ?? hues.blue };
    });
}

/** What a code means in a few words: where its definition has none, its first part. */
function inShort({ means, inShort = means.split(/[,;:.](?= |$)/)[0] ?? '' }: Definition): string {
  return shown(inShort, SHORT);
}
