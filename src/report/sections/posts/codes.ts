import { areOfProgram, listed } from '../../../codebook/decided-codes.ts';
import { literal } from '../../../database/sql.ts';
import { solvable, withheld } from '../../../privacy/suppression.ts';
import { furthestApart } from '../../../stats/difference.ts';
import { begins, type Periods, periodName } from '../../bins/periods.ts';
import { ranking } from '../../charts/ranking.ts';
import { shares } from '../../charts/shares.ts';
import { sharesOverTime } from '../../charts/shares-over-time.ts';
import { huesOf } from '../../drawing/code-hues.ts';
import { type Figure, figure, type Headline, type Section } from '../../figure.ts';
import {
  APART,
  allUncoded,
  gatherCoded,
  INTERVALS,
  intervalText,
  isKnown,
  numbers,
  ofHowMany,
  printed,
  protect,
  roundedNote,
  type Share,
  tallies,
  uncoded,
} from '../../source/coded.ts';
import { communitiesOf } from '../../source/described.ts';
import { one, type Source } from '../../source/source.ts';
import { leavesFew } from '../../source/told.ts';
import { counted, counting, day, inSentence, list, percent, shown, whole } from '../../words/words.ts';
import { fates } from '../data/denominators.ts';
import { codePeopleFigure } from './code-people.ts';
import { corrected } from './corrected.ts';
import { evidenceFigure } from './evidence.ts';
import { headlineRows } from './headline-rows.ts';
import { postsOverTime, studyPeriods, withheldNote } from './weeks.ts';

/** Says with each figure of codes what its numbers are. */
function uncorrected({ coding, codes }: Source): string {
  if (coding === null) return 'Uncorrected: no human codes yet. The program codes alone, and its errors are in these shares.';
  return coding.shares.some(({ code }) => codes.includes(code))
    ? 'Uncorrected: the program codes alone, and its errors are in these shares; corrected ones stand above.'
    : 'Uncorrected: people coded by other codes. The program codes these alone, and its errors are in their shares.';
}

/** What posts do: the codes that the program decides, by platform and over time, and the evidence for them. */
export async function codes(source: Source): Promise<Section> {
  const { db, k, glossary } = source;
  const base = { id: 'codes', title: 'What posts do', summed: 'first' } as const;
  await gatherCoded(source);
  const { modelled } = await one<'modelled'>(
    db,
    `SELECT CAST(count(probability) AS DOUBLE) / count(*) AS modelled FROM labels WHERE code IN (${listed(source.codes)})
      AND post NOT IN (SELECT post FROM labels WHERE code = 'uncodable' AND value)`,
  );
  const { automated, uncodable } = await fates(source);
  const human = source.coding === null ? null : corrected(source, source.coding, (await communitiesOf(source)).described);
  const all = protect(await tallies(source, "''", 'true'), source, await allUncoded(source));
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
  const people = await codePeopleFigure(source, all);
  const figures = [
    meaningsFigure(source),
    ...(human?.figures ?? []),
    overallFigure(all, source),
    people,
    source.platforms.length > 1 ? await platformFigure(source) : null,
    time === null ? null : await timeFigure(source, time),
    await evidenceFigure(source, all),
    await restFigure(source, all),
  ].filter((one) => one !== null);
  const known = all.filter((row) => row.share !== null);
  const unread = uncodable === null ? 'uncodable posts of too few people to be counted here' : counted(uncodable, 'uncodable post');
  const leftOut = [
    ...(uncodable === 0 ? [] : [`${unread} (deleted, empty, not in English, or not readable from the text alone)`]),
    ...(automated === 0 ? [] : [`${counted(automated, 'post')} of automated accounts`]),
  ];
  const alone = `Of ${all[0]?.n == null ? 'the coded posts' : counted(all[0].n, 'coded post')}, ${list(known.map((row, i) => `${row.text} (${i === 0 ? '95% interval ' : ''}${intervalText(row)}) are coded ${inSentence(glossary.title('code', row.code))}`))} (${human === null ? 'uncorrected: no human codes yet' : 'by the program alone, uncorrected'}; a post may carry several codes).`;
  return {
    ...base,
    headline: human?.headline ?? headlineOf(source, all, alone),
    findings: [...(human?.finding ? [human.finding] : []), alone, ...(people === null ? [] : [`${people.finding}.`])],
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

/** Whether the report tells of the program's three codes, in its own words for them. */
function inOwnWords({ codes, settings }: Source): boolean {
  return areOfProgram(codes) && settings.classify.codebook === undefined;
}

/** What each post is judged for. */
function judgedFor(source: Source): string {
  if (inOwnWords(source))
    return 'Each post is judged three times, independently: does it share something usable, does it promote its own author, does it serve a transaction? A post can carry none, one, two or all three codes.';
  const titles = apartFrom(source.codes.map((code) => inSentence(source.glossary.title('code', code))));
  if (titles.length === 1) return `Each post is judged for one code, ${list(titles)}.`;
  return `Each post is judged for ${counting(titles.length)} codes, independently: ${list(titles)}. A post can carry none, one or several of them.`;
}

/** Titles as a list in a sentence can hold them: between quotation marks where one has a comma of its own. */
function apartFrom(titles: readonly string[]): readonly string[] {
  return titles.some((title) => /[,;]| and /.test(title)) ? titles.map((title) => `“${title}”`) : titles;
}

/** Who decides, and how much of it a model. */
function decidedBy({ settings }: Source, modelled: number): string {
  const model = settings.classify.model === undefined ? 'model trained on other posts' : 'model of the study’s own';
  if (modelled === 0) return 'Rules decide.';
  if (modelled > 0.9995) return `A ${model} decides, from the cues found.`;
  return `Rules decide ${percent(1 - modelled)} of the judgements, a ${model} the rest.`;
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

/** Which codes of the study's codebook the program does not decide, and who speaks for them. */
function undecidedNote({ undecided, coding, glossary }: Source): string[] {
  if (undecided.length === 0) return [];
  const named = list(apartFrom(undecided.map((code) => inSentence(glossary.title('code', code)))));
  const told = undecided.some((one) => coding?.shares.some(({ code }) => code === one));
  return [
    `The program does not decide ${named}: ${told ? 'people alone speak for such codes' : 'without posts that people coded (report.coding) there are no shares of such codes'}.`,
  ];
}

/** Sentences one after another. */
function noteOf(sentences: readonly string[]): string {
  return sentences.filter((sentence) => sentence !== '').join(' ');
}

function overallFigure(all: readonly Share[], source: Source): Figure {
  const { k, glossary, people: posted } = source;
  const rows = all.map((row) => ({
    ...row,
    code: glossary.title('code', row.code),
    all: 'All posts coded',
    people: row.people !== null && leavesFew(posted, row.people, k) ? null : row.people,
  }));
  const known = rows.filter((row) => row.share !== null).sort((a, b) => (b.share ?? 0) - (a.share ?? 0));
  return figure({
    id: 'codes-overall',
    finding: mostFrequent(known, known.length === rows.length),
    help: 'Each point is the share of coded posts that carry the code; shares add up to more or less than 100% because a post may carry several codes or none.',
    alt: `Share of posts with each code: ${list(known.map((row) => `${row.code} ${row.text} (${[ofHowMany(row), '95% interval'].filter((part) => part !== '').join(', ')} ${intervalText(row)})`))}.`,
    rows,
    headings: [{ name: 'code', label: 'Code' }, ...numbers, { name: 'people', label: 'People with such a post', as: 'whole' }],
    also: ['all', ...printed],
    chart: shares({
      panel: 'all',
      label: 'code',
      share: 'share',
      low: 'low',
      high: 'high',
      text: 'text',
      hues: { by: 'label', of: huesOf(source) },
    }),
    note: noteOf([
      INTERVALS,
      uncorrected(source),
      rows.some((row) => row.share === null) ? withheldNote(k) : '',
      roundedNote(rows, k),
      rows.some(({ people }, i) => people === null && all[i]?.people != null)
        ? `People are not counted where all who posted but fewer than ${k} have such a post.`
        : '',
    ]),
  });
}

/** Which code is the most frequent, of codes in that order; where some are withheld, of those shown. */
function mostFrequent(known: readonly { code: string; share: number | null; text: string }[], all: boolean): string {
  const [first] = known;
  if (first === undefined) return 'Codes of all posts';
  if (first.share === 0)
    return `No post is coded ${list(
      known.map(({ code }) => inSentence(code)),
      'or',
    )}`;
  return `${first.code} is the most frequent code${all ? '' : ' shown'}, at ${first.text} of the posts coded`;
}

async function platformFigure(source: Source): Promise<Figure> {
  const { glossary, codes } = source;
  const found = protect(await tallies(source, 'platform', 'true'), source, await uncoded(source, 'platform', 'true'));
  const order = source.platforms.map(({ name }) => name);
  const rows = found
    .map((row) => ({ ...row, platform: String(row.group), code: glossary.title('code', row.code) }))
    .sort(
      (a, b) =>
        found.findIndex((r) => glossary.title('code', r.code) === a.code) -
          found.findIndex((r) => glossary.title('code', r.code) === b.code) || order.indexOf(a.platform) - order.indexOf(b.platform),
    );
  const known = rows.filter((row) => row.share !== null);
  return figure({
    id: 'codes-platforms',
    finding: codes.includes('commercial') ? commerceByPlatform(known, glossary.title('code', 'commercial')) : widestByPlatform(known),
    help: 'One panel for each code, one line for each platform: the point is the share of that platform’s coded posts, the line its 95% interval.',
    alt: `Share of each code by platform. ${known.map((row) => `${row.code}, ${row.platform}: ${row.text}${row.n === null ? '' : ` of ${whole(row.n)}`}`).join('; ')}.`,
    rows,
    headings: [{ name: 'code', label: 'Code' }, { name: 'platform', label: 'Platform' }, ...numbers],
    also: [...printed],
    chart: shares({
      panel: 'code',
      label: 'platform',
      share: 'share',
      low: 'low',
      high: 'high',
      text: 'text',
      hues: { by: 'panel', of: huesOf(source) },
    }),
    note: noteOf([
      INTERVALS,
      APART,
      uncorrected(source),
      rows.some((row) => row.text === 'withheld') ? withheldNote(source.k) : '',
      roundedNote(rows, source.k),
    ]),
  });
}

/** The share of a code on a platform, where it is known. */
type OnPlatform = Omit<Share, 'code'> & { readonly code: string; readonly platform: string };

/** Where commerce is more frequent than elsewhere. */
function commerceByPlatform(known: readonly OnPlatform[], title: string): string {
  const commercial = known.filter((row) => row.code === title).filter(isKnown);
  if (commercial.length < 2) return 'Codes by platform';
  const found = furthestApart([commercial]);
  return found === null
    ? `${title} posts differ between platforms by no more than chance allows`
    : `${title} posts are more frequent on ${found.most.platform} (${found.most.text}) than on ${found.least.platform} (${found.least.text})`;
}

/** Which code differs most between platforms. */
function widestByPlatform(known: readonly OnPlatform[]): string {
  const sets = byCode(known.filter(isKnown));
  if (sets.every(({ length }) => length < 2)) return 'Codes by platform';
  const found = furthestApart(sets);
  return found === null
    ? 'No code differs between platforms by more than chance allows'
    : `${found.most.code} differs most between platforms: ${found.most.text} on ${found.most.platform}, ${found.least.text} on ${found.least.platform}`;
}

/** Rows of one code together. */
function byCode<T extends { readonly code: string }>(rows: readonly T[]): T[][] {
  return [...new Set(rows.map(({ code }) => code))].map((code) => rows.filter((row) => row.code === code));
}

/** A period in which nothing was coded. */
const NOTHING = {
  n: 0,
  yes: 0,
  people: 0,
  share: null,
  low: null,
  high: null,
  text: '',
  lowText: null,
  highText: null,
  few: false,
  rounded: false,
};

/** How shares of a period are printed: where nothing was coded there is none, and nothing is withheld. */
function printedOf({ n, share, text, lowText, highText }: Pick<Share, 'n' | 'share' | 'text' | 'lowText' | 'highText'>) {
  return n === 0 ? { text: '–', lowText: '–', highText: '–' } : { text: share === null ? null : text, lowText, highText };
}

/** The lowest and the highest share of one code, in words. */
function rangeOf(rows: readonly { readonly code: string; readonly share: number; readonly text: string }[]): string {
  const ordered = rows.toSorted((a, b) => a.share - b.share);
  return `${ordered[0]?.code}: from ${ordered[0]?.text} to ${ordered.at(-1)?.text}`;
}

async function timeFigure(source: Source, time: Periods): Promise<Figure | null> {
  const { glossary, codes } = source;
  const { long, closed } = await postsOverTime(source, time);
  const period = `CAST(floor(week / ${long.weeks}.0) AS BIGINT)`;
  const tallied = await tallies(source, period, 'week IS NOT NULL');
  const found = protect(
    tallied.map((row) => (closed.has(Number(row.group)) ? { ...row, people: 0 } : row)),
    source,
    await uncoded(source, period, 'week IS NOT NULL'),
  );
  const inside = found.filter((row) => Number(row.group) >= long.first && Number(row.group) <= long.last);
  const rows = codes.flatMap((code) =>
    Array.from({ length: long.last - long.first + 1 }, (_, i) => long.first + i).map((group) => ({
      ...(inside.find((row) => row.code === code && Number(row.group) === group) ?? { ...NOTHING, group }),
      code: glossary.title('code', code),
      begins: begins(group, long.weeks),
    })),
  );
  const known = rows.filter(isKnown);
  if (new Set(known.map((row) => row.group)).size < 2) return null;
  const varied = furthestApart(byCode(known));
  return figure({
    id: 'codes-time',
    finding:
      varied === null
        ? 'No two periods differ in a code by more than chance allows'
        : `${varied.most.code} varied most: ${varied.least.text} in the period from ${day(varied.least.begins.getTime())}, ${varied.most.text} in that from ${day(varied.most.begins.getTime())}`,
    help: `Share of coded posts that carry each code, per ${periodName(long.weeks)}; the band is the 95% interval, and a wide one means few posts.`,
    alt: `Share of each code over time. ${byCode(known).map(rangeOf).join('; ')}. ${long.weeks === 1 ? 'Weeks' : `Periods of ${periodName(long.weeks)}`} from ${day(begins(long.first, long.weeks).getTime())}.`,
    rows: rows.map((row) => ({ ...row, ...printedOf(row) })),
    headings: [{ name: 'code', label: 'Code' }, { name: 'begins', label: 'Begins', as: 'day' }, ...numbers],
    also: [...printed],
    chart: sharesOverTime({ panel: 'code', time: 'begins', share: 'share', low: 'low', high: 'high', hues: huesOf(source) }),
    note: noteOf([
      APART,
      uncorrected(source),
      rows.some((row) => row.text === 'withheld') ? withheldNote(source.k) : '',
      roundedNote(rows, source.k),
    ]),
  });
}

/**
 * Whether, beside how many posts have each code, the number of those with none would tell of combinations of codes that
 * fewer than k people's posts have: of two codes, those with both are what the two have more than all posts with any.
 */
async function restTells({ db, k, codes }: Source, shares: readonly Share[]): Promise<boolean> {
  const found = await db.rows<{ carried: string[]; people: number }>(`
    WITH each AS (SELECT number, any_value(teller) AS teller, coalesce(list_sort(list(CAST(code AS VARCHAR)) FILTER (value)), []) AS carried FROM "codedPosts" GROUP BY number)
    SELECT carried, count(DISTINCT teller) AS people FROM each GROUP BY carried ORDER BY carried`);
  const all = [...found.keys()];
  const told = codes.filter((code) => shares.some((row) => row.code === code && row.yes !== null));
  const lines = [
    all,
    all.filter((i) => found[i]?.carried.length === 0),
    ...told.map((code) => all.filter((i) => found[i]?.carried.includes(code))),
  ];
  const given = solvable(
    lines,
    all.map(() => true),
  );
  return given.some((i) => (found[i]?.people ?? 0) > 0 && (found[i]?.people ?? 0) < k);
}

/**
 * Whether what is left of all coded posts, less those with a code and those of the kinds shown, comes from fewer than k
 * people: the posts that do neither.
 */
async function kindsTell(
  { db, k, codes }: Source,
  shares: readonly Share[],
  kinds: readonly { readonly code: string }[],
): Promise<boolean> {
  if (shares.every(({ n }) => n === null)) return false;
  const told = codes.filter((code) => shares.some((row) => row.code === code && row.yes !== null));
  const left = told.map((code) => `count(DISTINCT teller) FILTER (NOT list_contains(carried, ${literal(code)}))`);
  const [found] = await db.rows<{ people: number[] }>(`
    WITH each AS (SELECT number, any_value(teller) AS teller, list(CAST(code AS VARCHAR)) FILTER (value) AS carried FROM "codedPosts" GROUP BY number),
    shown AS (SELECT DISTINCT p.number FROM labels l JOIN "shownPosts" p USING (post) WHERE l.value AND l.code IN (${listed(kinds.map(({ code }) => code))}))
    SELECT [${['count(DISTINCT teller)', ...left].join(', ')}] AS people
    FROM (SELECT teller, coalesce(carried, []) AS carried FROM each WHERE number NOT IN (FROM shown))`);
  return (found?.people ?? []).some((people) => people > 0 && people < k);
}

async function restFigure(source: Source, shares: readonly Share[]): Promise<Figure | null> {
  const { db, k, glossary, codes } = source;
  const found = await db.rows<{ code: string; posts: number; people: number }>(`
    SELECT l.code, count(*) AS posts, count(DISTINCT p.teller) AS people FROM labels l JOIN "shownPosts" p USING (post)
    WHERE l.value AND l.code NOT IN (${listed(codes)}, 'uncodable') AND NOT p.automated GROUP BY l.code ORDER BY posts DESC, l.code`);
  const { cells: hidden } = withheld(
    found.map(({ posts, people }) => ({ count: posts, people })),
    [[...found.keys()]],
    k,
  );
  const rest = await restTells(source, shares);
  const open = found.filter((_, i) => !hidden[i]);
  // Without the least of them, and as shares of the others, they do not tell how many there are.
  if (rest) open.pop();
  const kinds = open.length;
  while (open.length > 0 && (await kindsTell(source, shares, open))) open.pop();
  const untold = rest || open.length < kinds;
  const total = (untold ? open : found).reduce((sum, row) => sum + row.posts, 0);
  const rows = open.map((row) => ({ kind: glossary.title('code', row.code), posts: row.posts, share: row.posts / total }));
  const [first] = rows;
  if (first === undefined) return null;
  return figure({
    id: 'codes-rest',
    finding: `Among posts with none of the ${areOfProgram(codes) ? 'three ' : ''}codes, ${first.kind.toLowerCase()} is most frequent (${percent(first.share)})`,
    help: `Posts without any of the ${areOfProgram(codes) ? 'three ' : ''}codes, by what else they do; each such post has one kind.`,
    alt: `Posts without a code by kind: ${list(rows.map((row) => `${row.kind} ${whole(row.posts)}`))}.`,
    rows,
    headings: [
      { name: 'kind', label: 'Kind' },
      { name: 'posts', label: 'Posts', as: 'whole' },
      { name: 'share', label: 'Share', as: 'percent' },
    ],
    chart: rows.length === 1 ? null : ranking({ label: 'kind', value: 'posts' }),
    note: untold ? `${withheldNote(k)} Shares are of the kinds shown.` : hidden.includes(true) ? withheldNote(k) : null,
  });
}
