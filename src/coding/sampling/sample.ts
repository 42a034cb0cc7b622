import { groupBy } from '../../group.ts';
import { byCodePoint } from '../../order.ts';
import { integer, type Random, shuffled } from '../../random.ts';

/** Posts of the frame that are alike in what the classifier says, where they stand and when they were published. */
export interface Cell {
  /** The group drawn from: the first code of the codebook's precedence, `none`, or `uncodable`. */
  readonly group: string;
  readonly platform: string;
  /** Month or quarter; `undated` where the time is not known. */
  readonly period: string;
  readonly posts: number;
}

/** A set of cells drawn from together, each post with the same probability. */
export interface Stratum {
  readonly name: string;
  readonly cells: readonly Cell[];
  readonly posts: number;
  /** Posts to draw. */
  readonly size: number;
}

/** A post drawn: its cell, and its place in the cell, from 0, in the order of the frame. */
export interface Drawn {
  readonly stratum: Stratum;
  readonly cell: Cell;
  readonly rank: number;
  /** Probability of having been drawn. */
  readonly inclusion: number;
}

/** Posts that every stratum gets where it has them: with two, the spread within it can be seen. */
const LEAST = 2;

/**
 * Divides a sample over predicted code × platform × period. Over the predicted codes in proportion to the square root
 * of their number of posts, so that rare codes get many times their share and common ones still enough; within a code
 * in proportion to platforms and periods. Where a code gets fewer than two posts per cell, neighbouring periods of a
 * platform are drawn from together, then small platforms: each stratum still has one known probability.
 *
 * Power allocation: Bankier, M. D. (1988), 10.1080/00031305.1988.10475556
 */
export function strata(cells: readonly Cell[], size: number): Stratum[] {
  const groups = grouped(cells, ({ group }) => group);
  const sizes = divide(
    size,
    groups.map(([, members]) => Math.sqrt(count(members))),
    groups.map(([, members]) => count(members)),
  );
  return groups.flatMap(([group, members], i) => {
    const rate = (sizes[i] as number) / count(members);
    const merged = mergePlatforms(members, rate).flatMap((platforms) => mergePeriods(platforms, rate));
    const parts = divide(sizes[i] as number, merged.map(count), merged.map(count));
    return merged
      .map((cells, s) => ({ name: named(group, cells), cells, posts: count(cells), size: parts[s] as number }))
      .filter(({ size }) => size > 0);
  });
}

/** Draws each stratum's posts without replacement, each with the probability size / posts. */
export function draw(strata: readonly Stratum[], random: Random): Drawn[] {
  return strata.flatMap((stratum) => {
    const chosen = distinct(random, stratum.posts, stratum.size);
    return chosen.map((position) => {
      let rank = position;
      for (const cell of stratum.cells) {
        if (rank < cell.posts) return { stratum, cell, rank, inclusion: stratum.size / stratum.posts };
        rank -= cell.posts;
      }
      throw new Error(`drew beyond stratum ${stratum.name}`);
    });
  });
}

/**
 * Says who reads what: the share `overlap` of the items is read by every coder, evenly spread over the strata; the rest
 * is dealt out in turn. Gives, for every item in its order, the coders who read it.
 */
export function assign(strataOf: readonly string[], coders: readonly string[], overlap: number, random: Random): string[][] {
  const turns = shuffled(random, [...strataOf.keys()]).sort((a, b) => byCodePoint(strataOf[a] as string, strataOf[b] as string));
  const readers: string[][] = strataOf.map(() => []);
  const start = random();
  let dealt = integer(random, coders.length);
  for (const [place, item] of turns.entries()) {
    const shared = Math.floor((place + 1) * overlap + start) > Math.floor(place * overlap + start);
    readers[item] = shared ? [...coders] : [coders[dealt++ % coders.length] as string];
  }
  return readers;
}

/**
 * Divides `size` in proportion to `weights` (Webster’s method), no part larger than its `limit`, and each at least
 * two, or its limit, as long as there is enough.
 */
export function divide(size: number, weights: readonly number[], limits: readonly number[]): number[] {
  const total = Math.min(
    size,
    limits.reduce((sum, limit) => sum + limit, 0),
  );
  const parts = limits.map((limit) => Math.min(limit, LEAST));
  if (parts.reduce((sum, part) => sum + part, 0) > total) parts.fill(0);
  // One at a time to whoever is furthest below its proportion: short, and sizes of samples are hundreds.
  for (let left = total - parts.reduce((sum, part) => sum + part, 0); left > 0; left--) {
    let best = -1;
    let need = Number.NEGATIVE_INFINITY;
    for (const [i, part] of parts.entries()) {
      if (part >= (limits[i] as number)) continue;
      const wants = (weights[i] as number) / (part + 0.5);
      if (wants > need) [best, need] = [i, wants];
    }
    (parts[best] as number) += 1;
  }
  return parts;
}

/** Platforms of a group: those too small for two posts of their own are drawn from together. */
function mergePlatforms(cells: readonly Cell[], rate: number): Cell[][] {
  const platforms = grouped(cells, ({ platform }) => platform).map(([, members]) => members);
  return mergeSmall(platforms, rate, false);
}

/** Periods of a platform: neighbours that are too small for two posts of their own are drawn from together. */
function mergePeriods(cells: readonly Cell[], rate: number): Cell[][] {
  const periods = grouped(cells, ({ period }) => period).map(([, members]) => members);
  return mergeSmall(periods, rate, true);
}

function mergeSmall(lists: readonly Cell[][], rate: number, inOrder: boolean): Cell[][] {
  const small = (cells: readonly Cell[]): boolean => count(cells) * rate < LEAST;
  const out: Cell[][] = [];
  let open: Cell[] = [];
  for (const list of lists) {
    if (!inOrder && !small(list)) {
      out.push(list);
      continue;
    }
    open = [...open, ...list];
    if (inOrder && !small(open)) {
      out.push(open);
      open = [];
    }
  }
  if (open.length === 0) return out;
  const last = out.at(-1);
  if (last !== undefined && small(open)) out[out.length - 1] = [...last, ...open];
  else out.push(open);
  return out;
}

function named(group: string, cells: readonly Cell[]): string {
  const platforms = [...new Set(cells.map(({ platform }) => platform))];
  const periods = [...new Set(cells.map(({ period }) => period))].sort(byCodePoint);
  const [first, last] = [periods[0], periods.at(-1)];
  return `${group} · ${platforms.join(' + ')} · ${first === last ? first : `${first} to ${last}`}`;
}

/** `size` different whole numbers from 0 to below `of`, in rising order (Floyd's algorithm, 10.1145/30401.315746). */
function distinct(random: Random, of: number, size: number): number[] {
  const chosen = new Set<number>();
  for (let top = of - size; top < of; top++) {
    const candidate = integer(random, top + 1);
    chosen.add(chosen.has(candidate) ? top : candidate);
  }
  return [...chosen].sort((a, b) => a - b);
}

function grouped(cells: readonly Cell[], of: (cell: Cell) => string): [string, Cell[]][] {
  return [...groupBy(cells, of)].sort(([a], [b]) => byCodePoint(a, b));
}

function count(cells: readonly Cell[]): number {
  return cells.reduce((sum, { posts }) => sum + posts, 0);
}
