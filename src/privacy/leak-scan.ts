import { createHash } from 'node:crypto';
import type { Database } from '../table.ts';
import { Common } from './common-words.ts';
import { phrases, tokensOf } from './tokens.ts';
import { folded, views } from './views.ts';
import { WordHashes } from './word-hashes.ts';

/** Something of the study that stands in a file to be published. The thing itself is never told. */
export interface Leak {
  /** Table and column it comes from. */
  readonly table: string;
  readonly column: string;
  readonly kind: 'handle' | 'name' | 'id' | 'link' | 'words' | 'path' | 'hash';
  /** File it stands in. */
  readonly file: string;
  readonly times: number;
}

/** The words of the program itself, which are in every report. */
export interface OwnWords {
  /** Words and pairs of them (see `phrases`): nobody's names. */
  readonly vocabulary: ReadonlySet<string>;
  /** All words in their order, with a space before and after each: nobody's texts. */
  readonly program: string;
}

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

/** Words in a row that give a text away. */
const WINDOW = 8;
/** Shorter handles count only where they are written as handles. */
const SHORT_HANDLE = 4;
const SHORT_NAME = 5;
/** Shorter ids, and those without both letters and digits, count only with their platform before them. */
const SHORT_ID = 6;
const SHORT_NUMBER = 9;

/**
 * Scans files to be published for anything that names or quotes a person of the study: every handle, display name of
 * five characters or more, id and link, every eight words in a row of a text, title or self-description, and hashes of
 * handles. Files are read raw and decoded (see `views`). The study is read in one pass, in batches; what is held in
 * memory are the words of the files.
 *
 * A handle or name that is also a common word counts only where it is written as a handle (@name, u/name, platform:name):
 * a word of the program itself, or a word, hashtag, space or domain that at least `smallest` other people use. So does
 * a handle of three characters or fewer. A link or eight words do not count where they stand so in the program itself,
 * as the beginning of an SVG does: else anybody could stop a report by writing it.
 */
export async function leaks(db: Database, files: ReadonlyMap<string, string | Uint8Array>, options: ScanOptions): Promise<Leak[]> {
  const index = new Index(files, options.consented);
  const words = new WordHashes();
  const hits: Hit[] = [];
  for (const secret of options.secrets ?? []) index.whole(secret, { table: 'study', column: 'folders', kind: 'path' }, hits);
  for await (const rows of db.batches<Named>(NAMED)) {
    for (const { person, id, handles, name, bio } of rows) {
      for (const handle of handles) {
        const of = { table: 'people', column: 'handles', kind: 'handle', person } as const;
        index.handle(handle, of, hits);
        index.hashes(handle, of, hits);
      }
      if (name !== null && name.length >= SHORT_NAME) index.name(name, { table: 'people', column: 'name', kind: 'name', person }, hits);
      if (id !== null) index.id(id, { table: 'people', column: 'id', kind: 'id' }, hits);
      index.key(person, { table: 'people', column: 'person', kind: 'id' }, hits);
      if (bio !== null) index.windows(bio, words.of(bio), { table: 'people', column: 'bio', kind: 'words' }, hits);
    }
  }
  const common = new Common(hits, options.smallest);
  const tellers = common.empty ? '' : 'coalesce(author, post) AS teller, ';
  for await (const { post, teller, ...written } of db.columns(`SELECT ${tellers}post, text, title, "quotedText" FROM posts`)) {
    for (const key of post as string[]) index.key(key, { table: 'posts', column: 'post', kind: 'id' }, hits);
    for (const [column, texts] of Object.entries(written) as [string, (string | null)[]][]) {
      for (const [i, text] of texts.entries()) {
        if (text === null || text === '') continue;
        const hashes = words.of(text);
        index.windows(text, hashes, { table: 'posts', column, kind: 'words' }, hits);
        if (!common.empty) common.read(text, hashes, teller?.[i] as string);
      }
    }
  }
  for await (const { url } of db.columns(LINKED))
    for (const link of url as string[]) index.link(link, { table: 'links', column: 'url', kind: 'link' }, hits);
  for (const terms of TERMS) await common.readTerms(db, terms);
  for (const { file } of await db.rows<{ file: string }>('SELECT DISTINCT file FROM ledger ORDER BY file'))
    if (file.length >= SHORT_NAME) index.whole(file, { table: 'ledger', column: 'file', kind: 'path' }, hits);
  if (hits.length === 0) return [];
  const { vocabulary, program } = await options.own();
  const own = ({ words }: Hit) => phrases(words).every((phrase) => vocabulary.has(phrase));
  const told = (hit: Hit): boolean => {
    if (hit.kind === 'link') return !own(hit);
    if (hit.kind === 'words') return !program.includes(` ${hit.words} `);
    if (hit.table === 'ledger') return !hit.words.split(' ').every((word) => vocabulary.has(word));
    return hit.certain || !(common.has(hit) || own(hit));
  };
  return summed(hits.filter(told));
}

const NAMED = 'SELECT person, id, handles, name, bio FROM people';
const LINKED = 'SELECT DISTINCT url FROM links ORDER BY url';
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

interface Of {
  readonly table: string;
  readonly column: string;
  readonly kind: Leak['kind'];
  /** Whose handle or name it is. */
  readonly person?: string;
}

interface Hit extends Of {
  readonly file: string;
  /** Whether it stands there as a handle, or could be nothing else. */
  readonly certain: boolean;
  /** Its words, by which it is told from common words and the program's own. */
  readonly words: string;
}

/** One view of a file. */
class View {
  readonly file: string;
  readonly text: string;
  #words: string | null = null;

  constructor(file: string, text: string) {
    this.file = file;
    this.text = text;
  }

  /** Its words in their order, with a space before and after each; hardly ever asked for. */
  get words(): string {
    this.#words ??= ` ${tokensOf(this.text).join(' ')} `;
    return this.#words;
  }
}

/** The words of the files, and where they stand. */
class Index {
  readonly #views: View[] = [];
  /** Hashes of every word of the files, of every two and of every eight words in a row. */
  readonly #words = new Set<number>();
  readonly #pairs = new Set<number>();
  readonly #windows = new Set<number>();
  readonly #read = new WordHashes();
  /** Whether the files hold what may be a hash of something. */
  readonly #digests: boolean;
  /** The words of the texts that may be quoted. */
  readonly #consented: readonly string[];

  constructor(files: ReadonlyMap<string, string | Uint8Array>, consented: readonly string[] = []) {
    this.#consented = consented.map((text) => ` ${tokensOf(folded(text)).join(' ')} `);
    for (const [file, content] of files) {
      for (const text of [folded(file), ...views(content)]) {
        this.#views.push(new View(file, text));
        this.#add(this.#read.of(text));
      }
    }
    this.#digests = this.#views.some(({ text }) => DIGEST.test(text));
  }

  #add(hashes: Int32Array): void {
    let window = 0;
    for (let i = 0; i < hashes.length; i++) {
      const hash = hashes[i] as number;
      this.#words.add(hash);
      if (i > 0) this.#pairs.add(rolled(hashes[i - 1] as number, hash));
      window = rolled(window, hash, hashes[i - WINDOW]);
      if (i + 1 >= WINDOW) this.#windows.add(window);
    }
  }

  /** Whether all words, and all pairs of neighbours, are in the files: without that nothing longer can be. */
  #possible(text: string): boolean {
    const hashes = this.#read.of(text);
    for (let i = 0; i < hashes.length; i++) {
      const hash = hashes[i] as number;
      if (!this.#words.has(hash) || (i > 0 && !this.#pairs.has(rolled(hashes[i - 1] as number, hash)))) return false;
    }
    return hashes.length > 0;
  }

  handle(written: string, of: Of, hits: Hit[]): void {
    if (!this.#possible(written)) return;
    const handle = folded(written).replace(/^@/, '');
    const words = tokensOf(handle).join(' ');
    for (const { file, text } of this.#views) {
      for (const at of places(text, handle)) {
        const certain = AS_HANDLE.test(text.slice(Math.max(0, at - 24), at)) && !RESERVED.has(handle);
        if (certain || (handle.length >= SHORT_HANDLE && !/^\d{1,8}$/.test(handle))) hits.push({ ...of, file, certain, words });
      }
    }
  }

  name(name: string, of: Of, hits: Hit[]): void {
    if (!this.#possible(name)) return;
    const tokens = tokensOf(folded(name));
    if (tokens.join('').length < SHORT_NAME) return;
    const words = tokens.join(' ');
    for (const view of this.#views) if (view.words.includes(` ${words} `)) hits.push({ ...of, file: view.file, certain: false, words });
  }

  id(written: string, of: Of, hits: Hit[]): void {
    const id = folded(written);
    const long = /^\d+$/.test(id) ? id.length >= SHORT_NUMBER : id.length >= SHORT_ID && /\d/.test(id);
    if (long) this.whole(id, of, hits);
  }

  /** A key such as twitter:123, and the id in it. */
  key(key: string, of: Of, hits: Hit[]): void {
    const id = key.slice(key.indexOf(':') + 1);
    if (!this.#possible(id)) return;
    if (id !== key) this.whole(key, of, hits);
    this.id(id, of, hits);
  }

  /** A link, without its protocol and what a reader leaves out; one to a whole site is a domain, not a link. */
  link(link: string, of: Of, hits: Hit[]): void {
    const bare = link.replace(/^[a-z]+:\/\/(?:www\.)?/i, '').replace(/[/?#]+$/, '');
    if (bare.includes('/') || bare.includes('?')) this.whole(bare, of, hits);
  }

  whole(text: string, of: Of, hits: Hit[]): void {
    if (!this.#possible(text)) return;
    const sought = folded(text);
    const words = tokensOf(sought).join(' ');
    for (const view of this.#views) if (!places(view.text, sought).next().done) hits.push({ ...of, file: view.file, certain: true, words });
  }

  /** Eight words in a row of a text, of whose words the hashes are given. */
  windows(text: string, hashes: Int32Array, of: Of, hits: Hit[]): void {
    // Hardly any text has eight words in a row that are all in the files; only those are looked up.
    let tokens: string[] | null = null;
    let run = 0;
    let hash = 0;
    for (let i = 0; i < hashes.length; i++) {
      const own = hashes[i] as number;
      if (!this.#words.has(own)) {
        run = 0;
        hash = 0;
        continue;
      }
      hash = rolled(hash, own, run < WINDOW ? 0 : hashes[i - WINDOW]);
      run += 1;
      if (run < WINDOW || !this.#windows.has(hash)) continue;
      tokens ??= tokensOf(folded(text));
      const words = ` ${tokens.slice(i + 1 - WINDOW, i + 1).join(' ')} `;
      if (this.#consented.some((text) => text.includes(words))) continue;
      for (const view of this.#views)
        if (view.words.includes(words)) hits.push({ ...of, file: view.file, certain: true, words: words.trim() });
    }
  }

  /** Hashes that hide a handle from nobody who has a list of handles. */
  hashes(handle: string, of: Of, hits: Hit[]): void {
    if (!this.#digests) return;
    for (const method of ['md5', 'sha1', 'sha256'])
      for (const form of new Set([handle, handle.toLowerCase()]))
        this.whole(createHash(method).update(form).digest('hex'), { ...of, kind: 'hash' }, hits);
  }
}

/** MD5, SHA-1 and SHA-256 in hexadecimal. */
const DIGEST = /(?<![a-z0-9])[0-9a-f]{32}(?:[0-9a-f]{8}|[0-9a-f]{32})?(?![a-z0-9])/;
/** What stands before a handle that is written as one. */
const AS_HANDLE = /(?:@|(?:^|[^a-z0-9])(?:u|user|users|profile)[/_])$/;
/** What style sheets, bibliographies and linked data write with an @. */
const RESERVED = new Set([
  'media',
  'font',
  'import',
  'page',
  'supports',
  'article',
  'book',
  'misc',
  'software',
  'context',
  'graph',
  'type',
  'id',
  'value',
]);
const LETTER = /[\p{L}\p{N}\p{M}]/u;

/** Where a text stands in another as a whole, not as a part of longer words. */
function* places(text: string, sought: string): Generator<number> {
  for (let at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + 1)) {
    const [before, after] = [text.charAt(at - 1), text.charAt(at + sought.length)];
    // A hexadecimal colour is no id: #e69f00.
    const colour = before === '#' && /^[0-9a-f]{6}$/.test(sought);
    if (!LETTER.test(before) && !LETTER.test(after) && !colour) yield at;
  }
}

const BASE = 0x01000193;
/** The base to the power of the window, which is what the word that leaves it weighs. */
const LEAVING = Array.from({ length: WINDOW }).reduce<number>((power) => Math.imul(power, BASE), 1);

/** The hash of words in a row once a further one comes in and, where the row is full, the first goes out (Karp & Rabin 1987). */
function rolled(hash: number, coming: number, going = 0): number {
  return (Math.imul(hash, BASE) + coming - Math.imul(going, LEAVING)) | 0;
}

/** Hits counted by what they are and where they stand. */
function summed(hits: readonly Hit[]): Leak[] {
  const found = new Map<string, Leak>();
  for (const { table, column, kind, file } of hits) {
    const key = [table, column, kind, file].join('\n');
    found.set(key, { table, column, kind, file, times: (found.get(key)?.times ?? 0) + 1 });
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, leak]) => leak);
}
