import { withheld } from '../../../privacy/suppression.ts';
import { panels } from '../../charts/panels.ts';
import { huesOf } from '../../drawing/code-hues.ts';
import { type Figure, figure } from '../../figure.ts';
import type { Share } from '../../source/coded.ts';
import { leavesFew } from '../../source/people.ts';
import type { Source } from '../../source/source.ts';
import { inSentence, list, percent, whole } from '../../words/words.ts';
import { byProgramAlone } from './code-words.ts';

/** So many people have so many posts with a code. */
interface Amount {
  readonly amount: number;
  readonly people: number;
}

/** The fewest people who have half of something, from those with most on, and what they and the others have of it. */
export interface Half {
  readonly people: number;
  readonly amount: number;
  /** What the one and the other person with most have of it, among them and among the others. */
  readonly most: readonly number[];
  readonly othersMost: readonly number[];
}

/** The fewest people who have at least half of all, of amounts in any order; null where there is nothing to have. */
export function half(amounts: readonly Amount[]): Half | null {
  const each = amounts.filter(({ amount }) => amount > 0).toSorted((a, b) => b.amount - a.amount);
  const total = each.reduce((sum, { amount, people }) => sum + amount * people, 0);
  if (total === 0) return null;
  let [people, held] = [0, 0];
  for (const { amount, people: n } of each) {
    const needed = Math.min(n, Math.ceil((total / 2 - held) / amount));
    people += needed;
    held += needed * amount;
    if (held * 2 >= total) break;
  }
  const pair = (from: number) => [from, from + 1].map((place) => amountAt(each, place));
  return { people, amount: held, most: people === 1 ? [amountAt(each, 0)] : pair(0), othersMost: pair(people) };
}

/** What the person at a place, from 0, has; 0 where there are fewer people. */
function amountAt(each: readonly Amount[], place: number): number {
  let passed = 0;
  for (const { amount, people } of each) {
    passed += people;
    if (passed > place) return amount;
  }
  return 0;
}

/** How many people have posts with each code, and how few have half of them: whether many promote and sell a little, or a few do nearly all of it. */
export async function codePeopleFigure(source: Source, shares: readonly Share[]): Promise<Figure | null> {
  const { k, unit, people: all } = source;
  if (unit !== 'people') return null;
  const told = await spreads(source, shares);
  const [first, ...others] = told.toSorted((a, b) => a.few - b.few);
  if (first === undefined) return null;
  const measures = [
    { what: 'People with such a post', of: ({ carriers }: Spread) => carriers },
    { what: 'Fewest who posted half of them', of: ({ few }: Spread) => few },
  ];
  const rows = measures.flatMap(({ what, of }) =>
    told.map((one) => ({
      what,
      code: one.title,
      people: of(one),
      share: of(one) / all,
      text: `${whole(of(one))} (${percent(of(one) / all)})`,
    })),
  );
  return figure({
    id: 'codes-people',
    finding: `Half of the posts coded ${inSentence(first.title)}${byProgramAlone(source)}${source.anonymous ? ' whose author is known' : ''} come from ${whole(first.few)} people${
      others.length === 0 ? '' : `, ${list(others.map(({ title, few }) => `half of those coded ${inSentence(title)} from ${whole(few)}`))}`
    }`,
    help: `People who posted at least one post with the code, reposts included, and the fewest who posted half of these, in brackets as shares of all ${whole(all)} who posted; the shorter the second bar beside the first, the more a few do what looks like a habit of many.`,
    alt: `People behind each code, of ${whole(all)} who posted: ${list(told.map(({ title, carriers, few }) => `${inSentence(title)} ${whole(carriers)}, half of the posts by ${whole(few)}`))}.`,
    rows,
    headings: [
      { name: 'what', label: 'Counted' },
      { name: 'code', label: 'Code' },
      { name: 'people', label: 'People', as: 'whole' },
      { name: 'share', label: 'Of all who posted', as: 'percent' },
    ],
    also: ['text'],
    chart: panels({
      panel: 'what',
      label: 'code',
      value: 'people',
      text: 'text',
      shared: true,
      columns: 2,
      hues: { by: 'label', of: huesOf(source) },
    }),
    note: `Coded posts with a known author, as the program codes them. Told where at least ${whole(k)} people posted the one half and at least ${whole(k)} the other, and neither is nearly all one person’s.`,
  });
}

/** A code, how many people have posts with it, and how few have half of these. */
interface Spread {
  readonly code: string;
  readonly title: string;
  readonly carriers: number;
  readonly few: number;
}

/** Of each code that may be told of; where the few who have half of its posts and the others are both at least k, and neither is nearly one person's. */
async function spreads({ db, k, people: all, glossary }: Source, shares: readonly Share[]): Promise<Spread[]> {
  const amounts = await db.rows<Amount & { code: string }>(`
    WITH each AS (SELECT code, teller, count(*) FILTER (value) AS amount FROM "codedPosts" WHERE teller IS NOT NULL GROUP BY code, teller)
    SELECT CAST(code AS VARCHAR) AS code, amount, count(*) AS people FROM each WHERE amount > 0 GROUP BY ALL ORDER BY code, amount`);
  return shares.flatMap(({ code, yes }) => {
    const own = amounts.filter((row) => row.code === code);
    const carriers = own.reduce((sum, { people }) => sum + people, 0);
    const found = half(own);
    if (yes === null || found === null || leavesFew(all, carriers, k)) return [];
    const total = own.reduce((sum, { amount, people }) => sum + amount * people, 0);
    const { cells: hidden } = withheld(
      [
        { count: found.amount, people: found.people, most: found.most },
        { count: total - found.amount, people: carriers - found.people, most: found.othersMost },
      ],
      [[0, 1]],
      k,
    );
    return hidden.includes(true) ? [] : [{ code, title: glossary.title('code', code), carriers, few: found.people }];
  });
}
