import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database } from '../../src/database/database.ts';
import { seeded } from '../../src/random.ts';
import type { Stage, Work } from '../../src/run/stage.ts';
import type { Person, Post, Row, TableName } from '../../src/schema/schema.ts';
import { type Settings, settingsSchema } from '../../src/settings/settings.ts';
import { blankPerson, blankPost } from '../blank-rows.ts';

/** A post with what a test says of it; everything else is absent. */
export function post(given: Partial<Post> & { post: string }): Post {
  return {
    ...blankPost(given.post),
    platform: 'x',
    kind: given.repostOf || given.repostOfPerson ? 'repost' : given.replyTo || given.replyToPerson ? 'reply' : 'original',
    ...given,
  };
}

/** The people of the posts; those named in `bots` are automated. */
export function peopleOf(posts: readonly Post[], bots: readonly string[] = []): Person[] {
  const keys = new Set(posts.flatMap((p) => [p.author, p.replyToPerson, p.repostOfPerson, p.quoteOfPerson, ...p.mentions]));
  keys.delete(null);
  return [...keys].map((person) => ({
    ...blankPerson(person as string),
    platform: 'x',
    posts: posts.filter((p) => p.author === person).length,
    bot: bots.includes(person as string),
  }));
}

export interface Ran {
  rows<T extends TableName>(table: T): Row<T>[];
  /** The bytes of the file a table was written to. */
  bytes(table: TableName): string;
  /** What the stages told of the settings. */
  readonly notes: readonly string[];
}

/** Runs stages over tables made in a test, as the pipeline would, and gives the tables they wrote. */
export async function ran(
  stages: readonly Stage[],
  tables: { [T in TableName]?: readonly Row<T>[] },
  settings: { [S in keyof Settings]?: Partial<Settings[S]> } = {},
): Promise<Ran> {
  const folder = await mkdtemp(join(tmpdir(), 'staffroom-'));
  const db = await Database.open();
  const path = (table: TableName) => join(folder, `${table}.parquet`);
  const writer = (table: TableName) => db.writer(table, path(table));
  try {
    const none = Object.fromEntries(stages.flatMap(({ reads }) => reads.map((table) => [table, []])));
    for (const [table, rows] of Object.entries({ ...none, ...tables }) as [TableName, Row<TableName>[]][]) {
      const out = await writer(table);
      for (const row of rows) await out.add(row);
      await out.close();
      await db.view(table, path(table));
    }
    const written = new Map<TableName, Row<TableName>[]>();
    const bytes = new Map<TableName, string>();
    const notes: string[] = [];
    for (const stage of stages) {
      const chosen = settingsSchema.parse(settings);
      const work = {
        study: { name: 'small', inputs: [], settings: chosen, folders: { interim: folder, processed: folder, report: folder } },
        settings: chosen,
        db,
        random: seeded(`1 ${stage.name}`),
        write: (table: TableName, sql: string) => db.write(table, sql, path(table)),
        writer,
        writeRows: async (table: TableName, rows: Row<TableName>[]) => {
          const out = await writer(table);
          for (const row of rows) await out.add(row);
          return out.close();
        },
        note: (text: string) => void notes.push(text),
        progress: () => {},
      } as unknown as Work;
      const run = await stage.load();
      await run(work);
      for (const table of stage.writes) {
        await db.view(table, path(table));
        written.set(table, await db.rows(`SELECT * FROM ${table}`));
        bytes.set(table, (await readFile(path(table))).toString('base64'));
      }
    }
    return {
      rows: <T extends TableName>(table: T) => written.get(table) as unknown as Row<T>[],
      bytes: (table) => bytes.get(table) as string,
      notes,
    };
  } finally {
    db.close();
    await rm(folder, { recursive: true });
  }
}
