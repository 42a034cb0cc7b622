import { basename } from 'node:path';
import { type Codebook, codebook } from '../codebook/codebook.ts';
import { UserError } from '../errors.ts';
import { type Agreement, agreements } from './estimates/agree.ts';
import { type CalibrationBin, calibration, type Performance, performances } from './estimates/calibration.ts';
import { type CellShares, correctedShares, unsettled } from './estimates/correct.ts';
import { goldCsv } from './estimates/gold.ts';
import { codersOf, differences, type Entry, sideBySide } from './estimates/readings.ts';
import { agreementCsv, calibrationCsv, disagreementsCsv, performanceCsv, readingsCsv, sharesCsv } from './estimates/tables.ts';
import { weigh } from './estimates/weigh.ts';
import { settlePage } from './handout/settle-page.ts';
import { readReturned } from './returned/read.ts';
import type { Returned } from './returned/reading.ts';
import type { Round, SampledItem } from './round.ts';

/** What the files that came back are read against. */
export interface AgreeOptions {
  /** Samples that the files belong to; without them agreement is known, but shares and authors are not. */
  readonly rounds: readonly Round[];
  readonly seed: string;
  readonly draws?: number;
  /** Where the table of disagreements lies that the new one replaces: what is filled in there must not be lost. */
  readonly replaced?: string;
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
  readonly outputs: Readonly<Record<string, string>>;
}

/** Reads the files that coders sent back, and those settled, by their paths: how far they agree, what is to be settled and, once it is, the corrected shares. */
export async function agree(returned: readonly string[], settled: readonly string[], options: AgreeOptions): Promise<Outcome> {
  const rounds = [...options.rounds].sort((a, b) => a.round - b.round);
  const twice = rounds.find(({ round }, i) => rounds[i + 1]?.round === round);
  if (twice !== undefined)
    throw new UserError(`two samples of round ${twice.round}`, { hint: 'name one sample.json for each round with --sample' });
  const book: Codebook = rounds.at(-1)?.codebook ?? codebook;
  const items = new Map(rounds.flatMap((round) => round.items.map((item) => [item.item, item] as const)));
  const read = await Promise.all(returned.map((path) => readReturned(path, book)));
  const third = await Promise.all(settled.map((path) => readReturned(path, book)));
  const entries = sideBySide(read, third, items.size === 0 ? null : new Set(items.keys()));
  if (entries.length === 0)
    throw new UserError(`${returned.map((path) => basename(path)).join(', ')}: missing codes: nothing is coded yet`, {
      hint: `give the files that coders saved from their pages, or their sheets with the columns of the codes filled in${rounds.length === 0 ? '; for codes of your own, name the sample.json of the round with --sample' : ''}`,
    });
  const coders = codersOf(entries);
  if (options.replaced !== undefined) await refuseLoss(options.replaced, entries, book);
  const agreement = agreements(entries, coders, book, {
    seed: options.seed,
    authorOf: (item) => items.get(item)?.author ?? item,
    ...(options.draws === undefined ? {} : { draws: options.draws }),
  });
  const open = unsettled(entries, book);
  const differing = entries.filter((entry) => differences(entry, book).length > 0 || open.includes(entry.item));
  const toSettle = entries.filter(({ item }) => open.includes(item));
  const page = await settlePage(rounds.at(-1), toSettle, items, book);
  const shares = open.length > 0 ? [] : correctedShares(rounds, entries, book);
  const compared = shares.length === 0 ? nothing : programBesidePeople({ rounds, items, book, coders, entries }, options.seed);
  return {
    coders,
    posts: entries.length,
    files: read,
    agreement,
    open,
    shares,
    ...compared,
    outputs: {
      'agreement.csv': agreementCsv(agreement),
      'readings.csv': readingsCsv(entries, coders, book),
      'disagreements.csv': disagreementsCsv(differing, coders, book, items),
      ...(page === null ? {} : { 'settle.html': page }),
      ...(shares.length === 0 ? {} : { 'shares.csv': sharesCsv(shares) }),
      ...compared.outputs,
    },
  };
}

/** What is known of the program where its codes can be compared with those of people. */
type Compared = Pick<Outcome, 'undecided' | 'performance' | 'calibration' | 'outputs'>;

const nothing: Compared = { undecided: [], performance: [], calibration: [], outputs: {} };

/** What came back from the coders, with the rounds that it belongs to. */
interface Coding {
  readonly rounds: readonly Round[];
  readonly items: ReadonlyMap<string, SampledItem>;
  readonly book: Codebook;
  readonly coders: readonly string[];
  readonly entries: readonly Entry[];
}

/** What the program said of the coded posts beside what people said. */
function programBesidePeople({ rounds, items, book, coders, entries }: Coding, seed: string): Compared {
  const weighted = weigh(rounds, entries, book);
  const last = rounds.at(-1);
  const decided = book.codes.filter(({ code }) => last?.decided.includes(code));
  const performance = performances(weighted, { ...book, codes: decided }, `${seed} performance`);
  const curve = calibration(weighted, book);
  return {
    undecided: book.codes.filter((one) => !decided.includes(one)).map(({ code }) => code),
    performance,
    calibration: curve,
    outputs: {
      'performance.csv': performanceCsv(performance),
      'calibration.csv': calibrationCsv(curve),
      'gold.csv': goldCsv(weighted, entries, items, { codebook: book, coders }),
      // What the codes of the posts are compared with, so that a report made from later tables can tell.
      'drawn-from.json': `${JSON.stringify(last?.from)}\n`,
    },
  };
}

/** Names of all files that `agree` may write; one it does not write again is out of date and removed. */
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
async function refuseLoss(path: string, entries: readonly Entry[], book: Codebook): Promise<void> {
  const settled = new Set(entries.filter((entry) => entry.settled !== null).map(({ item }) => item));
  const { file, readings } = await readReturned(path, book);
  const lost = readings.filter(({ item }) => !settled.has(item));
  if (lost.length > 0)
    throw new UserError(`${file}: filled in, and not given as settled: ${lost.map(({ item }) => item).join(', ')}`, {
      hint: 'give it with --settled, or move it away: a new one takes its place',
    });
}
