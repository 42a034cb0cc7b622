/**
 * A pattern of a cue, read as a tree: so that the literals that every match begins with or contains can be told (and a
 * text without them need not be searched), and so that a pattern given by a study can be refused before it runs.
 */
export type Pattern =
  | { readonly kind: 'literal'; readonly text: string }
  /** One character of several; null where they are too many to list. */
  | { readonly kind: 'character'; readonly of: readonly string[] | null }
  /** Matches a place, not a character: ^, $, \b, lookaround; `edge` where it is the beginning or end of a word. */
  | { readonly kind: 'place'; readonly edge: boolean }
  | { readonly kind: 'sequence'; readonly parts: readonly Pattern[] }
  | { readonly kind: 'choice'; readonly branches: readonly Pattern[] }
  | { readonly kind: 'repeat'; readonly part: Pattern; readonly least: number; readonly most: number };

/** Characters listed of a class such as [1-9]; a larger class tells nothing. */
const LISTED = 20;
/** Characters written as a backslash and a letter. */
const controls: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/** Splits a pattern at its outermost |, so that each branch can be searched for alone. */
export function branches(source: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let inClass = false;
  let start = 0;
  for (let i = 0; i < source.length; i++) {
    const character = source[i];
    if (character === '\\') i += 1;
    else if (inClass) inClass = character !== ']';
    else if (character === '[') inClass = true;
    else if (character === '(') depth += 1;
    else if (character === ')') depth -= 1;
    else if (character === '|' && depth === 0) {
      found.push(source.slice(start, i));
      start = i + 1;
    }
  }
  return [...found, source.slice(start)];
}

/** Reads a regular expression; what is not in it (backreferences, capturing groups, named groups) is an error. */
export function readPattern(source: string): Pattern {
  return new PatternReader(source).whole();
}

/** Reads a pattern from its first character to its last, each method one part of the grammar. */
class PatternReader {
  readonly #characters: readonly string[];
  #at = 0;

  constructor(source: string) {
    this.#characters = [...source];
  }

  whole(): Pattern {
    const whole = this.#choice();
    if (this.#at < this.#characters.length) throw new SyntaxError('a ) without a (');
    return whole;
  }

  get #character(): string | undefined {
    return this.#characters[this.#at];
  }

  #choice(): Pattern {
    const branches = [this.#sequence()];
    while (this.#character === '|') {
      this.#at += 1;
      branches.push(this.#sequence());
    }
    return branches.length === 1 ? (branches[0] as Pattern) : { kind: 'choice', branches };
  }

  #sequence(): Pattern {
    const parts: Pattern[] = [];
    while (this.#character !== undefined && this.#character !== '|' && this.#character !== ')') parts.push(this.#repeated(this.#part()));
    return { kind: 'sequence', parts };
  }

  #repeated(part: Pattern): Pattern {
    const bounds = this.#bounds();
    if (bounds === null) return part;
    if (this.#character === '?') this.#at += 1;
    return { kind: 'repeat', part, least: bounds[0], most: bounds[1] };
  }

  /** How often the part before may stand, where a quantifier says it. */
  #bounds(): readonly [least: number, most: number] | null {
    switch (this.#character) {
      case '?':
        this.#at += 1;
        return [0, 1];
      case '*':
        this.#at += 1;
        return [0, Number.POSITIVE_INFINITY];
      case '+':
        this.#at += 1;
        return [1, Number.POSITIVE_INFINITY];
      case '{':
        return this.#counted();
      default:
        return null;
    }
  }

  /** Bounds in braces: `{2}`, `{2,}` or `{2,5}`. */
  #counted(): readonly [least: number, most: number] {
    const end = this.#characters.indexOf('}', this.#at);
    if (end < 0) throw new SyntaxError('a { without a }');
    const [least, most = least] = this.#characters
      .slice(this.#at + 1, end)
      .join('')
      .split(',');
    this.#at = end + 1;
    return [Number(least), most === '' ? Number.POSITIVE_INFINITY : Number(most)];
  }

  #part(): Pattern {
    const character = this.#characters[this.#at++] as string;
    switch (character) {
      case '(':
        return this.#group();
      case '[':
        return this.#class();
      case '\\':
        return this.#escaped();
      case '^':
      case '$':
        return { kind: 'place', edge: character === '^' };
      case '.':
        return { kind: 'character', of: null };
      default:
        return { kind: 'literal', text: character };
    }
  }

  #group(): Pattern {
    const opening = /^\?(?::|<?[=!])/.exec(this.#characters.slice(this.#at, this.#at + 3).join(''))?.[0];
    if (opening === undefined)
      throw new SyntaxError(`a group that is neither (?:…) nor a lookaround: (${this.#characters.slice(this.#at, this.#at + 12).join('')}`);
    this.#at += opening.length;
    const inside = this.#choice();
    if (this.#character !== ')') throw new SyntaxError('a group without an end');
    this.#at += 1;
    return opening === '?:' ? inside : { kind: 'place', edge: false };
  }

  #escaped(): Pattern {
    const character = this.#characters[this.#at++] ?? '';
    if (character === 'b' || character === 'B') return { kind: 'place', edge: character === 'b' };
    if (character === 'p' || character === 'P') this.#at = this.#characters.indexOf('}', this.#at) + 1;
    if (character === 'd') return { kind: 'character', of: [...'0123456789'] };
    if ('DwWsSpP'.includes(character)) return { kind: 'character', of: null };
    if (/[1-9kux]/.test(character)) throw new SyntaxError(`\\${character} is not allowed in a pattern`);
    return { kind: 'literal', text: controls[character] ?? character };
  }

  /** A class such as `[a-z]`. A ] right after the [ is one of its characters. */
  #class(): Pattern {
    let known: string[] | null = this.#character === '^' ? null : [];
    for (let first = this.#at; this.#character !== ']' || this.#at === first; this.#at++) {
      if (this.#character === undefined) throw new SyntaxError('a class without an end');
      const characters = this.#ofClass(this.#character);
      if (characters === null) known = null;
      else known?.push(...characters);
    }
    this.#at += 1;
    return { kind: 'character', of: known !== null && known.length <= LISTED ? known : null };
  }

  /** The characters that one entry of a class stands for, an escape or a range; null where they are too many to list. */
  #ofClass(character: string): readonly string[] | null {
    if (character === '\\') {
      this.#at += 1;
      const escaped = this.#character ?? '';
      return /[dDwWsSpPux]/.test(escaped) ? null : [controls[escaped] ?? escaped];
    }
    const last = this.#characters[this.#at + 2];
    if (this.#characters[this.#at + 1] !== '-' || last === ']') return [character];
    this.#at += 2;
    const [from, to] = [character.codePointAt(0) as number, (last ?? '').codePointAt(0) as number];
    return to - from < LISTED ? Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)) : null;
  }
}

/**
 * Ways a pattern can be tried at one place of a text, at most: what repeats without end, or repeats within repeats,
 * takes time that grows with a power of the text.
 */
export function effort(pattern: Pattern): number {
  switch (pattern.kind) {
    case 'literal':
    case 'character':
    case 'place':
      return 1;
    case 'repeat':
      return (pattern.most - pattern.least + 1) * effort(pattern.part) ** Math.max(1, effort(pattern.part) > 1 ? pattern.most : 1);
    case 'choice':
      return pattern.branches.reduce((sum, branch) => sum + effort(branch), 0);
    case 'sequence':
      return pattern.parts.reduce((product, part) => product * effort(part), 1);
  }
}
