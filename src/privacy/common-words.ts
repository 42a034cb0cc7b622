import type { Database } from '../database/database.ts';
import { literal } from '../database/sql.ts';
import { tokensOf } from './tokens.ts';
import { folded } from './views.ts';
import { hashOf } from './word-hashes.ts';

/** A handle or name that stands somewhere and might be a common word there. */
interface Doubtful {
  readonly certain: boolean;
  readonly words: string;
  /** Whose it is. */
  readonly person?: string;
}

/** Words, hashtags, spaces and domains that enough other people use: then a handle or name that is one names nobody. */
export class Common {
  readonly #sought = new Map<string, { bearers: Set<string>; users: Set<string> }>();
  /** What is sought by its first word; and the hashes of these words. */
  readonly #firsts = new Map<string, string[]>();
  readonly #hashes: ReadonlySet<number>;
  readonly #smallest: number;

  constructor(hits: readonly Doubtful[], smallest: number) {
    this.#smallest = smallest;
    for (const { certain, words, person = '' } of hits) {
      if (certain || words === '') continue;
      const entry = this.#sought.get(words) ?? { bearers: new Set(), users: new Set() };
      entry.bearers.add(person);
      if (this.#sought.has(words)) continue;
      const first = words.split(' ')[0] as string;
      this.#firsts.set(first, [...(this.#firsts.get(first) ?? []), words]);
      this.#sought.set(words, entry);
    }
    this.#hashes = new Set([...this.#firsts.keys()].map(hashOf));
  }

  /** Whether nothing is sought, so that nothing need be counted. */
  get empty(): boolean {
    return this.#sought.size === 0;
  }

  /** Counts the author of a text, of whose words the hashes are given, among those who use words in question other than as a handle. */
  read(text: string, hashes: Int32Array, author: string): void {
    if (!hashes.some((hash) => this.#hashes.has(hash))) return;
    this.#use(folded(text).replace(WRITTEN_AS_HANDLE, ' '), author);
  }

  /** Counts those who use words in question as terms, of which each comes many times; the query gives `term` and `teller`. */
  async readTerms(db: Database, sql: string): Promise<void> {
    if (this.empty) return;
    const asked: string[] = [];
    for await (const rows of db.batches<{ term: string }>(`SELECT DISTINCT term FROM (${sql})`))
      for (const { term } of rows) if (tokensOf(folded(term)).some((token) => this.#firsts.has(token))) asked.push(term);
    if (asked.length === 0) return;
    const users = `SELECT DISTINCT term, teller FROM (${sql}) WHERE term IN (${asked.map(literal).join(', ')})`;
    for await (const rows of db.batches<{ term: string; teller: string }>(users))
      for (const { term, teller } of rows) this.#use(folded(term), teller);
  }

  #use(text: string, person: string): void {
    const tokens = tokensOf(text);
    for (const token of tokens) {
      for (const words of this.#firsts.get(token) ?? []) {
        const { users, bearers } = this.#sought.get(words) as { bearers: Set<string>; users: Set<string> };
        if (users.size >= this.#smallest || bearers.has(person)) continue;
        if (` ${tokens.join(' ')} `.includes(` ${words} `)) users.add(person);
      }
    }
  }

  has({ words }: Pick<Doubtful, 'words'>): boolean {
    return (this.#sought.get(words)?.users.size ?? 0) >= this.#smallest;
  }
}

const WRITTEN_AS_HANDLE = /(?:@|\bu\/|\/users?\/)[\w.-]+/g;
