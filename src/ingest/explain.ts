import { dirname } from 'node:path';
import { UserError } from '../errors.ts';
import type { Row } from '../schema/schema.ts';
import type { Study } from '../study/study.ts';
import { readExport } from './drafts/reading.ts';
import { refuseIdleSettings } from './files/idle-settings.ts';
import { lookInto } from './files/look-into.ts';
import { ownersOf } from './files/owners.ts';
import { nameFor, sourceOf } from './files/source-settings.ts';
import { type CheckedFile, checksOf } from './health/checks.ts';
import { damageIn } from './health/damage.ts';

/** What is known of one export file without anything being written. */
export interface Explained {
  readonly file: string;
  readonly checks: readonly Row<'audit'>[];
  /** Why the file cannot be read, or null; with the hint that says what to do. */
  readonly refusal: string | null;
  readonly damage: string | null;
  /** Rejected rows by reason: how many, and where the first one stands. */
  readonly rejects: readonly {
    readonly code: string;
    readonly reason: string;
    readonly rows: number;
    readonly line: number;
    readonly byte: number;
  }[];
  /** What the ledger would note of the file. */
  readonly notes: readonly string[];
}

/**
 * Reads every export of a study and tells what was found: formats, dialects, how every row and byte is accounted for, the
 * health of ids and clocks. Nothing is written. Posts that come twice are counted within each file.
 */
export async function explain(study: Study): Promise<Explained[]> {
  const settings = study.settings.ingest;
  const refusals: Explained[] = [];
  const found: Awaited<ReturnType<typeof lookInto>> = [];
  for (const input of study.inputs) {
    try {
      found.push(...(await lookInto(input, settings)));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      const refusal = error.hint === null ? error.message : `${error.message}\n${error.hint}`;
      refusals.push({ file: input.name, checks: [], refusal, damage: null, rejects: [], notes: [] });
    }
  }
  if (refusals.length === 0) await refuseIdleSettings(study, found);
  const owners = ownersOf(found.map(({ input, ...file }) => ({ name: input.name, ...file })));
  const files: CheckedFile[] = [];
  for (const { input, opened, recognised } of found) {
    const { timezone: zone = settings.timezone, dateOrder = null } = sourceOf(input.name, settings) ?? {};
    const seen = new Set<string>();
    let posts = 0;
    let first: number | null = null;
    let last: number | null = null;
    const sink = {
      add({ platform, id, time }: Row<'drafts'>): undefined {
        if (id === null) return;
        posts += 1;
        if (time !== null) {
          first = Math.min(first ?? time, time);
          last = Math.max(last ?? time, time);
        }
        seen.add(`${platform} ${id}`);
      },
    };
    const owner = owners.get(dirname(input.name)) ?? null;
    const source = { zone, dateOrder, owner, ...nameFor(recognised, input.name) };
    const reading = await readExport({ path: input.path, opened, recognised, source }, sink);
    files.push({ name: input.name, opened, reading, kept: seen.size, duplicates: posts - seen.size, zone, first, last });
  }
  const checks = checksOf(files);
  const explained = files.map(
    ({ name, opened, reading }): Explained => ({
      file: name,
      checks: checks.filter(({ file }) => file === name),
      refusal: null,
      damage: damageIn(reading, opened.torn),
      rejects: grouped(reading.rejects),
      notes: reading.notes,
    }),
  );
  return [...explained, ...refusals].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
}

function grouped(rejects: readonly Omit<Row<'rejects'>, 'file'>[]): Explained['rejects'] {
  const groups = new Map<string, Explained['rejects'][number]>();
  for (const { code, reason, line, byte } of rejects) {
    const known = groups.get(code);
    groups.set(code, known === undefined ? { code, reason, rows: 1, line, byte } : { ...known, rows: known.rows + 1 });
  }
  return [...groups.values()];
}
