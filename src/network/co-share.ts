// biome-ignore-all lint/style/noNonNullAssertion: every index is below the length by construction

/** Shares, column by column: what was shared, by whom, in which post, and when. Things and people are numbers from 0. */
export interface Shares {
  readonly things: ArrayLike<number>;
  readonly people: ArrayLike<number>;
  /** Number of the post; one post may share several things. */
  readonly posts: ArrayLike<number>;
  /** Seconds since any moment. */
  readonly times: ArrayLike<number>;
}

/** When sharing the same thing counts as sharing it together. */
export interface CoShareOptions {
  /** Seconds within which two shares of the same thing count as together. */
  readonly window: number;
  /** Shares that a person must have made, and made together with somebody, to be looked at. */
  readonly minimum: number;
}

/** Two people who shared the same things at nearly the same time. */
export interface CoShare {
  readonly one: number;
  readonly other: number;
  /** Pairs of shares, one by each of them. */
  readonly times: number;
  /** Different things among them. */
  readonly things: number;
  /** Different posts by each of them. */
  readonly posts: readonly [one: number, other: number];
  /** Mean number of seconds between the two shares of a pair. */
  readonly gap: number;
}

/**
 * Coordination: who shares the same link or passes on the same post within a short time of whom, repeatedly (Giglietto,
 * Righetti, Rossi & Marino 2020, doi:10.1080/1369118X.2020.1739732; the definition of the R package CooRTweet 2.1, Righetti
 * & Balluff 2025, doi:10.5117/CCR2025.1.7.RIGH). Everybody with at least `minimum` shares takes part. Two shares of one
 * thing by two people are a pair if they lie at most `window` seconds apart; a pair is kept if either of its posts is by
 * somebody who has at least `minimum` shares in posts with a pair. Pairs of the same two people add up to a tie; all that
 * a tie says of one end stays with that end, however the two are called. It says that something is alike, not that
 * anybody agreed on it.
 */
export function coShare(shares: Shares, { window, minimum }: CoShareOptions): CoShare[] {
  const active = Int32Array.from({ length: shares.things.length }, (_, s) => s).filter(atLeast(minimum, shares.people));
  const pairs = pairsOf(shares, active, window);
  const paired = new Set(pairs.flatMap(([s, t]) => [shares.posts[s]!, shares.posts[t]!]));
  const rows = active.filter((s) => paired.has(shares.posts[s]!));
  const counts = new Map<number, number>();
  for (const s of rows) counts.set(shares.people[s]!, (counts.get(shares.people[s]!) ?? 0) + 1);
  const posts = new Set(
    Array.from(
      rows.filter((s) => counts.get(shares.people[s]!)! >= minimum),
      (s) => shares.posts[s]!,
    ),
  );
  return tiesOf(
    shares,
    pairs.filter(([s, t]) => posts.has(shares.posts[s]!) || posts.has(shares.posts[t]!)),
  );
}

function atLeast(minimum: number, people: ArrayLike<number>): (share: number) => boolean {
  const counts = new Map<number, number>();
  for (let s = 0; s < people.length; s++) counts.set(people[s]!, (counts.get(people[s]!) ?? 0) + 1);
  return (share) => counts.get(people[share]!)! >= minimum;
}

/** Pairs of shares of one thing by different people within the window: each share looks back in time. */
function pairsOf({ things, people, posts, times }: Shares, shares: Int32Array, window: number): [number, number][] {
  const order = shares
    .slice()
    .sort((a, b) => things[a]! - things[b]! || times[a]! - times[b]! || people[a]! - people[b]! || posts[a]! - posts[b]!);
  const pairs: [number, number][] = [];
  let from = 0;
  for (let k = 0; k < order.length; k++) {
    const late = order[k]!;
    while (things[order[from]!] !== things[late] || times[late]! - times[order[from]!]! > window) from += 1;
    for (let q = from; q < k; q++) {
      const early = order[q]!;
      if (people[early] !== people[late] && posts[early] !== posts[late]) pairs.push([early, late]);
    }
  }
  return pairs;
}

/** Pairs of the same two people added up, in the order of their numbers. */
function tiesOf({ things, people, posts, times }: Shares, pairs: readonly (readonly [number, number])[]): CoShare[] {
  const ties = new Map<
    string,
    { one: number; other: number; times: number; gap: number; things: Set<number>; ones: Set<number>; others: Set<number> }
  >();
  for (const [s, t] of pairs) {
    const [a, b] = people[s]! < people[t]! ? [s, t] : [t, s];
    const key = `${people[a]!} ${people[b]!}`;
    const tie = ties.get(key) ?? {
      one: people[a]!,
      other: people[b]!,
      times: 0,
      gap: 0,
      things: new Set(),
      ones: new Set(),
      others: new Set(),
    };
    ties.set(key, tie);
    tie.times += 1;
    tie.gap += Math.abs(times[s]! - times[t]!);
    tie.things.add(things[a]!);
    tie.ones.add(posts[a]!);
    tie.others.add(posts[b]!);
  }
  return [...ties.values()]
    .sort((a, b) => a.one - b.one || a.other - b.other)
    .map((tie) => ({
      one: tie.one,
      other: tie.other,
      times: tie.times,
      things: tie.things.size,
      posts: [tie.ones.size, tie.others.size],
      gap: tie.gap / tie.times,
    }));
}
