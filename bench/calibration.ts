/**
 * Whether intervals cover and tests err as often as they say: simulated studies in which a few people write most, whose
 * truth is known, through the project's own functions. Prints one line for each kind and size; takes some two minutes.
 *
 *   npx tsx bench/calibration.ts
 */
import { mixing } from '../src/communities/groupings/mixing.ts';
import { partitionOf } from '../src/communities/partition/partition.ts';
import { undirected } from '../src/graph/graph.ts';
import { rewired } from '../src/graph/rewired.ts';
import { edgesOf, type Ties } from '../src/graph/ties.ts';
import { integer, type Random, seeded } from '../src/random.ts';
import { isGrouped } from '../src/report/sections/people/communities.ts';
import { cohenKappa, type Unit } from '../src/stats/agreement.ts';
import { clusterBootstrap } from '../src/stats/bootstrap.ts';
import { clusteredShare } from '../src/stats/clustered.ts';
import { furthestApart } from '../src/stats/difference.ts';
import { interrupted } from '../src/stats/interrupted.ts';
import { countRatio } from '../src/stats/negative-binomial.ts';
import { type Paired, rateRatio } from '../src/stats/rates.ts';
import type { Interval } from '../src/stats/wilson.ts';

/** How alike the posts of one person are: the correlation of what two of them do. */
const ALIKE = [0.01, 0.1, 0.3] as const;
const SIZES = [5, 20, 200] as const;
const SHARES = [0.02, 0.1, 0.4] as const;
/** People who must have the code, and lack it, for a share to be told at all. */
const TOLD = 5;

/** A person's posts: how many do something, of how many. */
type Person = readonly [hits: number, of: number];

/** Posts of a person after a power law: of ten people six write once, of a thousand one writes a thousand times. */
function activity(random: Random): number {
  return Math.min(500, Math.floor(1 / (1 - random())));
}

function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Gamma of shape `a` (Marsaglia & Tsang 2000, 10.1145/358407.358414). */
function gamma(random: Random, a: number): number {
  if (a < 1) return gamma(random, a + 1) * (1 - random()) ** (1 / a);
  const d = a - 1 / 3;
  for (;;) {
    const x = normal(random);
    const v = (1 + x / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - random()) < x * x * 0.5 + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** A person's own share: people differ around `mean` so much that two posts of one are correlated by `alike`. */
function own(random: Random, mean: number, alike: number): number {
  const [a, b] = [gamma(random, (mean * (1 - alike)) / alike), gamma(random, ((1 - mean) * (1 - alike)) / alike)];
  return a + b === 0 ? 0 : a / (a + b);
}

function drawn(random: Random, of: number, share: number): number {
  let hits = 0;
  for (let i = 0; i < of; i++) if (random() < share) hits++;
  return hits;
}

function group(random: Random, size: number, mean: number, alike: number): Person[] {
  return Array.from({ length: size }, () => {
    const of = activity(random);
    return [drawn(random, of, own(random, mean, alike)), of] as const;
  });
}

function shareOf(people: readonly Person[]): Interval | null {
  const sum = (of: (hits: number, n: number) => number) => people.reduce((total, [hits, n]) => total + of(hits, n), 0);
  return clusteredShare({
    hits: sum((h) => h),
    of: sum((_, n) => n),
    people: people.length,
    hitsSquared: sum((h) => h * h),
    hitsByTrials: sum((h, n) => h * n),
    trialsSquared: sum((_, n) => n * n),
    trialsCubed: sum((_, n) => n ** 3),
  });
}

function isTold(people: readonly Person[]): boolean {
  return people.filter(([hits]) => hits > 0).length >= TOLD && people.filter(([hits, of]) => hits < of).length >= TOLD;
}

const times = <T>(count: number, of: (i: number) => T) => Array.from({ length: count }, (_, i) => of(i));
const percent = (part: number, whole: number) => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)}%`);
const say = (what: string, found: string) => process.stdout.write(`${what.padEnd(72)}${found}\n`);

for (const size of SIZES)
  for (const alike of ALIKE)
    for (const mean of SHARES) {
      const random = seeded(`share ${size} ${alike} ${mean}`);
      const all = times(1000, () => shareOf(group(random, size, mean, alike)));
      const covering = all.filter((one) => one !== null && one.low <= mean && mean <= one.high).length;
      say(`share ${mean} of the posts of ${size} people, alike ${alike}: covered`, percent(covering, 1000));
    }

/** Two sides of a group, a third of whose people are on either alone; with several events a post where counted. */
function sides(random: Random, size: number, alike: number, several: boolean): Paired[] {
  return times(size, () => {
    const where = integer(random, 3);
    const rate = own(random, 0.3, alike);
    const [of, otherOf] = [where === 1 ? 0 : activity(random), where === 0 ? 0 : activity(random)];
    const events = (n: number) => (several ? drawn(random, n, rate) + drawn(random, n, rate / 2) : drawn(random, n, rate));
    return { events: events(of), of, otherEvents: events(otherOf), otherOf };
  });
}

for (const [name, ratioOf] of [
  ['rateRatio', rateRatio],
  ['countRatio', countRatio],
] as const)
  for (const size of [15, 60, 200])
    for (const alike of ALIKE) {
      const random = seeded(`${name} ${size} ${alike}`);
      const all = times(300, () => ratioOf(sides(random, size, alike, ratioOf === countRatio))).filter((one) => one !== null);
      const covering = all.filter(({ low, high }) => low <= 1 && 1 <= high).length;
      say(
        `${name} of ${size} people, alike ${alike}: 1 covered, p < .05`,
        `${percent(covering, all.length)}, ${percent(all.filter(({ p }) => p < 0.05).length, all.length)}`,
      );
    }

for (const groups of [2, 5, 20])
  for (const alike of ALIKE) {
    const random = seeded(`apart ${groups} ${alike}`);
    const said = times(200, () =>
      furthestApart(
        times(3, () =>
          times(groups, () => group(random, 40, 0.3, alike))
            .filter(isTold)
            .map(shareOf)
            .filter((one) => one !== null),
        ),
      ),
    ).filter((found) => found !== null).length;
    say(`three codes in ${groups} groups, alike ${alike}, nothing differs: said to differ`, percent(said, 200));
  }

const answers: readonly Unit[] = [
  [true, true],
  [true, false],
  [false, true],
  [false, false],
];
/** Posts by author as patterns of the answers of two coders who err in 15% of the posts with the code and 4% of the others. */
function coded(random: Random, posts: number, mean: number): number[][] {
  const authors: number[][] = [];
  for (let left = posts; left > 0; ) {
    const rate = own(random, mean, 0.2);
    const pattern = () => {
      const has = random() < rate;
      const says = () => random() < (has ? 0.85 : 0.04);
      const [one, other] = [says(), says()];
      return one ? (other ? 0 : 1) : other ? 2 : 3;
    };
    authors.push(times(Math.min(left, 20, activity(random)), pattern));
    left -= authors.at(-1)?.length ?? 0;
  }
  return authors;
}
const kappaOf = (patterns: readonly number[]) => {
  const counts = new Uint32Array(4);
  for (const pattern of patterns) counts[pattern] = (counts[pattern] ?? 0) + 1;
  return cohenKappa(answers, counts);
};
for (const mean of SHARES) {
  const truth = kappaOf(coded(seeded(`truth ${mean}`), 200_000, mean).flat()) ?? 0;
  for (const posts of [30, 100, 300]) {
    const random = seeded(`kappa ${mean} ${posts}`);
    const all = times(200, (i) => {
      const authors = coded(random, posts, mean);
      const patterns = authors.flat();
      // As agreement is told: no interval where coders agree on one of the answers in no post.
      if (!patterns.includes(0) || !patterns.includes(3)) return null;
      return clusterBootstrap(authors, (list) => [kappaOf(list)], { random: seeded(i), draws: 500 })[0] ?? null;
    }).filter((one) => one !== null);
    say(
      `kappa of a code in ${mean} of ${posts} posts: covered, of so many told`,
      `${percent(all.filter(({ low, high }) => low <= truth && truth <= high).length, all.length)}, ${all.length} of 200`,
    );
  }
}

/** A network in which people differ in how many ties they have, and in nothing else. */
function network(random: Random, people: number, ties: number): Ties {
  const ends = times(people, (i) => times(Math.min(people / 5, activity(random)), () => i)).flat();
  const one = times(ties, () => [ends[integer(random, ends.length)] as number, ends[integer(random, ends.length)] as number] as const);
  const kept = one.filter(([s, t]) => s !== t);
  return rewired(
    edgesOf(
      undirected(
        people,
        kept.map(([s]) => s),
        kept.map(([, t]) => t),
      ),
    ),
    random,
  );
}

for (const [people, ties] of [
  [60, 120],
  [200, 600],
] as const) {
  const random = seeded(`network ${people}`);
  const grouped = times(100, () => partitionOf(network(random, people, ties), { random, runs: 10 }).chance);
  say(
    `modularity of ${people} people by chance: said to be grouped`,
    percent(grouped.filter((one) => one !== null && isGrouped(one.z ?? 0, one.p)).length, 100),
  );
  const mixed = times(
    200,
    () =>
      mixing(
        network(random, people, ties),
        Int32Array.from({ length: people }, () => integer(random, 3)),
        3,
        { random },
      ).eiIndex?.chance,
  );
  say(`E–I index of three groups of ${people} people by chance: p ≤ .05`, percent(mixed.filter((one) => one && one.p <= 0.05).length, 200));
}

/** Numbers of posts in periods that resemble those before (first-order autoregressive logarithms, Poisson around them), without any event. */
function series(random: Random, periods: number, alike: number): number[] {
  let wander = 0.25 * normal(random);
  return times(periods, (i) => {
    if (i > 0) wander = alike * wander + 0.25 * Math.sqrt(1 - alike * alike) * normal(random);
    let [count, passed] = [0, Math.log(1 - random())];
    const mean = 40 * Math.exp(wander);
    while (passed > -mean) {
      count += 1;
      passed += Math.log(1 - random());
    }
    return Math.log(count + 0.5);
  });
}

for (const periods of [20, 52, 104])
  for (const alike of [0, 0.3, 0.6, 0.8]) {
    const random = seeded(`interrupted ${periods} ${alike}`);
    const all = times(300, () => {
      const values = series(random, periods, alike);
      return interrupted(values.slice(0, periods / 2), values.slice(periods / 2));
    }).filter((one) => one !== null);
    const covering = (of: 'level' | 'slope') => percent(all.filter((one) => one[of].low <= 0 && 0 <= one[of].high).length, all.length);
    say(
      `event in ${periods} periods, neighbours alike ${alike}: no change at once, of trend covered`,
      `${covering('level')}, ${covering('slope')}`,
    );
  }
