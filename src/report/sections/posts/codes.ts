import { shares } from '../../charts/shares.ts';
import { huesOf } from '../../drawing/code-hues.ts';
import { type Figure, figure, type Headline, type Section, sentences } from '../../figure.ts';
import {
  allTallies,
  allUncoded,
  gatherCoded,
  intervalsNote,
  intervalText,
  isKnown,
  numbers,
  ofHowMany,
  printed,
  protect,
  roundedNote,
  type Share,
} from '../../source/coded.ts';
import { communitiesOf } from '../../source/described.ts';
import { leavesFew } from '../../source/people.ts';
import type { Source } from '../../source/source.ts';
import { counted, inSentence, list, nextTo, shown } from '../../words/words.ts';
import { fates } from '../data/denominators.ts';
import { codePeopleFigure } from './code-people.ts';
import { decidedBy, inOwnWords, judgedFor, noteOf, uncorrected, undecidedNote } from './code-words.ts';
import { platformFigure } from './codes-by-platform.ts';
import { timeFigure } from './codes-over-time.ts';
import { corrected } from './corrected.ts';
import { evidenceFigure } from './evidence.ts';
import { headlineRows } from './headline-rows.ts';
import { restFigure } from './posts-without-code.ts';
import { studyPeriods, withheldNote } from './weeks.ts';

/** What posts do: the codes that the program decides, by platform and over time, and the evidence for them. */
export async function codes(source: Source): Promise<Section> {
  const { db, k, glossary } = source;
  const base = { id: 'codes', title: 'What posts do', summed: 'first' } as const;
  await gatherCoded(source);
  const { modelled } = await db.row<'modelled'>(
    'SELECT CAST(sum(bit_count(modelled)) AS DOUBLE) / sum(bit_count(judged)) AS modelled FROM "shownPosts"',
  );
  const { automated, uncodable } = await fates(source);
  const all = protect(await allTallies(source), source, { left: await allUncoded(source) });
  const told = new Set(all.filter((row) => isKnown(row) && !row.rounded).map(({ code }) => code));
  const human =
    source.coding === null ? null : corrected(source, source.coding, { communities: (await communitiesOf(source)).described, told });
  if (all.length === 0 || all.every((row) => row.few))
    return {
      ...base,
      findings: human?.finding ? [human.finding] : [],
      introduction: [
        `No posts of at least ${k} people could be coded (they have no text, or none in English), or nearly all are one person’s, so there are no shares of codes.`,
        ...undecidedNote(source),
      ],
      figures: [meaningsFigure(source), ...(human?.figures ?? [])].filter((one) => one !== null),
    };
  const time = await studyPeriods(source);
  const [people = null, platforms = null, ...others] = await db.sideBySide('posts', [
    () => codePeopleFigure(source, all),
    async () => (source.platforms.length > 1 ? platformFigure(source) : null),
    async () => (time === null ? null : timeFigure(source, time)),
    () => evidenceFigure(source, all),
    () => restFigure(source, all),
  ]);
  const figures = [meaningsFigure(source), ...(human?.figures ?? []), overallFigure(all, source), people, platforms, ...others].filter(
    (one) => one !== null,
  );
  const known = all.filter((row) => row.share !== null);
  const unread = uncodable === null ? 'uncodable posts of too few people to be counted here' : counted(uncodable, 'uncodable post');
  const leftOut = [
    ...(uncodable === 0 ? [] : [`${unread} (deleted, empty, not in English, or not readable from the text alone)`]),
    ...(automated === 0 ? [] : [`${counted(automated, 'post')} of automated accounts`]),
  ];
  const of = all[0]?.n == null ? 'the coded posts' : counted(all[0].n, 'coded post');
  const alone =
    known.length === 0
      ? `Of ${of} no share with a code is told, because each would tell of too few people.`
      : `Of ${of}, ${list(known.map((row, i) => `${row.text} (${i === 0 ? '95% interval ' : ''}${intervalText(row)}) are coded ${inSentence(glossary.title('code', row.code))}`))} (${human === null ? 'uncorrected: no human codes yet' : 'by the program alone, uncorrected'}; a post may carry several codes).`;
  return {
    ...base,
    headline: human?.headline ?? headlineOf(source, all, alone),
    findings: [human?.finding ?? alone, ...sentences([people, platforms])],
    further: human?.finding ? [alone] : [],
    introduction: [
      `${judgedFor(source)} ${decidedBy(source, modelled)} ${human?.finding ? 'Shares corrected by what people coded come first; those of the program alone are called uncorrected.' : uncorrected(source)}`,
      ...undecidedNote(source),
      leftOut.length === 0 ? 'Every post is coded.' : `Left out of all shares are ${list(leftOut)}.`,
    ],
    figures,
  };
}

/** The codes of the program as the picture at the head of the report. */
function headlineOf(source: Source, all: readonly Share[], tells: string): Headline | null {
  const known = all.filter(isKnown).map((row) => ({ ...row, interval: intervalText(row) }));
  if (known.length === 0) return null;
  const hidden = all.filter(({ share }) => share === null).map(({ code }) => inSentence(source.glossary.title('code', code)));
  const n = all[0]?.n ?? null;
  return {
    of: `Share of ${n === null ? 'the coded posts' : counted(n, 'coded post')} with each code; a post may carry several${hidden.length === 0 ? '' : `; ${list(hidden)}: withheld, because too few people are behind it`}`,
    rows: headlineRows(source, known),
    sure: 'The program coded these posts, and nobody has checked its codes in this study yet. The lines are 95% intervals: they tell of chance, not of the program’s errors.',
    tells,
  };
}

/** What the codes mean, where the report does not tell of them in its own words. */
function meaningsFigure(source: Source): Figure | null {
  if (inOwnWords(source)) return null;
  const { codes, undecided, glossary } = source;
  const rows = [...codes, ...undecided].map((code) => ({
    code: glossary.title('code', code),
    means: shown(glossary.define('code', code).means, 600),
    by: codes.includes(code) ? 'program' : 'people',
  }));
  return figure({
    id: 'codes-meanings',
    finding: 'What the codes mean',
    help: 'As the codebook of the study defines them; what a model was fitted on stands in the definitions under Methods.',
    alt: `Codes and what they mean: ${list(rows.map(({ code }) => code))}.`,
    rows,
    headings: [
      { name: 'code', label: 'Code' },
      { name: 'means', label: 'Meaning' },
      { name: 'by', label: 'Decided by' },
    ],
    chart: null,
  });
}

/** The share of each code among all posts coded. */
function overallFigure(all: readonly Share[], source: Source): Figure {
  const { k, glossary, people: posted, unit } = source;
  const rows = all.map((row) => ({
    ...row,
    code: glossary.title('code', row.code),
    all: 'All posts coded',
    people: unit === 'posts' || (row.people !== null && leavesFew(posted, row.people, k)) ? null : row.people,
  }));
  const known = rows.filter((row) => row.share !== null).sort((a, b) => (b.share ?? 0) - (a.share ?? 0));
  return figure({
    id: 'codes-overall',
    ...(known.length === 0 && { untold: true as const }),
    finding: mostFrequent(known, known.length === rows.length),
    help: 'Each point is the share of coded posts that carry the code; shares add up to more or less than 100% because a post may carry several codes or none.',
    alt: `Share of posts with each code: ${list(known.map((row) => `${row.code} ${row.text} (${[ofHowMany(row), '95% interval'].filter((part) => part !== '').join(', ')} ${intervalText(row)})`))}.`,
    rows,
    headings: [{ name: 'code', label: 'Code' }, ...numbers, { name: 'people', label: 'People with such a post', as: 'whole' }],
    also: ['all', ...printed],
    chart: known.length === 0 ? null : shares({ panel: 'all', label: 'code', hues: { by: 'label', of: huesOf(source) } }),
    note: noteOf([
      intervalsNote(source),
      uncorrected(source),
      rows.some((row) => row.share === null) ? withheldNote(k) : '',
      roundedNote(rows, k),
      unit === 'people' && rows.some(({ people }, i) => people === null && all[i]?.people != null)
        ? `People are not counted where all who posted but fewer than ${k} have such a post.`
        : '',
    ]),
  });
}

/** Which code is the most frequent, of codes in that order; where some are withheld, of those shown. */
function mostFrequent(known: readonly { code: string; share: number | null; text: string }[], all: boolean): string {
  const [first, next] = known;
  if (first === undefined) return 'Codes of all posts';
  if (first.share === 0)
    return `No post is coded ${list(
      known.map(({ code }) => inSentence(code)),
      'or',
    )}`;
  return `${first.code} is the most frequent code${all ? '' : ' shown'}, at ${first.text} of the posts coded${nextTo(first.share ?? 0, next?.share ?? undefined, inSentence(next?.code ?? ''), next?.text)}`;
}
