import type { Codebook } from '../../codebook/codebook.ts';
import type { Database } from '../../database/database.ts';
import { sha256 } from '../../disk/disk.ts';
import { UserError } from '../../errors.ts';
import { seeded, shuffled } from '../../random.ts';
import type { DrawnFrom, Period, Round, SampledItem } from '../round.ts';
import { fetchDrawn, frameOf } from './frame.ts';
import { assign, draw, strata } from './sample.ts';

/** What is drawn in a round, and for whom. */
export interface RoundOptions {
  readonly study: string;
  readonly round: number;
  readonly size: number;
  readonly coders: readonly string[];
  /** Share of the items that every coder reads, from 0 to 1. */
  readonly overlap: number;
  readonly period: Period;
  readonly seed: string;
  readonly codebook: Codebook;
  /** The tables drawn from. */
  readonly from: DrawnFrom;
  /** The rounds before: their posts are not drawn again. */
  readonly before: readonly Round[];
}

/** Draws a round of coding from the tables of a study, and says who reads what. The same seed draws the same posts. */
export async function drawRound(db: Database, options: RoundOptions): Promise<Round> {
  const { study, round, size, coders, overlap, period, codebook, before, from } = options;
  const seed = `${options.seed} coding ${round}`;
  const earlier = before.flatMap(({ items }) => items.map(({ post }) => post));
  const frame = await frameOf(db, codebook, period, earlier);
  const posts = frame.cells.reduce((sum, cell) => sum + cell.posts, 0);
  if (posts === 0)
    throw new UserError(`${study}: no post left to code`, { hint: 'reposts, posts without text and earlier rounds are not drawn' });
  const parts = strata(frame.cells, size);
  if (parts.reduce((sum, part) => sum + part.posts, 0) < posts)
    throw new UserError(`${study}: a sample of ${size} is too small to reach every kind of post`, { hint: 'ask for more with --size' });
  const drawn = await fetchDrawn(db, draw(parts, seeded(`${seed} draw`)));
  const readers = assign(
    drawn.map((one) => one.drawn.stratum.name),
    coders,
    overlap,
    seeded(`${seed} assign`),
  );
  const mark = markOf(drawn.map(({ design }) => design.post));
  // Numbered in random order, so that neither number nor order tells what the classifier said.
  const order = shuffled(seeded(`${seed} order`), [...drawn.keys()]);
  const items = order.map((place, number): SampledItem => {
    const { drawn: how, design, shown } = drawn[place] as (typeof drawn)[number];
    const item = `r${round}${mark}${String(number + 1).padStart(4, '0')}`;
    return { item, ...design, stratum: how.stratum.name, inclusion: how.inclusion, coders: readers[place] as string[], shown };
  });
  return {
    staffroom: 'sample',
    study,
    round,
    seed,
    period,
    coders,
    overlap,
    codebook,
    decided: frame.decided,
    strata: parts.map(({ name, posts, size }) => ({ name, posts, size })),
    from,
    totals: frame.totals,
    communities: frame.communities,
    items,
    earlier: frame.earlier,
  };
}

/** Three letters that tell one draw from another: readings of posts drawn before are then strangers, and never mixed up. */
function markOf(posts: readonly string[]): string {
  const digits = sha256(JSON.stringify(posts)).slice(0, 3);
  return [...digits].map((digit) => 'bcdfghjkmnpqrstv'[Number.parseInt(digit, 16)]).join('');
}

/** What one coder reads, in an order of their own: tiredness then falls on other posts for each. */
export function itemsOf(round: Round, coder: string): SampledItem[] {
  const mine = round.items.filter(({ coders }) => coders.includes(coder));
  return shuffled(seeded(`${round.seed} order of ${coder}`), mine);
}
