import { type FileHandle, open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '../database/database.ts';
import { atOnce } from '../database/sql.ts';
import { isThere, settle, sha256, sha256OfFile, UNFINISHED } from '../disk/disk.ts';
import { UserError } from '../errors.ts';
import type { Key } from '../privacy/key.ts';
import { isReleased, pseudonymsOfPeople, releaseSql } from '../privacy/release-sql.ts';
import { closeNames, counting, countThings, noThings } from '../privacy/things.ts';
import type { TableName } from '../schema/schema.ts';
import { recordOf, type Session, tablePath } from './session.ts';
import type { Stage } from './stage.ts';
import { codeHash } from './stage-hashes.ts';

/** What releases need: the study with its record, and a database of their own. */
type Releasing = Pick<Session, 'study' | 'manifest' | 'database'>;

/**
 * Releases the tables of one stage after the other, while the stages after them go on: a table under pseudonyms is made
 * from files that are whole, in a database of its own, by one thread in little memory.
 */
export class Releases {
  readonly #releasing: Releasing;
  readonly #key: Key;
  #last: Promise<void> = Promise.resolve();

  constructor(releasing: Releasing, key: Key) {
    this.#releasing = releasing;
    this.#key = key;
  }

  /** Has the tables of a stage that is done released after those of the stages before; what fails is thrown by `done`. */
  add(stage: Stage): void {
    this.#last = this.#last.then(() => releaseTables(stage, this.#releasing, this.#key));
    // Told by `done`: until then it is no failure that nobody heeds.
    this.#last.catch(() => {});
  }

  /** Waits until all that was added is released, and throws what failed. */
  done(): Promise<void> {
    return this.#last;
  }

  /** Waits until nothing goes on any more, whether or not it failed. */
  async settled(): Promise<void> {
    await this.#last.catch(() => {});
  }
}

/** Rows from which on to join and to sort them at once takes twice the memory of one after the other. */
const MANY = 4_000_000;

/** Databases made ready: once in a run, for only its first stage writes what releases look up. */
const ready = new WeakSet<Database>();

/** Writes the stage's tables under pseudonyms to `data/processed`, where they, the things people use, the code or the key changed. */
async function releaseTables(stage: Stage, { study, manifest, database }: Releasing, key: Key): Promise<void> {
  const k = study.settings.report.smallest;
  const code = await codeHash(stage);
  const hashes = (names: readonly TableName[]) => names.map((name) => recordOf(manifest, name)?.sha256 ?? '');
  for (const table of stage.writes) {
    const from = sha256([code, String(k), ...hashes([table, ...counting])].join('\n'));
    const path = join(study.folders.processed, `${table}.parquet`);
    const record = manifest.releases[table];
    if (record?.from === from && record.key === key.id && (await sha256OfFile(path)) === record.sha256) continue;
    if (!isReleased(table)) continue;
    if (!(await isThere(tablePath(study, table))))
      throw new UserError(`${stage.name}: missing file: ${table}.parquet`, { hint: 'run the earlier stages again' });
    const db = await database();
    await db.view(table, tablePath(study, table));
    try {
      if (!ready.has(db)) await makeReady(db, k, { study, manifest }, key);
      ready.add(db);
      if (table === 'terms' && isCounted(manifest)) await closeNames(db, k);
      const untold = await db.untold([tablePath(study, table)]);
      const query = releaseSql(key.secret, k, table, untold);
      const rows = recordOf(manifest, table)?.rows ?? 0;
      await (query.joins && rows >= MANY ? db.copyInTwoSteps(query, path + UNFINISHED, rows) : db.copy(atOnce(query), path + UNFINISHED));
    } catch {
      // The query holds the secret: neither it nor an error that quotes it may leave this place.
      throw new Error(`${table}: cannot be written under pseudonyms`);
    }
    // Another stage is under way, or another table next: what this one took must not lie beside it.
    await db.afresh();
    await settle(path + UNFINISHED, path);
    manifest.releases[table] = { from, key: key.id, sha256: (await sha256OfFile(path)) ?? '' };
  }
  if (stage.releases !== undefined) await releaseFiles(stage, stage.releases, { study, manifest, database }, key);
}

/** Whether it is known who uses what, and what people are called. */
function isCounted(manifest: Releasing['manifest']): boolean {
  return counting.every((name) => recordOf(manifest, name) !== null);
}

/** Makes the tables that releases look up; where no posts were written nothing is known to be used, so that nothing is public. */
async function makeReady(db: Database, k: number, { study, manifest }: Omit<Releasing, 'database'>, { secret }: Key): Promise<void> {
  const known = isCounted(manifest);
  if (known) for (const name of counting) await db.view(name, tablePath(study, name));
  await (known ? countThings(db, k) : noThings(db));
  await db.run(pseudonymsOfPeople(secret, known ? 'people' : `(SELECT '' AS person WHERE false)`));
}

/** Writes the stage's further files, where the tables under pseudonyms, the code or the key changed. */
async function releaseFiles(
  stage: Stage,
  { reads, files, write }: NonNullable<Stage['releases']>,
  { study, manifest, database }: Releasing,
  key: Key,
): Promise<void> {
  const folder = study.folders.processed;
  const from = sha256([await codeHash(stage), ...reads.map((table) => manifest.releases[table]?.sha256 ?? '')].join('\n'));
  const current = await Promise.all(
    files.map(async (name) => {
      const record = manifest.releases[name];
      return record?.from === from && record.key === key.id && (await sha256OfFile(join(folder, name))) === record.sha256;
    }),
  );
  if (current.every(Boolean)) return;
  const db = await database();
  const table = (name: TableName) => `released_${name}`;
  for (const name of reads) await db.view(table(name), join(folder, `${name}.parquet`));
  const side = (name: string) => join(folder, name) + UNFINISHED;
  await write({
    db,
    table,
    file: (name, content) => writeFile(side(name), content),
    files: (pieces) => writePieces(pieces, side),
    lines: (name, lines) => db.copyLines(lines, side(name)),
  });
  await db.afresh();
  for (const name of files) {
    await settle(side(name), join(folder, name));
    manifest.releases[name] = { from, key: key.id, sha256: (await sha256OfFile(join(folder, name))) ?? '' };
  }
}

/** Writes pieces of texts, each to the end of the file of its name. */
async function writePieces(pieces: AsyncIterable<readonly [string, string]>, pathOf: (name: string) => string): Promise<void> {
  const opened = new Map<string, FileHandle>();
  try {
    for await (const [name, piece] of pieces) {
      const file = opened.get(name) ?? (await open(pathOf(name), 'w'));
      opened.set(name, file);
      await file.appendFile(piece);
    }
  } finally {
    for (const file of opened.values()) await file.close();
  }
}
