import { groupBy } from '../../../group.ts';
import { withheld } from '../../../privacy/suppression.ts';
import { quarterBegins } from '../../bins/periods.ts';
import { panels } from '../../charts/panels.ts';
import { sharesOverTime } from '../../charts/shares-over-time.ts';
import { type Figure, figure } from '../../figure.ts';
import { enough } from '../../source/people.ts';
import type { Source } from '../../source/source.ts';
import { list, percent } from '../../words/words.ts';

/** What is told of a quarter and the next, in this order. */
const MEASURES = ['peopleBack', 'tiesKept', 'tiesKeptByChance'] as const;

/** Quarters up to which each has a panel of its own. */
const PANELS = 4;

/** A measure of two quarters in a row, named by the later; of all such pairs together where no period is given. */
interface Step {
  readonly name: (typeof MEASURES)[number];
  readonly period: string | null;
  readonly value: number;
  readonly told: boolean;
  /** The fewest on whom the value depends. */
  readonly people: number;
}

/** How many come back from quarter to quarter, and how many of their ties last; null where there are no two quarters in a row. */
export async function tiesKeptFigure({ db, k, glossary }: Pick<Source, 'db' | 'k' | 'glossary'>): Promise<Figure | null> {
  const found = await db.rows<Step & { [column: string]: never }>(
    `SELECT indicator AS name, period, value, ${enough(k)} AS told, least(people, coalesce(bearers, people)) AS people FROM indicators
     WHERE scope = 'study' AND indicator IN (${MEASURES.map((name) => `'${name}'`).join(', ')}) ORDER BY period, indicator`,
  );
  const all = (wanted: Step['name']) => found.find(({ name, period, told }) => name === wanted && period === null && told)?.value;
  const [kept, chance] = [all('tiesKept'), all('tiesKeptByChance')];
  const steps = closing(found, k);
  if (kept === undefined || chance === undefined || steps.length === 0) return null;
  const rows = steps
    .sort((a, b) => Number(a.period > b.period) - Number(a.period < b.period) || MEASURES.indexOf(a.name) - MEASURES.indexOf(b.name))
    .map(({ name, period, value }) => ({
      quarter: period,
      what: glossary.title('indicator', name),
      share: value,
      text: percent(value),
      begins: quarterBegins(period),
      low: null,
      high: null,
    }));
  const quarters = [...new Set(rows.map(({ quarter }) => quarter))];
  return figure({
    id: 'ties-kept',
    // That none of a few ties came again, as chance would have it, is no finding.
    ...(kept === 0 && percent(chance) === '0%' && { untold: true as const }),
    finding: `${percent(kept)} of the ties of a quarter are there in the next again${percent(kept) === percent(chance) ? ', as would be if ties were with anybody' : `; ${percent(chance)} would be if ties were with anybody`}`,
    help: 'Of the people who post in one quarter of a year, how many post in the next; of the ties between people in one, how many are there in the next again, and how many would be if everybody then had as many ties, but with anybody. Each is told at the later quarter.',
    alt: `From quarter to quarter. ${quarters.map((quarter) => `${quarter}: ${list(rows.filter((row) => row.quarter === quarter).map(({ what, text }) => `${what.toLowerCase()} ${text}`))}`).join('; ')}.`,
    rows,
    headings: [
      { name: 'quarter', label: 'Quarter' },
      { name: 'what', label: 'Of the quarter before' },
      { name: 'share', label: 'Share', as: 'percent' },
    ],
    also: ['text', 'begins', 'low', 'high'],
    chart:
      quarters.length > PANELS
        ? sharesOverTime({ panel: 'what', named: 'quarters' })
        : panels({ panel: 'quarter', label: 'what', value: 'share', text: 'text', shared: true, columns: 2 }),
    note: `What would be is an expectation, not a test. The first and the last quarter may be cut by the study’s beginning and end, and who is silent for a quarter loses all ties in it. Ties are those of all kinds, in one direction. Left out are quarters in which fewer than ${k} people stand behind a number, or would be told by the others.`,
  });
}

/** The single quarters that may be told beside that of all together. */
function closing(found: readonly Step[], k: number): (Step & { readonly period: string })[] {
  const steps = found.flatMap((step) => (step.period === null ? [] : [{ ...step, period: step.period }]));
  return [...groupBy(steps, ({ name }) => name).values()].flatMap((line) => {
    const cells = line.map(({ people, told }) => ({ count: Math.max(1, people), people: told ? people : Math.min(people, k - 1) }));
    const { cells: hidden } = withheld(cells, [[...cells.keys()]], k);
    return line.filter((_, i) => !hidden[i]);
  });
}
