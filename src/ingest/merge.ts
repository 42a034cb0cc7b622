import type { Work } from '../stage.ts';
import { type Database, literal } from '../table.ts';

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
  readonly first: number | null;
  readonly last: number | null;
}

/**
 * Makes one study of the drafts of all files: each post once, people told apart by stable id, references by key.
 *
 * Of the rows of one post the latest collected is kept, then the one with the higher counts and the longer text; the
 * files and the order of their rows make no difference. An account named by handle alone is the account with that
 * handle whose id is known, if there is exactly one; a handle that two ids have held is nobody's. A draft without an id
 * tells of an account alone: it names the people that posts lead to, and adds none.
 */
export async function merge(work: Work, drafts: readonly string[]): Promise<KeptOfFile[]> {
  const { db } = work;
  await open(db, drafts);
  await db.run(ranked);
  await db.run(owners);
  await db.run(kept);
  await work.write('posts', posts);
  await work.write('links', links);
  await work.write('people', people);
  const files = await db.rows<KeptOfFile & Record<string, never>>(
    'SELECT file, count(*) AS kept, min(time) AS first, max(time) AS last FROM kept GROUP BY file ORDER BY file',
  );
  for (const table of ['ranked', 'owners']) await db.run(`DROP TABLE ${table}`);
  return files;
}

async function open(db: Database, drafts: readonly string[]): Promise<void> {
  const paths = `[${drafts.map(literal).join(', ')}]`;
  await db.run(`CREATE OR REPLACE VIEW drafts AS
    SELECT *, list_position(${paths}, filename) AS file FROM read_parquet(${paths}, filename = true)`);
}

const ranked = `CREATE OR REPLACE TABLE ranked AS
  SELECT file, row, row_number() OVER (
    PARTITION BY platform, id
    ORDER BY collected DESC NULLS LAST, likes DESC NULLS LAST, shares DESC NULLS LAST, comments DESC NULLS LAST,
      views DESC NULLS LAST, authorId NULLS LAST, authorHandle NULLS LAST, length(text) DESC NULLS LAST, time NULLS LAST,
      md5(coalesce(text, '')), len(links) DESC, len(mentionHandles) DESC, file, row
  ) AS place
  FROM drafts WHERE id IS NOT NULL`;

const owners = `CREATE OR REPLACE TABLE owners AS
  SELECT platform, handle, min(id) AS id
  FROM (${roles.map(({ id, handle }) => `SELECT platform, lower(${handle}) AS handle, ${id} AS id FROM drafts`).join(' UNION ALL ')}
    UNION ALL SELECT platform, lower(handle), nullif(id, '') FROM (${unnested('platform')}))
  WHERE id IS NOT NULL AND handle IS NOT NULL AND handle <> ''
  GROUP BY platform, handle HAVING count(DISTINCT id) = 1`;

const kept = 'CREATE OR REPLACE VIEW kept AS SELECT drafts.* FROM drafts JOIN ranked USING (file, row) WHERE place = 1';

/** Every mention as a row of its own, beside the columns named. */
function unnested(columns: string): string {
  return `SELECT ${columns}, unnest(mentionIds) AS id, unnest(mentionHandles) AS handle FROM drafts`;
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

const posts = `WITH mentioned AS (
    SELECT file, row, list_sort(list(DISTINCT person)) AS mentions
    FROM (SELECT file, row, ${person('m.platform', 'm.id', 'm.handle', 'o.id')} AS person
      FROM (${unnested('file, row, platform')}) m LEFT JOIN owners o ON o.platform = m.platform AND o.handle = lower(m.handle))
    WHERE person IS NOT NULL GROUP BY file, row
  )
  SELECT ${key('id')} AS post, k.platform, ${author} AS author,
    CASE WHEN k.repostOf IS NOT NULL OR ${repostOf} IS NOT NULL THEN 'repost'
      WHEN k.replyTo IS NOT NULL OR ${replyTo} IS NOT NULL THEN 'reply'
      WHEN k.quoteOf IS NOT NULL OR ${quoteOf} IS NOT NULL THEN 'quote' ELSE 'original' END AS kind,
    k.time, k.timeBasis, k.space, ${key('thread')} AS thread, k.text, k.title, k.quotedText, k.language,
    ${key('replyTo')} AS replyTo, ${replyTo} AS replyToPerson,
    ${key('repostOf')} AS repostOf, ${repostOf} AS repostOfPerson,
    ${key('quoteOf')} AS quoteOf, ${quoteOf} AS quoteOfPerson,
    coalesce(mentions, []) AS mentions, k.hashtags, k.likes, k.shares, k.comments, k.views, k.status, k.adLabel, k.client
  FROM kept k LEFT JOIN mentioned USING (file, row)
  ${joins}`;

const links = `SELECT ${key('id')} AS post, unnest(range(1, len(k.links) + 1)) AS position, unnest(k.links) AS url,
    nullif(unnest(k.linkDomains), '') AS domain
  FROM kept k WHERE len(k.links) > 0`;

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
