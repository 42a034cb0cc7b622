import { withheld } from '../../../privacy/suppression.ts';
import { begins, type Periods, periodName } from '../../bins/periods.ts';
import { panels } from '../../charts/panels.ts';
import { ranking } from '../../charts/ranking.ts';
import { shares } from '../../charts/shares.ts';
import { sharesOverTime } from '../../charts/shares-over-time.ts';
import { type Figure, figure, type Section } from '../../figure.ts';
import { gatherCoded, INTERVALS, numbers, protect, type Share, tallies } from '../../source/coded.ts';
import { communitiesOf } from '../../source/described.ts';
import { one, type Source } from '../../source/source.ts';
import { counted, day, list, percent, shown, whole } from '../../words/words.ts';
import { CODES } from '../data/denominators.ts';
import { corrected } from './corrected.ts';
import { postsOverTime, studyPeriods, withheldNote } from './weeks.ts';

/** Says with each figure of codes what its numbers are. */
function uncorrected({ coding }: Source): string {
  if (coding === null) return 'Uncorrected: no human codes yet. The program codes alone, and its errors are in these shares.';
  return coding.shares.some(({ code }) => (CODES as readonly string[]).includes(code))
    ? 'Uncorrected: the program codes alone, and its errors are in these shares; corrected ones stand above.'
    : 'Uncorrected: people coded by other codes. The program codes these alone, and its errors are in their shares.';
}

/** What posts do: the three codes, by platform and over time, and the evidence for them. */
export async function codes(source: Source): Promise<Section> {
  const { db, k, glossary } = source;
  const base = { id: 'codes', title: 'What posts do' };
  await gatherCoded(source);
  const left = await one<'uncodable' | 'uncodablePeople' | 'automated' | 'modelled'>(
    db,
    `SELECT count(DISTINCT l.post) AS uncodable, count(DISTINCT p.teller) AS "uncodablePeople",
      (SELECT count(*) FROM "shownPosts" WHERE automated) AS automated,
      (SELECT CAST(count(probability) AS DOUBLE) / count(*) FROM labels WHERE code IN (${CODES.map((code) => `'${code}'`).join(', ')})) AS modelled
    FROM labels l JOIN "shownPosts" p USING (post) WHERE l.code = 'uncodable' AND l.value`,
  );
  const human = source.coding === null ? null : corrected(source, source.coding, (await communitiesOf(source)).described);
  const own = await ownCodes(source);
  const all = protect(await tallies(source, "''", 'true'), k);
  if (all.length === 0 || all.every((row) => row.n === null))
    return {
      ...base,
      findings: human?.finding ? [human.finding] : [],
      introduction: [
        own.length === 0
          ? `No posts of at least ${k} people could be coded (they have no text, or none in English), so there are no shares of codes.`
          : `A model of the study’s own decides other codes (${list(own)}) than the three of the program. Shares of such codes are told where people have coded as well (report.coding); what the model says alone stands in the table labels.`,
      ],
      figures: human?.figures ?? [],
    };
  const time = await studyPeriods(source);
  const figures = [
    ...(human?.figures ?? []),
    overallFigure(all, source),
    source.platforms.length > 1 ? await platformFigure(source) : null,
    time === null ? null : await timeFigure(source, time),
    await evidenceFigure(source),
    await restFigure(source),
  ].filter((f): f is Figure => f !== null);
  const known = all.filter((row) => row.share !== null);
  const uncodable =
    left.uncodablePeople >= k ? counted(left.uncodable, 'uncodable post') : 'uncodable posts of too few people to be counted here';
  const leftOut = [
    ...(left.uncodable === 0 ? [] : [`${uncodable} (deleted, empty, not in English, or not readable from the text alone)`]),
    ...(left.automated === 0 ? [] : [`${counted(left.automated, 'post')} of automated accounts`]),
  ];
  return {
    ...base,
    findings: [
      ...(human?.finding ? [human.finding] : []),
      `Of ${counted(all[0]?.n ?? 0, 'coded post')}, ${list(known.map((row, i) => `${percent(row.share ?? 0)} (${i === 0 ? '95% interval ' : ''}${percent(row.low ?? 0)} to ${percent(row.high ?? 0)}) are coded ${glossary.title('code', row.code).toLowerCase()}`))} (${human === null ? 'uncorrected: no human codes yet' : 'by the program alone, uncorrected'}; a post may carry several codes).`,
    ],
    introduction: [
      `Each post is judged three times, independently: does it share something usable, does it promote its own author, does it serve a transaction? A post can carry none, one, two or all three codes. ${left.modelled === 0 ? 'Rules decide.' : left.modelled > 0.9995 ? 'A model trained on other posts decides, from the cues found.' : `Rules decide ${percent(1 - left.modelled)} of the judgements, a model trained on other posts the rest.`} ${uncorrected(source)}`,
      leftOut.length === 0 ? 'Every post is coded.' : `Left out of all shares are ${list(leftOut)}.`,
    ],
    figures,
  };
}

/** Codes that a model of the study's own decides: of codes beyond the three, only such a model says how likely they are. */
async function ownCodes({ db }: Source): Promise<string[]> {
  const found = await db.rows<{ code: string }>(
    `SELECT DISTINCT code FROM labels WHERE probability IS NOT NULL AND code NOT IN (${CODES.map((code) => `'${code}'`).join(', ')}) ORDER BY code`,
  );
  return found.map(({ code }) => code);
}

function overallFigure(all: readonly Share[], source: Source): Figure {
  const { k, glossary } = source;
  const rows = all.map((row) => ({ ...row, code: glossary.title('code', row.code), all: 'All posts coded' }));
  const known = rows.filter((row) => row.share !== null).sort((a, b) => (b.share ?? 0) - (a.share ?? 0));
  return figure({
    id: 'codes-overall',
    finding: mostFrequent(known, known.length === rows.length),
    help: 'Each point is the share of coded posts that carry the code; shares add up to more or less than 100% because a post may carry several codes or none.',
    alt: `Share of posts with each code: ${list(known.map((row) => `${row.code} ${row.text} (${whole(row.yes ?? 0)} of ${whole(row.n ?? 0)}, 95% interval ${percent(row.low ?? 0)} to ${percent(row.high ?? 0)})`))}.`,
    rows,
    headings: [{ name: 'code', label: 'Code' }, ...numbers, { name: 'people', label: 'People with such a post', as: 'whole' }],
    also: ['all', 'text'],
    chart: shares({ panel: 'all', label: 'code', share: 'share', low: 'low', high: 'high', text: 'text' }),
    note: [INTERVALS, uncorrected(source), rows.some((row) => row.share === null) ? withheldNote(k) : ''].join(' ').trim(),
  });
}

/** Which code is the most frequent, of codes in that order; where some are withheld, of those shown. */
function mostFrequent(known: readonly { code: string; share: number | null; text: string }[], all: boolean): string {
  const [first] = known;
  if (first === undefined) return 'Codes of all posts';
  if (first.share === 0)
    return `No post is coded ${list(
      known.map(({ code }) => code.toLowerCase()),
      'or',
    )}`;
  return `${first.code} is the most frequent code${all ? '' : ' shown'}, at ${first.text} of the posts coded`;
}

async function platformFigure(source: Source): Promise<Figure> {
  const { glossary } = source;
  const found = protect(await tallies(source, 'platform', 'true'), source.k);
  const order = source.platforms.map(({ name }) => name);
  const rows = found
    .map((row) => ({ ...row, platform: String(row.group), code: glossary.title('code', row.code) }))
    .sort(
      (a, b) =>
        found.findIndex((r) => glossary.title('code', r.code) === a.code) -
          found.findIndex((r) => glossary.title('code', r.code) === b.code) || order.indexOf(a.platform) - order.indexOf(b.platform),
    );
  const known = rows.filter((row) => row.share !== null);
  const commercial = known
    .filter((row) => row.code === glossary.title('code', 'commercial'))
    .sort((a, b) => (b.share ?? 0) - (a.share ?? 0));
  const [most, least] = [commercial[0], commercial.at(-1)];
  return figure({
    id: 'codes-platforms',
    finding:
      most === undefined || least === undefined || most === least
        ? 'Codes by platform'
        : (most.low ?? 0) <= (least.high ?? 1)
          ? 'Commercial posts differ between platforms by no more than chance allows'
          : `Commercial posts are most frequent on ${most.platform} (${most.text}) and least on ${least.platform} (${least.text})`,
    help: 'One panel for each code, one line for each platform: the point is the share of that platform’s coded posts, the line its 95% interval.',
    alt: `Share of each code by platform. ${known.map((row) => `${row.code}, ${row.platform}: ${row.text} of ${whole(row.n ?? 0)}`).join('; ')}.`,
    rows,
    headings: [{ name: 'code', label: 'Code' }, { name: 'platform', label: 'Platform' }, ...numbers],
    also: ['text'],
    chart: shares({ panel: 'code', label: 'platform', share: 'share', low: 'low', high: 'high', text: 'text' }),
    note: [INTERVALS, uncorrected(source), rows.some((row) => row.text === 'withheld') ? withheldNote(source.k) : ''].join(' ').trim(),
  });
}

/** A period in which nothing was coded. */
const NOTHING = { n: 0, yes: 0, people: 0, share: null, low: null, high: null, text: '' };

/** How shares of a period are printed: where nothing was coded there is none, and nothing is withheld. */
function printedOf({ n, share, low, high }: Pick<Share, 'n' | 'share' | 'low' | 'high'>) {
  return n === 0 ? { shareText: '–', lowText: '–', highText: '–' } : { shareText: share, lowText: low, highText: high };
}

/** The item with the lowest value; there is one. */
function lowest<T>(items: readonly T[], of: (item: T) => number): T {
  return items.reduce((best, item) => (of(item) < of(best) ? item : best));
}

async function timeFigure(source: Source, time: Periods): Promise<Figure | null> {
  const { glossary } = source;
  const { long, closed } = await postsOverTime(source, time);
  const tallied = await tallies(source, `CAST(floor(week / ${long.weeks}.0) AS BIGINT)`, 'week IS NOT NULL');
  const found = protect(
    tallied.map((row) => (closed.has(Number(row.group)) ? { ...row, people: 0 } : row)),
    source.k,
  );
  const inside = found.filter((row) => Number(row.group) >= long.first && Number(row.group) <= long.last);
  const rows = CODES.flatMap((code) =>
    Array.from({ length: long.last - long.first + 1 }, (_, i) => long.first + i).map((group) => ({
      ...(inside.find((row) => row.code === code && Number(row.group) === group) ?? { ...NOTHING, group }),
      code: glossary.title('code', code),
      begins: begins(group, long.weeks),
    })),
  );
  const known = rows.filter((row) => row.share !== null);
  const [first] = known;
  if (first === undefined || new Set(known.map((row) => row.group)).size < 2) return null;
  const ranges = [...new Set(known.map((row) => row.code))].map((code) => {
    const own = known.filter((row) => row.code === code);
    const [least, most] = [lowest(own, (row) => row.high ?? 1), lowest(own, (row) => -(row.low ?? 0))];
    return { code, least, most, apart: (most.low ?? 0) - (least.high ?? 1) };
  });
  const widest = ranges.reduce((best, range) => (range.apart > best.apart ? range : best));
  return figure({
    id: 'codes-time',
    finding:
      widest.apart <= 0
        ? 'No code varied over time by more than chance allows'
        : `${widest.code} varied most: ${widest.least.text} in the period from ${day(widest.least.begins.getTime())}, ${widest.most.text} in that from ${day(widest.most.begins.getTime())}`,
    help: `Share of coded posts that carry each code, per ${periodName(long.weeks)}; the band is the 95% interval, and a wide one means few posts.`,
    alt: `Share of each code over time. ${ranges.map(({ code, least, most }) => `${code}: from ${least.text} to ${most.text}`).join('; ')}. ${long.weeks === 1 ? 'Weeks' : `Periods of ${periodName(long.weeks)}`} from ${day(begins(long.first, long.weeks).getTime())}.`,
    rows: rows.map((row) => ({ ...row, ...printedOf(row) })),
    headings: [
      { name: 'code', label: 'Code' },
      { name: 'begins', label: 'Begins', as: 'day' },
      ...numbers.map((heading) => (heading.as === 'percent' ? { ...heading, print: `${heading.name}Text` } : heading)),
    ],
    also: ['shareText', 'lowText', 'highText'],
    chart: sharesOverTime({ panel: 'code', time: 'begins', share: 'share', low: 'low', high: 'high' }),
    note: [uncorrected(source), rows.some((row) => row.text === 'withheld') ? withheldNote(source.k) : ''].join(' ').trim(),
  });
}

/** Cues shown for each code. */
const CUES = 8;

async function evidenceFigure({ db, k, glossary }: Source): Promise<Figure | null> {
  const found = await db.rows<{ code: string; cue: string; posts: number; of: number }>(`
    WITH judged AS (SELECT DISTINCT e.code, e.cue, p.number FROM evidence e JOIN "shownPosts" p USING (post)),
    yes AS (SELECT CAST(code AS VARCHAR) AS code, number, teller FROM "codedPosts" WHERE value)
    SELECT y.code, j.cue, count(*) AS posts, (SELECT count(*) FROM yes z WHERE z.code = y.code) AS "of"
    FROM judged j JOIN yes y ON j.number = y.number AND j.code = y.code GROUP BY y.code, j.cue HAVING count(DISTINCT y.teller) >= ${k} ORDER BY y.code, posts DESC, j.cue`);
  const rows = CODES.flatMap((code) =>
    found
      .filter((row) => row.code === code)
      .slice(0, CUES)
      .map((row) => ({
        code: glossary.title('code', code),
        cue: shown(glossary.title('cue', row.cue), 34),
        posts: row.posts,
        share: row.posts / row.of,
        text: percent(row.posts / row.of),
      })),
  );
  const [first] = rows;
  if (first === undefined) return null;
  const leads = [...new Set(rows.map((row) => row.code))].map((code) => rows.find((row) => row.code === code) as (typeof rows)[number]);
  return figure({
    id: 'evidence',
    finding: `The most frequent evidence is ${list(leads.map((row) => `“${row.cue.toLowerCase()}” for ${row.code.toLowerCase()}`))}`,
    help: 'Each bar is the share of the posts with this code in which the cue was found; several cues may speak for one post.',
    alt: `Most frequent cues by code. ${leads.map((row) => `${row.code}: ${row.cue} in ${row.text} of its posts`).join('; ')}.`,
    rows,
    headings: [
      { name: 'code', label: 'Code' },
      { name: 'cue', label: 'Cue' },
      { name: 'posts', label: 'Posts', as: 'whole' },
      { name: 'share', label: 'Share of posts with the code', as: 'percent' },
    ],
    also: ['text'],
    chart: panels({ panel: 'code', label: 'cue', value: 'share', text: 'text', shared: true, columns: 1 }),
    note: `Only cues found in posts of at least ${k} people; at most ${CUES} for each code.`,
  });
}

async function restFigure({ db, k, glossary }: Source): Promise<Figure | null> {
  const found = await db.rows<{ code: string; posts: number; people: number }>(`
    SELECT l.code, count(*) AS posts, count(DISTINCT p.teller) AS people FROM labels l JOIN "shownPosts" p USING (post)
    WHERE l.value AND l.code NOT IN (${CODES.map((code) => `'${code}'`).join(', ')}, 'uncodable') AND NOT p.automated GROUP BY l.code ORDER BY posts DESC, l.code`);
  const { cells: hidden } = withheld(
    found.map(({ posts, people }) => ({ count: posts, people })),
    [[...found.keys()]],
    k,
  );
  const total = found.reduce((sum, row) => sum + row.posts, 0);
  const rows = found
    .filter((_, i) => !hidden[i])
    .map((row) => ({ kind: glossary.title('code', row.code), posts: row.posts, share: row.posts / total }));
  const [first] = rows;
  if (first === undefined) return null;
  return figure({
    id: 'codes-rest',
    finding: `Among posts with none of the three codes, ${first.kind.toLowerCase()} is most frequent (${percent(first.share)})`,
    help: 'Posts without any of the three codes, by what else they do; each such post has one kind.',
    alt: `Posts without a code by kind: ${list(rows.map((row) => `${row.kind} ${whole(row.posts)}`))}.`,
    rows,
    headings: [
      { name: 'kind', label: 'Kind' },
      { name: 'posts', label: 'Posts', as: 'whole' },
      { name: 'share', label: 'Share', as: 'percent' },
    ],
    chart: rows.length === 1 ? null : ranking({ label: 'kind', value: 'posts' }),
    note: hidden.includes(true) ? withheldNote(k) : null,
  });
}
