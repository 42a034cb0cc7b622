import { type Cell, withheld } from '../../privacy/suppression.ts';
import { isTold } from '../../privacy/things.ts';
import { shown } from '../words/words.ts';
import { passing } from './between.ts';
import { foundOnce } from './found-once.ts';
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
  /** Members who are known to be automated, and so nobody. */
  readonly automated: number;
}

/** Words of each kind that a community is described by. */
const MOST = { word: 5, hashtag: 3, domain: 2 } as const;

/** Every community that enough people are in, with what marks it. */
export const communitiesOf = foundOnce(async (source: Source): Promise<Communities> => {
  const { db, k, settings } = source;
  const found = await db.rows<Found & Record<string, never>>(
    `SELECT community, name, size, inside, outside, stability, coalesce(automated, 0) AS automated FROM communities
     LEFT JOIN (SELECT community, count(*) AS automated FROM members JOIN people USING (person) WHERE bot GROUP BY community) USING (community) ORDER BY community`,
  );
  const smallest = Math.max(k, settings.communities.minSize);
  const cells: Cell[] = found.map(({ size, automated }) => ({ count: size, people: size - automated }));
  const { cells: hidden } = withheld(cells, [[...found.keys()]], smallest);
  const terms = await db.rows<{ community: number; kind: keyof typeof MOST; term: string; people: number }>(
    `SELECT community, kind, term, people FROM terms WHERE people >= ${k} AND ${isTold(k, 'terms', 'term', 'term')} ORDER BY community, kind, rank`,
  );
  const { few } = await passing(source);
  const taken = new Set<string>();
  const described = found
    .filter((_, i) => !hidden[i])
    .map(({ community, name, size, inside, outside, stability, automated }): Described => {
      const of = (kind: keyof typeof MOST) =>
        terms
          .filter((term) => term.community === community && term.kind === kind && term.people - automated >= k)
          .map(({ term }) => shown(term, 28));
      const [words, hashtags, domains] = [of('word'), of('hashtag').map((tag) => `#${tag}`), of('domain')];
      const label = name === null ? ([...hashtags, ...words].find((word) => !taken.has(word)) ?? '') : shown(name);
      taken.add(label);
      return {
        community,
        name: label === '' ? `${community}` : `${community} · ${label}`,
        size,
        inside,
        outside,
        share: inside + outside === 0 || few.has(community) ? null : inside / (inside + outside),
        stability,
        words: words.slice(0, MOST.word),
        hashtags: hashtags.slice(0, MOST.hashtag),
        domains: domains.slice(0, MOST.domain),
      };
    });
  return { described, all: found.length, people: found.reduce((sum, { size }) => sum + size, 0), smallest };
});
