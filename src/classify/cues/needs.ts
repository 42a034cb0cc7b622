import { isStopWord } from '../../text/words.ts';
import type { Pattern } from './pattern.ts';

/** Literals of which every match holds at least one; at its very beginning where `first` is true. */
export interface Required {
  readonly literals: readonly string[];
  readonly first: boolean;
  /** Whether they stand at the beginning of a word wherever a match holds them. */
  readonly apart: boolean;
  /** Whether a word ends with them wherever a match holds them. */
  readonly closed: boolean;
}

/** Literals listed of one part; more cost more than they spare. */
const LITERALS = 600;
/** Literals of less worth stand in most texts. */
const TELLS_LITTLE = -4;
/** Where the rest is so much rarer than the beginning, a search of the whole text is seldom enough to cost less. */
const RARER = 0.05;

/** What a match needs at its beginning, and what it needs anywhere; null where that cannot be told or tells little. */
interface Needs {
  readonly first: Required | null;
  readonly rest: Required | null;
}

/** The literals that every match of a pattern holds, as far as they can be told from it. */
export function needs(pattern: Pattern): Needs {
  const offers: Required[] = [];
  const known = pattern.kind === 'sequence' ? sequenceKnown(pattern.parts, pattern.parts.map(knownOf), offers) : knownOf(pattern);
  if (known.required === null) return { first: null, rest: null };
  const first = best(offers.filter((offer) => offer.first)) ?? (known.required.first ? known.required : null);
  const rest = best(offers.filter((offer) => !offer.first));
  if (first === null) return { first, rest: known.required };
  if (rest === null || worth(rest) < TELLS_LITTLE) return { first, rest: null };
  return { first: worth(first) * RARER < worth(rest) ? null : first, rest };
}

function best(offers: readonly Required[]): Required | null {
  return offers.reduce<Required | null>((found, offer) => (found === null || worth(offer) > worth(found) ? offer : found), null);
}

/** What is known of the matches of a pattern. */
interface Known {
  /** Every match, where they can be listed. */
  readonly all: readonly string[] | null;
  readonly required: Required | null;
}

const nothing: Known = { all: null, required: null };

function listed(all: readonly string[]): Known {
  return { all, required: all.includes('') ? null : { literals: all, first: true, apart: false, closed: false } };
}

function knownOf(pattern: Pattern): Known {
  switch (pattern.kind) {
    case 'literal':
      return listed([pattern.text]);
    case 'character':
      return pattern.of === null ? nothing : listed(pattern.of);
    case 'place':
      return listed(['']);
    case 'repeat': {
      const part = knownOf(pattern.part);
      if (pattern.most === 1 && pattern.least === 0 && part.all !== null) return listed(['', ...part.all]);
      return pattern.least === 0 ? nothing : { all: null, required: part.required };
    }
    case 'choice': {
      const known = pattern.branches.map(knownOf);
      const all = known.flatMap((branch) => branch.all ?? []);
      const literals = known.flatMap((branch) => branch.required?.literals ?? []);
      const needs = known.every((branch) => branch.required !== null) && literals.length <= LITERALS;
      return {
        all: known.every((branch) => branch.all !== null) && all.length <= LITERALS ? [...new Set(all)] : null,
        required: needs
          ? {
              literals: [...new Set(literals)],
              first: known.every((branch) => branch.required?.first),
              apart: known.every((branch) => branch.required?.apart),
              closed: known.every((branch) => branch.required?.closed),
            }
          : null,
      };
    }
    case 'sequence':
      return sequenceKnown(pattern.parts, pattern.parts.map(knownOf));
  }
}

function sequenceKnown(patterns: readonly Pattern[], parts: readonly Known[], offers: Required[] = []): Known {
  let run: readonly string[] = [''];
  let start = 0;
  let whole = true;
  const offer = (literals: readonly string[], first: boolean, apart: boolean, closed: boolean): void => {
    if (!literals.includes('') && literals.length > 0) offers.push({ literals, first, apart, closed });
  };
  for (const [place, part] of parts.entries()) {
    const joined = part.all === null ? 0 : run.length * part.all.length;
    if (part.all !== null && joined <= LITERALS) {
      if (run.length === 1 && run[0] === '') start = place;
      run = run.flatMap((begin) => (part.all as readonly string[]).map((end) => begin + end));
      continue;
    }
    const apart = standsApart(patterns, start);
    offer(run, whole, apart, endsWord(patterns, place));
    if (part.required !== null) {
      const { literals, first, closed } = part.required;
      if (first && run.length * literals.length <= LITERALS) {
        const empty = run.length === 1 && run[0] === '';
        offer(
          run.flatMap((begin) => literals.map((end) => begin + end)),
          whole,
          standsApart(patterns, empty ? place : start),
          closed,
        );
      } else offer(literals, false, part.required.apart || (first && standsApart(patterns, place)), closed);
    }
    whole = false;
    run = part.all ?? [''];
    start = place;
  }
  offer(run, whole, standsApart(patterns, start), endsWord(patterns, patterns.length));
  return { all: whole ? [...new Set(run)] : null, required: best(offers) };
}

/** Whether a \b stands before a place of a sequence, so that a part that ends there with a letter ends a word. */
function endsWord(parts: readonly Pattern[], place: number): boolean {
  for (let k = place - 1; k >= 0 && (parts[k] as Pattern).kind === 'place'; k--) if ((parts[k] as { edge: boolean }).edge) return true;
  return false;
}

/** Whether whatever stands before a part of a sequence ends a word, so that the part begins one if it begins with a letter. */
function standsApart(parts: readonly Pattern[], place: number): boolean {
  // Places at the beginning of the part itself, such as \b, count too.
  for (let k = place; k < parts.length && (parts[k] as Pattern).kind === 'place'; k++)
    if ((parts[k] as { edge: boolean }).edge) return true;
  for (let k = place - 1; k >= 0; k--) {
    const part = parts[k] as Pattern;
    if (part.kind === 'place') {
      if (part.edge) return true;
      continue;
    }
    if (!endsApart(part)) return false;
    if (!mayBeNothing(part)) return true;
  }
  return false;
}

/** Whether every match that is not empty ends with a character that is not part of a word. */
function endsApart(pattern: Pattern): boolean {
  switch (pattern.kind) {
    case 'literal':
      return !/\w/.test(pattern.text);
    case 'character':
      return pattern.of?.every((character) => !/\w/.test(character)) ?? false;
    case 'place':
      return true;
    case 'repeat':
      return endsApart(pattern.part);
    case 'choice':
      return pattern.branches.every(endsApart);
    case 'sequence':
      for (let k = pattern.parts.length - 1; k >= 0; k--) {
        const part = pattern.parts[k] as Pattern;
        if (!endsApart(part)) return false;
        if (!mayBeNothing(part)) return true;
      }
      return true;
  }
}

function mayBeNothing(pattern: Pattern): boolean {
  switch (pattern.kind) {
    case 'place':
      return true;
    case 'repeat':
      return pattern.least === 0 || mayBeNothing(pattern.part);
    case 'choice':
      return pattern.branches.some(mayBeNothing);
    case 'sequence':
      return pattern.parts.every(mayBeNothing);
    default:
      return false;
  }
}

/**
 * How seldom a text has to be looked at more closely for these literals, roughly: common words are met everywhere,
 * others more rarely the longer they are; a literal that a match begins with needs one look, any other a search.
 */
function worth({ literals, first, apart, closed }: Required): number {
  let met = 0;
  for (const literal of literals)
    met += isStopWord(literal.trim())
      ? 0.3
      : /^(?:[a-z .,:#@?!-]|nd|st|th|ed|er|ing|for|and|the)$/.test(literal)
        ? 2
        : (/\d/.test(literal) ? 0.02 : 0.5) * 0.4 ** (literal.length - 1);
  return -met * (first ? 1 : 4) * (apart ? 1 : 1.5) * (closed ? 0.8 : 1);
}
