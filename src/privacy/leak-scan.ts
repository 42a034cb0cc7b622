import { createHash } from 'node:crypto';
import type { Database } from '../table.ts';
import { Common } from './common-words.ts';
import { phrases, tokensOf } from './tokens.ts';
import { folded, views } from './views.ts';

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

export interface ScanOptions {
  /** People who must use a word so that it is a word, and no longer the name of one of them. */
  readonly smallest: number;
  /** Words of the program itself and pairs of them (see `phrases`), which are in every report: nobody's names. */
  readonly vocabulary: ReadonlySet<string>;
  /** Further things that must not be told, such as paths of this machine. */
  readonly secrets?: readonly string[];
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
 * a handle of three characters or fewer.
 */
export async function leaks(db: Database, files: ReadonlyMap<string, string | Uint8Array>, options: ScanOptions): Promise<Leak[]> {
  const index = new Index(files);
  const hits: Hit[] = [];
  for (const secret of options.secrets ?? []) index.whole(folded(secret), { table: 'study', column: 'folders', kind: 'path' }, hits);
  for await (const rows of db.batches<Named>(NAMED)) {
    for (const { person, id, handles, name, bio } of rows) {
      for (const handle of handles) {
        const of = { table: 'people', column: 'handles', kind: 'handle', person } as const;
        index.handle(folded(handle).replace(/^@/, ''), of, hits);
        index.hashes(handle, of, hits);
      }
      if (name !== null && name.length >= SHORT_NAME)
        index.name(folded(name), { table: 'people', column: 'name', kind: 'name', person }, hits);
      if (id !== null) index.id(folded(id), { table: 'people', column: 'id', kind: 'id' }, hits);
      index.key(folded(person), { table: 'people', column: 'person', kind: 'id' }, hits);
      if (bio !== null) index.windows(tokensOf(folded(bio)), { table: 'people', column: 'bio', kind: 'words' }, hits);
    }
  }
  const common = new Common(hits, options.smallest);
  for await (const rows of db.batches<Written>(WRITTEN)) {
    for (const row of rows) {
      index.key(folded(row.post), { table: 'posts', column: 'post', kind: 'id' }, hits);
      for (const column of COLUMNS) {
        const text = row[column];
        if (text === null || text === '') continue;
        const plain = folded(text);
        const tokens = tokensOf(plain);
        index.windows(tokens, { table: 'posts', column, kind: 'words' }, hits);
        common.read(plain, tokens, row.teller);
      }
      for (const tag of row.tags) common.use(folded(tag), row.teller);
      if (row.space !== null) common.use(folded(row.space), row.teller);
    }
  }
  for await (const rows of db.batches<{ url: string; domain: string | null; teller: string | null }>(LINKED)) {
    for (const { url, domain, teller } of rows) {
      index.link(folded(url), { table: 'links', column: 'url', kind: 'link' }, hits);
      if (domain !== null) common.use(folded(domain), teller);
    }
  }
  for (const { file } of await db.rows<{ file: string }>('SELECT DISTINCT file FROM ledger ORDER BY file'))
    if (file.length >= SHORT_NAME && !tokensOf(folded(file)).every((word) => options.vocabulary.has(word)))
      index.whole(folded(file), { table: 'ledger', column: 'file', kind: 'path' }, hits);
  const own = ({ words }: Hit) => phrases(words).every((phrase) => options.vocabulary.has(phrase));
  return summed(hits.filter((hit) => hit.certain || !(common.has(hit) || own(hit))));
}

const NAMED = 'SELECT person, id, handles, name, bio FROM people';
const COLUMNS = ['text', 'title', 'quotedText'] as const;
const WRITTEN = `SELECT post, coalesce(author, post) AS teller, text, title, "quotedText", hashtags AS tags, space FROM posts`;
const LINKED = 'SELECT url, domain, coalesce(author, post) AS teller FROM links LEFT JOIN posts USING (post)';

interface Named {
  readonly person: string;
  readonly id: string | null;
  readonly handles: readonly string[];
  readonly name: string | null;
  readonly bio: string | null;
}

interface Written extends Record<(typeof COLUMNS)[number], string | null> {
  readonly post: string;
  readonly teller: string;
  readonly tags: readonly string[];
  readonly space: string | null;
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
  /** The words of a handle or name that might be common words. */
  readonly words: string;
}

/** One view of a file. */
interface View {
  readonly file: string;
  readonly text: string;
  readonly tokens: string;
}

/** The words of the files, and where they stand. */
class Index {
  readonly #views: View[] = [];
  /** Every word of the files, with its hash. */
  readonly #words = new Map<string, number>();
  /** Hashes of every two and of every eight words in a row. */
  readonly #pairs = new Set<number>();
  readonly #windows = new Set<number>();

  constructor(files: ReadonlyMap<string, string | Uint8Array>) {
    for (const [file, content] of files) {
      for (const text of [folded(file), ...views(content)]) {
        const tokens = tokensOf(text);
        this.#views.push({ file, text, tokens: ` ${tokens.join(' ')} ` });
        const hashes = tokens.map((token) => this.#learn(token));
        let window = 0;
        for (const [i, hash] of hashes.entries()) {
          if (i > 0) this.#pairs.add(rolled(hashes[i - 1] as number, hash));
          window = rolled(window, hash, hashes[i - WINDOW]);
          if (i + 1 >= WINDOW) this.#windows.add(window);
        }
      }
    }
  }

  #learn(word: string): number {
    const known = this.#words.get(word);
    if (known !== undefined) return known;
    const hash = hashOf(word);
    this.#words.set(word, hash);
    return hash;
  }

  /** Whether all words, and all pairs of neighbours, are in the files: without that nothing longer can be. */
  #possible(tokens: readonly string[]): boolean {
    let before: number | undefined;
    for (const token of tokens) {
      const hash = this.#words.get(token);
      if (hash === undefined || (before !== undefined && !this.#pairs.has(rolled(before, hash)))) return false;
      before = hash;
    }
    return before !== undefined;
  }

  handle(handle: string, of: Of, hits: Hit[]): void {
    const tokens = tokensOf(handle);
    if (!this.#possible(tokens)) return;
    const words = tokens.join(' ');
    for (const { file, text } of this.#views) {
      for (const at of places(text, handle)) {
        const certain = AS_HANDLE.test(text.slice(Math.max(0, at - 24), at)) && !RESERVED.has(handle);
        if (certain || (handle.length >= SHORT_HANDLE && !/^\d{1,8}$/.test(handle))) hits.push({ ...of, file, certain, words });
      }
    }
  }

  name(name: string, of: Of, hits: Hit[]): void {
    const tokens = tokensOf(name);
    if (tokens.join('').length < SHORT_NAME || !this.#possible(tokens)) return;
    const words = tokens.join(' ');
    for (const { file, tokens: all } of this.#views) if (all.includes(` ${words} `)) hits.push({ ...of, file, certain: false, words });
  }

  id(id: string, of: Of, hits: Hit[]): void {
    const long = /^\d+$/.test(id) ? id.length >= SHORT_NUMBER : id.length >= SHORT_ID && /\d/.test(id);
    if (long) this.whole(id, of, hits);
  }

  /** A key such as twitter:123, and the id in it. */
  key(key: string, of: Of, hits: Hit[]): void {
    const id = key.slice(key.indexOf(':') + 1);
    if (!this.#possible(tokensOf(id))) return;
    if (id !== key) this.whole(key, of, hits);
    this.id(id, of, hits);
  }

  /** A link, without its protocol and what a reader leaves out; one to a whole site is a domain, not a link. */
  link(link: string, of: Of, hits: Hit[]): void {
    const bare = link.replace(/^[a-z]+:\/\/(?:www\.)?/, '').replace(/[/?#]+$/, '');
    if (bare.includes('/') || bare.includes('?')) this.whole(bare, of, hits);
  }

  whole(text: string, of: Of, hits: Hit[]): void {
    if (!this.#possible(tokensOf(text))) return;
    for (const view of this.#views)
      if (!places(view.text, text).next().done) hits.push({ ...of, file: view.file, certain: true, words: '' });
  }

  windows(tokens: readonly string[], of: Of, hits: Hit[]): void {
    // Hardly any text has eight words in a row that are all in the files; only those are looked up.
    const run: number[] = [];
    let hash = 0;
    for (const [i, token] of tokens.entries()) {
      const own = this.#words.get(token);
      if (own === undefined) {
        run.length = 0;
        hash = 0;
        continue;
      }
      hash = rolled(hash, own, run[run.length - WINDOW]);
      run.push(own);
      if (run.length < WINDOW || !this.#windows.has(hash)) continue;
      const window = tokens.slice(i + 1 - WINDOW, i + 1);
      const words = ` ${window.join(' ')} `;
      for (const { file, tokens: all } of this.#views) if (all.includes(words)) hits.push({ ...of, file, certain: true, words: '' });
    }
  }

  /** Hashes that hide a handle from nobody who has a list of handles. */
  hashes(handle: string, of: Of, hits: Hit[]): void {
    if (!this.#digests) return;
    for (const method of ['md5', 'sha1', 'sha256'])
      for (const form of new Set([handle, handle.toLowerCase()]))
        this.whole(createHash(method).update(form).digest('hex'), { ...of, kind: 'hash' }, hits);
  }

  get #digests(): boolean {
    this.#hex ??= [...this.#words.keys()].some((word) => /^[0-9a-f]{32}(?:[0-9a-f]{8}|[0-9a-f]{32})?$/.test(word));
    return this.#hex;
  }
  #hex: boolean | null = null;
}

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

/** FNV-1a of a word: quick, and a chance hit is looked at word by word. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return hash | 0;
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
