import type { Cue, CueCode } from './cues.ts';
import { branches, readPattern, required } from './pattern.ts';

/** Signals found in a post, by `code/cue`, with the words or the link that gave each. */
export type Signals = Map<string, string>;

/** One branch of the pattern of a cue. */
interface Branch {
  readonly name: string;
  readonly code: CueCode;
  /** At a given place, where a match begins with a known literal; otherwise anywhere. */
  readonly expression: RegExp;
  readonly first: boolean;
  /** The text in which it was last put off until the whole text is searched. */
  put: number;
}

interface Entry {
  readonly literal: string;
  readonly branches: readonly Branch[];
}

const EXCERPT = 160;
const BITS = 14;
/** What can begin with a sign: literals of one, two or more signs, met anywhere or at the beginning of a word alone. */
const One = 1;
const Two = 2;
const More = 4;
const STARTING = 3;

/**
 * All cues, searched in one pass: a text is looked through once for the literals that some pattern needs, by the hash
 * of their first three signs, and only the patterns whose literals are there are tried, most at one place alone. The
 * literals are told from the patterns (pattern.ts); that nothing is missed is tested against plain search.
 */
export class CueIndex {
  /** By the first sign of a literal. */
  readonly #heads = new Uint8Array(65_536);
  /** By the hash of its first signs: whether it is met anywhere (1), at the beginning of a word (2). */
  readonly #present = new Uint8Array(1 << BITS);
  readonly #entries: (readonly Entry[])[][] = [[], []];
  readonly #always: Branch[] = [];
  readonly #names = new Set<string>();
  #text = 0;

  constructor(cues: Readonly<Record<string, Cue>>) {
    const byLiteral: Map<string, Branch[]>[] = [new Map(), new Map()];
    for (const [cue, { code, pattern }] of Object.entries(cues)) {
      this.#names.add(`${code}/${cue}`);
      for (const source of branches(pattern)) {
        const needed = required(readPattern(source));
        const first = needed?.first ?? false;
        const branch: Branch = { name: `${code}/${cue}`, code, expression: new RegExp(source, first ? 'uy' : 'u'), first, put: 0 };
        if (needed === null) this.#always.push(branch);
        for (const literal of new Set(needed?.literals)) {
          const table = byLiteral[first && source.startsWith('\\b') && /^\w/.test(literal) ? 1 : 0] as Map<string, Branch[]>;
          table.set(literal, [...(table.get(literal) ?? []), branch]);
        }
      }
    }
    for (const [starting, table] of byLiteral.entries()) for (const [literal, list] of table) this.#enter({ literal, branches: list }, starting);
  }

  /** Whether a signal, by `code/cue`, is one of these cues. */
  has(name: string): boolean {
    return this.#names.has(name);
  }

  /** Adds the cues found in a text prepared by `plain` to the signals, each once. */
  find(text: string, signals: Signals, accepts: (code: CueCode) => boolean = () => true): void {
    this.#text += 1;
    const waiting: Branch[] = this.#always.filter(({ code }) => accepts(code));
    const heads = this.#heads;
    const present = this.#present;
    const anywhere = this.#entries[0] as (readonly Entry[])[];
    const starting = this.#entries[1] as (readonly Entry[])[];
    const length = text.length;
    let one = length > 0 ? text.charCodeAt(0) : 0;
    let next = length > 1 ? text.charCodeAt(1) : 0;
    let inWord = false;
    for (let at = 0; at < length; at++) {
      const after = at + 2 < length ? text.charCodeAt(at + 2) : 0;
      const head = inWord ? (heads[one] as number) & (One | Two | More) : (heads[one] as number);
      if (head !== 0) {
        const tables = inWord ? 1 : 3;
        for (let size = 0; size < 3; size++) {
          if ((head & ((One << size) | (One << (size + STARTING)))) === 0) continue;
          const hash = hashOf(one, size > 0 ? next : 0, size > 1 ? after : 0);
          const found = (present[hash] as number) & tables;
          if (found & 1) this.#tryAll(anywhere[hash] as readonly Entry[], text, at, signals, accepts, waiting);
          if (found & 2) this.#tryAll(starting[hash] as readonly Entry[], text, at, signals, accepts, waiting);
        }
      }
      inWord = (one >= 97 && one <= 122) || (one >= 48 && one <= 57) || one === 95;
      one = next;
      next = after;
    }
    for (const { name, expression } of waiting) {
      if (signals.has(name)) continue;
      const match = expression.exec(text);
      if (match !== null) signals.set(name, match[0].trim().slice(0, EXCERPT));
    }
  }

  #tryAll(entries: readonly Entry[], text: string, at: number, signals: Signals, accepts: (code: CueCode) => boolean, waiting: Branch[]): void {
    for (const { literal, branches: list } of entries) {
      if (!text.startsWith(literal, at)) continue;
      for (const branch of list) {
        if (branch.put === this.#text || signals.has(branch.name) || !accepts(branch.code)) continue;
        if (branch.first) {
          branch.expression.lastIndex = at;
          const match = branch.expression.exec(text);
          if (match !== null) signals.set(branch.name, match[0].trim().slice(0, EXCERPT));
        } else {
          branch.put = this.#text;
          waiting.push(branch);
        }
      }
    }
  }

  #enter(entry: Entry, starting: number): void {
    const { literal } = entry;
    const size = Math.min(literal.length, 3) - 1;
    const [one = 0, next = 0, after = 0] = [0, 1, 2].map((i) => (i <= size ? literal.charCodeAt(i) : 0));
    const hash = hashOf(one, next, after);
    (this.#heads[one] as number) |= One << (size + starting * STARTING);
    (this.#present[hash] as number) |= 1 << starting;
    const table = this.#entries[starting] as (readonly Entry[])[];
    table[hash] = [...(table[hash] ?? []), entry];
  }
}

function hashOf(one: number, next: number, after: number): number {
  return (Math.imul(Math.imul(one, 961) + Math.imul(next, 31) + after, 0x9e3779b1) >>> (32 - BITS)) & ((1 << BITS) - 1);
}
