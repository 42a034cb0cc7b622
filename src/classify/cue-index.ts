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
const NONE: readonly Entry[] = [];

/**
 * All cues, searched in one pass: a text is looked through once for the literals that some pattern needs, by the hash
 * of their first three signs, and only the patterns whose literals are there are tried, most at one place alone. The
 * literals are told from the patterns (pattern.ts); that nothing is missed is tested against plain search.
 */
export class CueIndex {
  readonly #three: (readonly Entry[])[] = new Array(1 << BITS).fill(NONE);
  readonly #two: (readonly Entry[])[] = new Array(1 << BITS).fill(NONE);
  readonly #one = new Map<number, readonly Entry[]>();
  /** Which signs of ASCII begin a literal of one sign. */
  readonly #single = new Uint8Array(128);
  readonly #always: Branch[] = [];
  #text = 0;

  constructor(cues: Readonly<Record<string, Cue>>) {
    const byLiteral = new Map<string, Branch[]>();
    for (const [cue, { code, pattern }] of Object.entries(cues)) {
      for (const source of branches(pattern)) {
        const needed = required(readPattern(source));
        const first = needed?.first ?? false;
        const branch: Branch = { name: `${code}/${cue}`, code, expression: new RegExp(source, first ? 'uy' : 'u'), first, put: 0 };
        if (needed === null) this.#always.push(branch);
        else for (const literal of new Set(needed.literals)) byLiteral.set(literal, [...(byLiteral.get(literal) ?? []), branch]);
      }
    }
    for (const [literal, list] of byLiteral) this.#enter({ literal, branches: list });
  }

  /** Adds the cues found in a text prepared by `plain` to the signals, each once. */
  find(text: string, signals: Signals, accepts: (code: CueCode) => boolean = () => true): void {
    this.#text += 1;
    const waiting: Branch[] = this.#always.filter(({ code }) => accepts(code));
    const three = this.#three;
    const two = this.#two;
    let one = text.charCodeAt(0);
    let next = text.length > 1 ? text.charCodeAt(1) : 0;
    for (let at = 0; at < text.length; at++) {
      const after = at + 2 < text.length ? text.charCodeAt(at + 2) : 0;
      const short = hashOf(one, next, 0);
      const long = three[hashOf(one, next, after)] as readonly Entry[];
      if (long !== NONE) this.#tryAll(long, text, at, signals, accepts, waiting);
      const pair = two[short] as readonly Entry[];
      if (pair !== NONE) this.#tryAll(pair, text, at, signals, accepts, waiting);
      if (one < 128 ? this.#single[one] === 1 : this.#one.has(one)) this.#tryAll(this.#one.get(one) ?? NONE, text, at, signals, accepts, waiting);
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

  #enter(entry: Entry): void {
    const { literal } = entry;
    const [one = 0, next = 0, after = 0] = [0, 1, 2].map((i) => (i < literal.length ? literal.charCodeAt(i) : 0));
    if (literal.length === 1) {
      this.#one.set(one, [...(this.#one.get(one) ?? []), entry]);
      if (one < 128) this.#single[one] = 1;
      return;
    }
    const table = literal.length === 2 ? this.#two : this.#three;
    const hash = hashOf(one, next, literal.length === 2 ? 0 : after);
    table[hash] = [...(table[hash] as readonly Entry[]), entry];
  }
}

function hashOf(one: number, next: number, after: number): number {
  return (Math.imul(Math.imul(one, 961) + Math.imul(next, 31) + after, 0x9e3779b1) >>> (32 - BITS)) & ((1 << BITS) - 1);
}
