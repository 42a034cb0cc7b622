import { literal } from '../../../database/sql.ts';
import { isTold } from '../../../privacy/things.ts';
import { platformTitle } from '../../../text/platform-title.ts';
import { type Figure, figure } from '../../figure.ts';
import { leavesFew } from '../../source/people.ts';
import type { Source } from '../../source/source.ts';
import { spaceName } from '../../words/space-names.ts';
import { counted, shown } from '../../words/words.ts';
import { SHORTENERS } from './uses.ts';

/** What joins spaces and platforms: people who are in several, tools that are linked to, hashtags and domains in use on several platforms. */
export async function bridgeFigures(source: Source): Promise<(Figure | null)[]> {
  return [await bridgeFigure(source), await toolFigure(source), await platformFigure(source)];
}

interface Bridge {
  readonly one: string;
  readonly other: string;
  readonly thing: string | null;
  readonly people: number;
  readonly share: number | null;
}

/** Whether a bridge is of enough people, and of things that may be named and tell what is linked to, as SQL. */
function bridgeTold(k: number): string {
  return [
    `people >= ${k}`,
    `coalesce(thing, other) NOT IN (${SHORTENERS})`,
    ...['one', 'other', 'thing'].map((column) => isTold(k, 'bridges', column, column)),
  ].join(' AND ');
}

function bridges({ db, k }: Source, kind: string): Promise<Bridge[]> {
  return db.rows<Bridge>(
    `SELECT one, other, thing, people, share
     FROM bridges
     WHERE kind = ${literal(kind)} AND ${bridgeTold(k)} ORDER BY people DESC, one, other, thing`,
  );
}

/** How many people spaces have, as SQL. */
const CROWDS = `SELECT item AS one, value AS crowd FROM indicators WHERE indicator = 'people' AND scope = 'space' AND period IS NULL`;

/**
 * Pairs of spaces that may be told, given that the people of each space are told too. A pair is left out where all but fewer than k
 * people of one space are at home in both. Its share is left out where it would tell that fewer than k people post twice in one
 * space and not in the other, or only once.
 */
async function pairs(source: Source): Promise<readonly Bridge[]> {
  const { db, k } = source;
  const crowds = new Map((await db.rows<{ one: string; crowd: number }>(CROWDS)).map(({ one, crowd }) => [one, crowd]));
  const leavesFewOf = ({ one, other }: Bridge, some: number) => [one, other].some((space) => leavesFew(crowds.get(space) ?? 0, some, k));
  return (await bridges(source, 'spaces'))
    .filter((pair) => !leavesFewOf(pair, pair.people))
    .map((pair) => {
      const atHome = pair.share === null || pair.share === 0 ? pair.people : Math.round(pair.people / pair.share);
      return leavesFew(atHome, pair.people, k) || leavesFewOf(pair, atHome) ? { ...pair, share: null } : pair;
    });
}

async function bridgeFigure(source: Source): Promise<Figure | null> {
  const found = await pairs(source);
  const [first] = found;
  if (first === undefined) return null;
  // Pairs that are not told may have as many people, or more.
  const { asMany, all } = await source.db.row<'asMany' | 'all'>(
    `SELECT count(*) FILTER (people >= ${first.people}) AS "asMany", count(*) AS "all" FROM bridges WHERE kind = 'spaces'`,
  );
  return figure({
    id: 'bridges',
    finding: `${counted(first.people, 'person', 'people')} are at home in both ${spaceName(first.one)} and ${spaceName(first.other)}${asMany > 1 || all === 1 ? '' : ', more than in any other two spaces'}`,
    help: 'Pairs of hashtags or groups by the people who posted at least twice in each; the share is of those who posted at least twice in the smaller of the two.',
    alt: '',
    rows: found.slice(0, source.top).map((pair) => ({ ...pair, one: spaceName(pair.one), other: spaceName(pair.other) })),
    headings: [
      { name: 'one', label: 'Space' },
      { name: 'other', label: 'And' },
      { name: 'people', label: 'People in both', as: 'whole' },
      { name: 'share', label: 'Of the smaller', as: 'percent' },
    ],
    chart: null,
    note: `Pairs with fewer than ${source.k} such people are left out, and so are those in which all of one space but fewer than ${source.k} are at home in both; shares where fewer than ${source.k} post in the smaller alone, or in one but once. Two hashtags in one post make a bridge.`,
  });
}

/**
 * Domains in spaces as they may be told beside how many people link to a domain anywhere, and how many people a space has:
 * not where fewer than k people link to it elsewhere, or fewer than k of the space never do there.
 */
async function tools(source: Source): Promise<readonly Bridge[]> {
  const { db, k } = source;
  if ((await bridges(source, 'tool')).length === 0) return [];
  return db.rows<Bridge & Record<string, never>>(`
    WITH crowds AS (${CROWDS}),
    told AS (SELECT one, other, people, share, crowd FROM bridges LEFT JOIN crowds USING (one) WHERE kind = 'tool' AND ${bridgeTold(k)}),
    linked AS (
      SELECT domain, number, split_part(post, ':', 1) AS platform, space, hashtags, p.teller
      FROM (SELECT DISTINCT domain, number FROM "shownLinks" WHERE teller IS NOT NULL AND domain IN (SELECT other FROM told)) JOIN "shownPosts" AS p USING (number)
    ), standing AS (
      SELECT domain, number, teller, concat('#', unnest(hashtags)) AS one FROM linked
      UNION ALL SELECT domain, number, teller, concat(platform, '/', space) AS one FROM linked WHERE space IS NOT NULL
    ), own AS (
      SELECT one, domain, teller, count(DISTINCT number) AS n FROM standing JOIN (SELECT one, other AS domain FROM told) USING (one, domain) GROUP BY ALL
    ), each AS (SELECT domain, teller, count(*) AS n FROM linked GROUP BY ALL),
    totals AS (SELECT domain AS other, count(*) AS total FROM each GROUP BY domain),
    "onlyThere" AS (
      SELECT own.one, own.domain AS other, count(*) AS "neverElsewhere" FROM own JOIN each ON each.domain = own.domain AND each.teller = own.teller
      WHERE own.n = each.n GROUP BY own.one, own.domain
    )
    SELECT one, other, NULL AS thing, people, share FROM told JOIN totals USING (other) LEFT JOIN "onlyThere" USING (one, other)
    WHERE total - coalesce("neverElsewhere", 0) NOT BETWEEN 1 AND ${k - 1} AND total - people NOT BETWEEN 1 AND ${k - 1}
      AND coalesce(crowd, 0) - people NOT BETWEEN 1 AND ${k - 1}
    ORDER BY people DESC, one, other`);
}

async function toolFigure(source: Source): Promise<Figure | null> {
  const found = await tools(source);
  const [first] = found;
  if (first === undefined) return null;
  return figure({
    id: 'tools-of-spaces',
    finding: `${shown(first.other, 36)} is linked to in ${spaceName(first.one)} by ${counted(first.people, 'person', 'people')}`,
    help: 'Domains by the space in which people link to them; the share is of all posts of the space.',
    alt: '',
    rows: found
      .slice(0, source.top)
      .map(({ one: a, other, people, share }) => ({ space: spaceName(a), tool: shown(other, 36), people, share })),
    headings: [
      { name: 'space', label: 'Space' },
      { name: 'tool', label: 'Domain' },
      { name: 'people', label: 'People', as: 'whole' },
      { name: 'share', label: 'Posts of the space', as: 'percent' },
    ],
    chart: null,
    note: `Domains that fewer than ${source.k} people link to in a space are left out, and so are those that fewer than ${source.k} link to elsewhere, or all there but fewer than ${source.k}.`,
  });
}

async function platformFigure(source: Source): Promise<Figure | null> {
  const names = new Set(source.platforms.map(({ name }) => name));
  const found = (await bridges(source, 'platforms')).filter(
    ({ one: a, other }) => names.has(platformTitle(a)) && names.has(platformTitle(other)),
  );
  const [first] = found;
  if (first === undefined) return null;
  const things = new Set(found.map(({ thing }) => thing)).size;
  return figure({
    id: 'platforms-share',
    finding: `${counted(things, 'hashtag or domain', 'hashtags and domains')} ${things === 1 ? 'is' : 'are'} in use on two platforms or more`,
    help: 'Hashtags and domains by the platforms that share them; people are those of the platform with fewer.',
    alt: '',
    rows: found.slice(0, source.top).map(({ one: a, other, thing, people }) => ({
      thing: shown(thing ?? '', 36),
      one: platformTitle(a),
      other: platformTitle(other),
      people,
    })),
    headings: [
      { name: 'thing', label: 'Hashtag or domain' },
      { name: 'one', label: 'Platform' },
      { name: 'other', label: 'And' },
      { name: 'people', label: 'People, at least', as: 'whole' },
    ],
    chart: null,
    note: 'One human with accounts on two platforms counts on both; a word may mean different things.',
  });
}
