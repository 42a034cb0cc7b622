import { type Automaton, automaton } from './automaton.ts';
import type { Cue, CueCode } from './cue.ts';
import { needs, type Required } from './needs.ts';
import { branches, readPattern } from './pattern.ts';

/** Signals found in a post, by `code/cue`, with the words or the link that gave each. */
export type Signals = Map<string, string>;

/** A cue, and where it stands in the text that is being searched. */
interface Sought {
  readonly name: string;
  readonly code: CueCode;
  /** Its place in the list of cues. */
  readonly order: number;
  /** The text it was last met in, by number. */
  text: number;
  /** Whether it is not wanted in this text: found before, or of a code that is not asked for. */
  skip: boolean;
  start: number;
  end: number;
  /** The branch that was found there. */
  branch: number;
}

/** One branch of the pattern of a cue. */
interface Branch {
  readonly cue: Sought;
  /** Its place among all branches. */
  readonly order: number;
  /** At a given place, where a match begins with a known literal; otherwise anywhere. */
  readonly expression: RegExp;
  /** Where it may begin in this text, and in how many places; null where it is searched for anywhere. */
  readonly starts: number[] | null;
  places: number;
  /** Whether it needs a literal besides that it begins with. */
  readonly more: boolean;
  /** The text in which it was last met, and that in which what it needs besides was. */
  met: number;
  seen: number;
}

/** A literal that matches need: at their beginning, or anywhere. */
interface Needed {
  readonly length: number;
  /** Whether it counts at the beginning of a word alone; at the end of one alone. */
  readonly apart: boolean;
  readonly closed: boolean;
  /** Branches that may begin here. */
  readonly beginning: Branch[];
  /** Branches that hold it anywhere. */
  readonly holding: Branch[];
}

const EXCERPT = 160;
/** Characters of a literal that are compared: more would tell little. */
const COMPARED = 10;
const NOT_FOUND = Number.MAX_SAFE_INTEGER;

/**
 * All cues, searched in one pass: a text is looked through once for the literals that some pattern needs, and only the
 * patterns whose literals are there are tried, most at one place alone. The literals are told from the patterns
 * (needs.ts); that nothing is missed is tested against plain search.
 */
export class CueIndex {
  readonly #names = new Set<string>();
  readonly #always: Branch[] = [];
  readonly #automaton: Automaton;
  /** What ends at a state of the automaton, in the order of its `ending`. */
  readonly #ending: readonly (readonly Needed[])[];
  #text = 0;

  constructor(cues: Readonly<Record<string, Cue>>) {
    const entries = new Map<string, Needed & { readonly literal: string }>();
    const enter = ({ literals, apart, closed }: Required, list: 'beginning' | 'holding', branch: Branch): void => {
      for (const { literal, whole } of shortened(literals, closed)) {
        const edges = { apart: apart && /^\w/.test(literal), closed: closed && whole && /\w$/.test(literal) };
        const key = `${edges.apart} ${edges.closed} ${literal}`;
        const entry = entries.get(key) ?? { literal, length: literal.length, ...edges, beginning: [], holding: [] };
        entries.set(key, entry);
        entry[list].push(branch);
      }
    };
    let order = 0;
    for (const [place, [name, { code, pattern }]] of Object.entries(cues).entries()) {
      const cue: Sought = { name: `${code}/${name}`, code, order: place, text: 0, skip: false, start: NOT_FOUND, end: 0, branch: 0 };
      this.#names.add(cue.name);
      for (const source of branches(pattern)) {
        const { first, rest } = needs(readPattern(source));
        const starts = first === null ? null : [];
        const expression = expressionOf(source, first !== null);
        const branch: Branch = { cue, order: order++, expression, starts, places: 0, more: rest !== null, met: 0, seen: 0 };
        if (first !== null) enter(first, 'beginning', branch);
        if (rest !== null) enter(rest, 'holding', branch);
        if (first === null && rest === null) this.#always.push(branch);
      }
    }
    const needed = [...entries.values()];
    this.#automaton = automaton(needed.map(({ literal }) => literal));
    this.#ending = this.#automaton.ending.map((numbers) => numbers.map((number) => needed[number] as Needed));
  }

  /** Whether a signal, by `code/cue`, is one of these cues. */
  has(name: string): boolean {
    return this.#names.has(name);
  }

  /**
   * Adds the cues found in a text prepared by `plain` to the signals, each once where it stands first, in the order in
   * which they stand in the text; of all codes, or of some only.
   */
  find(text: string, signals: Signals, only: ReadonlySet<CueCode> | null = null): void {
    this.#text += 1;
    const likely: Branch[] = [];
    for (const branch of this.#always) this.#meet(branch, signals, only, likely);
    const { columns, next, ends, shift } = this.#automaton;
    const ending = this.#ending;
    let state = 0;
    for (let at = 0; at < text.length; at++) {
      state = next[(state << shift) + (columns[text.charCodeAt(at)] as number)] as number;
      const end = ends[state] as number;
      if (end !== 0) this.#note(ending[end] as readonly Needed[], text, at + 1, signals, only, likely);
    }
    const found: Sought[] = [];
    for (const branch of likely) if (!branch.more || branch.seen === this.#text) search(branch, text, found);
    if (found.length > 1) found.sort((a, b) => a.start - b.start || a.order - b.order);
    for (const { name, start, end } of found) signals.set(name, text.slice(start, Math.min(end, start + EXCERPT)).trim());
  }

  /** Notes which branches may begin with the literals that end at a place of the text, and which have what they need besides. */
  #note(needed: readonly Needed[], text: string, end: number, signals: Signals, only: ReadonlySet<CueCode> | null, likely: Branch[]): void {
    for (let k = 0; k < needed.length; k++) {
      const { length, apart, closed, beginning, holding } = needed[k] as Needed;
      const start = end - length;
      if (apart && start > 0 && inWord(text.charCodeAt(start - 1))) continue;
      if (closed && end < text.length && inWord(text.charCodeAt(end))) continue;
      for (let b = 0; b < beginning.length; b++) {
        const branch = beginning[b] as Branch;
        if (this.#meet(branch, signals, only, likely)) (branch.starts as number[])[branch.places++] = start;
      }
      for (let b = 0; b < holding.length; b++) {
        const branch = holding[b] as Branch;
        branch.seen = this.#text;
        if (branch.starts === null) this.#meet(branch, signals, only, likely);
      }
    }
  }

  /** Whether a branch is searched for in this text; found out where it is first met. */
  #meet(branch: Branch, signals: Signals, only: ReadonlySet<CueCode> | null, likely: Branch[]): boolean {
    const { cue } = branch;
    if (cue.text !== this.#text) {
      cue.text = this.#text;
      cue.start = NOT_FOUND;
      cue.skip = signals.has(cue.name) || (only !== null && !only.has(cue.code));
    }
    if (cue.skip) return false;
    if (branch.met !== this.#text) {
      branch.met = this.#text;
      branch.places = 0;
      likely.push(branch);
    }
    return true;
  }
}

/** Looks for a branch where it may begin, or anywhere; what stands first counts, and of two at one place the one listed first. */
function search(branch: Branch, text: string, found: Sought[]): void {
  const { cue, expression, order, starts, places } = branch;
  if (starts === null) {
    const match = expression.exec(text);
    if (match !== null) met(cue, match.index, match.index + match[0].length, order, found);
    return;
  }
  for (let k = 0; k < places; k++) {
    const start = starts[k] as number;
    if (start > cue.start) continue;
    expression.lastIndex = start;
    // The end of a match stands in lastIndex: no list of groups has to be made.
    if (expression.test(text)) met(cue, start, expression.lastIndex, order, found);
  }
}

function met(cue: Sought, start: number, end: number, branch: number, found: Sought[]): void {
  if (start > cue.start || (start === cue.start && branch > cue.branch)) return;
  if (cue.start === NOT_FOUND) found.push(cue);
  cue.start = start;
  cue.end = end;
  cue.branch = branch;
}

/** Whether a character of a prepared text is part of a word, as \b sees it. */
function inWord(character: number): boolean {
  return (character >= 97 && character <= 122) || (character >= 48 && character <= 57) || character === 95;
}

/** Patterns whose characters all take one unit are searched unit by unit, which is several times as fast. */
function expressionOf(source: string, first: boolean): RegExp {
  const unicode = /\\p|[\u{10000}-\u{10ffff}]/u.test(source) ? 'u' : '';
  return new RegExp(source, first ? `${unicode}y` : unicode);
}

/** The beginnings of literals, without those that begin with another of them; where words have to end with them, all. */
function shortened(literals: readonly string[], closed: boolean): { literal: string; whole: boolean }[] {
  const cut = new Set(literals.filter(({ length }) => length > COMPARED).map((literal) => literal.slice(0, COMPARED)));
  const starts = new Set(literals.map((literal) => literal.slice(0, COMPARED)));
  const list = [...starts].map((literal) => ({ literal, whole: !cut.has(literal) }));
  return closed ? list : list.filter(({ literal }) => !beginsWith(literal, starts));
}

function beginsWith(literal: string, starts: ReadonlySet<string>): boolean {
  for (let length = 1; length < literal.length; length++) if (starts.has(literal.slice(0, length))) return true;
  return false;
}
