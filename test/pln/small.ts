import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database } from '../../src/database/database.ts';
import { pln } from '../../src/pln/pln.ts';
import { seeded } from '../../src/random.ts';
import type { Work } from '../../src/run/stage.ts';
import type { Row, TableName } from '../../src/schema/schema.ts';
import { settingsSchema } from '../../src/settings/settings.ts';
import { blankPost } from '../blank-rows.ts';

/** A small network: what a test says of it, everything else at rest. */
export interface Small {
  readonly people?: readonly (Partial<Row<'people'>> & { person: string })[];
  readonly posts?: readonly (Partial<Row<'posts'>> & { post: string })[];
  readonly bios?: readonly Row<'bios'>[];
  readonly links?: readonly Row<'links'>[];
  readonly ties?: readonly (Partial<Row<'ties'>> & { source: string; target: string })[];
  readonly labels?: readonly (Partial<Row<'labels'>> & { post: string; code: string })[];
  readonly evidence?: readonly (Partial<Row<'evidence'>> & { post: string; code: string; cue: string })[];
  readonly threads?: readonly Row<'threads'>[];
  readonly tieQuarters?: readonly Row<'tieQuarters'>[];
  readonly coShares?: readonly Row<'coShares'>[];
  readonly members?: readonly { readonly person: string; readonly community: number }[];
  /** Settings of the stage beside those that name its people. */
  readonly pln?: {
    readonly lowQuality?: string;
    readonly audit?: string;
    readonly roles?: string;
    readonly events?: readonly { readonly name: string; readonly date: string }[];
    readonly chats?: {
      readonly timezone?: string;
      readonly table?: string;
      readonly notSessions?: readonly string[];
      readonly sessions?: readonly Readonly<Record<'space' | 'start' | 'end', string>>[];
    };
  };
  readonly minPosts?: number;
}

export const DAY = 86_400_000;
/** A Monday, midnight UTC. */
export const MONDAY = Date.UTC(2022, 8, 5);

const person = (name: string, rest: Partial<Row<'people'>> = {}): Row<'people'> => ({
  person: name,
  platform: 'twitter',
  id: name,
  handle: name,
  handles: [name],
  name: null,
  bio: null,
  followers: null,
  following: null,
  posts: 1,
  firstPost: null,
  lastPost: null,
  bot: false,
  ...rest,
});

const post = (key: string, rest: Partial<Row<'posts'>> = {}): Row<'posts'> => ({
  ...blankPost(key),
  time: MONDAY,
  timeBasis: 'stated',
  ...rest,
});

const known = new WeakMap<Small, ReturnType<typeof measure>>();

/** What the stage writes for a small network, all tables in the order of their keys; one that is given again is not measured again. */
export function measured(small: Small): ReturnType<typeof measure> {
  const found = known.get(small) ?? measure(small);
  known.set(small, found);
  return found;
}

/** Labels as the program gives them: what is coded for one of its codes has a row for each. */
function whole(labels: NonNullable<Small['labels']>): Row<'labels'>[] {
  const coded = labels.filter(({ code }) => code === 'sharing').map(({ post }) => post);
  const lacking = coded.flatMap((post) =>
    ['selfpromotion', 'commercial']
      .filter((code) => !labels.some((label) => label.post === post && label.code === code))
      .map((code) => ({ post, code, value: false, probability: null })),
  );
  return [...labels.map((label) => ({ value: true, probability: null, ...label })), ...lacking];
}

async function measure({
  people = [],
  posts = [],
  bios = [],
  links = [],
  ties = [],
  labels = [],
  evidence = [],
  threads = [],
  tieQuarters = [],
  coShares = [],
  members = [],
  minPosts = 1,
  pln: further = {},
}: Small) {
  const folder = await mkdtemp(join(tmpdir(), 'pln-'));
  const db = await Database.open();
  try {
    const tables: { [T in TableName]?: readonly Row<T>[] } = {
      people: people.map(({ person: name, ...rest }) => person(name, rest)),
      posts: posts.map(({ post: key, ...rest }) => post(key, rest)),
      bios,
      links,
      labels: whole(labels),
      evidence: evidence.map((cue) => ({ position: 1, excerpt: '', ...cue })),
      threads,
      tieQuarters,
      coShares,
      members: members.map((member) => ({ confidence: null, participation: null, standing: null, part: null, ...member })),
      ties: ties.map((tie) => ({ kind: 'reply', weight: 1, first: MONDAY, last: MONDAY, ...tie })),
    };
    for (const [name, rows] of Object.entries(tables) as [TableName, readonly never[]][]) {
      const path = join(folder, `${name}.parquet`);
      const writer = await db.writer(name, path);
      for (const row of rows) await writer.add(row);
      await writer.close();
      await db.view(name, path);
    }
    const settings = settingsSchema.parse({ pln: { minPosts, ...further } });
    const notes: string[] = [];
    const folders = { interim: folder, processed: folder, report: folder };
    const work: Work = {
      study: { name: 'small', inputs: [], settings, folders },
      settings,
      db,
      definitions: [],
      random: seeded(1),
      write: (table, sql) => db.write(table, sql, join(folder, `${table}.parquet`)),
      writer: (table) => db.writer(table, join(folder, `${table}.parquet`)),
      async writeRows(table, rows) {
        const writer = await db.writer(table, join(folder, `${table}.parquet`));
        for (const row of rows) await writer.add(row);
        return writer.close();
      },
      file: () => Promise.reject(new Error('not needed')),
      record: { staffroom: '0', node: '', lockfile: '', seed: 1, inputs: [], settings: {}, stages: {} },
      key: { secret: Buffer.alloc(32), id: '', made: null },
      inputHash: () => '',
      kept: folder,
      scratch: folder,
      note: (text) => void notes.push(text),
      progress: () => {},
    };
    const run = await pln.load();
    await run(work);
    const all = <T extends TableName>(table: T) => db.rows<Row<T>>(`SELECT * FROM read_parquet('${join(folder, `${table}.parquet`)}')`);
    const profiles = await all('profiles');
    const indicators = await all('indicators');
    const sessions = await all('sessions');
    const turns = await all('turns');
    const [roles, bridges, components] = [await all('roles'), await all('bridges'), await all('components')];
    const eventChanges = await all('eventChanges');
    /** The value of an indicator of a person, a space, or (given null) the study; null where there is none. */
    const value = (indicator: string, of: string | null) =>
      indicators.find((row) => row.indicator === indicator && (row.person ?? row.item) === of && row.period === null)?.value ?? null;
    const corrections = await readFile(join(folder, 'sessions.csv'), 'utf8');
    return { corrections, notes, profiles, roles, bridges, components, indicators, eventChanges, sessions, turns, value };
  } finally {
    db.close();
    await rm(folder, { recursive: true });
  }
}
