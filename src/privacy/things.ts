import type { Database } from '../database/database.ts';
import type { TableName } from '../schema/schema.ts';
import { listedDomains } from '../text/domains.ts';
import { programWords } from './program-words.ts';
import { pseudonymSql } from './pseudonyms.ts';
import { folded } from './views.ts';

/**
 * A column that names things people use: hashtags, spaces, domains, words, programs. What few use, or one person more
 * than all others, names that person as well as a handle would: the domain of their blog, their profile page, a hashtag
 * of their own. It is released under a pseudonym.
 */
interface NamedThing {
  /** Kind of thing, as SQL: hashtag, space, domain, client or label; null where the cell is public whatever it says. */
  readonly kind: string;
  /** Its name within the kind, as SQL over the cell `cell` or other columns of the row. */
  readonly name?: string;
  /** What stands before the pseudonym, as SQL. */
  readonly before?: string;
  /** What stands after it, as SQL. */
  readonly after?: string;
  /** People who used it, as SQL, where the table itself says so and there is no count over the whole study. */
  readonly people?: string;
}

/** What stands before and after the name of a hashtag or space in columns that hold either. */
const PLACE = `CASE WHEN cell LIKE '#%' THEN 'hashtag' WHEN contains(cell, '/') THEN 'space' END`;
const INNER = `CASE WHEN cell LIKE '#%' THEN substr(cell, 2) ELSE cell END`;
const OUTER = `CASE WHEN cell LIKE '#%' THEN '#' ELSE split_part(cell, '/', 1) || '/' END`;

/** A column that holds the name of a hashtag or space. */
const PLACED: NamedThing = { kind: PLACE, name: INNER, before: OUTER };
/** A column that holds the name of a session: its hashtag or space, and the minute it begins. */
const SESSION: NamedThing = { ...PLACED, name: `regexp_replace(${INNER}, ' [^ ]*$', '')`, after: `regexp_extract(cell, ' [^ ]*$')` };

/** Every column that discloses things, by table and name. */
const THINGS: Partial<Record<TableName, Readonly<Record<string, NamedThing>>>> = {
  posts: {
    space: { kind: `'space'`, name: `platform || '/' || cell` },
    hashtags: { kind: `'hashtag'` },
    client: { kind: `'client'` },
    adLabel: { kind: `'label'` },
  },
  links: { domain: { kind: `'domain'` } },
  threads: { space: { kind: `'space'`, name: `platform || '/' || cell` } },
  uses: { item: { kind: 'kind', before: `CASE WHEN kind = 'space' THEN split_part(cell, '/', 1) || '/' ELSE '' END` } },
  coUses: { one: { kind: 'kind' }, other: { kind: 'kind' } },
  mixing: {
    group: {
      kind: `CASE WHEN "grouping" = 'space' THEN 'space' ELSE 'group' END`,
      before: `CASE WHEN "grouping" = 'space' THEN split_part(cell, '/', 1) || '/' ELSE '' END`,
      people: `CASE WHEN "grouping" <> 'space' THEN people END`,
    },
  },
  terms: { term: { kind: 'kind', people: `CASE WHEN kind = 'word' THEN people END` } },
  profiles: {
    item: {
      kind: `CASE WHEN kind IN ('platform', 'product') THEN NULL WHEN kind = 'group' THEN 'space' ELSE kind END`,
      name: `CASE WHEN kind = 'hashtag' THEN substr(cell, 2) ELSE cell END`,
      before: `CASE kind WHEN 'hashtag' THEN '#' WHEN 'group' THEN split_part(cell, '/', 1) || '/' ELSE '' END`,
    },
  },
  // Those of the program name nobody; what a table of the study calls a role may be the post of one person.
  roles: { role: { kind: `CASE WHEN basis <> 'bio' THEN 'role' END`, people: 'count(*) OVER (PARTITION BY cell)' } },
  indicators: { item: PLACED },
  eventChanges: { item: PLACED },
  bridges: {
    one: PLACED,
    other: {
      kind: `CASE kind WHEN 'tool' THEN 'domain' WHEN 'platforms' THEN NULL ELSE ${PLACE} END`,
      name: INNER,
      before: `CASE WHEN kind = 'tool' THEN '' ELSE ${OUTER} END`,
    },
    thing: {
      kind: `CASE WHEN cell LIKE '#%' THEN 'hashtag' ELSE 'domain' END`,
      name: INNER,
      before: `CASE WHEN cell LIKE '#%' THEN '#' ELSE '' END`,
    },
  },
  sessions: {
    session: SESSION,
    space: PLACED,
  },
  turns: { session: SESSION },
};

/** Tables that say which people use which things, and what people are called. */
export const counting: readonly TableName[] = ['posts', 'links', 'people'];

/** A thing named like an account is public only from so many times k people on: then it is a word or an institution. */
const TIMES = 10;
/** The same of a thing named like the last word of a name alone, which may as well be a place or a subject. */
const TIMES_LAST = 2;
/** Letters and digits from which on a handle or name is recognised in the name of a thing; of scripts whose names are short, two. */
const TELLING = 5;
const SHORT_NAMES = '[\\p{Han}\\p{Hiragana}\\p{Katakana}\\p{Hangul}]{2}';

/** How spaces are called that are somebody's profile page (u_name, u/name, @name), with their platform before or not. */
const PROFILE_PAGE = '^(?:[^/]*/)?(?:u[_/]|@)';

/**
 * Makes the table `publicThings`: what may be released by its name. A thing is public where at least k people use it in posts of
 * their own (whoever passes on what somebody wrote about their own site uses nothing), automated accounts not counted, none of them more than half of the time (the dominance rule of official statistics: Hundepool et al. 2012, Statistical
 * Disclosure Control, 10.1002/9781118348239), it is no profile page, and no account of the study is called like it, by
 * handle or name (its words in the other order and without numbers before or behind too), unless ten times as many people use it
 * or it is a site that the project's list of sites knows; nor like a part of it (see `namedInPart`).
 */
export async function countThings(db: Database, k: number): Promise<void> {
  await noThings(db);
  await db.keep('listedSites', { site: [...(await listedDomains()).keys()] });
  // Posts are read once for each kind of thing, which costs little: to keep all of them in between takes gigabytes of disk where they are ten million.
  await db.run(`CREATE OR REPLACE TABLE "countedThings" AS
  WITH unit AS (SELECT count(author) * 2 < count(*) AS unsigned FROM posts),
  told AS NOT MATERIALIZED (SELECT *, CASE WHEN (SELECT unsigned FROM unit) THEN coalesce(author, post) ELSE author END AS teller FROM posts
    WHERE kind <> 'repost' AND (author IS NULL OR author NOT IN (SELECT person FROM people WHERE bot))),
  used AS (
    SELECT 'hashtag' AS kind, unnest(hashtags) AS name, teller FROM told
    UNION ALL SELECT 'space', platform || '/' || space, teller FROM told
    UNION ALL SELECT 'client', client, teller FROM told
    UNION ALL SELECT 'label', "adLabel", teller FROM told
    UNION ALL SELECT 'domain', domain, teller FROM links JOIN told USING (post)
  ),
  counted AS (SELECT kind, name, teller, count(*) AS uses FROM used WHERE name IS NOT NULL AND teller IS NOT NULL GROUP BY ALL)
  SELECT kind, name, count(*) AS people,
    ${plainName(withoutDigits(`CASE kind WHEN 'domain' THEN split_part(name, '.', 1) WHEN 'space' THEN substr(name, position('/' IN name) + 1) ELSE name END`))} AS plain
  FROM counted GROUP BY kind, name HAVING count(*) >= ${k} AND max(uses) * 2 <= sum(uses)`);
  await db.keep('namedInPart', { thing: await namedInPart(db, k) });
  await db.run(`CREATE OR REPLACE TABLE "publicThings" AS
  WITH called AS (
    SELECT DISTINCT plain FROM (
      SELECT unnest([${plainName('own')}, ${turned('own')}]) AS plain
      FROM (SELECT ${withoutDigits('own')} AS own FROM (SELECT unnest(list_append(handles, name)) AS own FROM people))
    ) WHERE ${isTelling('plain')}
  )
  SELECT kind || chr(10) || name AS thing FROM "countedThings" LEFT JOIN called USING (plain)
  WHERE (called.plain IS NULL OR people >= ${k * TIMES} OR kind = 'domain' AND name IN (FROM "listedSites"))
    AND kind || chr(10) || name NOT IN (FROM "namedInPart") AND NOT (kind = 'space' AND regexp_matches(name, '(?i)${PROFILE_PAGE}'))`);
}

/**
 * Hashtags and spaces of the table `countedThings` that are called like a part of somebody's name or handle: two of its words, or
 * the last, if fewer than k people have it. Where fewer have it, words of the program or a title may stand before or behind it too
 * (#teamoxcombe, #mrsoxcombe, #oxcombesclass), unless one of the two words is an initial or as short. Not where the part is of words
 * of the program itself, or so many use them that they are words.
 */
async function namedInPart(db: Database, k: number): Promise<string[]> {
  const found = await db.rows<{ thing: string; part: string; rest: string }>(`
    WITH names AS (
      SELECT person, ${plainWords('name')} AS words FROM people WHERE name IS NOT NULL AND NOT bot
      UNION ALL SELECT person, ${plainWords(`regexp_replace(handle, '(\\p{Ll})(\\p{Lu})', '\\1 \\2', 'g')`)} FROM (SELECT person, unnest(handles) AS handle FROM people WHERE NOT bot)
    ),
    things AS (SELECT kind || chr(10) || name AS thing, plain, people FROM "countedThings" WHERE kind IN ('hashtag', 'space') AND people < ${k * TIMES}),
    cut AS (SELECT *, unnest(range(2, length(plain) - 1)) AS place FROM things),
    sides AS MATERIALIZED (
      SELECT thing, people, plain AS part, '' AS rest FROM things
      UNION ALL SELECT thing, people, plain[:place], plain[place + 1:] FROM cut
      UNION ALL SELECT thing, people, plain[place + 1:], plain[:place] FROM cut
    ),
    held AS (
      SELECT person, len(words) AS words, unnest(list_concat(
        [{part: words[-1], pair: false, long: true}],
        CASE WHEN len(words) < 7 THEN flatten(list_transform(words, one -> list_transform(words, other ->
          {part: one || other, pair: true, long: least(length(one), length(other)) > 2}))) END), recursive := true)
      FROM names WHERE len(words) > 1
    ),
    parts AS (
      SELECT part, pair, count(DISTINCT person) FILTER (long) AS bearers, pair AND max(words) > 2 AS alone
      FROM held WHERE part IN (SELECT part FROM sides WHERE ${isTelling('part')}) GROUP BY part, pair
    )
    SELECT DISTINCT thing, part, rest FROM sides JOIN parts USING (part)
    WHERE (pair OR people < ${k * TIMES_LAST}) AND (bearers BETWEEN 1 AND ${k - 1} OR alone AND rest = '') ORDER BY thing, part, rest`);
  if (found.length === 0) return [];
  const own = await programWords();
  const isWord = (plain: string) => plain.length > 1 && own.has(plain);
  const areAll = (plain: string, isOne: (word: string) => boolean) =>
    [...plain, ''].some((_, i) => [plain.slice(0, i), plain.slice(i)].every((word) => word === '' || isOne(word)));
  const areBeside = (plain: string) => areAll(plain, (word) => isWord(word) || TITLES.has(word));
  const isBeside = (rest: string) => areBeside(rest) || (/^s./.test(rest) && areBeside(rest.slice(1)));
  return [...new Set(found.filter(({ part, rest }) => !areAll(part, isWord) && isBeside(rest)).map(({ thing }) => thing))];
}

/** What people are called before their names. With capitals here, for a word in small letters would be one of the program, which names nobody. */
const TITLES: ReadonlySet<string> = new Set(
  'Mr Mrs Ms Mx Miss Dr Prof Sir Madam Mme Mlle Herr Frau Senor Senora Sr Sra Profe Sensei Coach'.toLowerCase().split(' '),
);

/** Whether a plain name is long enough to tell of somebody, as SQL. */
function isTelling(plain: string): string {
  return `(length(${plain}) >= ${TELLING} OR regexp_matches(${plain}, '${SHORT_NAMES}'))`;
}

/**
 * Fills the table `namingWords` with the words of communities that may name somebody: parts of the display name of an
 * account, or all of a handle with or without its numbers, or either with an s behind (as in “Kowalski’s”), that are no words of the program, unless ten times k people use them. Reads `terms` and `people`.
 */
export async function closeNames(db: Database, k: number): Promise<void> {
  const found = await db.rows<{ term: string }>(`
    WITH rare AS (
      SELECT DISTINCT term, unnest([plain, regexp_extract(plain, '^(.{4,})s$', 1)]) AS plain
      FROM (SELECT term, ${plainWords('term')}[1] AS plain FROM terms WHERE kind = 'word' AND people < ${k * TIMES})
    ), own AS (SELECT unnest(handles) AS handle FROM people),
    called AS (
      SELECT unnest(${plainWords('name')}) AS plain FROM people WHERE name IS NOT NULL
      UNION SELECT ${plainName('handle')} FROM own
      UNION SELECT plain FROM (SELECT ${plainName(withoutDigits('handle'))} AS plain FROM own) WHERE ${isTelling('plain')}
    )
    SELECT DISTINCT term FROM rare SEMI JOIN called USING (plain) ORDER BY term`);
  const own = found.length === 0 ? new Set() : await programWords();
  await db.keep('namingWords', { term: found.map(({ term }) => term).filter((term) => !own.has(folded(term))) });
}

/** A name in small letters without accents, and without what is neither letter nor digit, as SQL. */
function plainName(text: string): string {
  return `regexp_replace(${inPlainLetters(text)}, '[^\\p{L}\\p{N}]', '', 'g')`;
}

/** A name without the numbers before and behind it, unless it is nothing else, as SQL. */
function withoutDigits(text: string): string {
  return `coalesce(nullif(regexp_replace(${text}, '^\\d+|\\d+$', '', 'g'), ''), ${text})`;
}

/** A plain name with its words in the other order: the family name first, as SQL. */
function turned(text: string): string {
  return `array_to_string(list_reverse(${plainWords(text)}), '')`;
}

/** The words of a text in small letters without accents, as SQL. */
function plainWords(text: string): string {
  return `regexp_extract_all(${inPlainLetters(text)}, '[\\p{L}\\p{N}]+')`;
}

/** A text in small letters without accents, those for show (wide, bold, in circles) as they are read, as SQL. */
function inPlainLetters(text: string): string {
  const read = `replace(replace(replace(translate(${text}, '${SHOWY.from}', '${SHOWY.to}'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe')`;
  return `lower(strip_accents(CASE WHEN regexp_full_match(${text}, '[\\x00-\\x7f]*') THEN ${text} ELSE ${read} END))`;
}

/** Letters and digits for show, and some whose stroke is no accent, beside those they are read as; a mark that only widens a word is left out. */
const SHOWY = (() => {
  const ranges = [
    [0xff10, 0xff5a],
    [0x1d400, 0x1d7ff],
    [0x2460, 0x24e9],
    [0x1f130, 0x1f149],
  ] as const;
  const pairs = ranges
    .flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i)))
    .flatMap((character) =>
      /^[\p{L}\p{N}]$/u.test(character.normalize('NFKC')) ? [[character, character.normalize('NFKC')] as const] : [],
    );
  const [from, to] = [0, 1].map((side) => pairs.map((pair) => pair[side]).join('')) as [string, string];
  return { from: `${from}øØłŁđĐı\u0640`, to: `${to}oOlLdDi` };
})();

/** Makes the tables `publicThings` and `namingWords` where nothing is known of who uses what. */
export async function noThings(db: Database): Promise<void> {
  await db.run('CREATE OR REPLACE TABLE "publicThings" (thing VARCHAR)');
  await db.run('CREATE OR REPLACE TABLE "namingWords" (term VARCHAR)');
}

/** The cell of a column that names things as it is released, as SQL over `value`. */
export function thingSql(secret: Uint8Array, k: number, table: TableName, column: string, value: string): string {
  const { before, after, thing } = written(table, column, value);
  const whole = [before, pseudonymSql(secret, 'thing', thing), after].filter((part) => part !== undefined).map((part) => `(${part})`);
  return `CASE WHEN ${isTold(k, table, column, value)} THEN ${value} ELSE ${whole.join(' || ')} END`;
}

/** Whether a cell may be released as it is, as SQL over `value`. */
export function isPublic(k: number, table: TableName, column: string, value: string): string {
  const { thing, people } = written(table, column, value);
  const listed = `${thing} IN (SELECT thing FROM "publicThings")`;
  return people === undefined
    ? listed
    : `CASE WHEN ${people} IS NULL THEN ${listed} ELSE ${people} >= ${k} AND ${value} NOT IN (SELECT term FROM "namingWords") END`;
}

/** Whether a cell may be told as it is, as SQL over `value`: it names nothing, something that is public whatever it is called, or a public thing. */
export function isTold(k: number, table: TableName, column: string, value: string): string {
  const { kind } = written(table, column, value);
  return `(${value} IS NULL OR ${kind} IS NULL OR ${isPublic(k, table, column, value)})`;
}

/** The parts of a column's cell over `value`, and the thing as `publicThings` holds it. */
function written(table: TableName, column: string, value: string): Omit<NamedThing, 'name'> & { thing: string } {
  const named = THINGS[table]?.[column];
  if (named === undefined) throw new Error(`${table}.${column}: discloses things of no known kind`);
  const { name = 'cell', ...parts } = named;
  const over = (sql: string) => sql.replaceAll(/\bcell\b/g, value);
  const all = Object.fromEntries(Object.entries(parts).map(([part, sql]) => [part, over(sql)])) as Omit<NamedThing, 'name'>;
  return { ...all, thing: `${all.kind} || chr(10) || ${over(name)}` };
}
