import { type Figure, figure } from '../../figure.ts';
import type { Source } from '../../source/source.ts';
import { spaceName } from '../../words/space-names.ts';
import { counted } from '../../words/words.ts';
import { byTold, type Told } from './signs.ts';

/** Spaces compared side by side. */
const COMPARED = 12;

/** The same signs in each space, side by side, over all time. */
export function signsInSpaces(source: Source, told: readonly Told[], note = ''): Figure | null {
  const { glossary } = source;
  const own = told.filter(({ item, period }) => item !== null && period === null);
  const people = new Map<string, number | null>();
  for (const { item, counted: n } of own) {
    const most = people.get(item as string) ?? null;
    people.set(item as string, n === null || (most !== null && most > n) ? most : n);
  }
  const spaces = distinct(
    [...people].sort(([a, n], [b, m]) => byTold(m) - byTold(n) || (a < b ? -1 : 1)),
    own,
  ).slice(0, COMPARED);
  if (spaces.length < 2) return null;
  const rows = spaces.flatMap(([space]) =>
    own
      .filter(({ item }) => item === space)
      .map(({ name, value: share, low, high, counted: n }) => ({
        space: spaceName(space),
        sign: glossary.title('indicator', name),
        share,
        low,
        high,
        people: n,
      })),
  );
  // A sign in all spaces stands together: that is what is to be compared.
  const order = new Map([...new Set(own.map(({ name }) => glossary.title('indicator', name)))].map((sign, i) => [sign, i]));
  rows.sort((a, b) => (order.get(a.sign) ?? 0) - (order.get(b.sign) ?? 0));
  return figure({
    id: 'spaces-compared',
    finding: `The same signs in ${counted(spaces.length, 'space')}, side by side`,
    help: 'Platforms, hashtags and groups with most people; shares with 95% intervals where there are any; for “After hours”, where the time zone is not known, from the lowest to the highest share over the clocks that may be meant.',
    alt: '',
    rows,
    headings: [
      { name: 'sign', label: 'Sign' },
      { name: 'space', label: 'Space' },
      { name: 'share', label: 'Share', as: 'percent' },
      { name: 'low', label: 'From', as: 'percent', absent: '–' },
      { name: 'high', label: 'To', as: 'percent', absent: '–' },
      { name: 'people', label: 'People', as: 'whole' },
    ],
    chart: null,
    note: note.trim() || null,
  });
}

/** Spaces without platforms that show what a group shows in every sign: all their posts stand in it. */
function distinct<T>(spaces: readonly (readonly [string, T])[], told: readonly Told[]): (readonly [string, T])[] {
  const shows = (space: string) =>
    JSON.stringify(told.filter(({ item }) => item === space).map(({ name, value, low, high, people }) => [name, value, low, high, people]));
  const groups = new Set(spaces.flatMap(([space]) => (space.includes('/') ? [shows(space)] : [])));
  return spaces.filter(([space]) => space.startsWith('#') || space.includes('/') || !groups.has(shows(space)));
}
