import { groupBy } from '../../../group.ts';
import { withheld } from '../../../privacy/suppression.ts';
import type { Settings } from '../../../settings/settings.ts';
import { platformInSentence, TOGETHER } from '../../../text/platform-title.ts';
import { hours } from '../../charts/hours.ts';
import { panels } from '../../charts/panels.ts';
import { type Figure, figure, type Section } from '../../figure.ts';
import { mostOf, PEOPLE } from '../../source/people.ts';
import type { Source } from '../../source/source.ts';
import { hourOf, toldChats } from '../../source/told-chats.ts';
import { kindTitle } from '../../words/glossary.ts';
import { postsBy } from '../../words/known-authors.ts';
import { spaceName } from '../../words/space-names.ts';
import { counted, list, percent, shown, standsOut, whole } from '../../words/words.ts';
import { spanned, studyPeriods, weekFigure, withheldNote } from './weeks.ts';

/** What was posted, where and when. */
export async function description(source: Source): Promise<Section> {
  const time = await studyPeriods(source);
  const most = { all: '', nearly: 'nearly all of them ', known: 'nearly all of those with a known time ' };
  const span = time === null ? '' : `, ${most[time.holds]}in ${spanned(time)}`;
  const where =
    source.platforms.length === 1 ? `on ${platformInSentence(source.platforms[0]?.name ?? '')}` : `on ${source.platforms.length} platforms`;
  const posts = source.unit === 'people' ? postsBy(source, counted(source.people, 'person', 'people')) : counted(source.posts, 'post');
  const kinds = await kindsOf(source);
  const figures = [
    platformFigure(source),
    kindFigure(source, kinds),
    ...(time === null ? [] : [await weekFigure(source, time), await hourFigure(source)]),
  ];
  return {
    id: 'posts',
    title: 'Posts',
    // The head of the report says as much.
    findings: [],
    further: [
      `The study holds ${posts} ${where}${span}.`,
      ...figures
        .filter((one) => one !== null)
        .filter(({ id, finding }) => (id === 'kinds' && finding.includes('%')) || id === 'hours')
        .map((f) => `${f.finding}.`),
    ],
    introduction: [
      source.unit === 'people'
        ? 'A person here is an account that is not known to be automated. Posts whose author is deleted or not in the export count as posts, but for no person.'
        : 'Most posts of this study name no author, so people cannot be counted; where a number of people is asked for before something is shown, a post without author stands for one person.',
      ...toldTogether(source),
      ...onlyKind(kinds),
      ...(time === null ? [await untimed(source)] : []),
    ],
    figures: figures.filter((one) => one !== null),
  };
}

/** Why platforms have no line of their own. */
export function toldTogether({ k, platforms }: Pick<Source, 'k' | 'platforms'>): string[] {
  return platforms.some(({ name }) => Object.values<string>(TOGETHER).includes(name))
    ? [
        `Platforms are told together where fewer than ${k} people are known to have posted on one, or nearly all of its posts are one person’s; a post without an author is nobody’s.`,
      ]
    : [];
}

async function untimed({ db, k }: Source): Promise<string> {
  const { posts } = await db.row<'posts'>('SELECT count(week) AS posts FROM "shownPosts"');
  return posts === 0
    ? 'No post of this study has a known time, so nothing can be said about when people posted.'
    : `No two times at which at least ${k} people posted have nearly all posts between them, so nothing is said about when people posted.`;
}

function platformFigure({ platforms, unit }: Source): Figure {
  const posts = platforms.reduce((sum, p) => sum + p.posts, 0);
  const [largest] = platforms;
  return figure({
    id: 'platforms',
    finding:
      platforms.length === 1
        ? `${largest?.name === TOGETHER.all ? 'Posts' : 'All posts'} come from ${platformInSentence(largest?.name ?? '')}`
        : `${percent((largest?.posts ?? 0) / posts)} of the posts come from ${platformInSentence(largest?.name ?? '')}`,
    help: 'Posts and people of each platform; an account on two platforms is two people.',
    alt: '',
    rows: platforms.map((p) => ({ ...p, share: p.posts / posts, people: unit === 'people' ? p.people : null })),
    headings: [
      { name: 'name', label: 'Platform' },
      { name: 'posts', label: 'Posts', as: 'whole' },
      { name: 'share', label: 'Share of posts', as: 'percent' },
      { name: 'people', label: 'People', as: 'whole' },
    ],
    chart: null,
  });
}

interface Kind {
  readonly platform: string;
  readonly kind: string;
  readonly posts: number;
  readonly people: number;
  readonly most: readonly number[];
}

/** Posts by platform and kind; none of a list of ids, of which nobody knows which are answers or reposts. */
async function kindsOf({ db }: Source): Promise<Kind[]> {
  return db.rows<Kind>(
    `WITH each AS (SELECT platform, kind, teller, count(*) AS n FROM "shownPosts" GROUP BY ALL)
    SELECT platform, kind, sum(n) AS posts, ${PEOPLE} AS people, ${mostOf('n')} AS most FROM each
    WHERE (SELECT bool_or(kind <> 'original' OR author IS NOT NULL OR text IS NOT NULL OR title IS NOT NULL) FROM posts) GROUP BY platform, kind`,
  );
}

/** What is said in place of a figure where all posts are of one kind. */
function onlyKind(found: readonly Kind[]): string[] {
  const [only, ...others] = new Set(found.map(({ kind }) => kind));
  if (only === undefined || others.length > 0) return [];
  return only === 'original'
    ? ['No post is marked as a reply, a repost or a quote: nobody wrote any, or the exports do not mark them.']
    : [`All posts are ${kindTitle(only).toLowerCase()}.`];
}

function kindFigure({ k, platforms }: Source, found: readonly Kind[]): Figure | null {
  const order = ['original', 'reply', 'repost', 'quote'];
  const kinds = order.filter((kind) => found.some((row) => row.kind === kind));
  if (kinds.length < 2) return null;
  const grid = platforms.flatMap(({ name }) =>
    kinds.map(
      (kind) => found.find((row) => row.platform === name && row.kind === kind) ?? { platform: name, kind, posts: 0, people: 0, most: [] },
    ),
  );
  const index = [...grid.keys()];
  const lines = [
    ...platforms.map(({ name }) => index.filter((i) => grid[i]?.platform === name)),
    ...kinds.map((kind) => index.filter((i) => grid[i]?.kind === kind)),
  ];
  const { cells: hidden } = withheld(
    grid.map(({ posts, people, most }) => ({ count: posts, people, most })),
    lines,
    k,
  );
  const of = new Map(platforms.map(({ name, posts }) => [name, posts]));
  const rows = grid.map((row, i) => {
    const share = hidden[i] ? null : row.posts / (of.get(row.platform) ?? 1);
    return {
      platform: row.platform,
      kind: kindTitle(row.kind),
      posts: hidden[i] ? null : row.posts,
      share,
      text: share === null ? 'withheld' : percent(share),
    };
  });
  const known = rows.filter((row) => row.share !== null);
  // A chart of what nobody did alone says nothing.
  if (known.every(({ posts }) => posts === 0)) return null;
  const [main] = platforms;
  const mainRows = known.filter((row) => row.platform === main?.name && row.posts !== 0).sort((a, b) => (b.share ?? 0) - (a.share ?? 0));
  return figure({
    id: 'kinds',
    finding:
      mainRows.length === 0 || main === undefined
        ? 'Kinds of post by platform'
        : `On ${platformInSentence(main.name)}, ${list(mainRows.map((row) => `${percent(row.share ?? 0)} are ${row.kind.toLowerCase()}`))}`,
    help: 'Each bar is the share of a platform’s posts that are of this kind; the bars of a platform add up to 100%.',
    alt: `Share of each kind of post by platform. ${[...groupBy(known, ({ platform }) => platform)].map(([name, own]) => `${name}: ${list(own.map((row) => `${row.kind.toLowerCase()} ${row.text}`))}`).join('; ')}.`,
    rows,
    headings: [
      { name: 'platform', label: 'Platform' },
      { name: 'kind', label: 'Kind' },
      { name: 'posts', label: 'Posts', as: 'whole' },
      { name: 'share', label: 'Share of the platform', as: 'percent' },
    ],
    also: ['text'],
    chart: panels({ panel: 'kind', label: 'platform', value: 'share', text: 'text', shared: true }),
    note: hidden.includes(true) ? withheldNote(k) : null,
  });
}

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

async function hourFigure(source: Source): Promise<Figure | null> {
  const { db, k } = source;
  const found = await db.rows<{ weekday: number; hour: number; posts: number; people: number; most: number[] }>(
    `WITH each AS (SELECT weekday, hour, teller, count(*) AS n FROM "shownPosts" WHERE weekday IS NOT NULL GROUP BY ALL)
    SELECT weekday, hour, sum(n) AS posts, ${PEOPLE} AS people, ${mostOf('n')} AS most FROM each GROUP BY weekday, hour`,
  );
  const assumed = await db.row<'posts' | 'others'>(
    `SELECT count(*) FILTER (timeBasis = 'assumed') AS posts, count(*) FILTER (timeBasis IS DISTINCT FROM 'assumed') AS others FROM posts WHERE time IS NOT NULL`,
  );
  const at = new Map(found.map((row) => [row.weekday * 24 + row.hour, row]));
  const cells = Array.from({ length: 168 }, (_, i) => {
    const [weekday, hour] = [1 + Math.floor(i / 24), i % 24];
    return at.get(weekday * 24 + hour) ?? { weekday, hour, posts: 0, people: 0, most: [] };
  });
  const { cells: hidden } = withheld(
    cells.map(({ posts, people, most }) => ({ count: posts, people, most })),
    [[...cells.keys()]],
    k,
  );
  const rows = cells.map(({ weekday, hour, posts }, i) => ({
    weekday,
    hour,
    day: DAYS[weekday - 1] ?? '',
    posts: hidden[i] ? null : posts,
  }));
  // Of a pattern of which hardly anything is shown, nothing can be said.
  const told = rows.reduce((sum, row) => sum + (row.posts ?? 0), 0);
  if (told * 2 < cells.reduce((sum, cell) => sum + cell.posts, 0)) return null;
  const [busiest, next] = rows.filter(({ posts }) => posts !== null && posts > 0).sort((a, b) => (b.posts ?? 0) - (a.posts ?? 0));
  if (busiest === undefined) return null;
  const quietest = rows.reduce((least, row) => Math.min(least, row.posts ?? least), busiest.posts ?? 0);
  const all = cells.reduce((sum, cell) => sum + cell.posts, 0);
  const hour = `${String(busiest.hour).padStart(2, '0')}:00`;
  const missing = hidden.filter(Boolean).length;
  const among = missing === 0 ? 'of the week' : 'of those shown';
  const share = percent((busiest.posts ?? 0) / all);
  return figure({
    id: 'hours',
    finding: standsOut(busiest.posts ?? 0, next?.posts ?? 0)
      ? `${busiest.day} from ${hour} UTC is the busiest hour ${among}, with ${share} of all posts`
      : `No single hour ${among} stands out: the fullest, ${busiest.day} from ${hour} UTC, has ${share} of all posts`,
    help: `Each square is an hour of the week in UTC (not the local time of those who posted); the fuller its colour, the more posts: from ${whole(quietest)} to ${whole(busiest.posts ?? 0)}.`,
    alt: `Posts by weekday and hour, in UTC. The busiest hour is ${busiest.day} from ${hour}, with ${counted(busiest.posts ?? 0, 'post')}.`,
    rows,
    headings: [
      { name: 'weekday', label: 'Weekday, 1 is Monday', as: 'whole', file: true },
      { name: 'day', label: 'Day' },
      { name: 'hour', label: 'Hour (UTC)', as: 'whole' },
      { name: 'posts', label: 'Posts', as: 'whole' },
    ],
    chart: hours({ weekday: 'weekday', hour: 'hour', value: 'posts' }),
    note: [
      await localHour(source),
      zoneNote(assumed.posts, assumed.others, source.settings.ingest),
      missing > 0 ? `${withheldNote(k)} Here that is ${counted(missing, 'hour')} of 168, marked with a small cross.` : '',
    ]
      .filter((sentence) => sentence !== '')
      .join(' '),
  });
}

/** In which zone times are read of which the exports state none: so many, beside so many others. */
export function zoneNote(assumed: number, others: number, { timezone, sources }: Settings['ingest']): string {
  if (assumed === 0) return '';
  const stated = others === 0 ? 'The exports state no time zone: times' : 'Some exports state no time zone: their times';
  const own = sources.some((one) => one.timezone !== undefined) ? ', or in the zone that the settings give their file' : '';
  return `${stated} are read as ${shown(timezone)}${own} (ingest.timezone).`;
}

/** The hour of the largest chat by its own clock: in UTC it is another, and two where clocks change. */
async function localHour(source: Source): Promise<string> {
  const [chat] = await toldChats(source);
  return chat === undefined || chat.zone === null || chat.zone === 'UTC'
    ? ''
    : `By its own clock ${spaceName(chat.space)} mostly meets ${hourOf(chat)}.`;
}
