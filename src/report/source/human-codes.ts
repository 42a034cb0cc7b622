import { readFile } from 'node:fs/promises';
import Papa from 'papaparse';
import { z } from 'zod';
import { UserError } from '../../errors.ts';
import type { PublicRecord } from '../../run/record/public-record.ts';
import type { Study } from '../../study/study.ts';
import { codingFiles } from './named-files.ts';

const count = z.coerce.number();
/** A figure; null where it is undefined, or refused. */
const figure = z.string().transform((cell) => (cell === '' || !Number.isFinite(Number(cell)) ? null : Number(cell)));

/** A share as human coders correct it, or as the program gives it, with its 95% interval. */
const estimate = z.object({
  denominator: z.enum(['posts', 'instances', 'accounts']),
  by: z.enum(['all', 'platform', 'period', 'community']),
  /** `all`, or the platform, the period, or the number of the community. */
  cell: z.string(),
  code: z.string(),
  /** Posts that people coded in the cell, and the authors of them. */
  coded: count,
  authors: count,
  estimator: z.enum(['uncorrected', 'corrected', 'codedOnly', 'roganGladen']),
  share: figure,
  low: figure,
  high: figure,
  /** Why there is none. */
  refused: z.string(),
});
export type Estimate = z.infer<typeof estimate>;

/** How far coders agree on a code, by one statistic. */
const agreement = z.object({
  round: z.string(),
  code: z.string(),
  coders: count,
  posts: count,
  statistic: z.string(),
  value: figure,
  low: figure,
  high: figure,
});
export type Agreement = z.infer<typeof agreement>;

/** How well the program does on the posts that people coded, by one measure. */
const performance = z.object({
  code: z.string(),
  measure: z.enum(['precision', 'recall', 'f1', 'brier']),
  /** Posts that it rests on, and their authors. */
  coded: count,
  authors: count,
  value: figure,
  low: figure,
  high: figure,
  /** Why there is none. */
  refused: z.string(),
});
export type Performance = z.infer<typeof performance>;

/** Of posts to which the model gave about the same probability of a code, the share to which people gave it. */
const calibrationBin = z.object({
  code: z.string(),
  /** The probabilities from, and up to. */
  from: count,
  to: count,
  coded: count,
  authors: count,
  /** Mean probability. */
  said: count,
  share: count,
  low: count,
  high: count,
});
export type CalibrationBin = z.infer<typeof calibrationBin>;

/** What the coders of the study found. */
export interface HumanCodes {
  readonly shares: readonly Estimate[];
  readonly agreement: readonly Agreement[];
  readonly performance: readonly Performance[];
  readonly calibration: readonly CalibrationBin[];
  /** Whether the program still codes as it did when the posts were drawn, and communities are still those. */
  readonly current: { readonly codes: boolean; readonly communities: boolean };
}

/** What the coders found; null where the study names no coding. */
export async function humanCodes(study: Study, record: PublicRecord): Promise<HumanCodes | null> {
  const found = await codingOf(study);
  if (found === null) return null;
  const { from, ...tables } = found;
  return {
    ...tables,
    current: {
      codes: from.labels === (record.stages.classify?.outputs.labels?.sha256 ?? null),
      communities: from.members === (record.stages.communities?.outputs.members?.sha256 ?? null),
    },
  };
}

/**
 * The tables of the coding that the study names, and what the posts were drawn from; null where it names none. Throws a
 * UserError for tables that are not those of `agree`.
 */
export async function codingOf(study: Study) {
  const [shares, agreements, performances, calibration, drawn] = Object.values(codingFiles(study));
  if (shares === undefined || agreements === undefined || performances === undefined || calibration === undefined || drawn === undefined)
    return null;
  return {
    from: JSON.parse(await readFile(drawn, 'utf8')) as Readonly<Record<string, string | null>>,
    shares: (await read(shares, estimate)).map((row) => withInterval(row, row.share)),
    agreement: (await read(agreements, agreement)).map((row) => withInterval(row, row.value)),
    performance: (await read(performances, performance)).map((row) => withInterval(row, row.value)),
    calibration: await read(calibration, calibrationBin),
  };
}

/** The rows of a table that `agree` wrote. */
async function read<T extends z.ZodObject>(path: string, row: T): Promise<z.infer<T>[]> {
  const text = (await readFile(path, 'utf8')).replace(/^\ufeff/, '');
  const { data, meta } = Papa.parse<Readonly<Record<string, string>>>(text, { header: true, delimiter: ',', skipEmptyLines: true });
  const hint = 'write it again with pipelines/agree.ts';
  const missing = Object.keys(row.shape).filter((column) => !meta.fields?.includes(column));
  if (missing.length > 0) throw new UserError(`${path}: missing columns: ${missing.join(', ')}`, { hint });
  return data.map((cells, i) => {
    const found = row.safeParse(cells);
    if (found.success) return found.data;
    const column = String(found.error.issues[0]?.path[0]);
    throw new UserError(`${path}: row ${i + 2}: invalid ${column}: ${cells[column]}`, { hint });
  });
}

/** An interval stands only beside a figure. */
function withInterval<T extends { low: number | null; high: number | null }>(row: T, of: number | null): T {
  return of === null ? { ...row, low: null, high: null } : row;
}
