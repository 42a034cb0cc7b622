import { communityShares } from '../source/coded.ts';
import type { Source } from '../source/source.ts';
import { percent, whole } from '../words/words.ts';
import type { NetworkMap } from './network-map.ts';

/** What the interactive map is given: places, and of each community what it tells, in words. */
export interface SeenMap extends Pick<NetworkMap, 'width' | 'height' | 'each'> {
  readonly discs: readonly SeenDisc[];
  /** Community, ring, x, y of each dot, one after the other. */
  readonly dots: readonly number[];
  /** Positions of two discs in the list, and the interactions between them. */
  readonly bridges: readonly (readonly [number, number, number])[];
}

/** A community on the map. */
export interface SeenDisc {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  /** What is told of it: term and description. */
  readonly facts: readonly (readonly [string, string])[];
  /** Of each ring, from the outermost: contacts, and people. */
  readonly rings: readonly (readonly [string, number])[];
}

/** What the map tells of each community when it is chosen. */
export async function seen(source: Source, map: NetworkMap): Promise<SeenMap> {
  const { glossary } = source;
  const shares = await communityShares(source);
  const order = new Map(map.discs.map(({ community }, i) => [community, i]));
  const position = (community: number) => order.get(community) as number;
  return {
    width: map.width,
    height: map.height,
    each: map.each,
    dots: map.dots.flatMap(({ community, ring, x, y }) => [position(community), ring, x, y]),
    bridges: map.bridges.map(({ one, other, interactions }) => [position(one), position(other), interactions]),
    discs: map.discs.map(({ community, name, x, y, radius, size, share, stability, words, hashtags, domains, rings }): SeenDisc => {
      const said = shares.filter((row) => Number(row.group) === community && row.share !== null);
      return {
        name,
        x,
        y,
        radius,
        rings: rings.map(({ contacts, people }) => [contacts, people]),
        facts: [
          ['People', whole(size)],
          ...(share === null ? [] : [['Interactions that stay inside', percent(share)] as const]),
          ...(stability === null ? [] : [['Together in other runs', percent(stability)] as const]),
          ...said.map(
            ({ code, text, low, high }) =>
              [glossary.title('code', code), `${text} of posts (${percent(low ?? 0)} to ${percent(high ?? 0)})`] as const,
          ),
          ...(words.length === 0 ? [] : [['Words', words.join(', ')] as const]),
          ...(hashtags.length === 0 ? [] : [['Hashtags', hashtags.join(', ')] as const]),
          ...(domains.length === 0 ? [] : [['Domains', domains.join(', ')] as const]),
        ],
      };
    }),
  };
}
