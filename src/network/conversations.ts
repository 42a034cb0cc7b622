// biome-ignore-all lint/style/noNonNullAssertion: every index is below the length by construction

import type { Row } from '../schema/schema.ts';

/** Posts in the order of their keys; `parent` is the position of the post answered, -1 where there is none. */
export interface Forest {
  readonly parent: Int32Array;
  /** 1 for a post that is answered but not in the study. */
  readonly ghost: Int32Array;
  /** Number of the author; -1 where unknown. */
  readonly author: Int32Array;
  /** 1 for a post of an automated account that takes no part: it stands in the conversation, but nobody was answered. */
  readonly automated: Int32Array;
  /** Day of the post since 1970; -1 where its time is unknown. */
  readonly day: Int32Array;
  /** Milliseconds since that day began. */
  readonly millisecond: Int32Array;
}

type Balance = Pick<Row<'threads'>, 'balance' | 'balanceByChance'>;
type Facts = Pick<Row<'threads'>, 'posts' | 'people' | keyof Balance | 'depth' | 'width' | 'ownAnswers' | 'missing' | 'firstAnswer'>;

/** The conversations of a forest by their first posts, which somebody answers; each chain is walked once, circles are counted, never walked. */
export function conversations(forest: Forest): { of(root: number): Facts; inCircles: number } {
  const { parent, ghost, author, automated } = forest;
  const n = parent.length;
  const { root, depth } = climb(parent);
  const posts = new Int32Array(n);
  const deepest = new Int32Array(n);
  const ownAnswers = new Int32Array(n);
  const missing = new Int32Array(n);
  const firstAnswer = new Float64Array(n).fill(Number.POSITIVE_INFINITY);
  let inCircles = 0;
  for (let i = 0; i < n; i++) {
    const r = root[i]!;
    if (r === CIRCLE) {
      if (ghost[i] === 0) inCircles += 1;
      continue;
    }
    if (ghost[i] === 1) {
      missing[r]! += 1;
      continue;
    }
    posts[r]! += 1;
    if (i !== r && author[i] === author[r]) ownAnswers[r]! += 1;
    if (depth[i]! > deepest[r]!) deepest[r] = depth[i]!;
    const seconds = secondsBetween(forest, r, i);
    const byAnother = author[i] !== -1 && author[r] !== -1 && author[i] !== author[r] && automated[i] === 0;
    // An answer that is said to be older than the first post has a wrong clock: it tells nothing.
    if (seconds !== null && seconds >= 0 && byAnother && seconds < firstAnswer[r]!) firstAnswer[r] = seconds;
  }
  const { people, balance } = turns(forest, root);
  const width = widths(root, depth, ghost);
  return {
    inCircles,
    of(r) {
      const seconds = firstAnswer[r]!;
      return {
        posts: posts[r]!,
        people: people[r]!,
        ...balance(r),
        depth: deepest[r]!,
        width: width[r]!,
        ownAnswers: author[r] === -1 ? null : ownAnswers[r]!,
        missing: missing[r]!,
        firstAnswer: seconds === Number.POSITIVE_INFINITY ? null : seconds,
      };
    },
  };
}

const UNKNOWN = -1;
const CIRCLE = -2;
const CLIMBING = -3;

/** First post and depth of every post. A post in a circle, or whose chain leads into one, has no first post. */
function climb(parent: Int32Array): { root: Int32Array; depth: Int32Array } {
  const n = parent.length;
  const root = new Int32Array(n).fill(UNKNOWN);
  const depth = new Int32Array(n);
  const chain: number[] = [];
  for (let i = 0; i < n; i++) {
    let at = i;
    while (root[at] === UNKNOWN) {
      root[at] = CLIMBING;
      chain.push(at);
      const up = parent[at]!;
      if (up === -1) break;
      at = up;
    }
    const top = chain.at(-1);
    if (top === undefined) continue;
    const reached = parent[top] === -1 ? top : root[at] === CLIMBING ? CIRCLE : root[at]!;
    let level = reached === CIRCLE || parent[top] === -1 ? 0 : depth[at]! + 1;
    for (let down = chain.pop(); down !== undefined; down = chain.pop()) {
      root[down] = reached;
      depth[down] = level++;
    }
  }
  return { root, depth };
}

/**
 * How many people wrote in each conversation, and how evenly: Pielou's evenness H / ln k of the posts of its k people
 * (1966, doi:10.1016/0022-5193(66)90013-0). Posts of unknown and automated authors are nobody's turns;
 * where fewer than two people wrote, or nobody more than once, there is nothing to spread.
 */
function turns({ author, automated }: Forest, root: Int32Array): { people: Int32Array; balance(root: number): Balance } {
  const known = Int32Array.from(root.keys()).filter((i) => root[i]! >= 0 && author[i] !== -1);
  known.sort((a, b) => root[a]! - root[b]! || author[a]! - author[b]!);
  const [people, speakers, posts] = [new Int32Array(root.length), new Int32Array(root.length), new Int32Array(root.length)];
  const weighed = new Float64Array(root.length);
  for (let from = 0, to = 0; from < known.length; from = to) {
    const [r, person] = [root[known[from]!]!, author[known[from]!]!];
    while (to < known.length && root[known[to]!] === r && author[known[to]!] === person) to += 1;
    people[r]! += 1;
    if (automated[known[from]!] === 1) continue;
    speakers[r]! += 1;
    posts[r]! += to - from;
    weighed[r]! += (to - from) * Math.log(to - from);
  }
  return {
    people,
    balance(r) {
      const [k, n] = [speakers[r]!, posts[r]!];
      if (k < 2 || n === k) return { balance: null, balanceByChance: null };
      return { balance: evenness(n, k, weighed[r]!), balanceByChance: evenness(n, k, k * weighedByChance(n, k)) };
    },
  };
}

/** Pielou's evenness of n posts by k people, of whose numbers of posts x the sum of x ln x is given. */
function evenness(n: number, k: number, weighed: number): number {
  return Number(((Math.log(n) - weighed / n) / Math.log(k)).toFixed(12));
}

/** The mean of x ln x over the numbers x of posts of one of k people, if each wrote one of n and anybody, alike, each of the others: x − 1 is binomial. */
function weighedByChance(n: number, k: number): number {
  let [mean, logarithm] = [0, (n - k) * Math.log(1 - 1 / k)];
  for (let more = 1; more <= n - k; more++) {
    logarithm += Math.log((n - k - more + 1) / more / (k - 1));
    mean += Math.exp(logarithm) * (more + 1) * Math.log(more + 1);
  }
  return mean;
}

/** The most posts of each conversation that stand equally deep; posts that are missing do not count. */
function widths(root: Int32Array, depth: Int32Array, ghost: Int32Array): Int32Array {
  const present = Int32Array.from(root.keys()).filter((i) => root[i]! >= 0 && ghost[i] === 0);
  present.sort((a, b) => root[a]! - root[b]! || depth[a]! - depth[b]!);
  const width = new Int32Array(root.length);
  let level = 0;
  for (const [k, i] of present.entries()) {
    const before = present[k - 1];
    level = before !== undefined && root[before] === root[i] && depth[before] === depth[i] ? level + 1 : 1;
    width[root[i]!] = Math.max(width[root[i]!]!, level);
  }
  return width;
}

function secondsBetween({ day, millisecond }: Forest, from: number, to: number): number | null {
  if (day[from] === -1 || day[to] === -1) return null;
  return Math.floor(((day[to]! - day[from]!) * 86_400_000 + millisecond[to]! - millisecond[from]!) / 1000);
}
