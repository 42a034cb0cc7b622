import { type Figure, figure } from '../../figure.ts';
import { capital, decimal, shown } from '../../words/words.ts';
import { groupingName, type Mixing } from './told-mixing.ts';

/** How much more often people who share a group have a tie, each grouping beside the others. */
export function sharedGroupsFigure(k: number, { rows, hidden }: Pick<Mixing, 'rows' | 'hidden'>): Figure | null {
  const told = [...new Set(rows.map(({ grouping }) => grouping))].flatMap((grouping) => {
    const find = (wanted: string) => rows.find((row) => row.grouping === grouping && row.measure === wanted && row.people >= k);
    const effect = find('sharedGroup');
    return effect === undefined ? [] : [{ grouping, ratio: find('tieRatio')?.value ?? null, effect: effect.value, p: effect.p }];
  });
  if (told.length === 0) return null;
  const findings = told.map(({ grouping, ratio, effect, p }) => {
    const often = ratio === null ? 'only' : `${decimal(ratio, 1)} times as often`;
    const sure =
      p === null
        ? ''
        : ` (with all else equal, ${p > 0.05 ? 'no more than chance' : effect > 0 ? 'more than chance' : 'less than chance'})`;
    return `${often} where they share ${groupingName(grouping)}${sure}`;
  });
  return figure({
    id: 'shared-groups',
    finding: `Two people have a tie ${findings.join('; ')}`,
    help: 'How many times as often pairs of one group have a tie as pairs of different groups, and what sharing the group adds to the share of pairs with a tie where the other groupings, the number of posts and the quarter of the first post are the same.',
    alt: '',
    rows: told.map((row) => ({ ...row, grouping: capital(row.grouping === 'space' ? 'space' : shown(row.grouping, 36)) })),
    headings: [
      { name: 'grouping', label: 'Grouping' },
      { name: 'ratio', label: 'Times as often', as: 'value', absent: 'no tie across' },
      { name: 'effect', label: 'Adds to the share of pairs', as: 'value' },
      { name: 'p', label: 'p', as: 'value', absent: '–' },
    ],
    chart: null,
    note: `Only pairs of people of one platform; who is of no known group there, where others are, is left out. Not told where fewer than ${k} people have ties within their group, or across, or where it would tell the sizes of smaller groups. Held against chance by letting people change places in the network as it is (MRQAP): p is the share of networks in which the group tells as much.${
      hidden.length === 0 ? '' : ' The groupings that are not told are held equal, too.'
    }`,
  });
}
