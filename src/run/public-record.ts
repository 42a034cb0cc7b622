import { sha256 } from '../disk.ts';
import { sorted } from '../order.ts';
import { ownHash, version } from '../package.ts';
import type { TableName } from '../schema.ts';
import type { StageName } from '../stage-name.ts';
import type { Settings } from '../study.ts';
import type { Manifest, Written } from './manifest.ts';

/**
 * What a report is made from, as its `manifest.json` says it to everybody: versions, seed and hashes, without names of
 * files or people. It is the one file of a report that differs when nothing but identities differ.
 */
export interface PublicRecord {
  readonly staffroom: string;
  readonly node: string;
  /** Hash of the lockfile: the versions of all libraries. */
  readonly lockfile: string;
  readonly seed: number;
  /** Hashes of the export files, in code-point order. */
  readonly inputs: readonly string[];
  /** Hash of each section of the settings. */
  readonly settings: Readonly<Record<string, string>>;
  /** Code of each stage, the tables it read, and what it wrote. */
  readonly stages: Readonly<Record<string, PublicStage>>;
}

interface PublicStage {
  readonly code: string;
  readonly reads: readonly string[];
  readonly outputs: Readonly<Record<string, Written>>;
}

/** The public record of a study whose stage, of that code, is about to run. */
export async function publicRecord(
  stage: { readonly name: StageName; readonly reads: readonly TableName[] },
  code: string,
  settings: Settings,
  manifest: Manifest,
): Promise<PublicRecord> {
  const tables = Object.values(manifest.stages).flatMap(({ outputs }) => Object.keys(outputs));
  const others = Object.entries(manifest.stages).map(([name, { code, inputs, outputs }]): [string, PublicStage] => [
    name,
    {
      code,
      reads: Object.keys(inputs)
        .filter((input) => tables.includes(input))
        .sort(),
      outputs: withoutSmall(outputs, settings.report.smallest),
    },
  ]);
  const stages: Readonly<Record<string, PublicStage>> = {
    ...Object.fromEntries(others),
    [stage.name]: { code, reads: [...stage.reads].sort(), outputs: {} },
  };
  return {
    staffroom: await version(),
    node: process.version,
    lockfile: await ownHash('package-lock.json'),
    seed: settings.seed,
    inputs: Object.values(manifest.stages.ingest?.inputs ?? {}).sort(),
    settings: Object.fromEntries(
      Object.entries(settings)
        .filter(([, held]) => typeof held === 'object')
        .map(([name, held]) => [name, sha256(JSON.stringify(sorted(held)))]),
    ),
    // In one order, whether the stages before ran just now or are read from the manifest.
    stages: sorted(stages) as PublicRecord['stages'],
  };
}

/** What a stage wrote, without numbers of rows so small that they would tell of few people. */
function withoutSmall(outputs: Readonly<Record<string, Written>>, smallest: number): Record<string, Written> {
  return Object.fromEntries(
    Object.entries(outputs).map(([name, { rows, ...written }]) => [
      name,
      rows === undefined || (rows > 0 && rows < smallest) ? written : { ...written, rows },
    ]),
  );
}
