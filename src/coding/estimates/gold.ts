import type { Codebook } from '../../codebook/codebook.ts';
import { csvOf } from '../csv.ts';
import { isForgotten } from '../forgotten.ts';
import { mark, type Reading } from '../returned/reading.ts';
import type { SampledItem } from '../round.ts';
import { type Entry, said } from './readings.ts';
import type { Weighted } from './weigh.ts';

/** Readers whose codes stand beside the settled ones, as A and B. */
const READERS = ['A', 'B'] as const;

/**
 * The coded posts with their texts, their settled codes and what the first two coders said: what `pipelines/train.ts`
 * fits a model on, and `pipelines/evaluate.ts` judges one by. `inclusion` says what each post stands for, as one over a
 * chance of being drawn; where several rounds were drawn, the chances are relative to each other. Private: it holds texts.
 */
export function goldCsv(
  weighted: readonly Weighted[],
  entries: readonly Entry[],
  items: ReadonlyMap<string, SampledItem>,
  { codebook, coders }: { readonly codebook: Codebook; readonly coders: readonly string[] },
): string {
  const codes = codebook.codes.map(({ code }) => code);
  const byPost = new Map(weighted.map((one) => [one.post, one]));
  const most = Math.max(1, ...weighted.map(({ weight }) => 1 / weight));
  const readers = coders.length < READERS.length ? [] : READERS.map((letter, i) => ({ letter, coder: coders[i] as string }));
  return csvOf([
    [
      ...['id', 'platform', 'author', 'bio', 'text', 'quoted', 'links', 'account', 'inclusion'],
      ...codes,
      ...['uncodable', 'subflag'],
      ...readers.flatMap(({ letter }) => codes.map((code) => `${code}_${letter}`)),
    ],
    ...entries.flatMap((entry) => {
      const item = items.get(entry.item);
      const settled = item && byPost.get(item.post);
      // A forgotten post has no text left to learn from.
      if (item === undefined || settled === undefined || isForgotten(item)) return [];
      const { platform, author, bio, title, text, quoted, links } = item.shown;
      return [
        [
          ...[item.post, platform, author ?? '', bio ?? '', [title, text].filter((part) => part).join('\n'), quoted ?? '', links.join(' ')],
          ...[item.author, String(1 / settled.weight / most)],
          ...codes.map((code) => (settled.uncodable ? '' : mark(settled.codes[code]))),
          ...[mark(settled.uncodable), flagOf(entry)],
          ...readers.flatMap(({ coder }) => codes.map((code) => mark(said(entry.readings.get(coder), code)))),
        ],
      ];
    }),
  ]);
}

/** The sub-flag that was settled, or that all coders gave. */
function flagOf({ settled, readings }: Entry): string {
  if (settled !== null) return settled.flag ?? '';
  const flags = new Set([...readings.values()].map(({ flag }: Reading) => flag ?? ''));
  return flags.size === 1 ? ([...flags][0] as string) : '';
}
