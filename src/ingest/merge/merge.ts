import { allOf } from '../../all-of.ts';
import type { Database } from '../../database/database.ts';
import { identifier } from '../../database/sql.ts';
import type { Work } from '../../run/stage.ts';
import { forget } from '../forget/forget.ts';
import { readForgotten } from '../forget/forgotten-list.ts';
import { bios, mentioned, namedByHandle, owners, people, sights } from './accounts.ts';
import { resolveAliases } from './aliases.ts';
import { beginDiscussions } from './discussions.ts';
import { writeDomains } from './domains.ts';
import { fillGaps, TELLS } from './gaps.ts';
import { type DraftsOfFile, openDrafts } from './open-drafts.ts';
import { passOn } from './originals.ts';
import { links, posts, untoldOf } from './posts.ts';
import { type Conflicts, conflictsByFile, LOSERS, NO_CONFLICTS, ranks } from './ranking.ts';
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
  /** Those by the two accounts with most of them; null likewise, or where there are none. */
  readonly most: number | null;
  readonly next: number | null;
  /** Rows left out because the study forgets the person or post. */
  readonly forgotten: number;
  readonly first: number | null;
  readonly last: number | null;
  readonly conflicts: Conflicts;
  /** The chat that a file given before holds too; null where it is none. */
  readonly chat: SameChat | null;
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
  const before = await tablesIn(db);
  await openDrafts(db, drafts);
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
  const conflicts = await conflictsByFile(db);
  await db.run(keptRows(conflicts.size > 0));
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
  const kept = await keptByFile(db, drafts.length > 1);
  for (const table of await tablesIn(db)) if (!before.has(table)) await db.run(`DROP TABLE ${identifier(table)}`);
  const again = new Map(chats.map((chat) => [chat.file, chat]));
  return [...new Set([...kept.keys(), ...forgotten.keys(), ...conflicts.keys(), ...again.keys()])].map((file) => ({
    ...(kept.get(file) ?? { file, kept: 0, people: drafts.length > 1 ? 0 : null, most: null, next: null, first: null, last: null }),
    forgotten: forgotten.get(file) ?? 0,
    conflicts: conflicts.get(file) ?? NO_CONFLICTS,
    chat: again.get(file) ?? null,
  }));
}

/** What is kept of each file; people are counted where posts are of several. */
async function keptByFile(db: Database, several: boolean): Promise<Map<number, Kept>> {
  const rows = await db.rows<Kept & Record<string, never>>(
    `WITH each AS (SELECT file, ${several ? WRITER : 'NULL'} AS writer, count(*) AS n, min(time) AS first, max(time) AS last FROM kept GROUP BY ALL),
       counted AS (SELECT file, sum(n)::BIGINT AS kept, ${several ? 'count(writer)' : 'NULL'} AS people, max(CASE WHEN writer IS NOT NULL THEN n END, 2) AS most,
         min(first) AS first, max(last) AS last FROM each GROUP BY file)
     SELECT file, kept, people, most[1] AS most, most[2] AS next, first, last FROM counted ORDER BY file`,
  );
  return new Map(rows.map((row) => [row.file, row]));
}

type Kept = Omit<KeptOfFile, 'forgotten' | 'conflicts' | 'chat'>;

/** The account behind a row, as SQL. An id and a handle of one account are taken for two where some rows lack the id. */
const WRITER = 'coalesce(authorId, lower(authorHandle), authorName)';

/** Names of the tables that stand in the database; each step of a merge leaves some behind for those after it. */
async function tablesIn(db: Database): Promise<Set<string>> {
  const rows = await db.rows<{ name: string }>('SELECT table_name AS name FROM duckdb_tables() ORDER BY name');
  return new Set(rows.map(({ name }) => name));
}

/** The rows that become posts; without duplicates nothing needs to be left out. */
function keptRows(duplicates: boolean): string {
  return `CREATE OR REPLACE VIEW kept AS SELECT drafts.* FROM drafts ${duplicates ? `ANTI JOIN ${LOSERS} USING (file, row)` : ''} WHERE id IS NOT NULL`;
}

/** How many posts there are, and how long the texts of one are on average. */
function extent(db: Database): Promise<{ rows: number; length: number }> {
  const texts = ['text', 'title', '"quotedText"'].map((column) => `coalesce(sum(strlen(${column})), 0)`);
  return db.row(`SELECT count(*) AS rows, ((${texts.join(' + ')}) / greatest(count(*), 1))::DOUBLE AS length FROM kept`);
}
