import { tokensOf } from './tokens.ts';

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
  readonly #firsts = new Map<string, string[]>();
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
  }

  /** Counts the author of a text among those who use the words in question other than as a handle. */
  read(text: string, tokens: readonly string[], author: string): void {
    if (this.#sought.size === 0 || !tokens.some((token) => this.#firsts.has(token))) return;
    this.use(text.replace(WRITTEN_AS_HANDLE, ' '), author);
  }

  /** Counts somebody among those who use these words. */
  use(text: string, person: string | null): void {
    if (this.#sought.size === 0 || person === null) return;
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
