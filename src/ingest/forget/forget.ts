import type { Database } from '../../database/database.ts';
import { literal } from '../../database/sql.ts';
import { type Role, roles } from '../merge/roles.ts';
import type { ForgottenList } from './forgotten-list.ts';

/** Whom a post is to: those who are forgotten are taken out of it, and it stays. */
const ADDRESSED = [roles.replyTo, roles.quoteOf] as const;

/** What stands where a forgotten handle stood. */
const GAP = '[forgotten]';

/**
 * Takes forgotten people and posts out of the view `drafts`: their rows and every passing on of them; elsewhere whom a
 * post answers, quotes or mentions, their handles in texts, and links to them. Somebody is forgotten by id, handle or
 * key, and with one goes the other. Gives how many rows went, by place of the file.
 */
export async function forget(db: Database, list: ForgottenList): Promise<Map<number, number>> {
  if (list.hashes.length === 0) return new Map();
  const handles = await findPeople(db, list);
  await findRows(db, list);
  const replaced = [...references(list), ...words(handles), ...mentions(list, handles)];
  // A quoted text goes with its author, and is cleaned of handles otherwise.
  const quoted = `${isGone('quoteOf', list)} OR ${isForgotten(roles.quoteOf, list)}`;
  replaced.push(`CASE WHEN ${quoted} THEN NULL ELSE ${cleaned('quotedText', handles)} END AS "quotedText"`);
  await db.run(
    `CREATE OR REPLACE TABLE "keptDrafts" AS SELECT * REPLACE (${replaced.join(', ')}) FROM drafts ANTI JOIN "forgottenRows" USING (file, row)`,
  );
  // Drafts of accounts and of whole texts are not rows of a file.
  const counts = await db.rows<{ file: number; rows: number }>(
    'SELECT file, count(*) AS rows FROM "forgottenRows" WHERE id IS NOT NULL GROUP BY file',
  );
  await db.run('CREATE OR REPLACE VIEW drafts AS SELECT * FROM "keptDrafts"');
  for (const table of ['forgottenHashes', 'forgottenPeople', 'forgottenRows']) await db.run(`DROP TABLE "${table}"`);
  return new Map(counts.map(({ file, rows }) => [file, rows]));
}

/**
 * Makes the tables `forgottenHashes` and `forgottenPeople`, and gives the handles of these people. Looked through is
 * whoever is named in any role: also somebody who wrote nothing here is to be taken out of the texts of others.
 */
async function findPeople(db: Database, list: ForgottenList): Promise<string[]> {
  await db.run(`CREATE OR REPLACE TABLE "forgottenHashes" AS SELECT unnest([${list.hashes.map(literal).join(', ')}]) AS hash`);
  const named = Object.values(roles)
    .map(({ id, handle }) => `SELECT platform, "${id}" AS id, "${handle}" AS handle FROM drafts`)
    .concat(
      'SELECT platform, pair[1], pair[2] FROM (SELECT platform, unnest(list_zip("mentionIds", "mentionHandles")) AS pair FROM drafts)',
    );
  await db.run(`CREATE OR REPLACE TABLE "forgottenPeople" AS SELECT DISTINCT platform, id, lower(handle) AS handle
    FROM (${named.join(' UNION ALL ')}) WHERE ${hasId('id', list)} OR ${hasHandle('handle', list)}`);
  const found = await db.rows<{ handle: string }>(
    `SELECT DISTINCT handle FROM "forgottenPeople" WHERE handle IS NOT NULL AND handle <> '' ORDER BY handle`,
  );
  return found.map(({ handle }) => handle);
}

/**
 * Makes the table `forgottenRows`: forgotten posts, those of forgotten people, and what passes on either; with every other row
 * of these posts, for another export may not tell whose they are.
 */
async function findRows(db: Database, list: ForgottenList): Promise<void> {
  await db.run(`CREATE OR REPLACE TABLE "forgottenRows" AS SELECT file, row, id, platform FROM drafts
    WHERE ${hasId('"id"', list)} OR ${isForgotten(roles.author, list)}
    OR ${hasId('"repostOf"', list)} OR ${isForgotten(roles.repostOf, list)}`);
  await db.run(`INSERT INTO "forgottenRows" SELECT file, row, id, platform FROM drafts ANTI JOIN "forgottenRows" USING (file, row)
    WHERE (platform, id) IN (SELECT (platform, id) FROM "forgottenRows" WHERE id IS NOT NULL)`);
}

/** Whether the list has one of these forms, as SQL. */
function isListed({ salt }: ForgottenList, ...forms: string[]): string {
  return `(${forms.map((form) => `coalesce(sha256(${literal(salt)} || lower(${form})) IN (SELECT hash FROM "forgottenHashes"), false)`).join(' OR ')})`;
}

function hasId(id: string, list: ForgottenList): string {
  return isListed(list, id, `platform || ':' || ${id}`);
}

function hasHandle(handle: string, list: ForgottenList): string {
  return isListed(list, handle, `'@' || ${handle}`, `platform || ':@' || ${handle}`, `platform || ':' || ${handle}`);
}

/** Whether the person in a role is forgotten: listed, or the same as somebody listed under another name. */
function isForgotten({ id, handle }: (typeof roles)[Role], list: ForgottenList): string {
  return `(${hasId(`"${id}"`, list)} OR ${hasHandle(`"${handle}"`, list)} OR coalesce((platform, "${id}") IN (SELECT (platform, id) FROM "forgottenPeople" WHERE id IS NOT NULL), false)
      OR coalesce((platform, lower("${handle}")) IN (SELECT (platform, handle) FROM "forgottenPeople" WHERE handle IS NOT NULL), false))`;
}

/** Whether the post in this column is forgotten, or went with its author. */
function isGone(id: string, list: ForgottenList): string {
  return `(${hasId(`"${id}"`, list)} OR coalesce((platform, "${id}") IN (SELECT (platform, id) FROM "forgottenRows" WHERE id IS NOT NULL), false))`;
}

/** The columns that say whom and which post a post answers or quotes, without the forgotten ones. */
function references(list: ForgottenList): string[] {
  return [
    ...ADDRESSED.flatMap((role) =>
      Object.values(role).map((column) => `CASE WHEN ${isForgotten(role, list)} THEN NULL ELSE "${column}" END AS "${column}"`),
    ),
    ...['replyTo', 'quoteOf', 'thread'].map((column) => `CASE WHEN ${isGone(column, list)} THEN NULL ELSE "${column}" END AS "${column}"`),
  ];
}

/** Texts and links without these handles. */
function words(handles: readonly string[]): string[] {
  const inLink = handles.length === 0 ? 'false' : `regexp_matches(link, ${literal(`(?i)(/|@)(?:${anyOf(handles)})(?:\\b|$)`)})`;
  return [
    ...['text', 'title', 'authorBio'].map((column) => `${cleaned(column, handles)} AS "${column}"`),
    `list_filter(links, link -> NOT (${inLink})) AS links`,
  ];
}

/** A text without these handles; what stands after "RT @handle", or between quotation marks after "@handle:", is theirs and goes too. */
function cleaned(column: string, handles: readonly string[]): string {
  if (handles.length === 0) return `"${column}"`;
  const theirs = [
    [`\\b(RT|MT|QT)\\s*:?\\s*@(?:${anyOf(handles)})\\b.*`, `\\1 @${GAP}`],
    [`(["“”«])\\s*@(?:${anyOf(handles)})\\b\\s*:[^"“”»]*`, `\\1@${GAP}`],
    [`(@|\\bu/|/)(?:${anyOf(handles)})\\b`, `\\1${GAP}`],
  ] as const;
  return theirs.reduce((text, [pattern, gap]) => `regexp_replace(${text}, ${literal(pattern)}, ${literal(gap)}, 'gis')`, `"${column}"`);
}

function anyOf(handles: readonly string[]): string {
  return handles.map((handle) => handle.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')).join('|');
}

/** The lists of mentions without forgotten people. A lambda may hold no query of its own, so hashes and handles stand in it in full. */
function mentions({ salt, hashes }: ForgottenList, handles: readonly string[]): string[] {
  const listOf = (items: readonly string[]) => `[${items.map(literal).join(', ')}]::VARCHAR[]`;
  const mentioned = ['pair[1]', 'pair[2]', "'@' || pair[2]", "platform || ':' || pair[1]", "platform || ':@' || pair[2]"]
    .map((form) => `coalesce(list_contains(${listOf(hashes)}, sha256(${literal(salt)} || lower(${form}))), false)`)
    .join(' OR ');
  const known = `coalesce(list_contains(${listOf(handles)}, lower(pair[2])), false)`;
  const kept = (place: number) =>
    `list_transform(list_filter(list_zip("mentionIds", "mentionHandles", "mentionRoles"), pair -> NOT (${mentioned} OR ${known})), pair -> pair[${place}])`;
  return [
    `${kept(1)} AS "mentionIds"`,
    `${kept(2)} AS "mentionHandles"`,
    `list_filter(${kept(3)}, role -> role IS NOT NULL) AS "mentionRoles"`,
  ];
}
