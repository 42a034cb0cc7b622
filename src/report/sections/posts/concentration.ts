import { type Cell, isSmall } from '../../../privacy/suppression.ts';
import { gini, lorenz, lorenzAt, topShare } from '../../../stats/concentration.ts';
import { lorenzCurve } from '../../charts/lorenz.ts';
import { bare, figure, type Section } from '../../figure.ts';
import { enough } from '../../source/people.ts';
import type { Source } from '../../source/source.ts';
import { withKnownAuthor } from '../../words/known-authors.ts';
import { counted, decimal, list, percent, whole } from '../../words/words.ts';

/** How unevenly posts are spread over people. */
export async function concentration(source: Source): Promise<Section> {
  const { db, k, unit } = source;
  const base = { id: 'concentration', title: 'Who posts how much' };
  const amounts = await db.rows<{ amount: number; people: number }>(
    'SELECT posts AS amount, count(*) AS people FROM people WHERE posts > 0 AND NOT bot GROUP BY posts ORDER BY posts',
  );
  const people = amounts.reduce((sum, a) => sum + a.people, 0);
  const posts = amounts.reduce((sum, a) => sum + a.people * a.amount, 0);
  const index = gini(amounts);
  if (unit === 'posts')
    return bare(base, 'Most posts of this study name no author, so it cannot be said how posts are spread over people.');
  if (index === null || people < 2 * k)
    return bare(base, `Fewer than ${2 * k} people posted, too few to show how unevenly without telling of single ones.`);
  const named = [0.01, 0.05, 0.1].find((share) => Math.floor(share * people) >= k) ?? 0.5;
  // Whole people, as the indicators count them: a part of one would have another share, and both would tell of that person.
  const leading = wholePeople(named, people);
  const top = leading / people;
  if ((amounts.at(-1)?.amount ?? 0) > posts / 2 || isSmall(busiest(amounts, leading), k))
    return bare(base, 'How unevenly people posted is not shown, because it would tell of single ones.');
  const curve = lorenz(amounts);
  const rows = stopsOf(people, named).map((at) => ({ people: at, share: at === 0 ? 0 : lorenzAt(curve, at) }));
  const middle = rows.reduce((nearest, row) => (Math.abs(row.people - 0.5) < Math.abs(nearest.people - 0.5) ? row : nearest));
  const topPeople = named === 0.5 ? 'more active half of people' : `most active ${named * 100}% of people`;
  const has = topShare(amounts, top) ?? 0;
  const finding = `The ${topPeople} wrote ${percent(has)} of the posts${withKnownAuthor(source)}`;
  const once = amounts.find((a) => a.amount === 1)?.people ?? 0;
  const onceSafe = once === 0 || (once >= k && people - once >= k);
  const told = await db.rows<{ name: string; share: number }>(
    `SELECT indicator AS name, value AS share FROM indicators WHERE scope = 'study' AND period IS NULL AND ${enough(k)}`,
  );
  const share = (name: string) => told.find((one) => one.name === name)?.share;
  const [week, circulation] = [share('oneWeekShare'), share('topCirculation')];
  const passing = [
    ...(onceSafe ? [`${percent(once / people)} once`] : []),
    ...(week === undefined ? [] : [`${percent(week)} in one calendar week only (Monday to Sunday, UTC; posts without a time left out)`]),
  ];
  return {
    ...base,
    findings: [`${finding}.`],
    introduction: [
      `Counted are ${counted(people, 'person', 'people')} who posted, automated accounts left out, and their ${counted(posts, 'post')}.${passing.length === 0 ? '' : ` Of them posted ${list(passing)}.`}`,
      ...(circulation === undefined
        ? []
        : [`The 1% of posts that were passed on most make ${percent(circulation)} of all instances, reposts and the posts themselves.`]),
    ],
    figures: [
      figure({
        id: 'lorenz',
        finding,
        help: 'People stand from the least to the most active; the curve shows which share of all posts the first so many wrote, and the further it hangs below the dashed line, the more uneven.',
        alt: `Lorenz curve of posts over ${whole(people)} people. Gini coefficient ${decimal(index)}. The least active ${percent(middle.people)} wrote ${percent(middle.share)}, the ${topPeople} wrote ${percent(has)}.`,
        rows,
        headings: [
          { name: 'people', label: 'Share of people, least active first', as: 'percent' },
          { name: 'share', label: 'Share of posts', as: 'percent' },
        ],
        chart: lorenzCurve({ people: 'people', share: 'share' }),
        note: `Gini ${decimal(index)}: 0 if all wrote equally many posts, close to 1 if one wrote all. Steps of the curve hold at least ${k} people each, so that none can be told from it; the top share is given for the smallest of 1, 5, 10, 20 and 50% that holds ${k} people, who are counted up to a whole number.`,
      }),
    ],
  };
}

/** The posts of so many people who posted most, of amounts in rising order. */
function busiest(amounts: readonly { readonly amount: number; readonly people: number }[], people: number): Cell {
  const each: number[] = [];
  for (const { amount, people: n } of amounts.toReversed()) {
    if (each.length >= people) break;
    each.push(...Array<number>(Math.min(n, people - each.length)).fill(amount));
  }
  return { count: each.reduce((sum, n) => sum + n, 0), people: each.length, most: each.slice(0, 2) };
}

/**
 * Shares of people, from the least active on, at which the curve is told: in steps of the share of the most active that is told,
 * counted from these on in whole people. Larger steps are made of whole smaller ones, so that two reports of one study with
 * other smallest numbers of people tell of no fewer together.
 */
function stopsOf(people: number, step: number): number[] {
  const steps = Math.round(1 / step);
  return Array.from({ length: steps + 1 }, (_, i) => 1 - wholePeople((steps - i) * step, people) / people);
}

/** A share of people, counted up to a whole number. */
function wholePeople(share: number, people: number): number {
  return Math.ceil(share * people - 1e-9);
}
