import type { Changes } from '../../comparison/changes.ts';
import { type Figure, figure, type Section } from '../../figure.ts';
import { counted, decimal, list, percent, value, whole } from '../../words/words.ts';

/** Numbers listed on the page; changes.json has all. */
const LISTED = 40;

/** The section in place of changes that would tell of the few people or posts by which the studies differ. */
export const untoldChanges: Section = {
  id: 'changed',
  title: 'What changed',
  findings: [],
  introduction: [
    'The studies of this report and the earlier one differ by posts of so few people, or perhaps so few, that differences of numbers would tell of them; none is shown.',
  ],
  figures: [],
};

/** What changed since an earlier report of the study. */
export function changesSection({ made, moved, untold, added, removed, same }: Changes, k: number): Section {
  const all = moved.length + untold;
  const compared = all + same;
  const finding =
    all === 0
      ? `None of ${counted(compared, 'number')} moved since the earlier report`
      : `${whole(all)} of ${counted(compared, 'number')} moved since the earlier report`;
  const rows = moved.slice(0, LISTED).map(({ number, before, after, by }) => ({
    number,
    before,
    after,
    by,
    beforeText: value(before),
    afterText: value(after),
    byText: by === null ? 'from 0' : Math.abs(by) > 10 ? `×${decimal(after / before, 1)}` : `${by > 0 ? '+' : ''}${percent(by)}`,
  }));
  const table: Figure | null =
    rows.length === 0
      ? null
      : figure({
          id: 'changes',
          finding: `The numbers that moved most`,
          help: 'Each line is a number by its figure, row and column, before and now, and the difference as a share of the number before.',
          alt: '',
          rows,
          headings: [
            { name: 'number', label: 'Number' },
            { name: 'before', label: 'Before', as: 'value', print: 'beforeText' },
            { name: 'after', label: 'Now', as: 'value', print: 'afterText' },
            { name: 'by', label: 'By', as: 'value', print: 'byText' },
          ],
          also: ['beforeText', 'afterText', 'byText'],
          chart: null,
          note: moved.length > LISTED ? `The first ${LISTED} of ${whole(moved.length)}; all stand in changes.json.` : null,
        });
  return {
    id: 'changed',
    title: 'What changed',
    findings: [`${finding}.`],
    introduction: [
      made.length === 0
        ? 'Both reports were made from the same tables, with the same settings, seed and versions.'
        : `What the reports were made from differs in ${list(made)}.`,
      `${finding}; ${counted(added.length, 'number')} ${added.length === 1 ? 'is' : 'are'} new, ${counted(removed.length, 'number')} no longer there. A number that is no longer there may be one that is now withheld.${untold === 0 ? '' : ` ${counted(untold, 'number')} that moved ${untold === 1 ? 'is' : 'are'} not told: beside the earlier report ${untold === 1 ? 'it' : 'they'} may tell of fewer than ${whole(k)}.`}`,
    ],
    figures: table === null ? [] : [table],
  };
}
