/** The drafts of every file, on disk from one run to the next: a file that was read before is not read again. */
import { mkdir, readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readJson, settle, sha256, UNFINISHED, writeWhole } from '../disk.ts';
import type { Work } from '../stage.ts';
import type { Database } from '../table.ts';
import type { Account, Source } from './format.ts';
import type { File } from './members.ts';
import type { Opened } from './opened.ts';
import { ownersOf } from './owners.ts';
import { type Reading, readExport } from './reading.ts';
import { type Recognised, sourceOf } from './recognise.ts';
import { readBySql, whyNotSql } from './sql-reading.ts';

/** A file of the study, and what it is. */
export interface Found {
  readonly input: File;
  readonly opened: Opened;
  readonly recognised: Recognised;
}

/** A file of the study with what reading it gave, and where its drafts lie. */
export interface ReadFile {
  readonly input: File;
  readonly opened: Opened;
  readonly zone: string;
  readonly sha256: string;
  readonly reading: Reading;
  readonly drafts: string;
}

/** Reads the files that were not read before by this code and with these settings; the others are kept from then. */
export async function readAll(work: Work, found: readonly Found[], code: string): Promise<ReadFile[]> {
  await mkdir(work.kept, { recursive: true });
  const sizes = found.map(({ opened }) => opened.length);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const { timezone } = work.settings.ingest;
  const owners = ownersOf(found.map(({ input, ...file }) => ({ name: input.name, ...file })));
  const files: ReadFile[] = [];
  let bytesBefore = 0;
  let rowsBefore = 0;
  for (const [i, { input, opened, recognised }] of found.entries()) {
    const hash = input.member === null ? work.inputHash(input.name) : opened.sha256;
    const source = sourceOf(input.name, work.settings.ingest);
    const zone = source?.timezone ?? timezone;
    // Two files with the same bytes are two files: each of their rows is counted.
    const twins = files.filter((file) => file.sha256 === hash).length;
    const owner = owners.get(dirname(input.name)) ?? unknownOwner(dirname(input.name));
    const name = sha256(JSON.stringify([hash, code, timezone, source, twins, owner])).slice(0, 32);
    const drafts = join(work.kept, `${name}.parquet`);
    const record = join(work.kept, `${name}.json`);
    let reading = (await readJson(record)) as Reading | null;
    if (reading === null) {
      const tell = (rows: number, bytes: number) => {
        const done = rowsBefore + rows;
        work.progress(done, Math.round((done * total) / Math.max(1, bytesBefore + bytes)));
      };
      reading = await readInto(drafts, work.db, { input, opened, recognised }, { zone, dateOrder: source?.dateOrder ?? null, owner }, tell);
      await writeWhole(record, JSON.stringify(reading));
    }
    bytesBefore += sizes[i] ?? 0;
    rowsBefore += reading.rows;
    files.push({ input, opened, zone, sha256: hash, reading, drafts });
  }
  await discardOthers(work.kept, files);
  return files;
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

/** Reads a file into drafts on disk: by SQL where it can be, and otherwise by the record functions. */
async function readInto(
  drafts: string,
  db: Database,
  { input, opened, recognised }: Found,
  source: Source,
  tell: (rows: number, bytes: number) => void,
): Promise<Reading> {
  const plain = plainPath(drafts);
  let because = whyNotSql(opened, recognised);
  if (because === null && recognised.kind !== 'aside') {
    const sink = await db.writer('drafts', drafts + UNFINISHED);
    const reading = await readBySql(db, input.path, opened, recognised, source, { path: plain + UNFINISHED, sink });
    if (typeof reading !== 'string') {
      await sink.close();
      await settle(plain + UNFINISHED, plain);
      await settle(drafts + UNFINISHED, drafts);
      tell(reading.rows, opened.length);
      return reading;
    }
    because = reading;
    await sink.discard();
    await rm(plain + UNFINISHED, { force: true });
  }
  const writer = await db.writer('drafts', drafts + UNFINISHED);
  const reading = await readExport(input.path, opened, recognised, source, writer, tell);
  await writer.close();
  await settle(drafts + UNFINISHED, drafts);
  return because == null ? reading : { ...reading, way: { sql: false, because } };
}

/** Removes what was kept of files that no longer belong to the study. */
async function discardOthers(folder: string, files: readonly ReadFile[]): Promise<void> {
  const wanted = new Set(files.flatMap(({ drafts }) => [drafts, plainPath(drafts), drafts.replace(/parquet$/, 'json')]));
  for (const name of await readdir(folder)) if (!wanted.has(join(folder, name))) await rm(join(folder, name));
}
