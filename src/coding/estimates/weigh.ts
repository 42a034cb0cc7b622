import type { Codebook } from '../../codebook/codebook.ts';
import type { Design, Round, SampledItem } from '../round.ts';
import { groupOf } from '../sampling/plan.ts';
import { type Entry, verdict } from './readings.ts';

/** A coded post with what is known of it and what it stands for. */
export interface Weighted extends Design {
  readonly weight: number;
  readonly uncodable: boolean;
  readonly codes: Readonly<Record<string, boolean>>;
}

/**
 * What each coded post stands for. Within a round, one over its probability of being drawn, raised where posts of its
 * stratum were not coded, or nobody coded any of another stratum of its group (posts of which the program said the same).
 * Later rounds leave out all posts drawn in earlier ones; so with λ a round's part of all coded posts, a post weighs λ / π
 * of its own round, plus λ of each later one, in whose estimate it stands for itself alone (and for those drawn with it
 * that were not coded). Each round's estimate is without bias, and so is this mean of them. Of a group of which nobody coded a
 * post in a round the other rounds alone speak: λ is a round's part of the posts coded in these. A round drawn before the
 * program decided a code had no group of it: it speaks of all posts.
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
    const read = new Set(coded.map(({ item }) => item.stratum));
    const group = ({ predicted }: SampledItem) => groupOf(predicted, codebook);
    /** What each coded post stands for where the posts drawn stand for so much: that of those not coded is shared out. */
    const raise = (amount: (item: SampledItem) => number) => {
      const drawn = sums(items, ({ stratum }) => stratum, amount);
      const own = sums(
        coded,
        ({ item }) => item.stratum,
        ({ item }) => amount(item),
      );
      const all = sums(items, group, amount);
      const reached = sums(
        items.filter(({ stratum }) => read.has(stratum)),
        group,
        amount,
      );
      return (item: SampledItem) =>
        (amount(item) * at(drawn, item.stratum) * at(all, group(item))) / (at(own, item.stratum) * at(reached, group(item)));
    };
    const [posts, drawn] = [raise(({ inclusion }) => 1 / inclusion), raise(() => 1)];
    return coded.map(({ item, said }) => ({
      post: { ...(now.get(item.post) ?? item), ...said },
      group: group(item),
      weight: posts(item),
      drawnWith: drawn(item),
    }));
  });
  const groups = parts.map((part, r) => {
    const undecided = codebook.codes.flatMap(({ code }) => (rounds[r]?.decided.includes(code) ? [] : [code]));
    return new Set([...part.map(({ group }) => group), ...undecided]);
  });
  /** The posts coded in these rounds, of those that speak of a group. */
  const codedIn = (from: number, to: number, group: string) =>
    parts.slice(from, to).reduce((sum, part, i) => sum + (groups[from + i]?.has(group) ? part.length : 0), 0);
  return parts.flatMap((part, r) =>
    part.map(({ post, group, weight, drawnWith }) => {
      const all = codedIn(0, parts.length, group);
      const later = codedIn(r + 1, parts.length, group);
      return { ...post, weight: (part.length * weight + later * drawnWith) / all };
    }),
  );
}

function sums<T>(list: readonly T[], name: (one: T) => string, amount: (one: T) => number): Map<string, number> {
  const found = new Map<string, number>();
  for (const one of list) found.set(name(one), (found.get(name(one)) ?? 0) + amount(one));
  return found;
}

/** What was summed up under a name, which is there. */
function at(found: ReadonlyMap<string, number>, name: string): number {
  return found.get(name) as number;
}
