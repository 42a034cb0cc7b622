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
/** A literal is entered by so many of its first signs; a sign's bits say how many, met anywhere or where a word begins. */
const SIGNS = 4;
const ANYWHERE = 0b1111;
/** Signs of a literal that are compared: more would tell little. */
const COMPARED = 6;

/**
 * All cues, searched in one pass: a text is looked through once for the literals that some pattern needs, by the hash
 * of their first signs, and only the patterns whose literals are there are tried, most at one place alone. The
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
        const branch: Branch = { name: `${code}/${cue}`, code, expression: expressionOf(source, first), first, put: 0 };
        if (needed === null) this.#always.push(branch);
        for (const literal of shortened(needed?.literals ?? [])) {
          const table = byLiteral[needed?.apart && /^\w/.test(literal) ? 1 : 0] as Map<string, Branch[]>;
          table.set(literal, [...(table.get(literal) ?? []), branch]);
        }
      }
    }
    for (const [starting, table] of byLiteral.entries())
      for (const [literal, list] of table) this.#enter({ literal, branches: list }, starting);
  }

  /** Whether a signal, by `code/cue`, is one of these cues. */
  has(name: string): boolean {
    return this.#names.has(name);
  }

  /** Adds the cues found in a text prepared by `plain` to the signals, each once; of all codes, or of some only. */
  find(text: string, signals: Signals, only: ReadonlySet<CueCode> | null = null): void {
    this.#text += 1;
    const waiting: Branch[] = [];
    for (const branch of this.#always) if (only === null || only.has(branch.code)) waiting.push(branch);
    const heads = this.#heads;
    const present = this.#present;
    const anywhere = this.#entries[0] as (readonly Entry[])[];
    const starting = this.#entries[1] as (readonly Entry[])[];
    const length = text.length;
    let inWord = false;
    for (let at = 0; at < length; at++) {
      const sign = text.charCodeAt(at);
      let head = heads[sign] as number;
      if (inWord) head &= ANYWHERE;
      if (head !== 0) {
        let hash = 0;
        for (let size = 0; size < SIGNS && at + size < length; size++) {
          hash = hashed(hash, text.charCodeAt(at + size));
          if ((head & (0b10001 << size)) === 0) continue;
          const bucket = bucketOf(hash, size);
          const found = present[bucket] as number;
          if (found & 1) this.#tryAll(anywhere[bucket] as readonly Entry[], text, at, signals, only, waiting);
          if (found & 2 && !inWord) this.#tryAll(starting[bucket] as readonly Entry[], text, at, signals, only, waiting);
        }
      }
      inWord = (sign >= 97 && sign <= 122) || (sign >= 48 && sign <= 57) || sign === 95;
    }
    for (const { name, expression } of waiting) {
      if (signals.has(name)) continue;
      const match = expression.exec(text);
      if (match !== null) signals.set(name, excerpt(text, match.index, match.index + match[0].length));
    }
  }

  #tryAll(
    entries: readonly Entry[],
    text: string,
    at: number,
    signals: Signals,
    only: ReadonlySet<CueCode> | null,
    waiting: Branch[],
  ): void {
    for (const { literal, branches: list } of entries) {
      if (!text.startsWith(literal, at)) continue;
      for (const branch of list) {
        if (branch.put === this.#text || signals.has(branch.name) || (only !== null && !only.has(branch.code))) continue;
        if (branch.first) {
          branch.expression.lastIndex = at;
          // The end of a match stands in lastIndex: no list of groups has to be made.
          if (branch.expression.test(text)) signals.set(branch.name, excerpt(text, at, branch.expression.lastIndex));
        } else {
          branch.put = this.#text;
          waiting.push(branch);
        }
      }
    }
  }

  #enter(entry: Entry, starting: number): void {
    const { literal } = entry;
    const size = Math.min(literal.length, SIGNS) - 1;
    let hash = 0;
    for (let i = 0; i <= size; i++) hash = hashed(hash, literal.charCodeAt(i));
    const bucket = bucketOf(hash, size);
    (this.#heads[literal.charCodeAt(0)] as number) |= 1 << (size + starting * SIGNS);
    (this.#present[bucket] as number) |= 1 << starting;
    const table = this.#entries[starting] as (readonly Entry[])[];
    table[bucket] = [...(table[bucket] ?? []), entry];
  }
}

/** Patterns whose signs all take one unit are searched unit by unit, which is several times as fast. */
function expressionOf(source: string, first: boolean): RegExp {
  const unicode = /\\p|[\u{10000}-\u{10ffff}]/u.test(source) ? 'u' : '';
  return new RegExp(source, first ? `${unicode}y` : unicode);
}

function excerpt(text: string, start: number, end: number): string {
  return text.slice(start, Math.min(end, start + EXCERPT)).trim();
}

/** The beginnings of literals, without those that begin with another of them. */
function shortened(literals: readonly string[]): string[] {
  const starts = [...new Set(literals.map((literal) => literal.slice(0, COMPARED)))];
  return starts.filter((literal) => !starts.some((other) => other !== literal && literal.startsWith(other)));
}

function hashed(before: number, sign: number): number {
  return (Math.imul(before, 31) + sign) | 0;
}

function bucketOf(hash: number, size: number): number {
  return Math.imul(hash + size, 0x9e3779b1) >>> (32 - BITS);
}
