import type { Database } from '../../database/database.ts';
import { type Role, roles } from './roles.ts';

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

/** Where accounts are named by handle alone, so that whose handle it is must be looked up. */
export type ByHandle = ReadonlySet<Role | 'mentions'>;

/** Finds the roles in which drafts name accounts by handle alone; none where no handle has an owner. */
export async function namedByHandle(db: Database): Promise<ByHandle> {
  if (!(await db.hasRows('owners'))) return new Set();
  const counts = Object.entries(roles).map(
    ([role, { id, handle }]) => `bool_or(nullif(${id}, '') IS NULL AND nullif(${handle}, '') IS NOT NULL) AS "${role}"`,
  );
  const [found = {}] = await db.rows<Record<string, boolean | null>>(
    `SELECT ${counts.join(', ')}, bool_or(${mentionsByHandle}) AS mentions FROM drafts`,
  );
  return new Set(Object.entries(found).flatMap(([role, named]) => (named ? [role as Role] : [])));
}

/** Whether a row mentions somebody by handle alone. */
const mentionsByHandle = `(list_contains(mentionIds, '') AND len(list_filter(list_zip(mentionIds, mentionHandles), pair -> pair[1] = '' AND pair[2] <> '')) > 0)`;

/** Roles of somebody mentioned that have a column of their own, besides that of all who are mentioned. */
const closer = { coauthors: 'coauthor', phototags: 'phototag' } as const;

/** People in a list of whom a post names, each once: all of them, and those in each closer role. */
function lists(named: string, person: string, role: string, none: string): Readonly<Record<'mentions' | keyof typeof closer, string>> {
  const people = (who: string): string => `list_sort(list_distinct(list_transform(${who}, one -> ${person})))`;
  const those = (wanted: string): string =>
    `CASE WHEN ${none} THEN [] ELSE ${people(`list_filter(${named}, one -> ${role} = '${wanted}')`)} END`;
  return { mentions: people(named), coauthors: those(closer.coauthors), phototags: those(closer.phototags) };
}

/** Whom the draft `k` mentions, as far as its own row tells. */
const told = lists(
  'list_zip(k.mentionIds, k.mentionHandles, k.mentionRoles)',
  person('k.platform', 'one[1]', 'one[2]', 'NULL'),
  'one[3]',
  'len(k.mentionRoles) = 0',
);

/**
 * Makes the table `mentioned` of the posts that mention somebody by a handle whose owner is known. Windows of a post
 * each, unlike groups with lists, are spilled where memory is short.
 */
export const mentioned = `CREATE OR REPLACE TABLE mentioned AS
  SELECT file, row, ${Object.entries(lists('named', 'one.person', 'one.role', 'false'))
    .map(([column, list]) => `${list} AS ${column}`)
    .join(', ')}
  FROM (
    SELECT file, row, list({person: person, role: role}) OVER post AS named, bool_or(owned) OVER post AS owned, row_number() OVER post AS number
    FROM (
      SELECT file, row, role, ${person('m.platform', 'm.id', 'm.handle', 'o.id')} AS person, o.id IS NOT NULL AS owned
      FROM (${unnested('file, row, platform')} WHERE ${mentionsByHandle}) m
      LEFT JOIN owners o ON o.platform = m.platform AND o.handle = CASE WHEN nullif(m.id, '') IS NULL THEN lower(m.handle) END
    ) WINDOW post AS (PARTITION BY file, row)
  ) WHERE number = 1 AND owned`;

/** The columns that tell whom the draft `k` mentions, and the join that tells whose the handles among them are. */
export function mentionsIn(byHandle: ByHandle): { readonly columns: string; readonly join: string } {
  const looksUp = byHandle.has('mentions');
  const columns = Object.entries(told).map(([name, own]) => `${looksUp ? `coalesce(mentioned.${name}, ${own})` : own} AS ${name}`);
  return { columns: columns.join(', '), join: looksUp ? 'LEFT JOIN mentioned USING (file, row)' : '' };
}

/** The person in a role of the draft `k`, and the join that tells whose handle it is where there is no id. */
export function personIn(role: Role, byHandle: ByHandle): { readonly person: string; readonly join: string } {
  const { id, handle } = roles[role];
  const owner = `owner_${role}`;
  if (!byHandle.has(role)) return { person: person('k.platform', `k.${id}`, `k.${handle}`, 'NULL'), join: '' };
  return {
    person: person('k.platform', `k.${id}`, `k.${handle}`, `${owner}.id`),
    join: `LEFT JOIN owners ${owner} ON ${owner}.platform = k.platform
      AND ${owner}.handle = CASE WHEN nullif(k.${id}, '') IS NULL THEN lower(k.${handle}) END`,
  };
}

/**
 * Makes the table `sights`: every account as it is told of somewhere, once for each way of telling, with the first and
 * the last time.
 * There are far fewer of them than posts.
 */
export const sights = `CREATE OR REPLACE TABLE sights AS
  SELECT platform, nullif(id, '') AS id, nullif(handle, '') AS handle, name, bio, followers, following, bool_or(bot) AS bot,
    min(seen) AS since, max(seen) AS seen, bool_or(met) AS met
  FROM (
    SELECT platform, authorId AS id, authorHandle AS handle, authorName AS name, authorBio AS bio, NULL::BIGINT AS followers,
      NULL::BIGINT AS following, authorBot AS bot, coalesce(collected, time) AS seen, drafts.id IS NOT NULL AS met FROM drafts
    UNION ALL SELECT platform, authorId, authorHandle, NULL, NULL, authorFollowers, authorFollowing, false, coalesce(collected, time), false
      FROM drafts WHERE authorFollowers IS NOT NULL OR authorFollowing IS NOT NULL
    ${Object.values(roles)
      .slice(1)
      .map(
        ({ id, handle }) => `UNION ALL SELECT platform, ${id}, ${handle}, NULL, NULL, NULL, NULL, false, time, true FROM drafts
      WHERE ${id} IS NOT NULL OR ${handle} IS NOT NULL`,
      )
      .join('\n    ')}
    UNION ALL SELECT platform, id, handle, NULL, NULL, NULL, NULL, false, time, true FROM (${unnested('platform, time')})
  ) WHERE id <> '' OR handle <> '' GROUP BY ALL`;

/** Makes the table `owners` of the handles that one account alone has held, with its id. */
export const owners = `CREATE OR REPLACE TABLE owners AS
  SELECT platform, lower(handle) AS handle, min(id) AS id FROM sights WHERE id IS NOT NULL AND handle IS NOT NULL
  GROUP BY platform, lower(handle) HAVING count(DISTINCT id) = 1`;

/** The latest of some values: by time, then by the value itself, so that no order of rows decides. */
function latest(value: string): string {
  return `substr(max(CASE WHEN ${value} IS NOT NULL THEN printf('%020d', greatest(coalesce(epoch_ms(seen), 0), 0)) || ${value} END), 21)`;
}

/** The account that a sight is of, and the person it is. */
const named = `SELECT ${person('s.platform', 's.id', 's.handle', 'o.id')} AS person, s.*
    FROM sights s LEFT JOIN owners o ON o.platform = s.platform AND o.handle = CASE WHEN s.id IS NULL THEN lower(s.handle) END`;

/** The self-descriptions of people who were seen with several, by first sight; those of one moment by the text itself. */
export const bios = `WITH named AS (${named}),
  told AS (
    SELECT person, bio, min(since) AS first, max(seen) AS last FROM named WHERE person IS NOT NULL AND trim(bio) <> '' GROUP BY person, bio
  )
  SELECT person, row_number() OVER (PARTITION BY person ORDER BY first NULLS FIRST, last NULLS FIRST, bio) AS number, bio, first, last
  FROM told WHERE person IN (SELECT person FROM told GROUP BY person HAVING count(*) > 1)`;

/** The people of the study: everybody who posted or was named in a post. */
export function people(byHandle: ByHandle): string {
  const author = personIn('author', byHandle);
  return `WITH named AS (${named}),
  written AS (
    SELECT author AS person, count(*) AS posts, min(time) AS firstPost, max(time) AS lastPost
    FROM (SELECT ${author.person} AS author, k.time FROM kept k ${author.join}) WHERE author IS NOT NULL GROUP BY author
  )
  SELECT person, any_platform AS platform, id, handle, handles, name, bio, followers::BIGINT AS followers, following::BIGINT AS following,
    coalesce(posts, 0) AS posts, firstPost, lastPost, bot
  FROM (
    SELECT person, min(platform) AS any_platform, max(id) AS id, ${latest('handle')} AS handle,
      list_sort(coalesce(list(DISTINCT handle) FILTER (WHERE handle IS NOT NULL), [])) AS handles,
      ${latest('name')} AS name, ${latest('bio')} AS bio, ${latest('followers::VARCHAR')} AS followers,
      ${latest('following::VARCHAR')} AS following, bool_or(bot) AS bot
    FROM named WHERE person IS NOT NULL GROUP BY person HAVING bool_or(met)
  ) LEFT JOIN written USING (person)`;
}
