import type { Work } from '../stage.ts';
import { type Database, literal } from '../table.ts';
import { hostOf, writeDomains } from './domains.ts';
import { forget, forgottenHashes } from './forgotten.ts';
import { ID_COLUMNS, type IdColumn } from './id-health.ts';
import { LAST_COUNTED_ID, SNOWFLAKE_EPOCH_MS } from './time.ts';

/** Roles in which a draft names an account, with the columns that name it. */
const roles = [
  { id: 'authorId', handle: 'authorHandle' },
  { id: 'replyToAuthorId', handle: 'replyToAuthorHandle' },
  { id: 'repostOfAuthorId', handle: 'repostOfAuthorHandle' },
  { id: 'quoteOfAuthorId', handle: 'quoteOfAuthorHandle' },
] as const;

/** Rows kept of one file, and the times of the first and last of them. */
export interface KeptOfFile {
  /** Place of the file among the files given, from 1. */
  readonly file: number;
  readonly kept: number;
  /** Rows left out because the study forgets the person or post. */
  readonly forgotten: number;
  readonly first: number | null;
  readonly last: number | null;
}

/** The drafts of one file, and what must not be believed of them. */
export interface DraftsOfFile {
  readonly path: string;
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
 * latest collected, then the one with the higher counts and the longer text; the
 * files and the order of their rows make no difference. An account named by handle alone is the account with that
 * handle whose id is known, if there is exactly one; a handle that two ids have held is nobody's. A draft without an id
 * tells of an account alone: it names the people that posts lead to, and adds none.
 */
export async function merge(work: Work, drafts: readonly DraftsOfFile[]): Promise<KeptOfFile[]> {
  const { db } = work;
  await open(db, drafts);
  const forgotten = await forget(db, await forgottenHashes(work.study));
  await db.frugally(() => db.run(losers));
  await db.frugally(() => db.run(owners));
  await db.run(kept);
  await db.frugally(() => work.write('posts', posts));
  await writeDomains(db, 'kept');
  await db.frugally(() => work.write('links', links));
  await db.frugally(() => work.write('people', people));
  const files = await db.rows<Omit<KeptOfFile, 'forgotten'> & Record<string, never>>(
    'SELECT file, count(*) AS kept, min(time) AS first, max(time) AS last FROM kept GROUP BY file ORDER BY file',
  );
  for (const table of ['losers', 'owners', 'domains', 'keptDrafts']) await db.run(`DROP TABLE IF EXISTS "${table}"`);
  const found = new Map(files.map((file) => [file.file, file]));
  return [...new Set([...found.keys(), ...forgotten.keys()])].map((file) => ({
    ...(found.get(file) ?? { file, kept: 0, first: null, last: null }),
    forgotten: forgotten.get(file) ?? 0,
  }));
}

async function open(db: Database, files: readonly DraftsOfFile[]): Promise<void> {
  const paths = files.map(({ path }) => path);
  const plain = files.map(({ plain }) => plain ?? '');
  const read = plain.filter((path) => path !== '');
  const sources = [`SELECT *, ${place('filename', paths)} AS file FROM read_parquet(${listOf(paths)}, filename = true)`];
  if (read.length > 0)
    sources.push(`SELECT COLUMNS(name -> name NOT IN ('raw', 'shown', 'file_row_number')), file_row_number + 1 AS row, ${place('filename', plain)} AS file
      FROM read_parquet(${listOf(read)}, filename = true, file_row_number = true) WHERE raw IS NULL`);
  await db.run(
    `CREATE OR REPLACE VIEW drafts AS SELECT * REPLACE (${repairs(files).join(', ')}) FROM (${sources.join(' UNION ALL BY NAME ')})`,
  );
}

function listOf(paths: readonly string[]): string {
  return `[${paths.map(literal).join(', ')}]`;
}

/** The place of a path in a list, from 1. */
function place(path: string, paths: readonly string[]): string {
  return `list_position(${listOf(paths)}, ${path})`;
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

/** Rows of a post that is kept from another row; only posts that come more than once are ranked. */
const losers = `CREATE OR REPLACE TABLE losers AS
  SELECT file, row FROM (
    SELECT file, row, row_number() OVER (
      PARTITION BY platform, id
      ORDER BY collected DESC NULLS LAST, likes DESC NULLS LAST, shares DESC NULLS LAST, comments DESC NULLS LAST,
        views DESC NULLS LAST, authorId NULLS LAST, authorHandle NULLS LAST, length(text) DESC NULLS LAST, time NULLS LAST,
        md5(coalesce(text, '')), len(links) DESC, len(mentionHandles) DESC, file, row
    ) AS place
    FROM drafts JOIN (SELECT platform, id FROM drafts WHERE id IS NOT NULL GROUP BY platform, id HAVING count(*) > 1) USING (platform, id)
  ) WHERE place > 1`;

const owners = `CREATE OR REPLACE TABLE owners AS
  SELECT platform, handle, min(id) AS id
  FROM (${roles.map(({ id, handle }) => `SELECT platform, lower(${handle}) AS handle, ${id} AS id FROM drafts`).join(' UNION ALL ')}
    UNION ALL SELECT platform, lower(handle), nullif(id, '') FROM (${unnested('platform')}))
  WHERE id IS NOT NULL AND handle IS NOT NULL AND handle <> ''
  GROUP BY platform, handle HAVING count(DISTINCT id) = 1`;

const kept = 'CREATE OR REPLACE VIEW kept AS SELECT drafts.* FROM drafts ANTI JOIN losers USING (file, row) WHERE id IS NOT NULL';

/** Every mention as a row of its own, beside the columns named; without a role where all are plain mentions. */
function unnested(columns: string): string {
  return `SELECT ${columns}, unnest(mentionIds) AS id, unnest(mentionHandles) AS handle, unnest(mentionRoles) AS role FROM drafts`;
}

/** Key of a person from what a draft says; `owner` is the id of the one account with that handle. */
function person(platform: string, id: string, handle: string, owner: string): string {
  return `CASE WHEN nullif(${id}, '') IS NOT NULL THEN ${platform} || ':' || ${id}
    WHEN ${owner} IS NOT NULL THEN ${platform} || ':' || ${owner}
    WHEN nullif(${handle}, '') IS NOT NULL THEN ${platform} || ':@' || lower(${handle}) END`;
}

const [author, replyTo, repostOf, quoteOf] = roles.map(({ id, handle }, i) => person('k.platform', `k.${id}`, `k.${handle}`, `o${i}.id`));
const joins = roles
  .map(({ handle }, i) => `LEFT JOIN owners o${i} ON o${i}.platform = k.platform AND o${i}.handle = lower(k.${handle})`)
  .join('\n  ');

function key(id: string): string {
  return `k.platform || ':' || k.${id}`;
}

/** Whether a row mentions somebody by handle alone, so that whose handle it is must be looked up. */
const namesByHandle = `len(list_filter(list_zip(mentionIds, mentionHandles), pair -> pair[1] = '' AND pair[2] <> '')) > 0`;

const posts = `WITH mentioned AS (
    SELECT file, row, list_sort(list(DISTINCT person)) AS mentions,
      list_sort(list(DISTINCT person) FILTER (WHERE role = 'coauthor')) AS coauthors,
      list_sort(list(DISTINCT person) FILTER (WHERE role = 'phototag')) AS phototags
    FROM (SELECT file, row, role, ${person('m.platform', 'm.id', 'm.handle', 'o.id')} AS person
      FROM (${unnested('file, row, platform')} WHERE len(mentionRoles) > 0 OR ${namesByHandle}) m
      LEFT JOIN owners o ON o.platform = m.platform AND o.handle = lower(m.handle))
    WHERE person IS NOT NULL GROUP BY file, row
  )
  SELECT ${key('id')} AS post, k.platform, ${author} AS author,
    CASE WHEN k.repostOf IS NOT NULL OR ${repostOf} IS NOT NULL THEN 'repost'
      WHEN k.replyTo IS NOT NULL OR ${replyTo} IS NOT NULL THEN 'reply'
      WHEN k.quoteOf IS NOT NULL OR ${quoteOf} IS NOT NULL THEN 'quote' ELSE 'original' END AS kind,
    k.time, k.timeBasis, k.space, ${key('thread')} AS thread, k.text, k.title, k.quotedText, k.language,
    ${key('replyTo')} AS replyTo, k.asComment, ${replyTo} AS replyToPerson,
    ${key('repostOf')} AS repostOf, ${repostOf} AS repostOfPerson,
    ${key('quoteOf')} AS quoteOf, ${quoteOf} AS quoteOfPerson,
    coalesce(mentions, list_sort(list_distinct(list_transform(list_filter(k.mentionIds, id -> id <> ''), id -> k.platform || ':' || id)))) AS mentions,
    coalesce(coauthors, []) AS coauthors, coalesce(phototags, []) AS phototags,
    k.hashtags, k.likes, k.shares, k.comments, k.views, k.status, k.adLabel, k.client
  FROM kept k LEFT JOIN mentioned USING (file, row)
  ${joins}`;

const links = `SELECT post, position, url, domain FROM (
    SELECT ${key('id')} AS post, unnest(range(1, len(k.links) + 1)) AS position, unnest(k.links) AS url FROM kept k WHERE len(k.links) > 0
  ) LEFT JOIN domains ON host = ${hostOf('url')}`;

/** The latest of some values: by time, then by the value itself, so that no order of rows decides. */
function latest(value: string): string {
  return `substr(max(CASE WHEN ${value} IS NOT NULL THEN printf('%020d', greatest(coalesce(epoch_ms(seen), 0), 0)) || ${value} END), 21)`;
}

const sights = [
  `SELECT platform, authorId AS id, authorHandle AS handle, authorName AS name, authorBio AS bio,
     authorFollowers::VARCHAR AS followers, authorFollowing::VARCHAR AS following, authorBot AS bot, coalesce(collected, time) AS seen,
     drafts.id IS NOT NULL AS met FROM drafts`,
  ...roles.slice(1).map(({ id, handle }) => `SELECT platform, ${id}, ${handle}, NULL, NULL, NULL, NULL, false, time, true FROM drafts`),
  `SELECT platform, id, handle, NULL, NULL, NULL, NULL, false, time, true FROM (${unnested('platform, time')})`,
].join(' UNION ALL ');

const people = `WITH sights AS (${sights}),
  named AS (
    SELECT ${person('s.platform', 's.id', 's.handle', 'o.id')} AS person, s.*
    FROM sights s LEFT JOIN owners o ON o.platform = s.platform AND o.handle = lower(s.handle)
  ),
  written AS (
    SELECT author AS person, count(*) AS posts, min(time) AS firstPost, max(time) AS lastPost
    FROM (SELECT ${author} AS author, k.time FROM kept k ${joins}) WHERE author IS NOT NULL GROUP BY author
  )
  SELECT person, any_platform AS platform, id, handle, handles, name, bio, followers::BIGINT AS followers, following::BIGINT AS following,
    coalesce(posts, 0) AS posts, firstPost, lastPost, bot
  FROM (
    SELECT person, min(platform) AS any_platform, max(nullif(id, '')) AS id, ${latest("nullif(handle, '')")} AS handle,
      list_sort(coalesce(list(DISTINCT handle) FILTER (WHERE handle <> ''), [])) AS handles,
      ${latest('name')} AS name, ${latest('bio')} AS bio, ${latest('followers')} AS followers, ${latest('following')} AS following,
      bool_or(bot) AS bot
    FROM named WHERE person IS NOT NULL GROUP BY person HAVING bool_or(met)
  ) LEFT JOIN written USING (person)`;
