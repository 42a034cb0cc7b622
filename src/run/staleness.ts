import { join } from 'node:path';
import { sha256OfFile } from '../disk/disk.ts';
import type { TableName } from '../schema/schema.ts';
import type { Study } from '../study/study.ts';
import { type Session, tablePath } from './session.ts';
import type { Stage } from './stage.ts';
import { codeHash, inputHashes, settingsHash } from './stage-hashes.ts';

/** Why a stage has to run, in words, or null where everything it depends on is as it was. */
export async function staleness(stage: Stage, session: Session): Promise<string | null> {
  const { study, manifest } = session;
  const record = manifest.stages[stage.name];
  if (record === undefined) return 'not run yet';
  if (record.code !== (await codeHash(stage))) return 'the code changed';
  if (record.settings !== settingsHash(stage, study.settings)) return 'a setting changed';
  const inputs = await inputHashes(stage, session);
  const names = new Set([...Object.keys(inputs), ...Object.keys(record.inputs)]);
  const changed = [...names].filter((name) => inputs[name] !== record.inputs[name]);
  if (changed.length > 0) return stage.reads.length === 0 ? 'the exports changed' : `changed: ${named(changed)}`;
  for (const [name, { sha256 }] of Object.entries(record.outputs)) {
    if ((await sha256OfFile(outputPath(stage, study, name))) !== sha256) return `${name} is missing or was changed`;
  }
  return null;
}

/** Names told before the rest is counted. */
const TOLD = 4;

/** What a stage reads, in words, beside tables and settings. */
const IN_WORDS: Readonly<Record<string, string>> = { key: 'key of the pseudonyms', definitions: 'definitions of measures' };

function named(inputs: readonly string[]): string {
  const words = inputs.map((name) => IN_WORDS[name] ?? name);
  const more = words.length - TOLD;
  return more > 1 ? `${words.slice(0, TOLD).join(', ')} and ${more} others` : words.join(', ');
}

function outputPath(stage: Stage, study: Study, name: string): string {
  return (stage.writes as readonly string[]).includes(name) ? tablePath(study, name as TableName) : join(study.folders.report, name);
}
