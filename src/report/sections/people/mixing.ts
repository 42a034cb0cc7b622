import { type Figure, figure } from '../../figure.ts';
import type { Source } from '../../source/source.ts';
import { spaceName } from '../../words/space-names.ts';
import { capital, decimal, list, shown } from '../../words/words.ts';
import { groupingName, type Mixing } from './told-mixing.ts';

const MEASURES: ReadonlySet<string> = new Set(['eiIndex', 'groupAssortativity', 'homophily']);

/** Groups of a grouping that are told one by one, those with most people. */
const GROUPS = 8;

/** Whether people stay among their own: in the spaces where they mostly post, and in groups that the study supplies. */
export function mixingFigure({ k, glossary }: Pick<Source, 'k' | 'glossary'>, { rows, hidden, uncounted }: Mixing): Figure | null {
  const found = rows.filter(({ measure }) => MEASURES.has(measure));
  const told = [...new Set(found.map(({ grouping }) => grouping))].flatMap((name) => {
    const own = found.filter(({ grouping }) => grouping === name);
    const groups = own.filter(({ group, people, told: named }) => group !== null && people >= k && named);
    return [...own.filter(({ group }) => group === null), ...groups.sort((x, y) => y.people - x.people).slice(0, GROUPS)];
  });
  if (told.length === 0) return null;
  const wholes = told.filter(({ measure }) => measure === 'eiIndex');
  const sides = wholes.map(({ grouping, value, chance, p }) => {
    const side =
      p === null || chance === null || p > 0.05 ? 'no more than chance' : value < chance ? 'more than chance' : 'less than chance';
    return `${side} by ${groupingName(grouping)} (E–I index ${decimal(value)}${chance === null ? '' : `, by chance ${decimal(chance)}`})`;
  });
  return figure({
    id: 'mixing',
    finding: `People keep to their own ${list(sides)}`,
    help: 'Groups that do not come from the ties themselves. The E–I index is −1 where all ties stay within groups and 1 where all go across; homophily is 1 for a group that keeps to itself, 0 as its size would give.',
    alt: '',
    rows: told.map(({ grouping, measure, group, people, value, chance, p }) => ({
      grouping: capital(grouping === 'space' ? 'space' : shown(grouping, 36)),
      group: group === null ? 'All' : grouping === 'space' ? spaceName(group) : shown(group, 36),
      measure: glossary.title('measure', measure),
      people: uncounted.has(grouping) ? null : people,
      value,
      chance,
      p,
    })),
    headings: [
      { name: 'grouping', label: 'Grouping' },
      { name: 'group', label: 'Group' },
      { name: 'measure', label: 'Measure' },
      { name: 'people', label: 'People', as: 'whole' },
      { name: 'value', label: 'Value', as: 'value' },
      { name: 'chance', label: 'By chance', as: 'value', absent: '–' },
      { name: 'p', label: 'p', as: 'value', absent: '–' },
    ],
    chart: null,
    note: `By chance: the mean of random networks in which everybody keeps the number of their ties; p is the share of them as far from it, on two sides, and “more” or “less” is said from 0.05 down. Each p is of its line alone: of twenty lines one comes below 0.05 by chance. Ties outside the data are unseen, and an echo of views is not shown by ties alone. Groups of fewer than ${k} people, or in which fewer have ties within, or across, are left out, and a further one where the others would tell of it${uncounted.size === 0 ? '' : `; numbers of people are withheld where they would leave fewer than ${k} others of those with a tie, or of a space`}.${
      wholes.some(({ grouping }) => grouping === 'space')
        ? ' Who answers somebody in a space posts there: ties within spaces are partly what posting means.'
        : ''
    }${
      hidden.length === 0
        ? ''
        : ` Not told, because their small groups, or those with ties within groups or across, come to fewer than ${k} people: ${list(hidden.map((name) => shown(name, 36)))}; merge groups to see them.`
    }`,
  });
}
