import { type Codebook, codebook } from '../codebook/codebook.ts';
import { sha256 } from '../disk.ts';
import { UserError } from '../errors.ts';
import { type Agreement, agreements } from './estimates/agree.ts';
import { type CalibrationBin, calibration, type Performance, performances } from './estimates/calibration.ts';
import { type CellShares, correctedShares, unsettled } from './estimates/correct.ts';
import { goldCsv } from './estimates/gold.ts';
import { codersOf, differences, type Entry, inWords, sideBySide } from './estimates/readings.ts';
import { agreementCsv, calibrationCsv, disagreementsCsv, performanceCsv, readingsCsv, sharesCsv } from './estimates/tables.ts';
import { weigh } from './estimates/weigh.ts';
import { coderPage } from './handout/coder-page.ts';
import { doccanoLines, labelStudioConfig, labelStudioTasks } from './handout/exchange.ts';
import { sheetCsv, sheetXlsx } from './handout/sheet.ts';
import { readReturned } from './returned/read.ts';
import type { Returned } from './returned/reading.ts';
import type { Round, SampledItem } from './round.ts';
import { itemsOf } from './sampling/draw-round.ts';

/** Files by name. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/**
 * Everything a round gives out: for every coder the coder page, the same posts as CSV and Excel sheet, and tasks for
 * Label Studio and doccano; and `sample.json`, which stays with the researcher.
 */
export async function roundFiles(round: Round): Promise<Files> {
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

/** Whether two rounds drew the same posts under the same short names, so that codes of the one are codes of the other. */
export function drewTheSame(one: Round, other: Round): boolean {
  const named = ({ items }: Round) => JSON.stringify(items.map(({ item, post }) => [item, post]));
  return named(one) === named(other);
}

/** Reads `sample.json` of a round. */
export function readRound(text: string, file: string): Round {
  try {
    const round = JSON.parse(text) as Round;
    if (round.staffroom === 'sample' && round.from !== undefined) return { ...round, decided: round.decided ?? codesOf(round) };
  } catch (cause) {
    throw new UserError(`${file}: invalid sample`, { hint: 'it is written by pipelines/sample.ts', cause });
  }
  throw new UserError(`${file}: invalid sample`, { hint: 'it is written by pipelines/sample.ts' });
}

/** A round drawn before rounds noted this was drawn for the codes that the classifier decides. */
function codesOf({ codebook }: Round): string[] {
  return codebook.codes.map(({ code }) => code);
}

/** What the files that came back are read against. */
export interface AgreeOptions {
  /** Samples that the files belong to; without them agreement is known, but shares and authors are not. */
  readonly rounds: readonly Round[];
  readonly seed: string;
  readonly draws?: number;
  /** The table of disagreements that the new one replaces: what is filled in there must not be lost. */
  readonly replaced?: ReturnedFile;
}

/** A file that came back. */
export interface ReturnedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What the coding of a study comes to. */
export interface Outcome {
  readonly coders: readonly string[];
  readonly posts: number;
  readonly files: readonly Returned[];
  readonly agreement: readonly Agreement[];
  /** Posts on which the coders differ and nobody settled. */
  readonly open: readonly string[];
  /** Empty without a sample, or as long as differences are open. */
  readonly shares: readonly CellShares[];
  /** Codes that the classifier does not decide, so that people alone speak for their shares; empty when `shares` is. */
  readonly undecided: readonly string[];
  /** How the classifier does on the coded posts, by the codes that it decides; empty when `shares` is. */
  readonly performance: readonly Performance[];
  readonly calibration: readonly CalibrationBin[];
  readonly outputs: Files;
}

/** Reads what coders sent back: how far they agree, what is to be settled and, once it is, the corrected shares. */
export async function agree(returned: readonly ReturnedFile[], settled: readonly ReturnedFile[], options: AgreeOptions): Promise<Outcome> {
  const rounds = [...options.rounds].sort((a, b) => a.round - b.round);
  const twice = rounds.find(({ round }, i) => rounds[i + 1]?.round === round);
  if (twice !== undefined)
    throw new UserError(`two samples of round ${twice.round}`, { hint: 'name one sample.json for each round with --sample' });
  const book: Codebook = rounds.at(-1)?.codebook ?? codebook;
  const items = new Map(rounds.flatMap((round) => round.items.map((item) => [item.item, item] as const)));
  const read = returned.map(({ name, bytes }) => readReturned(name, bytes, book));
  const third = settled.map(({ name, bytes }) => readReturned(name, bytes, book));
  const entries = sideBySide(read, third, items.size === 0 ? null : new Set(items.keys()));
  if (entries.length === 0)
    throw new UserError(`${returned.map(({ name }) => name).join(', ')}: missing codes: nothing is coded yet`, {
      hint: 'give the files that coders saved from their pages, or their sheets with the columns of the codes filled in',
    });
  const coders = codersOf(entries);
  if (options.replaced !== undefined) refuseLoss(options.replaced, entries, book);
  const agreement = agreements(entries, coders, book, {
    seed: options.seed,
    authorOf: (item) => items.get(item)?.author ?? item,
    ...(options.draws === undefined ? {} : { draws: options.draws }),
  });
  const open = unsettled(entries, book);
  const shares = open.length > 0 ? [] : correctedShares(rounds, entries, book);
  const weighted = shares.length === 0 ? [] : weigh(rounds, entries, book);
  const curve = calibration(weighted, book);
  const decided = { ...book, codes: book.codes.filter(({ code }) => rounds.at(-1)?.decided.includes(code)) };
  const performance = shares.length === 0 ? [] : performances(weighted, decided, `${options.seed} performance`);
  const differing = entries.filter((entry) => differences(entry, book).length > 0 || open.includes(entry.item));
  const page = await settlePage(
    rounds,
    entries.filter(({ item }) => open.includes(item)),
    items,
    book,
  );
  return {
    coders,
    posts: entries.length,
    files: read,
    agreement,
    open,
    shares,
    undecided: shares.length === 0 ? [] : book.codes.filter((one) => !decided.codes.includes(one)).map(({ code }) => code),
    performance,
    calibration: curve,
    outputs: {
      'agreement.csv': agreementCsv(agreement),
      'readings.csv': readingsCsv(entries, coders, book),
      'disagreements.csv': disagreementsCsv(differing, coders, book, items),
      ...(page === null ? {} : { 'settle.html': page }),
      ...(shares.length === 0
        ? {}
        : {
            'shares.csv': sharesCsv(shares),
            'performance.csv': performanceCsv(performance),
            'calibration.csv': calibrationCsv(curve),
            'gold.csv': goldCsv(weighted, entries, items, { codebook: book, coders }),
            // What the codes of the posts are compared with, so that a report made from later tables can tell.
            'drawn-from.json': `${JSON.stringify(rounds.at(-1)?.from)}\n`,
          }),
    },
  };
}

/** Names of all that `agree` may give out: of those it does not, an older one is no longer true. */
export const outcomeFiles = [
  'agreement.csv',
  'readings.csv',
  'disagreements.csv',
  'settle.html',
  'shares.csv',
  'performance.csv',
  'calibration.csv',
  'gold.csv',
  'drawn-from.json',
] as const;

/** Refuses to replace a table of disagreements in which someone settled posts that are not among what was given as settled. */
function refuseLoss({ name, bytes }: ReturnedFile, entries: readonly Entry[], book: Codebook): void {
  const settled = new Set(entries.filter((entry) => entry.settled !== null).map(({ item }) => item));
  const lost = readReturned(name, bytes, book).readings.filter(({ item }) => !settled.has(item));
  if (lost.length > 0)
    throw new UserError(`${name}: filled in, and not given as settled: ${lost.map(({ item }) => item).join(', ')}`, {
      hint: 'give it with --settled, or move it away: a new one takes its place',
    });
}

/** The coder page once more, for the third reading: with what each coder said. */
async function settlePage(rounds: readonly Round[], open: readonly Entry[], items: ReadonlyMap<string, SampledItem>, book: Codebook) {
  const last = rounds.at(-1);
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

function sheetId(round: Round, coder: string, items: readonly SampledItem[]): string {
  return `${round.study} ${round.round} ${coder} ${sha256(JSON.stringify(items.map(({ item, post }) => [item, post]))).slice(0, 16)}`;
}
