import { KnownSums, type Line } from './known-sums.ts';

/** A cell of a table of counts: what it counts, and how many different people that comes from. */
export interface Cell {
  readonly count: number;
  readonly people: number;
  /** What the one and the other person with most of it have of it, where one person may have more than others. */
  readonly most?: readonly number[];
  /** Whether it is not told anyway, however many people it comes from. */
  readonly untold?: boolean;
}

/**
 * Whether nearly all of a cell is one person's: so much that the person with the next most of it, who knows their own
 * part, could tell the first one's to within a tenth (the p% rule with p = 10).
 *
 * Hundepool, A. et al. (2012). Statistical Disclosure Control, ch. 4. 10.1002/9781118348239
 */
function isOnePersons({ count, most: [first = 0, second = 0] = [] }: Cell): boolean {
  return count - first - second < TELLING * first;
}

const TELLING = 0.1;

/** Whether a cell would tell of fewer than so many people: it comes from fewer, or nearly all of it is one person's. */
export function isSmall(cell: Cell, smallest: number): boolean {
  return cell.people < smallest || isOnePersons(cell);
}

/** Cells of different people taken together. */
export function together(cells: readonly Cell[]): Cell {
  return {
    count: cells.reduce((sum, { count }) => sum + count, 0),
    people: cells.reduce((sum, { people }) => sum + people, 0),
    most: cells.flatMap(({ most = [] }) => most).sort((a, b) => b - a),
  };
}

/** What to withhold: cells, and sums, by position. */
export interface Withheld {
  readonly cells: readonly boolean[];
  readonly lines: readonly boolean[];
}

/**
 * What to withhold, so that nothing is told about fewer than `smallest` people. First, every cell that comes from fewer, or
 * nearly all of one, and every sum over fewer. Then, because the other sums would give cells back, further cells (complementary
 * suppression), until
 *
 * 1. in each printed sum the withheld cells are at least two and one of them comes from enough people (or all together do,
 *    in sums of `apart`, where nobody stands behind two cells), or all that are not zero are withheld;
 * 2. the withheld cells of a sum could be other than one each;
 * 3. no withheld cell can be solved from all printed cells and sums as linear equations.
 *
 * Where no further cell would help, a sum is withheld as well, the later in `lines` first; sums that share no cell are
 * never withheld for that reason. A cell of 0 tells of nobody and may be printed.
 *
 * What is withheld for a smaller number of people is withheld for a larger one too: of two reports of one study, the one
 * with the smaller number then tells all that the other does, and both together no more.
 *
 * Cox, L. H. (1980). Suppression methodology and statistical disclosure control. 10.1080/01621459.1980.10477481
 */
export function withheld(cells: readonly Cell[], lines: readonly Line[], smallest: number, apart: readonly Line[] = []): Withheld {
  // Between the numbers of people of single cells nothing changes where they are not taken together.
  const numbers = apart.length > 0 ? Array.from({ length: smallest }, (_, i) => i) : cells.map(({ people }) => people + 1);
  const steps = [...new Set(numbers)].filter((step) => step > 1 && step < smallest).sort((a, b) => a - b);
  return [...steps, smallest].reduce<Withheld>((before, step) => withheldMore({ cells, lines, apart }, step, before), {
    cells: cells.map(() => false),
    lines: lines.map(() => false),
  });
}

/** Cells with their sums, and those of the sums in which nobody stands behind two cells. */
interface Table {
  readonly cells: readonly Cell[];
  readonly lines: readonly Line[];
  readonly apart: readonly Line[];
}

/** What to withhold for so many people beside what is withheld already. */
function withheldMore(table: Table, smallest: number, before: Withheld): Withheld {
  const { cells, lines } = table;
  const hidden = cells.map((cell, i) => before.cells[i] === true || (cell.count > 0 && (cell.untold === true || isSmall(cell, smallest))));
  const closed = lines.map((line, l) => before.lines[l] === true || line.reduce((people, i) => people + at(cells, i).people, 0) < smallest);
  // A cell that is all of a sum hides no other: in its place would stand another that is nothing, as everybody may know.
  const alone = new Set(lines.flatMap((line) => (several(cells, line) ? [] : line)));
  const order = [...cells.keys()].sort(
    (a, b) => Number(alone.has(a)) - Number(alone.has(b)) || at(cells, a).count - at(cells, b).count || a - b,
  );
  for (;;) {
    const open = lines.filter((_, l) => !closed[l]);
    const more = open.map((line) => complement({ ...table, lines: open }, line, hidden, order, smallest)).find((i) => i !== null) ?? null;
    if (more !== null) {
      hidden[more] = true;
      continue;
    }
    const solved = new Solved(open, hidden);
    const known = new Set(solved.cells);
    if (known.size === 0) return { cells: hidden, lines: closed };
    const cover = unsolve(cells, open, hidden, order, solved);
    if (cover !== null) hidden[cover] = true;
    else closed[lines.findLastIndex((line, l) => !closed[l] && line.some((i) => known.has(i)))] = true;
  }
}

/** Whether a sum has several cells that are not zero. */
function several(cells: readonly Cell[], line: Line): boolean {
  return line.filter((i) => at(cells, i).count > 0).length > 1;
}

/**
 * The cell to withhold next so that a line keeps its withheld cells to itself, of those that ask for no further one the
 * smallest; null where it does, or nothing is left.
 */
function complement(
  { cells, lines, apart }: Table,
  line: Line,
  hidden: readonly boolean[],
  order: readonly number[],
  smallest: number,
): number | null {
  const inside = line.filter((i) => hidden[i]);
  if (inside.length === 0) return null;
  const members = new Set(line);
  const left = order.filter((i) => members.has(i) && !hidden[i]);
  const shown = left.filter((i) => at(cells, i).count > 0);
  const held = inside.map((i) => at(cells, i));
  const covered = inside.length > 1 && (apart.includes(line) ? [together(held)] : held).some((cell) => !isSmall(cell, smallest));
  if (!covered && shown.length > 0) {
    const large = shown.filter((i) => !isSmall(at(cells, i), smallest));
    // In a sum with nothing withheld it would call for another.
    const untouched = lines.filter((other) => !other.some((i) => hidden[i]));
    return large.find((i) => !untouched.some((other) => other.includes(i))) ?? large[0] ?? (shown[0] as number);
  }
  const sum = inside.reduce((total, i) => total + at(cells, i).count, 0);
  const bare = inside.length === 1 || sum === inside.length;
  const zeros = inside.some((i) => at(cells, i).count === 0);
  return bare && !zeros ? (left[0] ?? null) : null;
}

/**
 * A further cell to withhold because the equations give others away: the first that covers one of these, otherwise any of
 * their lines; null where none is left there.
 */
function unsolve(
  cells: readonly Cell[],
  lines: readonly Line[],
  hidden: readonly boolean[],
  order: readonly number[],
  solved: Solved,
): number | null {
  const known = new Set(solved.cells);
  const touching = new Set(lines.filter((line) => line.some((i) => known.has(i))).flat());
  const candidates = order.filter((i) => touching.has(i) && !hidden[i]);
  const some = candidates.filter((i) => at(cells, i).count > 0);
  return some.find((i) => solved.isCoveredBy(i)) ?? some[0] ?? candidates[0] ?? null;
}

/** The withheld cells that follow from the printed cells and sums: each sum, less its printed cells, is one of the withheld ones. */
export function solvable(lines: readonly Line[], hidden: readonly boolean[]): number[] {
  return new Solved(lines, hidden).cells;
}

/** What follows from the printed cells and sums of a table. */
class Solved {
  /** Withheld cells that follow. */
  readonly cells: number[];
  readonly #sums: KnownSums;
  readonly #lines: readonly Line[];

  constructor(lines: readonly Line[], hidden: readonly boolean[]) {
    const unknowns = [...hidden.keys()].filter((i) => hidden[i]);
    const column = new Map(unknowns.map((cell, c) => [cell, c]));
    this.#lines = lines;
    this.#sums = new KnownSums(
      lines.map((line) => line.flatMap((i) => column.get(i) ?? [])),
      unknowns.length,
    );
    this.cells = this.#sums.cells().map((c) => unknowns[c] as number);
  }

  /** Whether some of them would no longer follow were this printed cell withheld, and it would not follow either. */
  isCoveredBy(cell: number): boolean {
    return this.#sums.isCovering(this.#lines.flatMap((line, l) => (line.includes(cell) ? [l] : [])));
  }
}

/** A class of a distribution of people: how many people fall into it, and what it counts. */
export interface Class {
  readonly from: number;
  /** Last value of the class; null where it is open. */
  readonly to: number | null;
  readonly count: number;
  /** Distinct people the count comes from. In a distribution of people, the count itself. */
  readonly people: number;
}

/**
 * The classes of a distribution, neighbours merged until each comes from at least `smallest` people; empty classes stay.
 * The last class is open, so that no hub can be told from its end. Sound where each person
 * falls into one class only. Null where there are not enough people at all.
 *
 * Classes are merged for smaller numbers of people first, so that those for a larger number are made of whole ones for a smaller
 * (see `withheld`): otherwise two reports of one study together would tell of the few in which they differ.
 */
export function merged(classes: readonly Class[], smallest: number): Class[] | null {
  let out: readonly Class[] | null = classes;
  for (let step = 2; step <= smallest && out !== null; step++) out = mergedOnce(out, step);
  return out === null ? null : [...out];
}

function mergedOnce(classes: readonly Class[], smallest: number): Class[] | null {
  const out: Class[] = [];
  for (const one of classes) {
    const last = out.at(-1);
    if (last !== undefined && last.people > 0 && last.people < smallest) out[out.length - 1] = joined(last, one);
    else out.push(one);
  }
  while (out.length > 0) {
    const last = out.at(-1) as Class;
    out.pop();
    if (last.people >= smallest) return [...out, { ...last, to: null }];
    const before = out.pop();
    if (before === undefined) return null;
    out.push(joined(before, last));
  }
  return null;
}

/** Two classes beside each other as one. */
export function joined(a: Class, b: Class): Class {
  return { from: a.from, to: b.to, count: a.count + b.count, people: a.people + b.people };
}

function at(cells: readonly Cell[], i: number): Cell {
  return cells[i] as Cell;
}
