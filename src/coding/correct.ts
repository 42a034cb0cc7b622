import { byCodePoint } from '../order.ts';
import type { Codebook } from './codebook.ts';
import { type CodedPost, type Predicted, type Shares, sharesOf } from './prevalence.ts';
import { type Entry, verdict } from './readings.ts';
import type { Design, Round, Total } from './round.ts';

/** What a share is taken of. */
export const denominators = {
  posts: 'Each post counts once; reposts are left out',
  instances: 'Each post counts as often as it stands in the study: once, and once more for each repost',
  accounts: 'Each account counts once, with the share among its own posts',
} as const;
type Denominator = keyof typeof denominators;

/** The shares of one code in one cell of the study. */
export interface CellShares extends Shares {
  /** `all`, or a platform, or a period. */
  readonly cell: string;
  readonly code: string;
  readonly denominator: Denominator;
}

/** A coded post with what is known of it and what it stands for. */
interface Weighted extends Design {
  readonly weight: number;
  readonly uncodable: boolean;
  readonly codes: Readonly<Record<string, boolean>>;
}

/**
 * Corrected shares of every code: overall and by platform for posts, instances and accounts, and by period for posts and
 * instances (an account's posts fall into several periods). `rounds` in their order; the last one says what the
 * classifier gives now.
 */
export function correctedShares(rounds: readonly Round[], entries: readonly Entry[], codebook: Codebook): CellShares[] {
  const last = rounds.at(-1);
  if (last === undefined) return [];
  const coded = weigh(rounds, entries, codebook);
  const unique = (values: readonly string[]): string[] => [...new Set(values)].sort(byCodePoint);
  const platforms = unique(last.totals.map(({ platform }) => platform));
  const periods = unique(last.totals.map(({ period }) => period));
  const cells: { cell: string; of: (design: { platform: string; period: string }) => boolean; by: Denominator[] }[] = [
    { cell: 'all', of: () => true, by: ['posts', 'instances', 'accounts'] },
    ...(platforms.length > 1 ? platforms : []).map((name) => ({
      cell: name,
      of: ({ platform }: { platform: string }) => platform === name,
      by: ['posts', 'instances', 'accounts'] as Denominator[],
    })),
    ...(periods.length > 1 ? periods : []).map((name) => ({
      cell: name,
      of: ({ period }: { period: string }) => period === name,
      by: ['posts', 'instances'] as Denominator[],
    })),
  ];
  return cells.flatMap(({ cell, of, by }) =>
    by.flatMap((denominator) =>
      codebook.codes.map(({ code }) => ({
        cell,
        code,
        denominator,
        ...sharesOf(
          predictedIn(last.totals.filter(of), code, denominator),
          coded.filter(of).flatMap((post) => codedPost(post, code, denominator)),
        ),
      })),
    ),
  );
}

/** Posts that nobody settled: until they are, a share would leave out just the doubtful posts. */
export function unsettled(entries: readonly Entry[], codebook: Codebook): string[] {
  return entries.filter((entry) => verdict(entry, codebook) === null).map(({ item }) => item);
}

/**
 * What each coded post stands for. Within a round, one over its probability of being drawn, raised where posts of its
 * stratum were not coded. Later rounds leave out the posts of earlier ones; so with λ a round's part of all coded posts,
 * a post weighs λ / π of its own round, plus λ of each later one, in whose estimate it stands for itself alone. Each
 * round's estimate is without bias, and so is this mean of them.
 */
function weigh(rounds: readonly Round[], entries: readonly Entry[], codebook: Codebook): Weighted[] {
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
    return coded.map(({ item, said }) => ({
      ...(now.get(item.post) ?? item),
      ...said,
      weight: ((1 / item.inclusion) * (drawn.get(item.stratum) ?? 0)) / (read.get(item.stratum) ?? 1),
    }));
  });
  const all = parts.reduce((sum, part) => sum + part.length, 0);
  return parts.flatMap((part, r) => {
    const own = part.length / all;
    const later = parts.slice(r + 1).reduce((sum, next) => sum + next.length, 0) / all;
    return part.map((post) => ({ ...post, weight: own * post.weight + later }));
  });
}

function predictedIn(totals: readonly Total[], code: string, denominator: Denominator): Predicted {
  const sum = { yes: 0, no: 0, unread: 0 };
  for (const { predicted, ...amounts } of totals) {
    sum[predicted === null ? 'unread' : predicted.includes(code) ? 'yes' : 'no'] += amounts[denominator];
  }
  return sum;
}

function codedPost(
  { author, predicted, uncodable, codes, weight, instances, authorPosts }: Weighted,
  code: string,
  denominator: Denominator,
): CodedPost[] {
  if (denominator === 'accounts' && authorPosts === null) return [];
  const amount = denominator === 'posts' ? 1 : denominator === 'instances' ? instances : 1 / (authorPosts ?? 1);
  return [{ author, predicted: predicted?.includes(code) ?? false, settled: uncodable ? null : (codes[code] ?? null), weight, amount }];
}

function count(names: readonly string[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const name of names) found.set(name, (found.get(name) ?? 0) + 1);
  return found;
}
