import { groupBy } from '../../group.ts';
import { isClear } from '../../stats/difference.ts';
import { shares } from '../charts/shares.ts';
import { huesOfTitles } from '../drawing/code-hues.ts';
import { type Figure, figure, type Heading, type Section } from '../figure.ts';
import { counted, decimal, inSentence, list, percent, value, whole } from '../words/words.ts';
import { compare, isBounded, type Pair } from './compare.ts';
import type { Numbers } from './numbers.ts';

/** A study, or a part of one, under the name it is shown by. */
export interface Compared {
  readonly name: string;
  /** Where that is, within a sentence; otherwise in what is called so. */
  readonly where?: string;
  readonly numbers: Numbers;
}

/** What is compared, by the figures of a report that hold it. */
const TOPICS: readonly { id: string; title: string; figures: readonly string[] }[] = [
  { id: 'codes', title: 'What posts do', figures: ['codes-overall'] },
  { id: 'kinds', title: 'Kinds of posts', figures: ['kinds'] },
  { id: 'concentration', title: 'Who posts how much', figures: ['lorenz-summary', 'concentration'] },
  { id: 'network', title: 'The network and its communities', figures: ['measures', 'partition'] },
  { id: 'pln', title: 'Professional learning networks', figures: ['indicators'] },
  { id: 'growth', title: 'Growth', figures: ['growth-study'] },
  { id: 'strain', title: 'Strain', figures: ['strain-study'] },
  { id: 'signs-of-spaces', title: 'Signs of growth and strain', figures: ['signs-of-spaces'] },
];

/** Findings of a topic that the summary tells: of many compared, the others stand at the head of the topic. */
const SUMMED = 3;

/** Intervals are those of the reports; differences have Newcombe’s. */
const NOTE =
  'Intervals of differences are made of those of the shares (Newcombe 1998); they suppose that what is compared has no posts in common. Each is of its measure alone, of which one in twenty leaves out 0 by chance; a share is said to differ clearly where one as wide as so many shares at once need does (Dunn 1961).';

/** Sections that set the same measures of two or more studies side by side, each with its difference from the first. */
export function comparison(studies: readonly Compared[]): Section[] {
  const [first, ...others] = studies;
  if (first === undefined) return [];
  const pairs = others.map((other) => new Map(compare(other.numbers, first.numbers).map((pair) => [pair.number, pair])));
  const named = inOrder(Object.keys(first.numbers.numbers).filter((number) => pairs.some((pair) => pair.has(number))));
  return TOPICS.flatMap(({ id, title, figures }) => {
    const own = named.filter((number) => figures.includes(number.slice(0, number.indexOf(' / '))));
    if (own.length === 0) return [];
    const made = [chartOf(id, studies, own), tableOf(id, title, studies, own, pairs)].filter((one) => one !== null);
    const findings = others.flatMap((other, i) => clearest(own, pairs[i] ?? new Map(), other, first));
    return [{ id, title, findings: findings.slice(0, SUMMED), further: findings.slice(SUMMED), introduction: [], figures: made }];
  });
}

/** Numbers in the order of the report they are of; of one measure its share or value first, before the counts it rests on. */
function inOrder(numbers: readonly string[]): string[] {
  const measures = groupBy(numbers, (number) => number.slice(0, number.lastIndexOf(' / ')));
  return [...measures.values()].flatMap((own) => [...own.filter(isMeasure), ...own.filter((number) => !isMeasure(number))]);
}

/** Whether a number can be compared, rather than counts what was at hand. */
function isMeasure(number: string): boolean {
  return / \/ (?:share|value)$/.test(number);
}

/** Shares with their intervals as points, one panel for each measure. */
function chartOf(id: string, studies: readonly Compared[], own: readonly string[]): Figure | null {
  const rows = own
    .filter((number) => / \/ share$/.test(number))
    .flatMap((number) =>
      studies.flatMap(({ name, numbers: { numbers } }) => {
        const row = number.slice(0, number.lastIndexOf(' / '));
        const [share, low, high] = [numbers[number], numbers[`${row} / low`], numbers[`${row} / high`]];
        if (share === undefined || low === undefined || high === undefined) return [];
        return [{ measure: measureOf(number), study: name, share, low, high, text: percent(share) }];
      }),
    );
  const measures = new Set(rows.map(({ measure }) => measure));
  if (rows.length < 2) return null;
  return figure({
    id: `${id}-shares`,
    finding: `${counted(measures.size, 'share')} side by side`,
    help: `One panel for each measure, one line for each of those compared: the point is its share, the line its 95% interval${own.some(isBounded) ? '; of “After hours” from the lowest to the highest share over the clocks that may be meant' : ''}.`,
    alt: `Shares by study. ${rows.map(({ measure, study, text }) => `${measure}, ${study}: ${text}`).join('; ')}.`,
    rows,
    headings: [
      { name: 'measure', label: 'Measure' },
      { name: 'study', label: 'Study' },
      { name: 'share', label: 'Share', as: 'percent' },
      { name: 'low', label: '95% from', as: 'percent' },
      { name: 'high', label: 'to', as: 'percent' },
    ],
    also: ['text'],
    chart: shares({ panel: 'measure', label: 'study', hues: { by: 'panel', of: huesOfTitles(id === 'codes' ? codesIn(studies) : []) } }),
  });
}

/** The codes by title, in the order of the report of the first. */
function codesIn([first]: readonly Compared[]): string[] {
  const words = Object.keys(first?.numbers.numbers ?? {}).map((number) => number.split(' / '));
  return [...new Set(words.flatMap(([figure, title = '']) => (figure === 'codes-overall' ? [title] : [])))];
}

/** Every measure with its value in each study and the difference of each from the first, and the counts that it rests on. */
function tableOf(
  id: string,
  title: string,
  studies: readonly Compared[],
  own: readonly string[],
  pairs: readonly ReadonlyMap<string, Pair>[],
): Figure {
  const rows = own.map((number) => ({
    measure: measureOf(number, true),
    ...Object.fromEntries(
      studies.flatMap(({ numbers: { numbers } }, s) => {
        const held = numbers[number] ?? null;
        const pair = pairs[s - 1]?.get(number);
        const isShare = number.endsWith(' / share');
        const apart = ({ difference, low, high }: Pair) => {
          const print = isShare ? points : value;
          const interval = low === null || high === null ? '' : ` (${print(low)} to ${print(high)})`;
          return `${print(difference)}${isShare ? '\u00a0points' : ''}${interval}`;
        };
        const difference =
          pair === undefined || !isMeasure(number)
            ? []
            : [
                [`d${s}`, pair.difference],
                [`d${s}Text`, apart(pair)],
                [`low${s}`, pair.low],
                [`high${s}`, pair.high],
              ];
        return [[`v${s}`, held], [`v${s}Text`, held === null ? null : (isShare ? percent : value)(held)], ...difference];
      }),
    ),
  }));
  return figure({
    id: `${id}-compared`,
    finding: `${title}: ${list(studies.filter(({ numbers: { numbers } }) => own.some((number) => number in numbers)).map(({ name }) => name))}`,
    help: `Each line is a measure; differences are from ${studies[0]?.name ?? 'the first'}.`,
    alt: '',
    rows,
    headings: [
      { name: 'measure', label: 'Measure' },
      ...studies.flatMap(({ name }, s) => [
        told(`v${s}`, name),
        ...(s === 0
          ? []
          : [
              told(`d${s}`, 'Difference (95% interval)'),
              { name: `low${s}`, label: '95% from', as: 'value', file: true } as const,
              { name: `high${s}`, label: 'to', as: 'value', file: true } as const,
            ]),
      ]),
    ],
    also: studies.flatMap((_, s) => [`v${s}Text`, `d${s}Text`]),
    chart: null,
    // Only shares have intervals.
    note: own.some((number) => pairs.some((pair) => pair.get(number)?.low != null)) ? NOTE : null,
  });
}

/** A column of values, printed as each row says: shares in per cent, their differences in points. */
function told(name: string, label: string): Heading {
  return { name, label, as: 'value', print: `${name}Text`, absent: '–' };
}

/** A difference of shares in points of a hundred. */
function points(n: number): string {
  return decimal(n * 100, 1);
}

/** The difference between two studies that is clearest, in a sentence; or that none is clear. */
function clearest(own: readonly string[], pairs: ReadonlyMap<string, Pair>, other: Compared, first: Compared): string[] {
  const known = own.flatMap((number) => {
    const pair = pairs.get(number);
    return pair === undefined || pair.low === null || pair.high === null ? [] : [{ ...pair, low: pair.low, high: pair.high }];
  });
  if (known.length === 0) return [];
  const clear = known.filter((pair) => isClear(pair, known.length));
  const [widest] = clear.toSorted((a, b) => Math.abs(b.difference) - Math.abs(a.difference));
  const between = `clearly between ${first.name} and ${other.name}`;
  const [only] = known.length === 1 ? known.map(({ number }) => measureOf(number)) : [];
  if (widest === undefined)
    return [only === undefined ? `Of ${counted(known.length, 'share')}, none differs ${between}.` : `${only} does not differ ${between}.`];
  const differing = `${whole(clear.length)} of ${counted(known.length, 'share')} ${clear.length === 1 ? 'differs' : 'differ'} ${between}`;
  return [
    `${only === undefined ? `${differing}, most of all ${inSentence(measureOf(widest.number))}` : `${only} differs ${between}`}: ${percent(widest.other)} ${whereOf(first)}, ${percent(widest.one)} ${whereOf(other)}, a difference of ${points(widest.difference)} points (95% interval ${points(widest.low)} to ${points(widest.high)}).`,
  ];
}

function whereOf({ name, where = `in ${name}` }: Compared): string {
  return where;
}

/** A number's name for readers: without its figure, and without its column unless asked. */
function measureOf(number: string, column = false): string {
  const words = number.split(' / ').slice(1);
  const last = words.at(-1) ?? '';
  const said = [...words.slice(0, -1), ...(column && !['share', 'value'].includes(last) ? [COLUMNS[last] ?? last] : [])];
  return said.join(' · ');
}

/** What the columns of counts are called. */
const COLUMNS: Readonly<Record<string, string>> = { n: 'posts coded', yes: 'posts with it', people: 'people', posts: 'posts' };
