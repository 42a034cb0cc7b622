/**
 * Looks a text through for many literals at once, in one step for each character of it (Aho & Corasick 1975,
 * 10.1145/360825.360855): a state is the longest beginning of a literal that the text read so far ends with.
 */
export interface Automaton {
  /** The column of a character in the table of states; 0 for characters that no literal has. */
  readonly columns: Uint8Array;
  /** The next state, in the row of a state and the column of a character. States near the beginning, which are met most, lie together. */
  readonly next: Uint16Array;
  /** Twice to this power is the width of a row. */
  readonly shift: number;
  /** By state: which literals end there, as a place in `ending`; 0 where none does. */
  readonly ends: Uint16Array;
  /** The numbers of literals, longest first. */
  readonly ending: readonly (readonly number[])[];
}

/** Literals that begin alike. */
interface Branching {
  readonly characters: Map<number, Branching>;
  readonly ended: number[];
}

/** Makes the automaton of some literals. */
export function automaton(literals: readonly string[]): Automaton {
  const columns = new Uint8Array(65_536);
  const root: Branching = { characters: new Map(), ended: [] };
  let width = 1;
  let states = 1;
  for (const [number, literal] of literals.entries()) {
    let branching = root;
    for (let at = 0; at < literal.length; at++) {
      const character = literal.charCodeAt(at);
      if (columns[character] === 0) columns[character] = width++;
      let following = branching.characters.get(character);
      if (following === undefined) {
        following = { characters: new Map(), ended: [] };
        branching.characters.set(character, following);
        states += 1;
      }
      branching = following;
    }
    branching.ended.push(number);
  }
  if (width > 256 || states > 65_536) throw new RangeError(`too many cues: ${states} states, ${width} characters`);

  const shift = Math.ceil(Math.log2(width));
  const next = new Uint16Array(states << shift);
  const ends = new Uint16Array(states);
  const ending: (readonly number[])[] = [[]];
  // Breadth first: where a literal does not go on, the text may be at the beginning of another, which is known by then.
  const queue = [{ branching: root, fallen: 0 }];
  for (let state = 0; state < queue.length; state++) {
    const { branching, fallen } = queue[state] as { branching: Branching; fallen: number };
    const inherited = ends[fallen] as number;
    if (branching.ended.length === 0) ends[state] = inherited;
    else ends[state] = ending.push([...branching.ended, ...(ending[inherited] as readonly number[])]) - 1;
    if (state > 0) next.copyWithin(state << shift, fallen << shift, (fallen + 1) << shift);
    for (const [character, following] of branching.characters) {
      const step = (state << shift) + (columns[character] as number);
      const beyond = state === 0 ? 0 : (next[step] as number);
      next[step] = queue.push({ branching: following, fallen: beyond }) - 1;
    }
  }
  return { columns, next, shift, ends, ending };
}
