import { type Cell, withheld } from '../../privacy/suppression.ts';
import { isTold, naming } from '../../privacy/things.ts';
import { ownWords } from '../own-words.ts';
import { shown } from '../words/words.ts';
import type { Source } from './source.ts';

/** A community that has enough people to be described. */
export interface Described {
  readonly community: number;
  /** Its number and name: the one the study gives, otherwise the hashtag or word that marks it most and no larger one. */
  readonly name: string;
  readonly size: number;
  /** Interactions between members, and between a member and someone else. */
  readonly inside: number;
  readonly outside: number;
  /** Share of its interactions that stay between members; null where it has none, or where too few members have either sort. */
  readonly share: number | null;
  readonly stability: number | null;
  readonly words: readonly string[];
  readonly hashtags: readonly string[];
  readonly domains: readonly string[];
}

/** The communities of the study: those described, and what is known of the others. */
export interface Communities {
  readonly described: readonly Described[];
  /** Communities found. */
  readonly all: number;
  /** People placed in any of them. */
  readonly people: number;
  /** People a community must have to be described. */
  readonly smallest: number;
}

interface Found {
  readonly community: number;
  readonly name: string | null;
  readonly size: number;
  readonly inside: number;
  readonly outside: number;
  readonly stability: number | null;
}

/** Words of each kind that a community is described by. */
const MOST = { word: 5, hashtag: 3, domain: 2 } as const;

/** Every community that enough people are in, with what marks it. */
export async function communitiesOf({ db, k, settings }: Source): Promise<Communities> {
  const found = await db.rows<Found & Record<string, never>>(
    'SELECT community, name, size, inside, outside, stability FROM communities ORDER BY community',
  );
  const smallest = Math.max(k, settings.communities.minSize);
  const cells: Cell[] = found.map(({ size }) => ({ count: size, people: size }));
  const { cells: hidden } = withheld(cells, [[...found.keys()]], smallest);
  const marks = await db.rows<{ community: number; kind: keyof typeof MOST; term: string; people: number }>(
    `SELECT community, kind, term, people FROM terms WHERE people >= ${k} AND ${isTold(k, 'terms', 'term', 'term')} ORDER BY community, kind, rank`,
  );
  const names = await naming(
    db,
    k,
    marks.filter(({ kind }) => kind === 'word'),
    ownWords,
  );
  const terms = marks.filter(({ kind, term }) => kind !== 'word' || !names.has(term));
  const acting = await membersActing(db);
  const taken = new Set<string>();
  const described = found
    .filter((_, i) => !hidden[i])
    .map(({ community, name, size, inside, outside, stability }): Described => {
      const of = (kind: keyof typeof MOST) =>
        terms.filter((term) => term.community === community && term.kind === kind).map(({ term }) => shown(term, 28));
      const [words, hashtags, domains] = [of('word'), of('hashtag').map((tag) => `#${tag}`), of('domain')];
      const label = name === null ? ([...hashtags, ...words].find((word) => !taken.has(word)) ?? '') : shown(name);
      taken.add(label);
      return {
        community,
        name: label === '' ? `${community}` : `${community} · ${label}`,
        size,
        inside,
        outside,
        share: inside + outside === 0 || isOfFew(acting.get(community), { inside, outside }, k) ? null : inside / (inside + outside),
        stability,
        words: words.slice(0, MOST.word),
        hashtags: hashtags.slice(0, MOST.hashtag),
        domains: domains.slice(0, MOST.domain),
      };
    });
  return { described, all: found.length, people: found.reduce((sum, { size }) => sum + size, 0), smallest };
}

/** Members of a community who interact with each other, members who interact with others, and the others. */
interface Acting {
  readonly inside: number;
  readonly outside: number;
  readonly others: number;
}

async function membersActing(db: Source['db']): Promise<Map<number, Acting>> {
  const rows = await db.rows<{ community: number; inside: number; outside: number; others: number }>(`
    WITH ends AS (SELECT source AS one, target AS other FROM ties UNION SELECT target, source FROM ties),
      begun AS (SELECT community, one, other FROM ends JOIN members ON one = person),
      met AS (SELECT begun.community, one, other, members.community IS NOT DISTINCT FROM begun.community AS same
        FROM begun LEFT JOIN members ON other = person WHERE one <> other)
    SELECT community, count(DISTINCT CASE WHEN same THEN one END) AS inside, count(DISTINCT CASE WHEN NOT same THEN one END) AS outside,
      count(DISTINCT CASE WHEN NOT same THEN other END) AS others FROM met GROUP BY community`);
  return new Map(rows.map(({ community, ...acting }) => [community, acting]));
}

/**
 * Whether the interactions of a community that stay inside, or those that do not, are of few people: with the shares of
 * the other communities and all interactions, its share would tell how many these are.
 */
function isOfFew(acting: Acting | undefined, { inside, outside }: Pick<Found, 'inside' | 'outside'>, k: number): boolean {
  const few = (n: number, people = 0) => n > 0 && people < k;
  return few(inside, acting?.inside) || few(outside, acting?.outside) || few(outside, acting?.others);
}
