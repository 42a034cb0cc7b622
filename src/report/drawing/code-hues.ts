import type { Source } from '../source/source.ts';
import { hues } from './theme.ts';

/** The colours of a few classes that are the same in all charts of a report. */
export type Hues = ReadonlyMap<string, string>;

/** Colours of codes; blue is what everything else is drawn in. */
const OF_CODES = [hues.green, hues.purple, hues.vermillion, hues.orange] as const;

/** A colour for each code, by title, in the order of the codebook; none where there are more codes than colours to tell apart. */
export function huesOf({ codes, undecided, glossary }: Pick<Source, 'codes' | 'undecided' | 'glossary'>): Hues {
  return huesOfTitles([...codes, ...undecided].map((code) => glossary.title('code', code)));
}

/** A colour for each of these titles of codes, in the order of the codebook. */
export function huesOfTitles(titles: readonly string[]): Hues {
  return new Map(titles.length > OF_CODES.length ? [] : titles.map((title, i) => [title, OF_CODES[i] as string]));
}

/** The colour of marks by the class that this field names; that of all other charts where classes have none. */
export function coloured(field: string, of: Hues | undefined) {
  if (of === undefined || of.size === 0) return {};
  return { color: { field, type: 'nominal' as const, legend: null, scale: { domain: [...of.keys()], range: [...of.values()] } } };
}
