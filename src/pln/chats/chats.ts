import type { Database } from '../../database/database.ts';
import { makeTable } from '../../database/small-table.ts';
import { literal } from '../../database/sql.ts';
import { groupBy } from '../../group.ts';
import type { Work } from '../../run/stage.ts';
import { answered, asked, bursts, numbered, passes, says, streams, wording } from './bursts.ts';
import type { Numbered } from './questions.ts';
import { type Burst, type Session, type SessionOptions, sessionsOf } from './sessions.ts';
import { type Removed, refuseUnknownNames } from './unknown-names.ts';

/** What a study says of its sessions, those included that it says are none. */
interface ChatOptions extends Omit<SessionOptions, 'refused'> {
  readonly notSessions?: readonly string[];
  readonly removed?: readonly Removed[];
}

/** Earlier sessions from which on somebody is a regular. */
const REGULAR = 3;

/**
 * Finds the sessions of scheduled chats and writes them with their turns. Leaves `plnSessions`, `plnTurns` (with author,
 * time and space) and `plnStreams` behind for what is counted over them. Only posts that name a numbered question come
 * out of the database, without their text.
 */
export async function writeChats(work: Pick<Work, 'db' | 'write' | 'note'>, options: ChatOptions = {}): Promise<void> {
  const { db, write } = work;
  await db.run(`CREATE OR REPLACE TABLE plnStreams AS ${streams}`);
  await db.run(`CREATE OR REPLACE TABLE plnBursts AS ${withGiven(options)}`);
  await keepSessions(db, await foundSessions(db, options));
  await db.run(`CREATE OR REPLACE TABLE plnTurns AS ${turns}`);
  await db.run(`CREATE OR REPLACE TABLE plnSessions AS ${sessionRows}`);
  const empty = await db.rows<{ session: string }>(`SELECT session FROM plnSessions WHERE basis = 'given' AND posts = 0 ORDER BY session`);
  for (const { session } of empty) work.note(`pln.chats: nobody posts in a session that is given: ${session}`);
  await write('sessions', 'SELECT plnSessions.* REPLACE (plnFound.space AS space) FROM plnSessions JOIN plnFound USING (session)');
  await write('turns', 'SELECT session, key AS post, role, number, linkedBy FROM plnTurns JOIN plnKeys USING (post)');
}

/** The sessions among the bursts, told from the questions that were numbered in them. */
async function foundSessions(db: Database, options: ChatOptions): Promise<Session[]> {
  const { given = [], removed = [], notSessions = [] } = options;
  const found = await db.rows<Burst>(
    'SELECT name AS space, start, "end", posts FROM plnBursts JOIN plnItems ON item = plnBursts.space ORDER BY name, start',
  );
  const spaces = await db.rows<{ name: string }>(
    'SELECT DISTINCT name FROM plnStreams JOIN plnItems ON item = plnStreams.space ORDER BY name',
  );
  refuseUnknownNames(
    found,
    spaces.map(({ name }) => name),
    { notSessions, given, removed },
  );
  const burstOf = ({ space, start }: Pick<Burst, 'space' | 'start'>) => `${space} ${start}`;
  const posts = await db.rows<Numbered & Pick<Burst, 'space' | 'start'>>(numbered('SELECT space, start, "end" FROM plnBursts'));
  const named = groupBy(posts, burstOf);
  return sessionsOf(found, (burst) => named.get(burstOf(burst)) ?? [], {
    ...options,
    refused: [...removed.map(({ session }) => session), ...notSessions],
  });
}

/** Leaves the sessions, who moderated them and what was asked in them behind as tables of the database. */
async function keepSessions(db: Database, sessions: readonly Session[]): Promise<void> {
  await makeTable(
    db,
    'plnFound',
    'session VARCHAR, space VARCHAR, since BIGINT, until BIGINT, zone VARCHAR, slot VARCHAR, basis VARCHAR, moderators VARCHAR[]',
    sessions.map(({ session, space, start, end, zone, slot, basis, asked: { moderators } }) => [
      session,
      space,
      start,
      end,
      zone,
      slot,
      basis,
      moderators,
    ]),
  );
  await db.run(
    `CREATE OR REPLACE TABLE plnWindows AS
SELECT plnFound.* EXCLUDE (space, since, until), item AS space, epoch_ms(since) AS start, epoch_ms(until) AS "end"
FROM plnFound LEFT JOIN plnItems ON name = plnFound.space`,
  );
  await db.run(
    'CREATE OR REPLACE TABLE plnModerators AS SELECT session, person FROM (SELECT session, unnest(moderators) AS name FROM plnFound) AS named JOIN plnNames USING (name)',
  );
  await makeTable(
    db,
    'plnAsked',
    'session VARCHAR, key VARCHAR, number BIGINT',
    sessions.flatMap(({ session, asked: { questions } }) => questions.map(({ post, number }) => [session, post, number])),
  );
  await db.run('CREATE OR REPLACE TABLE plnQuestions AS SELECT session, post, number FROM plnAsked JOIN plnKeys USING (key)');
}

/** Bursts, and the windows that the study gives. */
function withGiven({ given = [] }: SessionOptions): string {
  const windows = given.map(
    ({ space, start, end }) =>
      `SELECT item AS space, epoch_ms(${start}) AS start, epoch_ms(${end}) AS "end", 0 AS posts, 0 AS people
       FROM plnItems
       WHERE name = ${literal(space)}`,
  );
  return [`SELECT * FROM (${bursts})`, ...windows].join('\nUNION ALL\n');
}

/**
 * The role of every post in a session. A number links an answer before a reply does, because people answer Q3 in reply
 * to whoever spoke last; "Q3" by somebody who does not ask, after it was asked, is an answer too if it says something
 * besides what it asks. What else people say in words of their own between one question and the next may answer it: it is
 * told as linked by time, and is no answer yet. The same four or more words again in one session are passed on:
 * transcripts keep what people reposted under their own name, as if they had written it. The first wrote it; of several in
 * one minute rather one who does not moderate, because moderators pass on most; a question is its moderator's.
 */
const turns = `
WITH inside AS (
  SELECT plnWindows.session, plnWindows.space, plnStreams.post, plnStreams.author, plnStreams.time, posts.kind, plnPosted.replyTo,
    plnStreams.author IS NOT NULL AND plnModerators.person IS NOT NULL AS moderates, ${answered} AS answers, ${asked} AS names, contains(text, '?') AS asks,
    CASE WHEN ${asked} IS NOT NULL THEN ${says} END AS says, posts.kind = 'repost' OR ${passes} AS reposts, ${wording} AS words
  FROM plnWindows
  JOIN plnStreams ON plnStreams.space = plnWindows.space AND plnStreams.time BETWEEN plnWindows.start AND plnWindows."end"
  JOIN plnPosted ON plnPosted.post = plnStreams.post
  JOIN plnKeys ON plnKeys.post = plnStreams.post
  JOIN posts ON posts.post = plnKeys.key
  LEFT JOIN plnModerators ON plnModerators.session = plnWindows.session AND plnModerators.person = plnStreams.author
), grouped AS (
  SELECT session, post, author, words,
    row_number() OVER alike AS rank, first_value(author) OVER alike AS writer
  FROM inside
  WINDOW alike AS (PARTITION BY session, md5(words) ORDER BY names IS NOT NULL AND asks AND moderates DESC, time, moderates NULLS FIRST, post)
), copied AS (
  SELECT session, post, rank > 1 AND len(string_split(words, ' ')) >= 4 AS copy, author IS DISTINCT FROM writer AS foreign_words FROM grouped
), numbers AS (
  SELECT plnQuestions.session, number, min(time) AS since FROM plnQuestions JOIN plnPosted ON plnPosted.post = plnQuestions.post GROUP BY ALL
), rounds AS (
  SELECT *, lead(since) OVER (PARTITION BY session ORDER BY since, number) AS until FROM numbers
), told AS (
  SELECT inside.*, asking.number AS question, replied.number AS replied, rounds.number AS round,
    CASE WHEN NOT coalesce(moderates, FALSE) AND says AND inside.time >= numbers.since THEN names END AS named, copied.copy,
    copied.copy AND foreign_words AS passed
  FROM inside
  JOIN copied ON copied.session = inside.session AND copied.post = inside.post
  LEFT JOIN plnQuestions AS asking ON asking.session = inside.session AND asking.post = inside.post
  LEFT JOIN plnQuestions AS replied ON replied.session = inside.session AND replied.post = inside.replyTo AND inside.replyTo <> inside.post
  LEFT JOIN numbers ON numbers.session = inside.session AND numbers.number = inside.names
  LEFT JOIN rounds ON rounds.session = inside.session AND inside.time >= rounds.since AND (rounds.until IS NULL OR inside.time < rounds.until)
), linked AS (
  SELECT *, CASE WHEN question IS NULL AND kind <> 'repost' AND NOT copy THEN coalesce(answers, named, replied) END AS answer FROM told
)
SELECT session, space, post, author, time, kind,
  CASE WHEN question IS NOT NULL THEN 'question' WHEN answer IS NOT NULL THEN 'answer'
    WHEN kind = 'repost' OR passed THEN 'other' WHEN moderates THEN 'moderation' ELSE 'other' END AS role,
  coalesce(question, answer, CASE WHEN bytime THEN round END) AS number,
  CASE WHEN question IS NOT NULL THEN NULL WHEN answer IS NOT NULL THEN CASE WHEN coalesce(answers, named) IS NOT NULL THEN 'number' ELSE 'reply' END
    WHEN bytime THEN 'time' END AS linkedBy
FROM (SELECT *, round IS NOT NULL AND question IS NULL AND answer IS NULL AND NOT (moderates OR reposts OR copy) AS bytime FROM linked) AS linked`;

/** One row for every session with what was counted in it. */
const sessionRows = `
WITH attended AS (
  SELECT DISTINCT plnTurns.session, plnTurns.space, author, start
  FROM plnTurns JOIN plnWindows ON plnWindows.session = plnTurns.session WHERE author IS NOT NULL
), ranked AS (
  SELECT *, row_number() OVER (PARTITION BY space, author ORDER BY start, session) - 1 AS earlier FROM attended
), attendance AS (
  SELECT session, count(*) AS people, sum(CASE WHEN earlier = 0 THEN 1 ELSE 0 END) AS newcomers,
    sum(CASE WHEN earlier >= ${REGULAR} THEN 1 ELSE 0 END) AS regulars
  FROM ranked GROUP BY session
), ordered AS (
  SELECT *, row_number() OVER (PARTITION BY space ORDER BY start, session) - 1 AS before FROM plnWindows
), counted AS (
  SELECT session, count(*) AS posts, count(DISTINCT CASE WHEN role = 'question' THEN number END) AS questions,
    sum(CASE WHEN role = 'answer' THEN 1 ELSE 0 END) AS answers
  FROM plnTurns GROUP BY session
)
SELECT ordered.session, space, start, "end", zone, slot, basis, coalesce(posts, 0) AS posts, coalesce(people, 0) AS people, moderators,
  CASE WHEN before > 0 THEN coalesce(newcomers, 0) END AS newcomers, CASE WHEN before >= ${REGULAR} THEN coalesce(regulars, 0) END AS regulars,
  coalesce(questions, 0) AS questions, coalesce(answers, 0) AS answers,
  coalesce(posts, 0) / greatest(1, epoch_ms("end" - start) / 60000.0) AS perMinute
FROM ordered LEFT JOIN counted ON counted.session = ordered.session LEFT JOIN attendance ON attendance.session = ordered.session`;
