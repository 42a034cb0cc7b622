import type { Codebook } from '../../codebook/codebook.ts';
import { sha256 } from '../../disk/disk.ts';
import { type Entry, inWords } from '../estimates/readings.ts';
import type { Round, SampledItem } from '../round.ts';
import { coderPage } from './coder-page.ts';

/** The coder page once more, for the third reading: with what each coder said; null where nothing is open or no sample is known. */
export async function settlePage(
  last: Round | undefined,
  open: readonly Entry[],
  items: ReadonlyMap<string, SampledItem>,
  book: Codebook,
): Promise<string | null> {
  if (last === undefined || open.length === 0) return null;
  const shown = open.flatMap(({ item, readings }) => {
    const sampled = items.get(item);
    if (sampled === undefined) return [];
    const said = [...readings].map(([coder, reading]) => ({ coder, said: inWords(reading, book), memo: reading.memo }));
    return [{ item, shown: sampled.shown, readings: said }];
  });
  return coderPage({
    study: last.study,
    round: last.round,
    coder: 'settled',
    sheet: `settled ${sha256(JSON.stringify(shown)).slice(0, 16)}`,
    file: `settled-${last.study}-round-${last.round}`,
    codebook: book,
    items: shown,
  });
}
