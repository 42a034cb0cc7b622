import { createHmac } from 'node:crypto';
import { sha256 } from '../../disk/disk.ts';
import { keysInOrder } from '../../order.ts';
import { ownHash, version } from '../../package.ts';
import type { Key } from '../../privacy/key.ts';
import type { TableName } from '../../schema/schema.ts';
import type { Settings } from '../../study/study.ts';
import type { StageName } from '../stage-name.ts';
import type { Manifest, Written } from './manifest.ts';

/** What a report is made from: versions, seed and hashes, without names of files or people. */
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

/**
 * The record as the `manifest.json` of a report says it to everybody, with hashes of what is private under the key: on a
 * plain hash of a short table, of settings that hold a handle or of an export that others have too, guesses can be tried.
 * Under one key the same is the same from report to report. It is the one file of a report that differs when nothing but
 * identities differ.
 */
export interface PublishedRecord extends PublicRecord {
  /** Names the key, without which hashes of two reports cannot be compared. */
  readonly key: string;
}

/** The record as the report publishes it: under the key, so that nobody without it can try guesses on its hashes. */
export function published(record: PublicRecord, key: Key): PublishedRecord {
  const mark = (hash: string) => createHmac('sha256', key.secret).update(`record\n${hash}`).digest('hex');
  const marked = <T>(of: Readonly<Record<string, T>>, change: (one: T) => T) =>
    Object.fromEntries(Object.entries(of).map(([name, one]) => [name, change(one)]));
  return {
    ...record,
    key: key.id,
    inputs: record.inputs.map(mark).sort(),
    settings: marked(record.settings, mark),
    stages: marked(record.stages, (stage) => ({
      ...stage,
      outputs: marked(stage.outputs, (written) => ({ ...written, sha256: mark(written.sha256) })),
    })),
  };
}

/**
 * A table by its hash. How many rows it has is not said: a row stands for a code that a post has or a role that somebody has, so that
 * the few of which the report does not tell would be what is left of all.
 */
type Hashed = Pick<Written, 'sha256'>;

interface PublicStage {
  readonly code: string;
  readonly reads: readonly string[];
  readonly outputs: Readonly<Record<string, Hashed>>;
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
      outputs: Object.fromEntries(Object.entries(outputs).map(([table, { sha256 }]) => [table, { sha256 }])),
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
        .map(([name, held]) => [name, sha256(JSON.stringify(keysInOrder(held)))]),
    ),
    // In one order, whether the stages before ran just now or are read from the manifest.
    stages: keysInOrder(stages) as PublicRecord['stages'],
  };
}
