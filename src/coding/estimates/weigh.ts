import type { Codebook } from '../../codebook/codebook.ts';
import type { Design, Round } from '../round.ts';
import { type Entry, verdict } from './readings.ts';

/** A coded post with what is known of it and what it stands for. */
export interface Weighted extends Design {
  readonly weight: number;
  readonly uncodable: boolean;
  readonly codes: Readonly<Record<string, boolean>>;
}

/**
 * What each coded post stands for. Within a round, one over its probability of being drawn, raised where posts of its
 * stratum were not coded. Later rounds leave out all posts drawn in earlier ones; so with λ a round's part of all coded
 * posts, a post weighs λ / π of its own round, plus λ of each later one, in whose estimate it stands for itself alone (and
 * for those drawn with it that were not coded). Each round's estimate is without bias, and so is this mean of them.
 */
export function weigh(rounds: readonly Round[], entries: readonly Entry[], codebook: Codebook): Weighted[] {
  const byItem = new Map(entries.map((entry) => [entry.item, entry]));
  const now = new Map(rounds.at(-1)?.earlier.map((design) => [design.post, design]));
  const parts = rounds.map(({ items }) => {
    const coded = items.flatMap((item) => {
      const found = byItem.get(item.item);
      const said = found === undefined ? null : verdict(found, codebook);
      return said === null ? [] : [{ item, said }];
    });
    const drawn = count(items.map(({ stratum }) => stratum));
    const read = count(coded.map(({ item }) => item.stratum));
    return coded.map(({ item, said }) => {
      const drawnWith = (drawn.get(item.stratum) ?? 0) / (read.get(item.stratum) ?? 1);
      return { post: { ...(now.get(item.post) ?? item), ...said }, drawnWith, weight: drawnWith / item.inclusion };
    });
  });
  const all = parts.reduce((sum, part) => sum + part.length, 0);
  return parts.flatMap((part, r) => {
    const own = part.length / all;
    const later = parts.slice(r + 1).reduce((sum, next) => sum + next.length, 0) / all;
    return part.map(({ post, drawnWith, weight }) => ({ ...post, weight: own * weight + later * drawnWith }));
  });
}

function count(names: readonly string[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const name of names) found.set(name, (found.get(name) ?? 0) + 1);
  return found;
}
