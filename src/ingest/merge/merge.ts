import { literal } from '../../database/sql.ts';
import { type Draft, tables } from '../../schema.ts';
import type { Work } from '../../stage.ts';
import type { Database } from '../../table.ts';
import { ID_COLUMNS, type IdColumn } from '../health/id-health.ts';
import { LAST_COUNTED_ID, SNOWFLAKE_EPOCH_MS } from '../times/time.ts';
import { type ByHandle, bios, mentioned, mentionsIn, namedByHandle, owners, people, personIn, sights } from './accounts.ts';
import { resolveAliases } from './aliases.ts';
import { beginDiscussions } from './discussions.ts';
import { hostOf, writeDomains } from './domains.ts';
import { forget } from './forget.ts';
import { readForgotten } from './forgotten.ts';
import { fillGaps, TELLS } from './gaps.ts';
import { passOn } from './originals.ts';
import { CONFLICTS, type Conflicts, LOSERS, ranks } from './ranking.ts';
import { joinRooms } from './rooms.ts';
import { joinChats, type SameChat } from './same-chats.ts';
import { gatherToldWords, TOLD_BESIDE, tellOriginals } from './told.ts';
import { joinTwins } from './twins.ts';
import { lengthen } from './whole-texts.ts';

/** Rows kept of one file, and the times of the first and last of them. */
export interface KeptOfFile {
  /** Place of the file among the files given, from 1. */
  readonly file: number;
  readonly kept: number;
  /** Distinct accounts that wrote them; null where all posts are of one file. */
  readonly people: number | null;
  /** Rows left out because the study forgets the person or post. */
  readonly forgotten: number;
  readonly first: number | null;
  readonly last: number | null;
  readonly conflicts: Conflicts;
  /** The chat that a file given before holds too; null where it is none. */
  readonly chat: SameChat | null;
}

/** The drafts of one file, and what must not be believed of them. */
export interface DraftsOfFile {
  readonly path: string;
  /** Place of the file among those whose drafts lie there, from 1; they follow each other. */
  readonly part: number;
  /** Drafts that SQL read, numbered by their place among all rows of the file; null where SQL read none. */
  readonly plain: string | null;
  /** Columns whose ids are rounded: nothing is joined on them. */
  readonly damaged: readonly IdColumn[];
  /** Whether the clock of the file is wrong, so that the times inside the ids are taken. */
  readonly clockWrong: boolean;
}

/**
 * Makes one study of the drafts of all files: each post once, people told apart by stable id, references by key.
 *
 * Of the rows of one post one that says it was deleted or removed is kept, for a deletion is to be honoured; then the
 * latest collected, then the one with the higher counts and the longer text; the files and the order of their rows make no
 * difference. What it does not tell is taken from the others. A repost that was cut has the words of the original, where
 * that is in the study. An account named by handle alone is the account with that
 * handle whose id is known, if there is exactly one; a handle that two ids have held is nobody's. A draft without an id
 * tells of an account alone: it names the people that posts lead to, and adds none.
 */
export async function merge(work: Work, drafts: readonly DraftsOfFile[]): Promise<KeptOfFile[]> {
  const { db } = work;
  await open(db, drafts);
  await joinRooms(db);
  const chats = await joinChats(db);
  await joinTwins(db);
  await resolveAliases(db);
  const told = await tellOriginals(db);
  const forgotten = await forget(db, await readForgotten(work.study));
  await db.frugally(() => db.run(ranks(TELLS)));
  await fillGaps(db);
  if (told) await gatherToldWords(db);
  await lengthen(db);
  await passOn(db, told);
  await db.frugally(() => db.run(sights));
  await db.run(owners);
  const byHandle = await namedByHandle(db);
  const conflicts = await db.rows<Conflicts & { file: number }>(
    `SELECT file, ${Object.keys(CONFLICTS)
      .map((name) => `count(*) FILTER (other_${name}) AS "${name}"`)
      .join(', ')} FROM ${LOSERS} GROUP BY file`,
  );
  await db.run(keptRows(conflicts.length > 0));
  if (byHandle.has('mentions')) await db.frugally(() => db.run(mentioned));
  const discussions = await beginDiscussions(db);
  const { rows, length } = await extent(db);
  const nowhere = await db.untold([...new Set(drafts.flatMap(({ path, plain }) => (plain === null ? path : [path, plain])))]);
  const untold = untoldOf(new Set([...nowhere].filter((column) => !told || !TOLD_BESIDE.has(column))));
  // The sort of posts has one thread, and takes as long as all the rest.
  await allOf(
    db.frugally(() => work.write('posts', posts(byHandle, discussions), { length, untold }), { rows }),
    db.frugally(
      async () => {
        await writeDomains(db, 'kept');
        await work.write('links', links);
        await work.write('people', people(byHandle));
        await work.write('bios', bios);
      },
      { rows },
    ),
  );
  const files = await db.rows<Omit<KeptOfFile, 'forgotten' | 'conflicts' | 'chat'> & Record<string, never>>(
    `SELECT file, count(*) AS kept, ${drafts.length > 1 ? WRITERS : 'NULL'} AS people, min(time) AS first, max(time) AS last
     FROM kept GROUP BY file ORDER BY file`,
  );
  for (const table of [
    'rooms',
    'roomPeople',
    'sameMessages',
    'samePeople',
    'sameChats',
    'aliases',
    'twins',
    'ranks',
    'gappy',
    'gaps',
    'toldPosts',
    'toldWords',
    'wholeTexts',
    'originals',
    'sights',
    'owners',
    'mentioned',
    'discussions',
    'domains',
    'keptDrafts',
  ])
    await db.run(`DROP TABLE IF EXISTS "${table}"`);
  const found = new Map(files.map((file) => [file.file, file]));
  const contradicting = new Map(conflicts.map((one) => [one.file, one]));
  const again = new Map(chats.map((chat) => [chat.file, chat]));
  return [...new Set([...found.keys(), ...forgotten.keys(), ...contradicting.keys(), ...again.keys()])].map((file) => ({
    ...(found.get(file) ?? { file, kept: 0, people: drafts.length > 1 ? 0 : null, first: null, last: null }),
    forgotten: forgotten.get(file) ?? 0,
    conflicts: conflictsOf(contradicting.get(file)),
    chat: again.get(file) ?? null,
  }));
}

/** Accounts behind rows, as SQL. An id and a handle of one account are taken for two where some rows lack the id. */
const WRITERS = 'count(DISTINCT coalesce(authorId, lower(authorHandle), authorName))::BIGINT';

/** Waits for all that goes on at once; where some of it fails too, so that nothing goes on behind. */
async function allOf(...jobs: readonly Promise<unknown>[]): Promise<void> {
  for (const ended of await Promise.allSettled(jobs)) if (ended.status === 'rejected') throw ended.reason;
}

function conflictsOf({ text = 0, author = 0, time = 0 }: Partial<Conflicts> = {}): Conflicts {
  return { text, author, time };
}

/** Opens the drafts of all files as one view. They are one scan: a sort fed by several does not spill. */
async function open(db: Database, files: readonly DraftsOfFile[]): Promise<void> {
  const read = files.flatMap(({ path, part }, i) => (part === 1 ? [{ path, file: i + 1 }] : []));
  const plain = files.flatMap(({ plain }, i) => (plain === null ? [] : [{ path: plain, file: i + 1 }]));
  const all = [...read, ...plain];
  const file = `([${all.map(({ file }) => file).join(', ')}][file_index::BIGINT + 1] + coalesce(part, 1) - 1)::INTEGER`;
  const own = plain.length === 0 ? 'row' : 'coalesce(row, file_row_number + 1)';
  // Of the rows that SQL read, the raw ones were read again by the record functions.
  await db.run(
    `CREATE OR REPLACE VIEW drafts AS SELECT * REPLACE (${repairs(files).join(', ')}) FROM (
      SELECT COLUMNS(name -> name NOT IN ('row', 'part', 'raw', 'shown', 'file_row_number')), ${own} AS row, ${file} AS file
      FROM read_parquet(${listOf(all.map(({ path }) => path))}, union_by_name = true, file_row_number = true) ${plain.length === 0 ? '' : 'WHERE raw IS NULL'})`,
  );
}

function listOf(paths: readonly string[]): string {
  return `[${paths.map(literal).join(', ')}]`;
}

/** Columns as they are to be believed: rounded ids name nothing, and a wrong clock gives way to the times inside the ids. */
function repairs(files: readonly DraftsOfFile[]): string[] {
  const those = (wanted: (file: DraftsOfFile) => boolean): number[] => files.flatMap((file, i) => (wanted(file) ? i + 1 : []));
  const found = ['file AS file'];
  for (const column of ID_COLUMNS) {
    const damaged = those((file) => file.damaged.includes(column));
    if (damaged.length > 0)
      found.push(
        `CASE WHEN file IN (${damaged.join(', ')}) THEN ${column === 'id' ? quarantined : 'NULL'} ELSE ${column} END AS ${column}`,
      );
  }
  const wrong = those((file) => file.clockWrong && !file.damaged.includes('id'));
  if (wrong.length > 0) {
    const own = "CASE WHEN platform = 'twitter' THEN try_cast(id AS BIGINT) END";
    const inside = `CASE WHEN file IN (${wrong.join(', ')}) AND ${own} > ${LAST_COUNTED_ID} THEN epoch_ms((${own} >> 22) + ${SNOWFLAKE_EPOCH_MS}) END`;
    const off = `abs(epoch_ms(time) - epoch_ms(${inside})) > ${CLOCK_SLACK_MS}`;
    found.push(`CASE WHEN ${off} THEN ${inside} ELSE time END AS time`, `CASE WHEN ${off} THEN 'id' ELSE timeBasis END AS timeBasis`);
  }
  return found;
}

/** Times and ids of one moment may be this far apart. */
const CLOCK_SLACK_MS = 2500;

/** A name for a post whose id is rounded, from who wrote what when: the same post in another file has the same. */
const quarantined = `CASE WHEN id IS NULL THEN NULL ELSE 'damaged-' || md5(concat_ws(chr(31), coalesce(authorHandle, authorName, ''), coalesce(epoch_ms(time)::VARCHAR, ''),
    coalesce(title, ''), coalesce(text, ''))) END`;

/** The rows that become posts; without duplicates nothing needs to be left out. */
function keptRows(duplicates: boolean): string {
  return `CREATE OR REPLACE VIEW kept AS SELECT drafts.* FROM drafts ${duplicates ? `ANTI JOIN ${LOSERS} USING (file, row)` : ''} WHERE id IS NOT NULL`;
}

function key(id: string): string {
  return `k.platform || ':' || k.${id}`;
}

/** How many posts there are, and how long the texts of one are on average. */
async function extent(db: Database): Promise<{ rows: number; length: number }> {
  const texts = ['text', 'title', '"quotedText"'].map((column) => `coalesce(sum(strlen(${column})), 0)`);
  const [found] = await db.rows<{ rows: number; length: number }>(
    `SELECT count(*) AS rows, ((${texts.join(' + ')}) / greatest(count(*), 1))::DOUBLE AS length FROM kept`,
  );
  return found ?? { rows: 0, length: 0 };
}

function posts(byHandle: ByHandle, discussions: boolean): string {
  const [author, replyTo, repostOf, quoteOf] = (['author', 'replyTo', 'repostOf', 'quoteOf'] as const).map((role) =>
    personIn(role, byHandle),
  ) as [Named, Named, Named, Named];
  const mentions = mentionsIn(byHandle);
  return `SELECT ${key('id')} AS post, k.platform, ${author.person} AS author,
    CASE WHEN k.repostOf IS NOT NULL OR ${repostOf.person} IS NOT NULL THEN 'repost'
      WHEN k.replyTo IS NOT NULL OR ${replyTo.person} IS NOT NULL THEN 'reply'
      WHEN k.quoteOf IS NOT NULL OR ${quoteOf.person} IS NOT NULL THEN 'quote' ELSE 'original' END AS kind,
    k.time, k.timeBasis, k.space, ${discussions ? `coalesce(k.platform || ':' || begun.begins, ${key('thread')})` : key('thread')} AS thread, k.text, k.title, k.quotedText, k.language,
    ${key('replyTo')} AS replyTo, k.asComment, ${replyTo.person} AS replyToPerson, k.weight, k.undirected,
    ${key('repostOf')} AS repostOf, ${repostOf.person} AS repostOfPerson,
    ${key('quoteOf')} AS quoteOf, ${quoteOf.person} AS quoteOfPerson,
    ${mentions.columns}, k.hashtags, k.likes, k.shares, k.comments, k.views, k.status, k.adLabel, k.client
  FROM kept k ${discussions ? 'LEFT JOIN discussions begun ON begun.platform = k.platform AND begun.thread = k.thread' : ''} ${[mentions, author, replyTo, repostOf, quoteOf].map(({ join }) => join).join(' ')}`;
}

type Named = ReturnType<typeof personIn>;

/** Columns of posts that come from columns of drafts by other names. */
const FROM: Readonly<Record<string, readonly (keyof Draft)[]>> = {
  replyToPerson: ['replyToAuthorId', 'replyToAuthorHandle'],
  repostOfPerson: ['repostOfAuthorId', 'repostOfAuthorHandle'],
  quoteOfPerson: ['quoteOfAuthorId', 'quoteOfAuthorHandle'],
  mentions: ['mentionIds'],
  coauthors: ['mentionRoles'],
  phototags: ['mentionRoles'],
};

/** Columns of posts in which nothing is told where nothing is in these columns of drafts. */
function untoldOf(drafts: ReadonlySet<string>): ReadonlySet<string> {
  return new Set(Object.keys(tables.posts.columns).filter((name) => (FROM[name] ?? [name]).every((column) => drafts.has(column))));
}

const links = `SELECT post, position, url, domain FROM (
    SELECT ${key('id')} AS post, unnest(range(1, len(k.links) + 1)) AS position, unnest(k.links) AS url FROM kept k WHERE len(k.links) > 0
  ) LEFT JOIN domains ON host = ${hostOf('url')}`;
