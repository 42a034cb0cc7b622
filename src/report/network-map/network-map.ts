import { type Class, joined, merged } from '../../privacy/suppression.ts';
import { classes, className, type Frequency } from '../bins/classes.ts';
import { passing } from '../source/between.ts';
import type { Described } from '../source/described.ts';
import { human } from '../source/people.ts';
import type { Source } from '../source/source.ts';
import { discs, type Places } from './places.ts';
import { sunflower } from './sunflower.ts';

/** A community as the map draws it: a disc of dots. */
export interface Disc extends Described {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly rings: readonly Ring[];
}

/** Members of a community who interact with about as many others; never fewer than the smallest number of people to be told of. */
export interface Ring {
  /** Others they interact with, such as 5–8. */
  readonly contacts: string;
  readonly people: number;
}

/** A dot: one person, or as many as the map says. Nothing tells it from the others of its ring. */
export interface Dot {
  readonly community: number;
  readonly ring: number;
  readonly x: number;
  readonly y: number;
}

/** Interactions between two communities, in which enough people of both take part. */
export interface Bridge {
  readonly one: number;
  readonly other: number;
  readonly interactions: number;
}

/** The network as it is drawn: communities as discs, people as dots, ties between communities as bridges. */
export interface NetworkMap {
  readonly width: number;
  readonly height: number;
  readonly discs: readonly Disc[];
  readonly dots: readonly Dot[];
  readonly bridges: readonly Bridge[];
  /** People one dot stands for. */
  readonly each: number;
}

/** Communities and dots drawn at most: enough to see the shape of any network, few enough for a page that opens at once. */
const MOST = { discs: 40, dots: 1_200 } as const;

/**
 * A map of the network that names and shows nobody: communities as discs, near each other where their members interact
 * much; members as dots, nearer the middle the more people they interact with; between discs, how much passes. Ties
 * between single people are left out, because a drawn network can be matched with one known from elsewhere and so name
 * its people (Narayanan & Shmatikov 2009, 10.1109/SP.2009.22); dots of a ring are alike, and at least k.
 */
export async function networkMap(source: Source, described: readonly Described[]): Promise<NetworkMap | null> {
  const drawn = described.slice(0, MOST.discs);
  if (drawn.length < 2) return null;
  const bridges = await bridgesOf(source, drawn);
  const each = Math.ceil(drawn.reduce((sum, { size }) => sum + size, 0) / MOST.dots);
  const rings = await ringsOf(source, drawn);
  const counts = drawn.map(({ community }) => (rings.get(community) ?? []).map(({ people }) => Math.max(1, Math.round(people / each))));
  const places = discs(
    counts.map((own) => own.reduce((sum, count) => sum + count, 0)),
    bridges.map(({ one, other, interactions }) => ({
      one: drawn.findIndex(({ community }) => community === one),
      other: drawn.findIndex(({ community }) => community === other),
      weight: interactions,
    })),
  );
  const at = (i: number) => places.discs[i] as Places['discs'][number];
  return {
    width: places.width,
    height: places.height,
    each,
    bridges,
    discs: drawn.map((community, i) => ({ ...community, ...at(i), rings: rings.get(community.community) ?? [] })),
    dots: drawn.flatMap(({ community }, i) => {
      const { x, y } = at(i);
      // Those with most contacts come first, in the middle.
      const order = (counts[i] as number[]).map((count, ring) => ({ count, ring })).reverse();
      return order
        .flatMap(({ count, ring }) => Array.from({ length: count }, () => ring))
        .map((ring, place) => ({ community, ring, ...sunflower(x, y, place) }));
    }),
  };
}

/**
 * Members of each community by the number of people they interact with, in classes of enough people. The same classes are told
 * of all people elsewhere: so that no class of those who are in no community drawn is left of all with fewer, the last
 * community, the smallest, has only such classes as they would have.
 */
async function ringsOf({ db, k }: Source, drawn: readonly Described[]): Promise<Map<number, Ring[]>> {
  const found = await db.rows<Frequency & { community: number }>(`
    WITH pairs AS (SELECT source AS person, target AS other FROM ties UNION SELECT target, source FROM ties),
      contacts AS (SELECT person, count(*) FILTER (person <> other) AS n FROM pairs GROUP BY person)
    SELECT community, coalesce(n, 0) AS value, count(*) AS count, count(${human('person')}) AS people FROM members LEFT JOIN contacts USING (person)
    GROUP BY ALL ORDER BY community, value`);
  const shown = new Set(drawn.map(({ community }) => community));
  const others = merged(
    classes(
      found.filter(({ community }) => !shown.has(community)),
      16,
    ),
    k,
  );
  return new Map(
    drawn.map(({ community }, i) => {
      const own = classes(
        found.filter((row) => row.community === community),
        16,
      );
      const rings = merged(others !== null && i === drawn.length - 1 ? joinedAs(own, others) : own, k) ?? [];
      return [community, rings.filter(({ count }) => count > 0).map((ring) => ({ contacts: className(ring), people: ring.count }))];
    }),
  );
}

/** Classes joined until each begins where one of the others does. */
function joinedAs(own: readonly Class[], others: readonly Class[]): Class[] {
  const begins = new Set(others.map(({ from }) => from));
  const out: Class[] = [];
  for (const one of own) {
    const last = begins.has(one.from) ? undefined : out.pop();
    out.push(last === undefined ? one : joined(last, one));
  }
  return out;
}

/** What is told of interactions between the communities drawn. */
async function bridgesOf(source: Source, drawn: readonly Described[]): Promise<Bridge[]> {
  const shown = new Set(drawn.map(({ community }) => community));
  const { between } = await passing(source);
  return between
    .filter(({ one, other, told }) => told && shown.has(one) && shown.has(other))
    .map(({ one, other, interactions }) => ({ one, other, interactions }));
}
