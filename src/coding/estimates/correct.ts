import type { Codebook } from '../../codebook/codebook.ts';
import { groupBy } from '../../group.ts';
import { byCodePoint } from '../../order.ts';
import type { Round, Total } from '../round.ts';
import { type CodedPost, type Predicted, type Shares, sharesOf } from './prevalence.ts';
import { type Entry, verdict } from './readings.ts';
import { type Weighted, weigh } from './weigh.ts';

/** What a share is taken of. */
export const denominators = {
  posts: 'Each post counts once; reposts are left out',
  instances: 'Each post counts as often as it stands in the study, with its own codes every time: once, and once more for each repost',
  accounts: 'Each account counts once, with the share among its own posts',
} as const;
type Denominator = keyof typeof denominators;

/** The shares of one code in one cell of the study. */
export interface CellShares extends Shares {
  readonly by: 'all' | 'platform' | 'period' | 'community';
  /** `all`, or the platform, the period, or the number of the community. */
  readonly cell: string;
  readonly code: string;
  readonly denominator: Denominator;
}

/**
 * Corrected shares of every code: overall and by platform for posts, instances and accounts, by community and by period
 * for posts and instances (an account's posts fall into several periods). `rounds` in their order; the last one says what
 * the classifier gives now, and who stands in which community. Communities that write too little for a share are left out.
 */
export function correctedShares(rounds: readonly Round[], entries: readonly Entry[], codebook: Codebook): CellShares[] {
  const last = rounds.at(-1);
  if (last === undefined) return [];
  const { totals, communities, decided } = last;
  const coded = weigh(rounds, entries, codebook);
  const platforms = [...groupBy(totals, ({ platform }) => platform)];
  const periods = [...groupBy(totals, ({ period }) => period)].sort(([a], [b]) => byCodePoint(a, b));
  const parts = (by: 'platform' | 'period' | 'community', groups: Groups, of: readonly Denominator[]) =>
    groups.map(([cell, totals]): Part => ({ by, cell, totals, coded: coded.filter((post) => String(post[by]) === cell), of }));
  const cells: readonly Part[] = [
    { by: 'all', cell: 'all', totals, coded, of: ['posts', 'instances', 'accounts'] },
    ...parts('platform', platforms.length < 2 ? [] : platforms, ['posts', 'instances', 'accounts']),
    ...parts('period', periods.length < 2 ? [] : periods, ['posts', 'instances']),
    ...parts('community', [...groupBy(communities, ({ community }) => String(community))], ['posts', 'instances']),
  ];
  return cells.flatMap(({ by, cell, totals, coded, of }) =>
    of.flatMap((denominator) =>
      codebook.codes.map(({ code }) => ({
        by,
        cell,
        code,
        denominator,
        ...sharesOf(
          decided.includes(code) ? predictedIn(totals, code, denominator) : undecidedIn(totals, denominator),
          coded.flatMap((post) => codedPost(post, code, denominator)),
        ),
      })),
    ),
  );
}

/** What the classifier says of all posts, by the cells of a division of the study. */
type Groups = readonly (readonly [cell: string, totals: readonly Total[]])[];

/** A part of the study: what the classifier says of all its posts, and which of them people coded. */
interface Part extends Pick<CellShares, 'by' | 'cell'> {
  readonly totals: readonly Total[];
  readonly coded: readonly Weighted[];
  readonly of: readonly Denominator[];
}

/** Posts that nobody settled: until they are, a share would leave out just the doubtful posts. */
export function unsettled(entries: readonly Entry[], codebook: Codebook): string[] {
  return entries.filter((entry) => verdict(entry, codebook) === null).map(({ item }) => item);
}

function predictedIn(totals: readonly Total[], code: string, denominator: Denominator): Predicted {
  const sum = { yes: 0, no: 0, unread: 0 };
  for (const { predicted, ...amounts } of totals) {
    const amount = amounts[denominator];
    if (predicted === null) sum.unread += amount;
    else sum[predicted.includes(code) ? 'yes' : 'no'] += amount;
  }
  return sum;
}

/** A code that the classifier does not decide is known from people alone. */
function undecidedIn(totals: readonly Total[], denominator: Denominator): Predicted {
  return { yes: 0, no: 0, unread: totals.reduce((sum, amounts) => sum + amounts[denominator], 0) };
}

function codedPost(
  { author, predicted, uncodable, codes, weight, instances, authorPosts }: Weighted,
  code: string,
  denominator: Denominator,
): CodedPost[] {
  if (denominator === 'accounts' && authorPosts === null) return [];
  const amount = { posts: 1, instances, accounts: 1 / (authorPosts ?? 1) }[denominator];
  return [{ author, predicted: predicted?.includes(code) ?? false, settled: uncodable ? null : (codes[code] ?? null), weight, amount }];
}
