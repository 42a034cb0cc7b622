import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { sha256 } from '../disk.ts';
import { systemCode, UserError } from '../errors.ts';
import { literal } from '../sql.ts';
import type { Study } from '../study.ts';
import type { Database } from '../table.ts';

/** Roles in which a draft names an account besides its author, with the columns that name it. */
const OTHERS = [
  ['replyToAuthorId', 'replyToAuthorHandle'],
  ['quoteOfAuthorId', 'quoteOfAuthorHandle'],
] as const;

/** What stands where a forgotten handle stood. */
const GAP = '[forgotten]';

/** Where the list of forgotten people and posts lies; null where the study has none. */
export function forgottenPath({ settings, base }: Study): string | null {
  const { forget } = settings.ingest;
  return forget === undefined ? null : resolve(base ?? '.', forget);
}

/**
 * The forgotten people and posts: the hash of each id, handle or key, under a salt of the list's own. The hashes keep names
 * out of the file, and the salt keeps two lists from being compared and one from being looked up in a table made before.
 * They do not withstand somebody who tries out names: the list belongs with the exports, in which the names stand. A slow
 * hash would not mend that, as every id and handle of a study has to be hashed to find whom the list means; nor can the
 * hashes hang on the key of the pseudonyms, which is out of reach here and ends with `rekey`, when the list has to stay.
 */
export interface ForgottenList {
  readonly salt: string;
  readonly hashes: readonly string[];
}

/** An id, handle or key as a list with this salt holds it. */
export function forgottenHash(named: string, salt: string): string {
  return sha256(salt + named.trim().toLowerCase());
}

/** The list of the study; empty, and without a salt, where it was not begun. */
export async function readForgotten(study: Study): Promise<ForgottenList> {
  const path = forgottenPath(study);
  if (path === null) return { salt: '', hashes: [] };
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    if (systemCode(cause) === 'ENOENT') return { salt: '', hashes: [] };
    throw new UserError(`ingest.forget: unreadable: ${systemCode(cause) ?? cause}`, { cause });
  }
  const [first = '', ...hashes] = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const salt = /^salt ([0-9a-f]{32})$/.exec(first)?.[1];
  if (salt === undefined || hashes.some((line) => !/^[0-9a-f]{64}$/.test(line))) {
    throw new UserError(`ingest.forget: invalid list: ${salt === undefined ? 'it does not begin with a salt' : 'a line is no hash'}`, {
      hint: 'it is written by npx tsx pipelines/forget.ts alone',
    });
  }
  return { salt, hashes };
}

/** The list with further ids, handles or keys; one that is only begun takes this salt. */
export function forgottenText({ salt, hashes }: ForgottenList, named: readonly string[], fresh: string): string {
  const own = salt === '' ? fresh : salt;
  const all = new Set([...hashes, ...named.map((one) => forgottenHash(one, own))]);
  return `salt ${own}\n${[...all].sort().join('\n')}\n`;
}

/**
 * Takes forgotten people and posts out of the view `drafts`: their rows and every passing on of them; elsewhere whom a
 * post answers, quotes or mentions, their handles in texts, and links to them. Somebody is forgotten by id, handle or
 * key, and with one goes the other. Gives how many rows went, by place of the file.
 */
export async function forget(db: Database, { salt, hashes }: ForgottenList): Promise<Map<number, number>> {
  if (hashes.length === 0) return new Map();
  await db.run(`CREATE OR REPLACE TABLE "forgottenHashes" AS SELECT unnest([${hashes.map(literal).join(', ')}]) AS hash`);
  const listed = (...forms: string[]) =>
    `(${forms.map((form) => `coalesce(sha256(${literal(salt)} || lower(${form})) IN (SELECT hash FROM "forgottenHashes"), false)`).join(' OR ')})`;
  const byId = (id: string) => listed(id, `platform || ':' || ${id}`);
  const byHandle = (handle: string) => listed(handle, `'@' || ${handle}`, `platform || ':@' || ${handle}`, `platform || ':' || ${handle}`);
  // Whoever is named in any role: also somebody who wrote nothing here is to be taken out of the texts of others.
  const named = [['authorId', 'authorHandle'], ['repostOfAuthorId', 'repostOfAuthorHandle'], ...OTHERS]
    .map(([id, handle]) => `SELECT platform, "${id}" AS id, "${handle}" AS handle FROM drafts`)
    .concat(
      'SELECT platform, pair[1], pair[2] FROM (SELECT platform, unnest(list_zip("mentionIds", "mentionHandles")) AS pair FROM drafts)',
    );
  await db.run(`CREATE OR REPLACE TABLE "forgottenPeople" AS SELECT DISTINCT platform, id, lower(handle) AS handle
    FROM (${named.join(' UNION ALL ')}) WHERE ${byId('id')} OR ${byHandle('handle')}`);
  const person = (id: string, handle: string) =>
    `(${byId(`"${id}"`)} OR ${byHandle(`"${handle}"`)} OR coalesce((platform, "${id}") IN (SELECT (platform, id) FROM "forgottenPeople" WHERE id IS NOT NULL), false)
      OR coalesce((platform, lower("${handle}")) IN (SELECT (platform, handle) FROM "forgottenPeople" WHERE handle IS NOT NULL), false))`;
  const post = (id: string) => byId(`"${id}"`);
  await db.run(`CREATE OR REPLACE TABLE "forgottenRows" AS SELECT file, row, id, platform FROM drafts
    WHERE ${post('id')} OR ${person('authorId', 'authorHandle')} OR ${post('repostOf')} OR ${person('repostOfAuthorId', 'repostOfAuthorHandle')}`);
  const gone = (id: string) =>
    `(${post(id)} OR coalesce((platform, "${id}") IN (SELECT (platform, id) FROM "forgottenRows" WHERE id IS NOT NULL), false))`;
  const handles = await db.rows<{ handle: string }>(
    `SELECT DISTINCT handle FROM "forgottenPeople" WHERE handle IS NOT NULL AND handle <> '' ORDER BY handle`,
  );
  const anyOf = handles.length === 0 ? null : handles.map(({ handle }) => handle.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')).join('|');
  // What stands after "RT @handle", or between quotation marks after "@handle:", is theirs.
  const words = [
    [`\\b(RT|MT|QT)\\s*:?\\s*@(?:${anyOf})\\b.*`, `\\1 @${GAP}`],
    [`(["“”«])\\s*@(?:${anyOf})\\b\\s*:[^"“”»]*`, `\\1@${GAP}`],
    [`(@|\\bu/|/)(?:${anyOf})\\b`, `\\1${GAP}`],
  ] as const;
  const cleaned = (column: string) =>
    anyOf === null
      ? `"${column}"`
      : words.reduce((text, [theirs, gap]) => `regexp_replace(${text}, ${literal(theirs)}, ${literal(gap)}, 'gis')`, `"${column}"`);
  const inLink = anyOf === null ? 'false' : `regexp_matches(link, ${literal(`(?i)(/|@)(?:${anyOf})(?:\\b|$)`)})`;
  // A lambda may hold no question of its own, so lists stand in it in full.
  const listOf = (items: readonly string[]) => `[${items.map(literal).join(', ')}]::VARCHAR[]`;
  const mentioned = ['pair[1]', 'pair[2]', "'@' || pair[2]", "platform || ':' || pair[1]", "platform || ':@' || pair[2]"]
    .map((form) => `coalesce(list_contains(${listOf(hashes)}, sha256(${literal(salt)} || lower(${form}))), false)`)
    .join(' OR ');
  const known = `coalesce(list_contains(${listOf(handles.map(({ handle }) => handle))}, lower(pair[2])), false)`;
  const kept = (place: string) =>
    `list_transform(list_filter(list_zip("mentionIds", "mentionHandles", "mentionRoles"), pair -> NOT (${mentioned} OR ${known})), pair -> pair[${place}])`;
  const replaced = [
    ...OTHERS.flatMap(([id, handle]) =>
      [id, handle].map((column) => `CASE WHEN ${person(id, handle)} THEN NULL ELSE "${column}" END AS "${column}"`),
    ),
    ...['replyTo', 'quoteOf', 'thread'].map((column) => `CASE WHEN ${gone(column)} THEN NULL ELSE "${column}" END AS "${column}"`),
    `CASE WHEN ${gone('quoteOf')} OR ${person('quoteOfAuthorId', 'quoteOfAuthorHandle')} THEN NULL ELSE ${cleaned('quotedText')} END AS "quotedText"`,
    ...['text', 'title', 'authorBio'].map((column) => `${cleaned(column)} AS "${column}"`),
    `${kept('1')} AS "mentionIds"`,
    `${kept('2')} AS "mentionHandles"`,
    `list_filter(${kept('3')}, role -> role IS NOT NULL) AS "mentionRoles"`,
    `list_filter(links, link -> NOT (${inLink})) AS links`,
  ];
  await db.run(
    `CREATE OR REPLACE TABLE "keptDrafts" AS SELECT * REPLACE (${replaced.join(', ')}) FROM drafts ANTI JOIN "forgottenRows" USING (file, row)`,
  );
  const counts = await db.rows<{ file: number; rows: number }>('SELECT file, count(*) AS rows FROM "forgottenRows" GROUP BY file');
  await db.run('CREATE OR REPLACE VIEW drafts AS SELECT * FROM "keptDrafts"');
  for (const table of ['forgottenHashes', 'forgottenPeople', 'forgottenRows']) await db.run(`DROP TABLE "${table}"`);
  return new Map(counts.map(({ file, rows }) => [file, rows]));
}
