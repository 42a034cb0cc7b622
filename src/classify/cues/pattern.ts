/**
 * A pattern of a cue, read as a tree: so that the literals that every match begins with or contains can be told (and a
 * text without them need not be searched), and so that a pattern given by a study can be refused before it runs.
 */
export type Pattern =
  | { readonly kind: 'literal'; readonly text: string }
  /** One sign of several; null where they are too many to list. */
  | { readonly kind: 'sign'; readonly of: readonly string[] | null }
  /** Matches a place, not a sign: ^, $, \b, lookaround; `edge` where it is the beginning or end of a word. */
  | { readonly kind: 'place'; readonly edge: boolean }
  | { readonly kind: 'sequence'; readonly parts: readonly Pattern[] }
  | { readonly kind: 'choice'; readonly branches: readonly Pattern[] }
  | { readonly kind: 'repeat'; readonly part: Pattern; readonly least: number; readonly most: number };

/** Signs listed of a class such as [1-9]; a larger class tells nothing. */
const SIGNS = 20;
/** Signs written as a backslash and a letter. */
const controls: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/** Splits a pattern at its outermost |, so that each branch can be searched for alone. */
export function branches(source: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let inClass = false;
  let start = 0;
  for (let i = 0; i < source.length; i++) {
    const sign = source[i];
    if (sign === '\\') i += 1;
    else if (inClass) inClass = sign !== ']';
    else if (sign === '[') inClass = true;
    else if (sign === '(') depth += 1;
    else if (sign === ')') depth -= 1;
    else if (sign === '|' && depth === 0) {
      found.push(source.slice(start, i));
      start = i + 1;
    }
  }
  return [...found, source.slice(start)];
}

/** Reads a regular expression; what is not in it (backreferences, capturing groups, named groups) is an error. */
export function readPattern(source: string): Pattern {
  const signs = [...source];
  let at = 0;

  const choice = (): Pattern => {
    const list = [sequence()];
    while (signs[at] === '|') {
      at += 1;
      list.push(sequence());
    }
    return list.length === 1 ? (list[0] as Pattern) : { kind: 'choice', branches: list };
  };
  const sequence = (): Pattern => {
    const parts: Pattern[] = [];
    while (at < signs.length && signs[at] !== '|' && signs[at] !== ')') parts.push(repeated(one()));
    return { kind: 'sequence', parts };
  };
  const repeated = (part: Pattern): Pattern => {
    const sign = signs[at];
    let bounds: readonly [number, number] | null = null;
    if (sign === '?') bounds = [0, 1];
    else if (sign === '*') bounds = [0, Number.POSITIVE_INFINITY];
    else if (sign === '+') bounds = [1, Number.POSITIVE_INFINITY];
    else if (sign === '{') {
      const end = signs.indexOf('}', at);
      const [least, most] = signs
        .slice(at + 1, end)
        .join('')
        .split(',');
      bounds = [Number(least), most === undefined ? Number(least) : most === '' ? Number.POSITIVE_INFINITY : Number(most)];
      at = end;
    }
    if (bounds === null) return part;
    at += 1;
    if (signs[at] === '?') at += 1;
    return { kind: 'repeat', part, least: bounds[0], most: bounds[1] };
  };
  const one = (): Pattern => {
    const sign = signs[at++] as string;
    if (sign === '(') return group();
    if (sign === '[') return signClass();
    if (sign === '^' || sign === '$') return { kind: 'place', edge: sign === '^' };
    if (sign === '.') return { kind: 'sign', of: null };
    if (sign === '\\') return escaped();
    return { kind: 'literal', text: sign };
  };
  const group = (): Pattern => {
    const opening = /^\?(?::|<?[=!])/.exec(signs.slice(at, at + 3).join(''))?.[0];
    if (opening === undefined)
      throw new SyntaxError(`a group that is neither (?:…) nor a lookaround: (${signs.slice(at, at + 12).join('')}`);
    at += opening.length;
    const inside = choice();
    if (signs[at] !== ')') throw new SyntaxError('a group without an end');
    at += 1;
    return opening === '?:' ? inside : { kind: 'place', edge: false };
  };
  const escaped = (): Pattern => {
    const sign = signs[at++] ?? '';
    if (sign === 'b' || sign === 'B') return { kind: 'place', edge: sign === 'b' };
    if (sign === 'p' || sign === 'P') at = signs.indexOf('}', at) + 1;
    if (sign === 'd') return { kind: 'sign', of: [...'0123456789'] };
    if ('DwWsSpP'.includes(sign)) return { kind: 'sign', of: null };
    if (/[1-9kux]/.test(sign)) throw new SyntaxError(`\\${sign} is not allowed in a pattern`);
    return { kind: 'literal', text: controls[sign] ?? sign };
  };
  const signClass = (): Pattern => {
    let known: string[] | null = signs[at] === '^' ? null : [];
    for (let first = at; signs[at] !== ']' || at === first; at++) {
      if (at >= signs.length) throw new SyntaxError('a class without an end');
      if (signs[at] === '\\') {
        at += 1;
        if (/[dDwWsSpPux]/.test(signs[at] ?? '')) known = null;
        else known?.push(controls[signs[at] ?? ''] ?? signs[at] ?? '');
      } else if (signs[at + 1] === '-' && signs[at + 2] !== ']') {
        const [from, to] = [(signs[at] as string).codePointAt(0) as number, (signs[at + 2] ?? '').codePointAt(0) as number];
        if (to - from < SIGNS) for (let code = from; code <= to; code++) known?.push(String.fromCodePoint(code));
        else known = null;
        at += 2;
      } else known?.push(signs[at] as string);
    }
    at += 1;
    return { kind: 'sign', of: known !== null && known.length <= SIGNS ? known : null };
  };

  const whole = choice();
  if (at < signs.length) throw new SyntaxError('a ) without a (');
  return whole;
}

/**
 * Ways a pattern can be tried at one place of a text, at most: what repeats without end, or repeats within repeats,
 * takes time that grows with a power of the text.
 */
export function effort(pattern: Pattern): number {
  switch (pattern.kind) {
    case 'literal':
    case 'sign':
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
