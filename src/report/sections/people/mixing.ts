import { isTold } from '../../../privacy/things.ts';
import { type Figure, figure } from '../../figure.ts';
import type { Source } from '../../source/source.ts';
import { spaceName } from '../../words/space-names.ts';
import { capital, decimal, list, shown } from '../../words/words.ts';

interface Mixed {
  readonly grouping: string;
  readonly measure: string;
  readonly group: string | null;
  readonly people: number;
  readonly value: number;
  readonly chance: number | null;
  readonly p: number | null;
  /** Whether the group may be named. */
  readonly told: boolean;
}

/** Groups of a grouping that are told one by one, those with most people. */
const GROUPS = 8;

/**
 * Whether people stay among their own: in the spaces where they mostly post, and in groups that the study supplies. A
 * grouping in which all groups that are too small to be told come to fewer than k people is left out, because what is told
 * of the others would tell of them.
 */
export async function mixingFigure({ db, k, glossary }: Source): Promise<Figure | null> {
  const found = await db.rows<Mixed>(`
    SELECT grouping, measure, "group", people, value, chance, p, ${isTold(k, 'mixing', 'group', '"group"')} AS told FROM mixing ORDER BY grouping = 'space' DESC, grouping, "group" NULLS FIRST, measure`);
  const groupings = [...new Set(found.map(({ grouping }) => grouping))];
  const hidden = groupings.filter((name) => {
    const small = found.filter(({ grouping, measure, people }) => grouping === name && measure === 'homophily' && people < k);
    const whole = found.find(({ grouping, group }) => grouping === name && group === null)?.people ?? 0;
    const few = small.reduce((sum, { people }) => sum + people, 0);
    return whole < k || (few > 0 && few < k);
  });
  const told = groupings
    .filter((name) => !hidden.includes(name))
    .flatMap((name) => {
      const own = found.filter(({ grouping }) => grouping === name);
      const groups = own.filter(({ group, people, told: named }) => group !== null && people >= k && named);
      return [...own.filter(({ group }) => group === null), ...groups.sort((a, b) => b.people - a.people).slice(0, GROUPS)];
    });
  if (told.length === 0) return null;
  const wholes = told.filter(({ measure }) => measure === 'eiIndex');
  const named = (name: string) => (name === 'space' ? 'the space where they mostly post' : shown(name, 36));
  const sides = wholes.map(({ grouping, value, chance, p }) => {
    const side =
      p === null || chance === null || p > 0.05 ? 'no more than chance' : value < chance ? 'more than chance' : 'less than chance';
    return `${side} by ${named(grouping)} (E–I index ${decimal(value)}${chance === null ? '' : `, by chance ${decimal(chance)}`})`;
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
      people,
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
    note: `By chance: the mean of random networks in which everybody keeps the number of their ties; p is the share of them as far from it, on two sides, and “more” or “less” is said from 0.05 down. Each p is of its line alone: of twenty lines one comes below 0.05 by chance. Ties outside the data are unseen, and an echo of views is not shown by ties alone.${
      wholes.some(({ grouping }) => grouping === 'space')
        ? ' Who answers somebody in a space posts there: ties within spaces are partly what posting means.'
        : ''
    }${
      hidden.length === 0
        ? ''
        : ` Not told, because their small groups come to fewer than ${k} people: ${list(hidden.map((name) => shown(name, 36)))}; merge groups to see them.`
    }`,
  });
}
