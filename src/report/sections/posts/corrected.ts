import { furthestApart } from '../../../stats/difference.ts';
import { platformInSentence, platformTitle } from '../../../text/platform-title.ts';
import { shares } from '../../charts/shares.ts';
import { huesOf } from '../../drawing/code-hues.ts';
import { type Figure, figure, type Heading, type Headline, rowsOf, tableFrom } from '../../figure.ts';
import { APART, isKnown } from '../../source/coded.ts';
import type { Described } from '../../source/described.ts';
import type { Estimate, HumanCodes } from '../../source/human-codes.ts';
import type { Source } from '../../source/source.ts';
import { counted, inSentence, list, percent, whole } from '../../words/words.ts';
import { agreementFigure } from './agreement.ts';
import { headlineRows } from './headline-rows.ts';
import { calibrationFigure, performanceFigure } from './program-on-people.ts';

/** What human coders say of the codes: corrected shares, and how far the coders agree. */
export interface Corrected {
  /** The finding for the summary; null where nothing could be corrected. */
  readonly finding: string | null;
  /** The corrected shares as the picture at the head of the report. */
  readonly headline: Headline | null;
  readonly figures: readonly Figure[];
}

const DENOMINATORS = { posts: 'Posts', instances: 'Instances', accounts: 'Accounts' } as const;

const ESTIMATORS = {
  corrected: 'corrected',
  uncorrected: 'program alone',
  codedOnly: 'coded posts alone',
  roganGladen: 'Rogan–Gladen',
} as const;

/** What each figure of corrected shares says of its numbers. */
const METHOD =
  'Corrected shares weigh what people found by what the program says of all posts (prediction-powered, with intervals clustered by author; Angelopoulos et al. 2023, Egami et al. 2023). Their intervals say how sure it is what people would find in all posts of this study; those of the program’s shares allow for who happened to post, too, and may be wider. Posts that people found uncodable are left out. Fewer than 30 coded posts correct nothing; where those coded come from too few people to be told of, nothing is shown.';

const COLUMNS: readonly Heading[] = [
  { name: 'share', label: 'Share', as: 'percent', absent: '–' },
  { name: 'low', label: '95% from', as: 'percent', absent: '–' },
  { name: 'high', label: 'to', as: 'percent', absent: '–' },
  { name: 'coded', label: 'Posts coded by people', as: 'whole' },
];

/**
 * Figures of the shares as human coders correct them. A cell in which fewer than k people were coded is left out. What the
 * program alone says stands beside them of all posts, of codes of which the report tells it in full; of the parts of the
 * study it is told elsewhere, where too few people behind it are not told of.
 */
export function corrected(
  source: Source,
  human: HumanCodes,
  { communities, told }: { readonly communities: readonly Described[]; readonly told: ReadonlySet<string> },
): Corrected {
  const { k } = source;
  const { shares: all, current } = human;
  const found = all.filter(({ authors }) => authors >= k);
  const overall = found.filter(({ by }) => by === 'all');
  const main = overall.filter(({ denominator, estimator }) => denominator === 'posts' && estimator === 'corrected');
  const known = main.filter(({ share }) => share !== null);
  const [first] = known;
  const decided = overall.some(({ estimator, share }) => estimator === 'uncorrected' && share !== null);
  const finding =
    first === undefined
      ? null
      : `${decided ? 'Corrected by' : 'By'} ${counted(first.coded, 'post')} that people coded, ${list(known.map((row) => `${interval(row)} of posts are coded ${inSentence(source.glossary.title('code', row.code))}`))}.`;
  return {
    finding,
    headline:
      finding === null || first === undefined
        ? null
        : {
            of: `Share of posts with each code, ${decided ? 'corrected by' : 'by'} what people coded; a post may carry several`,
            rows: headlineRows(
              source,
              known
                .filter(isKnown)
                .map((row) => ({ ...row, text: percent(row.share), interval: `${percent(row.low)} to ${percent(row.high)}` })),
            ),
            sure: `People coded ${counted(first.coded, 'post')} of the study, ${decided ? 'and the program’s codes of all others are corrected by them' : 'which were drawn to stand for all'}. The lines are 95% intervals.`,
            tells: finding,
          },
    figures: [
      overallFigure(source, overall, { current, told }),
      ...KINDS.map((kind) => cellFigure(source, found, kind, current.communities ? communities : [])),
      performanceFigure(source, human),
      calibrationFigure(source, human),
      agreementFigure(source, human),
    ].filter((one) => one !== null),
  };
}

function overallFigure(
  source: Source,
  found: readonly Estimate[],
  { current, told }: Pick<HumanCodes, 'current'> & { readonly told: ReadonlySet<string> },
): Figure | null {
  const of = (estimator: Estimate['estimator']) => found.filter((row) => row.estimator === estimator && row.denominator === 'posts');
  const decided = new Set(of('uncorrected').flatMap(({ code, share }) => (share === null ? [] : [code])));
  const rows = found
    .filter(({ estimator, denominator }) => denominator === 'posts' || estimator === 'corrected' || estimator === 'uncorrected')
    .filter(({ estimator, code }) => (decided.has(code) && told.has(code)) || estimator === 'corrected' || estimator === 'codedOnly')
    .map((row) => ({
      ...row,
      // Its interval stands beside its own share, and allows for posts of one person; that of the estimates does not.
      ...(row.estimator === 'uncorrected' ? { low: null, high: null } : {}),
      code: source.glossary.title('code', row.code),
      label: `${DENOMINATORS[row.denominator]}, ${ESTIMATORS[row.estimator]}`,
      text: row.share === null ? 'refused' : percent(row.share),
      place: Object.keys(DENOMINATORS).indexOf(row.denominator) * 10 + Object.keys(ESTIMATORS).indexOf(row.estimator),
    }));
  const codes = [...new Set(rows.map(({ code }) => code))];
  rows.sort((a, b) => codes.indexOf(a.code) - codes.indexOf(b.code) || a.place - b.place);
  const pairs = of('corrected').flatMap((row) => {
    const alone = of('uncorrected').find(({ code }) => code === row.code);
    return row.share === null || alone?.share == null || !told.has(row.code) ? [] : [{ row, share: row.share, alone: alone.share }];
  });
  const known = of('corrected').filter(({ share }) => share !== null);
  if (known.length === 0) return null;
  return figure({
    id: 'codes-corrected',
    finding: overallFinding(source, known, pairs),
    help: 'One panel for each code. Posts: each counts once. Instances: each counts as often as it was posted or passed on, with its own codes every time. Accounts: each counts once, with the share among its posts. Lines are 95% intervals.',
    alt: `Shares corrected by human codes. ${known.map((row) => `${source.glossary.title('code', row.code)}: ${interval(row)} of posts${byProgram(row.code, pairs)}`).join('; ')}.`,
    rows,
    headings: [{ name: 'code', label: 'Code' }, { name: 'label', label: 'Share of' }, ...COLUMNS],
    also: ['text'],
    chart: shares({ panel: 'code', label: 'label', hues: { by: 'panel', of: huesOf(source) } }),
    note: [
      METHOD,
      decided.size === 0
        ? ''
        : 'Intervals of the coded posts alone and of Rogan–Gladen are wider than need be, because they make no use of what the program says of each post.',
      [...decided].every((code) => told.has(code))
        ? ''
        : 'What the program alone says of a code is left out where too few people stand behind it.',
      known.every(({ code }) => decided.has(code))
        ? ''
        : `Of codes that the program ${current.codes ? 'does' : 'did'} not decide${current.codes ? '' : ' when the posts were drawn'}, the coded posts alone speak, each for as many as its chance of being drawn tells.`,
      current.codes
        ? ''
        : 'The program has coded the study again since the posts were drawn. The corrections are for its codes at that time; a further round of coding brings them up to date.',
      current.communities ? '' : 'The communities are other ones than when the posts were drawn, so nothing is corrected by community.',
    ]
      .filter((sentence) => sentence !== '')
      .join(' '),
  });
}

/** A corrected share beside what the program says alone. */
interface Pair {
  readonly row: Estimate;
  readonly share: number;
  readonly alone: number;
}

/** Where the program errs most, where that is beyond chance; otherwise the most frequent code. */
function overallFinding(source: Source, known: readonly Estimate[], pairs: readonly Pair[]): string {
  const [first] = pairs
    .filter(({ row, alone }) => alone < (row.low ?? 0) || alone > (row.high ?? 1))
    .sort((a, b) => Math.abs(b.share - b.alone) - Math.abs(a.share - a.alone));
  if (first !== undefined)
    return `The program ${first.share > first.alone ? 'misses' : 'overstates'} ${inSentence(source.glossary.title('code', first.row.code))} most: ${percent(first.alone)} of posts by the program, ${percent(first.share)} corrected`;
  const [most] = [...known].sort((a, b) => (b.share ?? 0) - (a.share ?? 0));
  if (pairs.length > 0)
    return `${source.glossary.title('code', most?.code ?? '')} is the most frequent code, at ${percent(most?.share ?? 0)} of posts corrected; what the program alone says lies within the intervals`;
  return `${source.glossary.title('code', most?.code ?? '')} is the most frequent code that people gave, to ${percent(most?.share ?? 0)} of posts`;
}

function byProgram(code: string, pairs: readonly Pair[]): string {
  const pair = pairs.find(({ row }) => row.code === code);
  return pair === undefined ? '' : `, by the program alone ${percent(pair.alone)}`;
}

/** The ways in which the study is divided, with what is said of each. */
const KINDS = [
  { by: 'platform', where: (cell: string) => `on ${platformInSentence(cell)}`, label: 'Platform' },
  { by: 'period', where: (cell: string) => `in ${cell}`, label: 'Period' },
  { by: 'community', where: (cell: string) => `in community ${cell}`, label: 'Community' },
] as const;

/** A corrected share as the figures of cells show it. */
interface CellRow extends Estimate {
  readonly text: string;
}

/** Corrected shares of posts by platform, by period or by community. */
function cellFigure(
  source: Source,
  found: readonly Estimate[],
  { by, where, label }: (typeof KINDS)[number],
  communities: readonly Described[],
): Figure | null {
  const rows = cellRows(source, found, by, communities);
  const known = rows.filter(({ share }) => share !== null).sort((a, b) => (b.share ?? 0) - (a.share ?? 0));
  if (known.length === 0) return null;
  const order = [...new Set(rows.map(({ code }) => code))];
  return figure({
    id: `codes-corrected-${by}`,
    finding: differing(
      order.map((code) => known.filter((row) => row.code === code)),
      by,
      where,
    ),
    help: `Corrected shares of posts by ${by}, with 95% intervals.`,
    alt: `Corrected shares by ${by}. ${known
      .slice(0, 9)
      .map((row) => `${row.code}, ${row.cell}: ${interval(row)}`)
      .join('; ')}.`,
    rows: rows.sort((a, b) => order.indexOf(a.code) - order.indexOf(b.code)),
    headings: [{ name: 'code', label: 'Code' }, { name: 'cell', label }, ...COLUMNS, { name: 'refused', label: 'Why not' }],
    also: ['text'],
    chart: (table, width) =>
      shares({ panel: 'code', label: 'cell', hues: { by: 'panel', of: huesOf(source) } })(
        tableFrom(
          rowsOf<{ share: number | null }>(table).filter(({ share }) => share !== null),
          table.columnNames(),
        ),
        width,
      ),
    note: `${METHOD}${refusals(rows)} ${APART}`,
  });
}

/**
 * The corrected shares of the cells that this report names. A platform that stands among others in it stands so here
 * too, and a community that is not described is not here.
 */
function cellRows(source: Source, found: readonly Estimate[], by: Estimate['by'], communities: readonly Described[]): CellRow[] {
  const platforms = new Set(source.platforms.map(({ name }) => name));
  const named = (cell: string): string | undefined => {
    if (by === 'period') return cell;
    if (by === 'community') return communities.find(({ community }) => String(community) === cell)?.name;
    return platforms.has(platformTitle(cell)) ? platformTitle(cell) : undefined;
  };
  const own = found.filter((row) => row.by === by && row.denominator === 'posts' && row.estimator === 'corrected');
  return own.flatMap((row) => {
    const cell = named(row.cell);
    if (cell === undefined) return [];
    const text = row.share === null ? 'refused' : percent(row.share);
    return [{ ...row, cell, code: source.glossary.title('code', row.code), text }];
  });
}

/** Names the cells for which a share is refused, as far as there is room; nothing where none is. */
function refusals(rows: readonly CellRow[]): string {
  const cells = [...new Set(rows.filter(({ share }) => share === null).map(({ cell }) => cell))];
  if (cells.length === 0) return '';
  const more = cells.length > 12 ? ` and ${whole(cells.length - 12)} more, in the table` : '';
  return ` Refused for that reason, for at least one code: ${list(cells.slice(0, 12))}${more}.`;
}

/** Which code differs most surely from one cell to another. */
function differing(
  codes: readonly (readonly { code: string; cell: string; share: number | null; low: number | null; high: number | null }[])[],
  by: string,
  where: (cell: string) => string,
): string {
  const sets = codes.map((rows) => rows.filter(isKnown));
  if (sets.every(({ length }) => length < 2)) return `Corrected shares by ${by}`;
  const found = furthestApart(sets);
  return found === null
    ? `No code differs by ${by} by more than chance allows`
    : `${found.most.code} is more frequent ${where(found.most.cell)}, ${interval(found.most)} of posts, than ${where(found.least.cell)}, ${interval(found.least)}`;
}

function interval({ share, low, high }: Pick<Estimate, 'share' | 'low' | 'high'>): string {
  return `${percent(share ?? 0)} (95% interval ${percent(low ?? 0)} to ${percent(high ?? 0)})`;
}
