import { join } from 'node:path';
import { namesBelow, sha256OfFile } from '../disk/disk.ts';
import { UserError } from '../errors.ts';
import type { Study } from '../study/study.ts';
import { exportHashes } from './record/export-hashes.ts';
import { readManifest, type StageRecord } from './record/manifest.ts';
import type { Stage } from './stage.ts';
import { codeHash, settingsHash } from './stage-hashes.ts';

/** Something that is not as the record of the study says: the study has to be run again, or was meddled with. */
export interface Difference {
  /** Where: an export, a file that a setting names, a table between stages, a released table, a file of the report, the code or settings of a stage. */
  readonly place: 'exports' | 'named' | 'interim' | 'processed' | 'report' | 'code' | 'settings';
  readonly name: string;
  readonly what: 'changed' | 'missing' | 'not in the record';
}

/**
 * Hashes everything a study was made from and wrote, by the code and settings of these stages, and names what differs
 * from its record. Throws a UserError where there is no record.
 */
export async function verify(study: Study, all: readonly Stage[]): Promise<Difference[]> {
  const { interim, processed, report } = study.folders;
  const { stages, releases } = await readManifest(interim);
  if (stages.ingest === undefined)
    throw new UserError(`${study.name}: missing record: no run of this study in ${interim}`, {
      hint: 'run it first, or give the --name or --out that its run was given',
    });
  const { hashes } = await exportHashes(study);
  const found: Difference[] = compare('exports', stages.ingest.inputs, hashes);
  for (const stage of all) {
    const record = stages[stage.name];
    if (record !== undefined) found.push(...(await madeOtherwise(stage, record, study)));
  }
  for (const { outputs } of Object.values(stages)) {
    for (const [name, { sha256, rows }] of Object.entries(outputs)) {
      const isTable = rows !== undefined;
      const path = isTable ? join(interim, `${name}.parquet`) : join(report, name);
      found.push(...(await check(isTable ? 'interim' : 'report', name, path, sha256)));
    }
  }
  for (const [name, { sha256 }] of Object.entries(releases)) {
    const file = name.includes('.') ? name : `${name}.parquet`;
    found.push(...(await check('processed', name, join(processed, file), sha256)));
  }
  const recorded = new Set(Object.keys(stages.report?.outputs ?? {}));
  const strays = (await namesBelow(report)).filter((name) => !recorded.has(name));
  return [...found, ...strays.map((name) => ({ place: 'report', name, what: 'not in the record' }) as const)];
}

/** What differs of what a stage is run by: its code, its settings, and the files that these name. */
async function madeOtherwise(stage: Stage, record: StageRecord, study: Study): Promise<Difference[]> {
  const found: Difference[] = [];
  if (record.code !== (await codeHash(stage))) found.push({ place: 'code', name: stage.name, what: 'changed' });
  if (record.settings !== settingsHash(stage, study.settings)) found.push({ place: 'settings', name: stage.name, what: 'changed' });
  for (const [setting, path] of Object.entries(stage.files?.(study) ?? {})) {
    const recorded = record.inputs[setting];
    if (recorded !== undefined) found.push(...(await check('named', setting, path, recorded)));
  }
  return found;
}

/**
 * What differs, in kind: other exports, other settings, another version, files that were changed. `recorded` is how many
 * exports the record names.
 */
export function kindsOf(found: readonly Difference[], recorded: number): { readonly kinds: readonly string[]; readonly hint: string } {
  const at = (...places: Difference['place'][]) => found.filter(({ place }) => places.includes(place));
  const exports = at('exports');
  const same = recorded - exports.filter(({ what }) => what !== 'not in the record').length;
  const files = at('interim', 'processed', 'report');
  const kinds = [
    ...(exports.length > 0 ? [same === 0 ? 'none of the exports is one of the record' : 'some exports are others'] : []),
    ...(at('settings').length > 0 ? [`settings of ${names(at('settings'))} are others`] : []),
    ...(at('named').length > 0 ? [`files that settings name are others: ${names(at('named'))}`] : []),
    ...(at('code').length > 0 ? [`another version of this program, or of Node, ran ${names(at('code'))}`] : []),
    ...(files.length > 0 ? ['files that the run wrote were changed, removed or added'] : []),
  ];
  const hint =
    exports.length > 0 && same === 0
      ? 'the record may be that of another study: give its exports, or another --name or --out; otherwise run the study again'
      : 'run the study again';
  return { kinds, hint };
}

function names(found: readonly Difference[]): string {
  return found.map(({ name }) => name).join(', ');
}

async function check(place: Difference['place'], name: string, path: string, recorded: string): Promise<Difference[]> {
  const hash = await sha256OfFile(path);
  return hash === recorded ? [] : [{ place, name, what: hash === null ? 'missing' : 'changed' }];
}

function compare(
  place: Difference['place'],
  recorded: Readonly<Record<string, string>>,
  now: Readonly<Record<string, string>>,
): Difference[] {
  const what = (name: string): Difference['what'] => {
    if (now[name] === undefined) return 'missing';
    return recorded[name] === undefined ? 'not in the record' : 'changed';
  };
  const names = [...new Set([...Object.keys(recorded), ...Object.keys(now)])];
  return names.filter((name) => recorded[name] !== now[name]).map((name) => ({ place, name, what: what(name) }));
}
