import { readFile } from 'node:fs/promises';
import Papa from 'papaparse';
import { UserError } from '../../errors.ts';
import type { PublicRecord } from '../../run/public-record.ts';
import type { Study } from '../../study.ts';
import { codingFiles } from './named-files.ts';

/** A share as human coders correct it, or as the program gives it, with its 95% interval. */
export interface Estimate {
  readonly denominator: 'posts' | 'instances' | 'accounts';
  readonly by: 'all' | 'platform' | 'period' | 'community';
  /** `all`, or the platform, the period, or the number of the community. */
  readonly cell: string;
  readonly code: string;
  /** Posts that people coded in the cell, and the authors of them. */
  readonly coded: number;
  readonly authors: number;
  readonly estimator: 'uncorrected' | 'corrected' | 'codedOnly' | 'roganGladen';
  readonly share: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Why there is none. */
  readonly refused: string;
}

/** How far coders agree on a code, by one statistic. */
export interface Agreement {
  readonly round: string;
  readonly code: string;
  readonly coders: number;
  readonly posts: number;
  readonly statistic: string;
  /** Null where it is undefined. */
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** How well the program does on the posts that people coded, by one measure. */
export interface Performance {
  readonly code: string;
  readonly measure: 'precision' | 'recall' | 'f1' | 'brier';
  /** Posts that it rests on, and their authors. */
  readonly coded: number;
  readonly authors: number;
  /** Null where it is undefined, or refused. */
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Why there is none. */
  readonly refused: string;
}

/** Of posts to which the model gave about the same probability of a code, the share to which people gave it. */
export interface CalibrationBin {
  readonly code: string;
  readonly from: number;
  readonly to: number;
  readonly coded: number;
  readonly authors: number;
  readonly said: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

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
  const [shares, agreement, performance, calibration, drawn] = Object.values(codingFiles(study));
  if (shares === undefined || agreement === undefined || performance === undefined || calibration === undefined || drawn === undefined)
    return null;
  const from = JSON.parse(await readFile(drawn, 'utf8')) as Readonly<Record<string, string | null>>;
  return {
    shares: await estimates<Estimate>(shares, [
      'denominator',
      'by',
      'cell',
      'code',
      'coded',
      'authors',
      'estimator',
      'share',
      'low',
      'high',
      'refused',
    ]),
    agreement: await estimates<Agreement>(agreement, ['round', 'code', 'coders', 'posts', 'statistic', 'value', 'low', 'high']),
    performance: await estimates<Performance>(performance, ['code', 'measure', 'coded', 'authors', 'value', 'low', 'high', 'refused']),
    calibration: (await rows(calibration, CALIBRATION)).map(
      (row) =>
        Object.fromEntries(CALIBRATION.map((name) => [name, name === 'code' ? row[name] : Number(row[name])])) as unknown as CalibrationBin,
    ),
    current: {
      codes: from.labels === (record.stages.classify?.outputs.labels?.sha256 ?? null),
      communities: from.members === (record.stages.communities?.outputs.members?.sha256 ?? null),
    },
  };
}

const CALIBRATION = ['code', 'from', 'to', 'coded', 'authors', 'said', 'share', 'low', 'high'] as const;

type Cells = Readonly<Record<string, string | undefined>>;

async function rows(path: string, columns: readonly string[]): Promise<Cells[]> {
  const text = (await readFile(path, 'utf8')).replace(/^\ufeff/, '');
  const { data, meta } = Papa.parse<Cells>(text, { header: true, delimiter: ',', skipEmptyLines: true });
  const missing = columns.filter((column) => !meta.fields?.includes(column));
  if (missing.length > 0)
    throw new UserError(`${path}: missing columns: ${missing.join(', ')}`, { hint: 'write it again with pipelines/agree.ts' });
  return data;
}

/** Columns of estimates that count: these and the estimate with its interval are numbers, all others texts. */
const COUNTS = ['coded', 'authors', 'coders', 'posts'];

/** The estimates in a table with these columns, one of which is `share` or `value`; an interval stands only beside an estimate. */
async function estimates<T>(path: string, columns: readonly string[]): Promise<T[]> {
  const estimate = columns.includes('share') ? 'share' : 'value';
  const counts = COUNTS.filter((name) => columns.includes(name));
  return (await rows(path, columns)).map((row) => ({
    ...row,
    ...Object.fromEntries(counts.map((name) => [name, Number(row[name])])),
    ...interval(row, row[estimate]),
    [estimate]: number(row[estimate]),
  })) as unknown as T[];
}

function interval({ low, high }: Cells, of: string | undefined): { low: number | null; high: number | null } {
  return number(of) === null ? { low: null, high: null } : { low: number(low), high: number(high) };
}

function number(cell: string | undefined): number | null {
  const held = cell === undefined || cell === '' ? Number.NaN : Number(cell);
  return Number.isFinite(held) ? held : null;
}
