import type { Database } from '../database/database.ts';
import { groupBy } from '../group.ts';
import { byCodePoint } from '../order.ts';
import { Common } from './common-words.ts';
import { type Hit, LeakIndex, SHORT_NAME } from './leak-index.ts';
import { phrases, tokensOf } from './tokens.ts';
import { WordHashes } from './word-hashes.ts';

/** Something of the study that stands in a file to be published. */
export interface Leak {
  /** Table and column it comes from. */
  readonly table: string;
  readonly column: string;
  readonly kind: Hit['kind'];
  /** File it stands in. */
  readonly file: string;
  readonly times: number;
  /** What was found, as words; private. */
  readonly words: readonly string[];
}

/** The words of the program itself, which are in every report. */
export interface OwnWords {
  /** Words and pairs of them (see `phrases`): nobody's names. */
  readonly vocabulary: ReadonlySet<string>;
  /** All words in their order, with a space before and after each: nobody's texts. */
  readonly program: string;
}

/** What counts as a leak. */
export interface ScanOptions {
  /** People who must use a word so that it is a word, and no longer the name of one of them. */
  readonly smallest: number;
  /** Reads the words of the program itself; asked for only where something found may be one of them. */
  readonly own: () => Promise<OwnWords>;
  /** Further things that must not be told, such as paths of this machine. */
  readonly secrets?: readonly string[];
  /** Texts whose authors allow them to be quoted: words in a row that stand in one of them are no leak. */
  readonly consented?: readonly string[];
}

/**
 * Scans files to be published for anything that names or quotes a person of the study: every handle, display name of
 * five characters or more (in Chinese, Japanese and Korean letters of two, where it stands alone), id and link, every eight words in a row of a text, title or self-description, and hashes of
 * handles. Files are read raw and decoded (see `views`). The study is read in one pass, in batches; what is held in
 * memory are the words of the files.
 *
 * A handle or name that is also a common word counts only where it is written as a handle (@name, u/name, platform:name):
 * a word of the program itself, also with a short number beside it (week 12, community 5), for a report puts them
 * together; or a word, hashtag, space or domain that at least `smallest` other people use. So does
 * a handle of three characters or fewer. A link or eight words do not count where they stand so in the program itself,
 * as the beginning of an SVG does: else anybody could stop a report by writing it. Nor do eight signs of a script without
 * spaces that at least `smallest` people write as one word.
 */
export async function leaks(db: Database, files: ReadonlyMap<string, string | Uint8Array>, options: ScanOptions): Promise<Leak[]> {
  const index = new LeakIndex(files, options.consented);
  const words = new WordHashes();
  for (const secret of options.secrets ?? []) index.whole(secret, { table: 'study', column: 'folders', kind: 'path' });
  await seekPeople(db, index, words);
  const common = new Common(index.hits, options.smallest);
  await seekPosts(db, index, words, common);
  for await (const { url } of db.columns(LINKED))
    for (const link of url as string[]) index.link(link, { table: 'links', column: 'url', kind: 'link' });
  for (const terms of TERMS) await common.readTerms(db, terms);
  for (const { file } of await db.rows<{ file: string }>('SELECT DISTINCT file FROM ledger ORDER BY file'))
    if (file.length >= SHORT_NAME) index.whole(file, { table: 'ledger', column: 'file', kind: 'path' });
  if (index.hits.length === 0) return [];
  const terms = await commonTerms(db, index.hits, options.smallest);
  const own = await options.own();
  return summed(index.hits.filter((hit) => tells(hit, own, common, terms)));
}

/** Looks for the people of the study: what they are called, their keys, and what they say of themselves. */
async function seekPeople(db: Database, index: LeakIndex, words: WordHashes): Promise<void> {
  for await (const rows of db.batches<Named>(NAMED)) {
    for (const { person, id, handles, name, bio } of rows) {
      for (const handle of handles) {
        const of = { table: 'people', column: 'handles', kind: 'handle', person } as const;
        index.handle(handle, of);
        index.hashes(handle, of);
      }
      if (name !== null) index.name(name, { table: 'people', column: 'name', kind: 'name', person });
      if (id !== null) index.id(id, { table: 'people', column: 'id', kind: 'id' });
      index.key(person, { table: 'people', column: 'person', kind: 'id' });
      if (bio !== null) index.windows(bio, words.of(bio), { table: 'people', column: 'bio', kind: 'words' });
    }
  }
}

/** Looks for the keys and words of posts, and counts in the pass over words who uses some that may be common. */
async function seekPosts(db: Database, index: LeakIndex, words: WordHashes, common: Common): Promise<void> {
  const tellers = common.empty ? '' : 'coalesce(author, post) AS teller, ';
  await db.keep('numbersInFiles', { number: index.numbers() });
  for await (const { post } of db.columns(KEYS))
    for (const key of post as string[]) index.key(key, { table: 'posts', column: 'post', kind: 'id' });
  for await (const { teller, ...written } of db.columns(`SELECT ${tellers}text, title, "quotedText" FROM posts`)) {
    for (const [column, texts] of Object.entries(written) as [string, (string | null)[]][]) {
      for (const [i, text] of texts.entries()) {
        if (text === null || text === '') continue;
        const hashes = words.of(text);
        index.windows(text, hashes, { table: 'posts', column, kind: 'words' });
        if (!common.empty) common.read(text, hashes, teller?.[i] as string);
      }
    }
  }
}

/** Whether what was found is of the study, and not a common word or one of the program's own. */
function tells(hit: Hit, { vocabulary, program }: OwnWords, common: Common, terms: Common): boolean {
  const own = () => phrases(hit.words).every((phrase) => vocabulary.has(phrase));
  if (hit.kind === 'link') return !own();
  if (hit.kind === 'words') return !program.includes(` ${hit.words} `) && !terms.has(hit);
  if (hit.table === 'ledger') return !hit.words.split(' ').every((word) => vocabulary.has(word));
  return hit.certain || !(common.has(hit) || own() || isNumbered(hit, vocabulary));
}

/** Whether it is a word of the program beside a number, as a report puts them together: week 12, community 5. */
function isNumbered({ words }: Hit, vocabulary: ReadonlySet<string>): boolean {
  const tokens = tokensOf(words);
  const [word, ...more] = tokens.filter((token) => !NUMBER.test(token));
  return tokens.length === 2 && more.length === 0 && word !== undefined && vocabulary.has(word);
}

/**
 * Which of the words in a row that are written as one are words, because enough people wrote them themselves or used
 * the hashtag: in scripts that put no spaces between words, eight signs are a greeting or a subject, such as プログラミング教育.
 */
async function commonTerms(db: Database, hits: readonly Hit[], smallest: number): Promise<Common> {
  const common = new Common(
    hits.filter(({ kind }) => kind === 'words'),
    smallest,
  );
  if (common.empty) return common;
  const words = new WordHashes();
  const texts = `SELECT coalesce(author, post) AS teller, concat_ws(' ', title, text) AS text FROM posts WHERE kind <> 'repost'`;
  for await (const { text, teller } of db.columns(texts))
    for (const [i, one] of (text as string[]).entries()) common.read(one, words.of(one), teller?.[i] as string);
  for (const terms of TERMS) await common.readTerms(db, terms);
  return common;
}

/** Numbers that a report puts beside its words: years, weeks, places in an order. */
const NUMBER = /^\d{1,4}$/;

const NAMED = 'SELECT person, id, handles, name, bio FROM people';
const LINKED = 'SELECT DISTINCT url FROM links';
/** Keys of posts, without those whose ids are numbers that stand in no file: of most platforms that is all of them. */
const KEYS = `SELECT post FROM posts WHERE NOT regexp_full_match(post, '[^:]*:[0-9]+') OR substr(post, position(':' IN post) + 1) IN (FROM "numbersInFiles")`;
/** What else people use words in: hashtags, spaces and sites. */
const TERMS = [
  'SELECT unnest(hashtags) AS term, coalesce(author, post) AS teller FROM posts',
  'SELECT space AS term, coalesce(author, post) AS teller FROM posts WHERE space IS NOT NULL',
  'SELECT domain AS term, coalesce(author, post) AS teller FROM links LEFT JOIN posts USING (post) WHERE domain IS NOT NULL',
] as const;

interface Named {
  readonly person: string;
  readonly id: string | null;
  readonly handles: readonly string[];
  readonly name: string | null;
  readonly bio: string | null;
}

/** Hits counted by what they are and where they stand. */
function summed(hits: readonly Hit[]): Leak[] {
  return [...groupBy(hits, ({ table, column, kind, file }) => [table, column, kind, file].join('\n'))]
    .sort(([a], [b]) => byCodePoint(a, b))
    .map(([, alike]) => {
      const { table, column, kind, file } = alike[0] as Hit;
      return { table, column, kind, file, times: alike.length, words: [...new Set(alike.map(({ words }) => words))].sort(byCodePoint) };
    });
}
