import { groupBy } from '../../../group.ts';
import { withheld } from '../../../privacy/suppression.ts';
import { furthestApart } from '../../../stats/difference.ts';
import { platformTitle } from '../../../text/platform-title.ts';
import { quarterBegins } from '../../bins/periods.ts';
import { overTime } from '../../charts/over-time.ts';
import { panels } from '../../charts/panels.ts';
import { shares } from '../../charts/shares.ts';
import { huesOf } from '../../drawing/code-hues.ts';
import { type Figure, figure } from '../../figure.ts';
import { APART, communityShares, intervalsNote, isKnown, numbers, printed } from '../../source/coded.ts';
import type { Described } from '../../source/described.ts';
import { human } from '../../source/people.ts';
import type { Source } from '../../source/source.ts';
import { counted, percent, whole } from '../../words/words.ts';
import { withheldNote } from '../posts/weeks.ts';

/** What the members of each community do in their posts. */
export async function codeFigure(source: Source, listed: readonly Described[]): Promise<Figure | null> {
  const { k, codes, glossary } = source;
  if (listed.length < 2) return null;
  const found = await communityShares(source);
  const rows = codes.flatMap((code) =>
    listed.flatMap(({ community, name }) => {
      const row = found.find((one) => one.code === code && Number(one.group) === community);
      return row === undefined ? [] : [{ ...row, community: name, code: glossary.title('code', code) }];
    }),
  );
  const sets = [...groupBy(rows, ({ code }) => code).values()].map((own) => own.filter(isKnown));
  if (sets.every(({ length }) => length < 2)) return null;
  const widest = furthestApart(sets);
  const spans = sets.flatMap((own) => {
    const [most, ...others] = own.toSorted((a, b) => b.share - a.share);
    const least = others.at(-1);
    return most === undefined || least === undefined ? [] : [{ code: most.code, most, least }];
  });
  return figure({
    id: 'communities-codes',
    finding:
      widest === null
        ? 'No code differs between communities by more than chance allows'
        : `${widest.most.code} differs most surely between communities: ${widest.most.text} of posts in community ${widest.most.community}, ${widest.least.text} in ${widest.least.community}`,
    help: 'One panel for each code, one line for each community: the point is the share of its members’ coded posts, the line the 95% interval.',
    alt: `Share of each code by community. ${spans.map(({ code, most, least }) => `${code}: from ${least.text} in ${least.community} to ${most.text} in ${most.community}`).join('; ')}.`,
    rows,
    headings: [{ name: 'code', label: 'Code' }, { name: 'community', label: 'Community' }, ...numbers],
    also: [...printed],
    chart: shares({ panel: 'code', label: 'community', hues: { by: 'panel', of: huesOf(source) } }),
    note: `${intervalsNote(source)} ${APART}${rows.some(({ text }) => text === 'withheld') ? ` ${untoldNote(k)}` : ''}`,
  });
}

/** Why shares of communities are left out. */
function untoldNote(k: number): string {
  return `A share is left out where fewer than ${k} members have such posts, or other posts, or nearly all are one person’s. So is another where the shares told, taken from all of the platform, would give away posts of so few, in a community or in none.`;
}

/** Participation up to which somebody interacts with hardly any other community (Guimerà & Amaral 2005). */
const HOME = 0.05;

/** Where the members post, and whether they interact with other communities. */
export async function memberFigure({ db, k }: Source, listed: readonly Described[]): Promise<Figure | null> {
  const numbered = listed.map(({ community }) => community).join(', ');
  const found = await db.rows<{ community: number; name: string; people: number }>(
    `SELECT community, name, people
     FROM "communityMix"
     WHERE kind = 'platform' AND community IN (${numbered}) ORDER BY community, people DESC, name`,
  );
  // Hubs of a community are at home in it too.
  const atHome = await db.rows<{ community: number; people: number; humans: number; others: number }>(
    `SELECT community, count(*) FILTER (participation <= ${HOME}) AS people, count(${human('person')}) FILTER (participation <= ${HOME}) AS humans,
       count(${human('person')}) FILTER (participation <= ${HOME} IS NOT TRUE) AS others
     FROM members
     WHERE community IN (${numbered}) GROUP BY community HAVING count(participation) > 0`,
  );
  if (atHome.length === 0) return null;
  const rows = listed.map(({ community, name, size }) => {
    const { people: home, humans, others } = atHome.find((row) => row.community === community) ?? { people: 0, humans: 0, others: size };
    const sides = [
      { count: home, people: humans },
      { count: size - home, people: others },
    ];
    const { cells: hidden } = withheld(sides, [[0, 1]], k);
    const own = found.filter((row) => row.community === community);
    const told = own.every(({ people }) => people >= k);
    // An account has one platform: these are all who posted, of those who were only met the platform tells nothing.
    const posted = own.reduce((sum, { people }) => sum + people, 0);
    return {
      name,
      size,
      home: hidden[0] ? null : home,
      others: hidden[1] ? null : size - home,
      share: hidden[0] ? null : home / size,
      platforms: told ? own.map((row) => `${platformTitle(row.name)} ${percent(row.people / posted)}`).join(', ') : null,
    };
  });
  const known = rows.flatMap(({ share, name }) => (share === null ? [] : [{ share, name }])).sort((a, b) => a.share - b.share);
  return figure({
    id: 'communities-people',
    finding: keepingToThemselves(known, rows.length),
    help: `Members who interact with hardly anybody outside their community (participation coefficient of at most ${HOME}; Guimerà & Amaral 2005), and those who interact with others too; platforms are of those members who posted.`,
    alt: '',
    rows,
    headings: [
      { name: 'name', label: 'Community' },
      { name: 'size', label: 'People', as: 'whole' },
      { name: 'home', label: 'Hardly outside', as: 'whole' },
      { name: 'others', label: 'Others too', as: 'whole' },
      { name: 'share', label: 'Share hardly outside', as: 'percent' },
      { name: 'platforms', label: 'Platform' },
    ],
    chart: null,
    note: rows.some((row) => Object.values(row).includes(null)) ? withheldNote(k) : null,
  });
}

/** How many members of the communities keep to their own, from the share that is least to that which is most. */
function keepingToThemselves(known: readonly { readonly share: number; readonly name: string }[], listed: number): string {
  const [least, most] = [known[0], known.at(-1)];
  if (least === undefined || most === undefined) return 'Members by whether they interact with other communities';
  const which = known.length < listed ? ' shown' : '';
  const of =
    known.length === 1
      ? `${percent(most.share)} of the members of community ${most.name}`
      : percent(least.share) === percent(most.share)
        ? `${percent(most.share)} of the members of each community${which}`
        : `From ${percent(least.share)} (community ${least.name}) to ${percent(most.share)} (community ${most.name}) of the members of the communities${which}`;
  return `${of} interact with hardly anybody in another`;
}

/** Communities drawn over time. */
const DRAWN = 8;

/** How many people make up each community in each quarter of a year. */
export async function timeFigure({ db, k }: Source, listed: readonly Described[]): Promise<Figure | null> {
  const drawn = listed.slice(0, DRAWN);
  const found = await db.rows<{ community: number; quarter: string; people: number; humans: number }>(
    `SELECT community, quarter, count(*) AS people, count(${human('person')}) AS humans
     FROM slices
     WHERE community IN (${drawn.map(({ community }) => community).join(', ')}) GROUP BY ALL
     ORDER BY community, quarter`,
  );
  const quarters = [
    ...new Set((await db.rows<{ quarter: string }>('SELECT DISTINCT quarter FROM slices ORDER BY quarter')).map(({ quarter }) => quarter)),
  ];
  const told = found.filter(({ humans }) => humans >= k);
  if (quarters.length < 2 || new Set(told.map(({ quarter }) => quarter)).size < 2) return null;
  const of = (community: number, quarter: string) =>
    told.find((row) => row.community === community && row.quarter === quarter)?.people ?? null;
  const rows = drawn.flatMap(({ community, name }) =>
    quarters.map((quarter) => {
      const people = of(community, quarter);
      return { name, quarter, begins: quarterBegins(quarter), people, text: people === null ? '–' : whole(people) };
    }),
  );
  const changes = drawn.flatMap(({ name }) => {
    const known = rows.filter((row) => row.name === name && row.people !== null);
    const [first, last] = [known[0], known.at(-1)];
    return known.length < 2 || first === undefined || last === undefined ? [] : [{ name, first, last }];
  });
  if (changes.length === 0) return null;
  return figure({
    id: 'communities-time',
    finding: growthInWords(drawn, quarters.slice(1, -1), of),
    help: 'People in each community by quarter of a year, found from the interactions of that quarter alone; each keeps the number of the community that it has most members in common with.',
    alt: `People by community and quarter. ${changes.map(({ name, first, last }) => `${name}: ${first.text} in ${first.quarter}, ${last.text} in ${last.quarter}`).join('; ')}.`,
    rows,
    headings: [
      { name: 'name', label: 'Community' },
      { name: 'quarter', label: 'Quarter' },
      { name: 'people', label: 'People', as: 'whole' },
    ],
    also: ['begins', 'text'],
    chart:
      quarters.length > 4
        ? overTime({ panel: 'name', time: 'begins', value: 'people' })
        : panels({ panel: 'quarter', label: 'name', value: 'people', text: 'text', shared: true, columns: 4 }),
    note: `The first and the last quarter may be cut by the study’s beginning and end, and are left out of what is said of growth. ${rows.some(({ people }) => people === null) ? `Quarters with none, or fewer than ${k} people, are left open.` : ''}`.trim(),
  });
}

/**
 * Which community grew or shrank most from the first to the last of these quarters, which the study does not cut. Only of
 * those told in both is it known: in between a community may be too small to be told, or hidden within others.
 */
function growthInWords(
  drawn: readonly Described[],
  quarters: readonly string[],
  people: (community: number, quarter: string) => number | null,
): string {
  const [first, last] = [quarters[0], quarters.at(-1)];
  if (first === undefined || last === undefined || first === last)
    return 'Too few quarters are surely whole to say which community grew or shrank';
  const [most, ...others] = drawn
    .flatMap(({ community, name }) => {
      const [begin, end] = [people(community, first), people(community, last)];
      return begin === null || end === null ? [] : [{ name, begin, end }];
    })
    .sort((a, b) => Math.abs(Math.log(b.end / b.begin)) - Math.abs(Math.log(a.end / a.begin)));
  if (most === undefined)
    return `No community is told in both the first and the last quarter that is surely whole (${first}, ${last}), so growth is not known`;
  if (most.begin === most.end)
    return others.length === 0
      ? `Community ${most.name} is as large in ${last} as in ${first}`
      : 'The communities keep their size over time';
  const grew = most.end > most.begin ? 'grew' : 'shrank';
  return `Community ${most.name} ${grew}${others.length === 0 ? '' : ' most'}, from ${whole(most.begin)} people in ${first} to ${whole(most.end)} in ${last}`;
}

/** The communities within the communities, where the settings ask for them. */
export async function partFigure({ db, k }: Source, listed: readonly Described[]): Promise<Figure | null> {
  const found = await db.rows<{ community: number; part: number; size: number; modularity: number; humans: number }>(
    `SELECT community, part, size, modularity, coalesce(humans, 0) AS humans
     FROM parts LEFT JOIN (SELECT community, part, count(${human('person')}) AS humans FROM members GROUP BY ALL) USING (community, part)
     WHERE community IN (${listed.map(({ community }) => community).join(', ')}) ORDER BY community, part`,
  );
  const rows = listed.flatMap(({ community, name }) => {
    const own = found.filter((row) => row.community === community);
    const [first] = own;
    if (first === undefined) return [];
    const { cells: hidden } = withheld(
      own.map(({ size, humans }) => ({ count: size, people: humans })),
      [[...own.keys()]],
      k,
    );
    const sizes = own.flatMap(({ size }, i) => (hidden[i] ? [] : [whole(size)]));
    return [{ name, parts: own.length, modularity: first.modularity, sizes: sizes.join(', ') }];
  });
  const clear = rows.filter(({ modularity }) => modularity >= CLEAR);
  if (rows.length === 0) return null;
  return figure({
    id: 'communities-parts',
    finding: `${whole(clear.length)} of ${counted(rows.length, 'community', 'communities')} looked at alone ${clear.length === 1 ? 'falls' : 'fall'} into clear parts`,
    help: `Each community divided by the interactions among its own members. Below a modularity of ${CLEAR} its parts are not clear.`,
    alt: '',
    rows,
    headings: [
      { name: 'name', label: 'Community' },
      { name: 'parts', label: 'Parts', as: 'whole' },
      { name: 'modularity', label: 'Modularity', as: 'value' },
      { name: 'sizes', label: `People in parts of at least ${k}` },
    ],
    chart: null,
  });
}

/** Modularity from which parts count as clear (Newman & Girvan 2004). */
const CLEAR = 0.3;
