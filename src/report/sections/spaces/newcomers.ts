import { shares } from '../../charts/shares.ts';
import { type Figure, figure } from '../../figure.ts';
import { enough } from '../../source/people.ts';
import type { Source } from '../../source/source.ts';
import { decimal, list, percent } from '../../words/words.ts';

/** Whether newcomers come back, those whose first post was answered beside the others. */
export async function newcomersFigure({ db, k }: Source): Promise<Figure | null> {
  const found = await db.rows<{ name: string; value: number; low: number; high: number; people: number }>(
    `SELECT indicator AS name, value, low, high, people FROM indicators
     WHERE scope = 'study' AND starts_with(indicator, 'return') AND low IS NOT NULL AND ${enough(k)}`,
  );
  const of = (name: string) => found.find((one) => one.name === name);
  const sides = [
    { side: 'Answered within a week', told: of('returnAnswered') },
    { side: 'Not answered', told: of('returnUnanswered') },
  ];
  const rows = sides.flatMap(({ side, told }) =>
    told === undefined
      ? []
      : [{ all: 'Newcomers', side, share: told.value, low: told.low, high: told.high, people: told.people, text: percent(told.value) }],
  );
  const ratio = of('returnRatio');
  const [answered, unanswered] = rows;
  if (answered === undefined || unanswered === undefined) return null;
  const clear = ratio !== undefined && (ratio.low > 1 || ratio.high < 1);
  const interval = ratio === undefined ? '' : ` (95% interval ${decimal(ratio.low)} to ${decimal(ratio.high)})`;
  return figure({
    id: 'newcomers',
    finding: clear
      ? `Newcomers whose first post was answered came back ${decimal(ratio.value)} times as often as others${interval}`
      : `Newcomers whose first post was answered did not clearly come back more or less often than others${interval}`,
    help: 'Share of those who are new, and whose first post begins something, who post again more than a week and up to nine weeks later; lines are 95% intervals.',
    alt: `Newcomers who come back: ${list(rows.map(({ side, text, low, high }) => `${side.toLowerCase()} ${text} (${percent(low)} to ${percent(high)})`))}.`,
    rows,
    headings: [
      { name: 'side', label: 'First post' },
      { name: 'share', label: 'Came back', as: 'percent' },
      { name: 'low', label: '95% from', as: 'percent' },
      { name: 'high', label: 'to', as: 'percent' },
      { name: 'people', label: 'Newcomers', as: 'whole' },
    ],
    also: ['all', 'text'],
    chart: shares({ panel: 'all', label: 'side' }),
    note: 'New is who first posts after the first eight weeks of the data. That they come back more often does not say that the answer brought them back: who asks well may be answered and stay for the same reason.',
  });
}
