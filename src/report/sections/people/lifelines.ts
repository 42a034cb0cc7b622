import { groupBy } from '../../../group.ts';
import { shares } from '../../charts/shares.ts';
import { type Figure, figure } from '../../figure.ts';
import { spaceName } from '../../words/space-names.ts';
import { list, percent } from '../../words/words.ts';
import { byTold, type Told } from './signs.ts';

/** Spaces whose people are followed, beside those of the study. */
const FOLLOWED = 5;

/** How many of the people of the study and of its largest spaces are still there after so many weeks; null where that is told of one time only. */
export function lifelineFigure(told: readonly Told[]): Figure | null {
  const points = told
    .flatMap((row) => {
      const weeks = Number(/^lasting(\d+)$/.exec(row.name)?.[1]);
      return Number.isNaN(weeks) || row.period !== null ? [] : [{ ...row, weeks }];
    })
    .sort((a, b) => a.weeks - b.weeks);
  const lines = [...groupBy(points, ({ item }) => item)]
    .filter(([, line]) => line.length > 1)
    .sort(
      ([a, [one]], [b, [other]]) =>
        Number(b === null) - Number(a === null) ||
        byTold(other?.counted ?? null) - byTold(one?.counted ?? null) ||
        (String(a) < String(b) ? -1 : 1),
    );
  const [first] = lines;
  if (first === undefined) return null;
  const [whole, line] = first;
  // Where all post on one platform, its line is that of the study.
  const drawn = lines.filter(([item, [one]]) => item === whole || one?.people !== line[0]?.people).slice(0, FOLLOWED + 1);
  return figure({
    id: 'lifelines',
    finding: `Of those ${whole === null ? 'who post' : `of ${spaceName(whole)}`}, ${list(line.map(({ value, weeks }, i) => `${percent(value)} ${i === 0 ? 'are still there ' : ''}after ${weeks}${i === 0 ? ' weeks' : ''}`))}`,
    help: 'Survival curves: the share of people between whose first and last post there are more than so many weeks (Kaplan & Meier 1958), in the study and in the spaces with most people. Who posted shortly before the data end is not taken to have left. Lines are 95% intervals.',
    alt: `Share of people still there. ${drawn.map(([item, of]) => `${placeName(item)}: ${list(of.map(({ value, weeks }) => `after ${weeks} weeks ${percent(value)}`))}`).join('; ')}.`,
    rows: drawn.flatMap(([item, of]) =>
      of.map(({ value, low, high, counted, weeks }) => ({
        space: placeName(item),
        after: `${weeks} weeks`,
        share: value,
        low,
        high,
        people: counted,
        text: percent(value),
      })),
    ),
    headings: [
      { name: 'space', label: 'Space' },
      { name: 'after', label: 'Still there after' },
      { name: 'share', label: 'Share', as: 'percent' },
      { name: 'low', label: '95% from', as: 'percent', absent: '–' },
      { name: 'high', label: 'to', as: 'percent', absent: '–' },
      { name: 'people', label: 'People', as: 'whole' },
    ],
    also: ['text'],
    chart: shares({ panel: 'space', label: 'after' }),
  });
}

function placeName(item: string | null): string {
  return item === null ? 'All who post' : spaceName(item);
}
