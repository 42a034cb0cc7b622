import { sha256 } from '../../disk/disk.ts';
import type { Round, SampledItem } from '../round.ts';
import { itemsOf } from '../sampling/draw-round.ts';
import { coderPage } from './coder-page.ts';
import { doccanoLines, labelStudioConfig, labelStudioTasks } from './exchange.ts';
import { sheetCsv, sheetXlsx } from './sheet.ts';

/**
 * Everything a round gives out: for every coder the coder page, the same posts as CSV and Excel sheet, and tasks for
 * Label Studio and doccano; and `sample.json`, which stays with the researcher.
 */
export async function roundFiles(round: Round): Promise<Readonly<Record<string, string | Uint8Array>>> {
  const files: Record<string, string | Uint8Array> = {
    'sample.json': `${JSON.stringify(round, null, 1)}\n`,
    'label-studio-config.xml': labelStudioConfig(round.codebook),
  };
  for (const coder of round.coders) {
    const items = itemsOf(round, coder);
    const name = nameFor(round, coder);
    files[`${name}.html`] = await coderPage({
      study: round.study,
      round: round.round,
      coder,
      sheet: sheetId(round, coder, items),
      file: `coded-${name}`,
      codebook: round.codebook,
      // Coders see the post and nothing else: neither what the classifier says nor how it was drawn.
      items: items.map(({ item, shown }) => ({ item, shown })),
    });
    files[`${name}.csv`] = sheetCsv(items, round.codebook, coder);
    files[`${name}.xlsx`] = sheetXlsx(items, round.codebook, coder);
    files[`${name}.label-studio.json`] = labelStudioTasks(items);
    files[`${name}.doccano.jsonl`] = doccanoLines(items);
  }
  return files;
}

const HANDED_OUT = ['html', 'csv', 'xlsx', 'label-studio.json', 'doccano.jsonl'];

/** Names of the files that a round gave its coders. */
export function handedOut(round: Round): string[] {
  return round.coders.flatMap((coder) => HANDED_OUT.map((kind) => `${nameFor(round, coder)}.${kind}`));
}

function nameFor({ study, round }: Round, coder: string): string {
  return `${study}-round-${round}-${coder}`;
}

function sheetId(round: Round, coder: string, items: readonly SampledItem[]): string {
  return `${round.study} ${round.round} ${coder} ${sha256(JSON.stringify(items.map(({ item, post }) => [item, post]))).slice(0, 16)}`;
}
