import type { Database } from '../../database/database.ts';
import type { Random } from '../../random.ts';
import { principalComponents, variancesByChance } from '../../stats/pca.ts';
import type { Entry } from '../entry.ts';
import { type Estimate, estimate } from '../estimate.ts';
import { greenhalgh2021 } from '../sources.ts';

/**
 * The fourteen measures by which spaces are compared: volume, kinds of post, what posts hold, ties. Counts, which a few
 * large spaces would rule, enter as logarithms of 1 + count.
 */
const compared: Readonly<Record<string, { readonly log?: true }>> = {
  posts: { log: true },
  people: { log: true },
  postsPerPerson: { log: true },
  hashtagsPerPost: {},
  repostShare: {},
  replyShare: {},
  quoteShare: {},
  linkShare: {},
  mentionShare: {},
  inTies: { log: true },
  outTies: { log: true },
  reciprocalTies: { log: true },
  transitivity: {},
  likesPerPost: { log: true },
};

const logged = Object.keys(compared).filter((name) => compared[name]?.log);

/** Components kept, and spaces from which on there are any. */
const KEPT = 3;
const SPACES = 15;

/** Where each space stands in what most sets spaces apart. */
export const components: Readonly<Record<string, Entry>> = Object.fromEntries(
  Array.from({ length: KEPT }, (_, i): [string, Entry] => [
    `component${i + 1}`,
    {
      title: `Component ${i + 1}`,
      means: `Where a space stands on the ${['first', 'second', 'third'][i]} principal component of the measures of spaces, in standard deviations of it`,
      unit: 'value',
      proxyFor: 'What sets spaces apart, such as sharing, intimacy and volume',
      formula: `principal components of the correlations of ${Object.keys(compared).length} measures (${Object.keys(compared).join(', ')}), of which ${logged.join(', ')} as ln(1 + x); the table of components has the weights`,
      choice: `hashtags and groups with at least 50 posts and 10 people, where there are at least ${SPACES}; measures that do not vary or that a space lacks are left out; no rotation; the largest weight is positive; beside what a component holds by chance (parallel analysis, Horn 1965, 10.1007/BF02289447)`,
      source: `${greenhalgh2021}; Jolliffe 2002, 10.1007/b98835`,
      limit:
        'Of the fourteen measures of that study eight are known here by name (hashtags, retweets, replies, quotes, links, in-, out- and reciprocal ties); volume, mentions, transitivity and likes stand for the rest. What a component means has to be read off its weights, and changes with the spaces compared',
    },
  ]),
);

/** A weight of a measure in a component: a row of the table of components. */
export interface Weight {
  readonly component: number;
  readonly measure: string;
  readonly weight: number;
  readonly variance: number;
  readonly chance: number;
  readonly spaces: number;
}

/** The components of the spaces that all measures are known of, from `plnIndicators`; none where the spaces are too few. */
export async function componentRows(db: Database, random: Random): Promise<{ estimates: Estimate[]; weights: Weight[] }> {
  const names = Object.keys(compared);
  const rows = await db.rows<{ place: number; people: number; indicator: string; value: number }>(`
SELECT plnIndicators.place, plnSpaces.people, indicator, value FROM plnIndicators JOIN plnSpaces ON plnSpaces.place = plnIndicators.place
WHERE plnIndicators.place IN (SELECT place FROM plnIndicators WHERE indicator = 'outTies' AND place > 0) AND period IS NULL
  AND indicator IN (${names.map((name) => `'${name}'`).join(', ')})
ORDER BY plnIndicators.place, indicator`);
  const spaces = new Map<number, { people: number; values: Map<string, number> }>();
  for (const { place, people, indicator, value } of rows) {
    const space = spaces.get(place) ?? { people, values: new Map<string, number>() };
    space.values.set(indicator, compared[indicator]?.log ? Math.log1p(value) : value);
    spaces.set(place, space);
  }
  const measures = names.filter((name) => {
    const values = [...spaces.values()].map((space) => space.values.get(name));
    return values.every((value) => value !== undefined) && new Set(values).size > 1;
  });
  if (spaces.size < SPACES || measures.length <= KEPT) return { estimates: [], weights: [] };
  const table = [...spaces.values()].map((space) => measures.map((name) => space.values.get(name) as number));
  const { variances, weights, scores } = principalComponents(table);
  const chance = variancesByChance(table, random);
  const kept = variances.slice(0, KEPT);
  return {
    estimates: [...spaces].flatMap(([place, { people }], row) =>
      kept.map((variance, c) =>
        estimate(place, `component${c + 1}`, rounded((scores[row]?.[c] as number) / Math.sqrt(variance)), { people }),
      ),
    ),
    weights: kept.flatMap((variance, c) =>
      measures.map((measure, m) => ({
        component: c + 1,
        measure,
        weight: rounded((weights[c]?.[m] as number) * Math.sqrt(variance)),
        variance: rounded(variance / measures.length),
        chance: rounded((chance[c] as number) / measures.length),
        spaces: spaces.size,
      })),
    ),
  };
}

/** Nine decimals: beyond them rounding of sums shows, not spaces. */
function rounded(value: number): number {
  return Math.round(value * 1e9) / 1e9;
}
