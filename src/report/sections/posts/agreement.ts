import { groupBy } from '../../../group.ts';
import { type Figure, figure } from '../../figure.ts';
import type { Agreement, HumanCodes } from '../../source/human-codes.ts';
import type { Source } from '../../source/source.ts';
import type { Glossary } from '../../words/glossary.ts';
import { besideBounds, decimal, inSentence } from '../../words/words.ts';

/** What coders are asked besides the codes. */
const QUESTIONS: Readonly<Record<string, string>> = { uncodable: 'Whether a post can be coded', subflag: 'Sub-flags' };

/** How far the coders agree, code by code. */
export function agreementFigure({ glossary }: Source, { agreement }: HumanCodes): Figure | null {
  const groups = groupBy(agreement, ({ round, code }) => `${round}\n${code}`);
  const rows = [...groups.values()].flatMap((own) => agreementRow(glossary, own) ?? []);
  const known = rows.flatMap(({ code, alpha }) => (alpha === null ? [] : [{ code, alpha }])).sort((a, b) => a.alpha - b.alpha);
  const [least] = known;
  if (least === undefined) return null;
  return figure({
    id: 'agreement',
    finding:
      least.alpha === 1
        ? 'Coders agree on every post that two or more of them read'
        : `Coders agree least on ${inSentence(least.code)}: α = ${besideBounds(least.alpha, ENOUGH)}, ${judged(least.alpha)}`,
    help: 'Agreement of people who coded the same posts without seeing each other’s codes. Krippendorff’s α from 0.80 counts as reliable, from 0.667 as enough for tentative conclusions (Krippendorff 2004).',
    alt: '',
    rows,
    headings: [
      { name: 'code', label: 'Code' },
      { name: 'round', label: 'Round' },
      { name: 'coders', label: 'Coders', as: 'whole' },
      { name: 'posts', label: 'Posts', as: 'whole' },
      { name: 'alpha', label: 'Krippendorff’s α (95%)', as: 'value', print: 'alphaText', absent: 'undefined' },
      { name: 'kappa', label: 'κ' },
      { name: 'ac1', label: 'Gwet’s AC1' },
      { name: 'agreement', label: 'Same code', as: 'percent', absent: '–' },
    ],
    also: ['alphaText'],
    chart: null,
    note: 'Coders are all who coded posts that somebody else coded too; not each of them coded every such post. Intervals from a bootstrap over authors; none where coders agree on one of the answers in no post, because then nothing tells how much they may.',
  });
}

/** The statistics of one code in one round, as a row; null where fewer than two people coded. */
function agreementRow(glossary: Glossary, own: readonly Agreement[]) {
  const [first] = own;
  if (first === undefined || first.coders < 2) return null;
  const of = (statistic: string) => own.find((row) => row.statistic === statistic);
  const text = (statistic: string) => {
    const value = of(statistic)?.value ?? null;
    return value === null ? 'undefined' : decimal(value);
  };
  const { value: alpha = null, low = null, high = null } = of('alpha') ?? {};
  const reach = low === null || high === null ? '' : ` (${decimal(low)} to ${decimal(high)})`;
  return {
    code: QUESTIONS[first.code] ?? glossary.title('code', first.code),
    round: first.round,
    coders: first.coders,
    posts: first.posts,
    alpha,
    low,
    high,
    alphaText: alpha === null ? 'undefined' : `${besideBounds(alpha, ENOUGH)}${reach}`,
    kappa: text('cohen') === 'undefined' ? text('fleiss') : text('cohen'),
    ac1: text('ac1'),
    agreement: of('agreement')?.value ?? null,
  };
}

/** From where on Krippendorff's α is enough for tentative conclusions, and from where on for others. */
const ENOUGH = [0.667, 0.8] as const;

/** What follows from a value of Krippendorff's α (Krippendorff 2004). */
function judged(alpha: number): string {
  if (alpha >= ENOUGH[1]) return 'which is reliable';
  return alpha >= ENOUGH[0] ? 'enough for tentative conclusions' : 'too little to conclude from';
}
