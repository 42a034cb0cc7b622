/** The drafts of every file, on disk from one run to the next: a file that was read before is not read again. */
import { readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Database } from '../../database/database.ts';
import { makeFolder, readJson, settle, sha256, sha256OfFile, stateOfFile, UNFINISHED, writeWhole } from '../../disk/disk.ts';
import { UserError } from '../../errors.ts';
import type { Work } from '../../run/stage.ts';
import type { Draft } from '../../schema/schema.ts';
import type { FoundFile } from '../files/found-file.ts';
import type { File } from '../files/members.ts';
import type { Opened } from '../files/opened.ts';
import { ownersOf } from '../files/owners.ts';
import { nameFor, sourceOf } from '../files/source-settings.ts';
import type { Account, Source } from '../format.ts';
import { type Packable, packs } from './packs.ts';
import { type Reading, readExport } from './reading.ts';
import { readBySql, whyNotSql } from './sql-reading.ts';

/** A file of the study with what reading it gave, and where its drafts lie. */
export interface ReadFile {
  readonly input: File;
  readonly opened: Opened;
  readonly zone: string;
  readonly sha256: string;
  readonly reading: Reading;
  readonly drafts: string;
  /** Its place among the files whose drafts lie there, from 1. */
  readonly part: number;
}

/** A file that is to be read, and what its drafts depend on. */
interface Due extends FoundFile, Packable {
  readonly sha256: string;
  readonly source: Source & { readonly zone: string };
}

/** Reads the files that were not read before by this code and with these settings; the others are kept from then. */
export async function readAll(work: Work, found: readonly FoundFile[], code: string): Promise<ReadFile[]> {
  await makeFolder(work.kept);
  const total = found.reduce((sum, { opened }) => sum + opened.length, 0);
  const files: ReadFile[] = [];
  let bytesBefore = 0;
  let rowsBefore = 0;
  for (const pack of packs(dueOf(work, found, code))) {
    const drafts = join(work.kept, `${pack.key}.parquet`);
    const record = join(work.kept, `${pack.key}.json`);
    let readings = (await readJson(record)) as Reading[] | null;
    if (readings === null) {
      readings = await readPack(drafts, work.db, pack.files, (rows, bytes) => {
        const done = rowsBefore + rows;
        work.progress(done, Math.round((done * total) / Math.max(1, bytesBefore + bytes)));
      });
      await refuseChanged(pack.files);
      await writeWhole(record, JSON.stringify(readings));
    }
    for (const [i, { input, opened, sha256, source }] of pack.files.entries()) {
      const reading = readings[i] as Reading;
      bytesBefore += opened.length;
      rowsBefore += reading.rows;
      files.push({ input, opened, zone: source.zone, sha256, reading, drafts, part: i + 1 });
    }
  }
  await discardOthers(work.kept, files);
  return files;
}

/**
 * Throws a UserError where a file was changed since it was looked at: what was read of it may be of two states, and
 * nothing of it is kept under the hash of either.
 */
async function refuseChanged(files: readonly Due[]): Promise<void> {
  for (const { input, opened } of files) {
    if ((await stateOfFile(input.path))?.state === opened.state) continue;
    // A program that backs files up may have touched it and no more.
    if (input.member === null && (await sha256OfFile(input.path)) === opened.sha256) continue;
    throw new UserError(`${input.path}: changed while it was read`, {
      hint: 'wait until whatever writes it is done, and run this again',
      exit: 1,
    });
  }
}

/** The files with the name under which the drafts of each are kept: it changes with everything that they depend on. */
function dueOf({ settings, inputHash }: Work, found: readonly FoundFile[], code: string): Due[] {
  const { timezone } = settings.ingest;
  const owners = ownersOf(found.map(({ input, ...file }) => ({ name: input.name, ...file })));
  const times = new Map<string, number>();
  return found.map(({ input, opened, recognised }) => {
    const hash = input.member === null ? inputHash(input.name) : opened.sha256;
    const source = sourceOf(input.name, settings.ingest);
    // Two files with the same bytes are two files: each of their rows is counted.
    const twins = times.get(hash) ?? 0;
    times.set(hash, twins + 1);
    const owner = owners.get(dirname(input.name)) ?? unknownOwner(dirname(input.name));
    const named = nameFor(recognised, input.name);
    return {
      input,
      opened,
      recognised,
      sha256: hash,
      key: sha256(JSON.stringify([hash, code, timezone, source, twins, owner, named])).slice(0, 32),
      bytes: opened.bytes,
      source: { zone: source?.timezone ?? timezone, dateOrder: source?.dateOrder ?? null, owner, ...named },
    };
  });
}

/**
 * The owner of an archive that does not say whose it is: one person all the same, so that nothing about them is taken
 * for something about many.
 */
function unknownOwner(folder: string): Account {
  return { id: `owner-${sha256(folder).slice(0, 12)}` };
}

/** Where the drafts lie that SQL read, beside those that the record functions read. */
export function plainPath(drafts: string): string {
  return drafts.replace(/parquet$/, 'plain.parquet');
}

type Tell = (rows: number, bytes: number) => void;

/** Reads the files of a pack into drafts on disk: one that is alone by SQL where it can be, others by the record functions. */
async function readPack(drafts: string, db: Database, files: readonly Due[], tell: Tell): Promise<Reading[]> {
  const [alone, more] = files as readonly [Due, Due?];
  const bySql = more === undefined ? await readAlone(drafts, db, alone, tell) : undefined;
  if (typeof bySql === 'object') return [bySql];
  const writer = await db.writer('drafts', drafts + UNFINISHED);
  const readings: Reading[] = [];
  let bytes = 0;
  for (const [i, { input, opened, recognised, source }] of files.entries()) {
    const before = writer.rows;
    const sink = more === undefined ? writer : { add: (draft: Draft) => writer.add({ ...draft, row: before + draft.row, part: i + 1 }) };
    const told = (rows: number, read: number) => tell(before + rows, bytes + read);
    readings.push(await readExport({ path: input.path, opened, recognised, source }, sink, told));
    bytes += opened.length;
  }
  await writer.close();
  await settle(drafts + UNFINISHED, drafts);
  return bySql === undefined ? readings : readings.map((reading) => ({ ...reading, way: { sql: false, because: bySql } }));
}

/** Reads a file by SQL. Gives the reason where that is impossible, and nothing where it was not considered. */
async function readAlone(drafts: string, db: Database, file: Due, tell: Tell): Promise<Reading | string | undefined> {
  const { input, opened, recognised, source } = file;
  const because = whyNotSql(opened, recognised);
  if (because !== null || recognised.kind === 'aside') return because ?? undefined;
  const plain = plainPath(drafts);
  const sink = await db.writer('drafts', drafts + UNFINISHED);
  const reading = await readBySql(db, { path: input.path, opened, recognised, source }, { path: plain + UNFINISHED, sink });
  if (typeof reading === 'string') {
    await sink.discard();
    await rm(plain + UNFINISHED, { force: true });
    return reading;
  }
  await sink.close();
  await settle(plain + UNFINISHED, plain);
  await settle(drafts + UNFINISHED, drafts);
  tell(reading.rows, opened.length);
  return reading;
}

/** Removes what was kept of files that no longer belong to the study. */
async function discardOthers(folder: string, files: readonly ReadFile[]): Promise<void> {
  const wanted = new Set(files.flatMap(({ drafts }) => [drafts, plainPath(drafts), drafts.replace(/parquet$/, 'json')]));
  for (const name of await readdir(folder)) if (!wanted.has(join(folder, name))) await rm(join(folder, name));
}
