import type { Database } from '../database/database.ts';
import { literal } from '../database/sql.ts';
import { platformTitle } from '../text/platform-title.ts';
import { shownBy, zoneClock } from '../zone-clock.ts';
import { findOwn } from './own.ts';

/** A person, space or tool of one educator's network. */
export interface Item {
  readonly name: string;
  /** What sort of person, space or tool: how one meets them, platform or hashtag, kind of site. */
  readonly kind: string;
  readonly count: number;
  readonly first: number | null;
  readonly last: number | null;
  /** Whether it has not been seen in the last half-year of one's posts. */
  readonly faded: boolean;
  /** Whether it was first seen in that half-year. */
  readonly fresh: boolean;
  /** For people: whether one ever answered them or they answered one. Mentions and reposts alone are one-way. */
  readonly twoWay: boolean;
}

/** What a mirror shows: figures of one educator, from their own posts. */
export interface Mirror {
  readonly posts: number;
  /** As people call them. */
  readonly platforms: readonly string[];
  readonly first: number | null;
  readonly last: number | null;
  readonly kinds: Readonly<Record<'original' | 'reply' | 'repost' | 'quote', number>>;
  readonly people: readonly Item[];
  readonly spaces: readonly Item[];
  readonly tools: readonly Item[];
  /** Posts of one's own words, and those passed on, that sell or promote. */
  readonly commerce: Readonly<Record<'own' | 'passedOn', Coded>>;
  /** Posts by hour of day in `zone`. */
  readonly hours: readonly number[];
  /** Share of posts outside a school day: one figure where the zone is known, bounds where it is not. */
  readonly late: { readonly low: number; readonly high: number } | null;
  readonly zone: string | null;
  /** Share of own words that begin something, in the earlier and the later half of the posts. */
  readonly initiating: { readonly before: number; readonly after: number } | null;
}

interface Coded {
  readonly posts: number;
  readonly commercial: number;
  readonly selfpromotion: number;
}

/** What the educator says of themselves. */
export interface MirrorOptions {
  /** Handles by which the educator says which author they are; needed where files hold posts of several. */
  readonly me?: readonly string[];
  /** Time zone the educator lives in. */
  readonly zone?: string | null;
  /** The kind of site a domain is, or null. */
  readonly siteKind?: (domain: string) => string | null;
}

/** Half a year without a post in it: after that a space or a person counts as faded. */
const FADED = 182 * 86_400_000;
/** Posts from which on a share is told in halves. */
const HALVES = 20;
/** Kinds of site that are places to talk, or hide where a link leads: no tools. */
const NO_TOOLS = new Set(['social', 'shortener']);

/**
 * The professional learning network of one educator in their own posts: people, spaces and tools, and figures to reflect
 * on, after the PLN Enrichment Framework (Krutka, Carpenter & Trust 2017, 10.1007/s11528-016-0141-5). Reads the tables
 * posts, people, links and labels.
 */
export async function mirror(db: Database, { me = [], zone = null, siteKind = () => null }: MirrorOptions = {}): Promise<Mirror> {
  await findOwn(db, me);
  try {
    return await figures(db, zone, siteKind);
  } finally {
    for (const table of ['own', 'selves']) await db.run(`DROP TABLE IF EXISTS ${table}`);
  }
}

async function figures(db: Database, zone: string | null, siteKind: (domain: string) => string | null): Promise<Mirror> {
  const [span] = await db.rows<{ posts: number; first: number | null; last: number | null; platforms: string[] }>(
    'SELECT count(*) AS posts, min(time) AS first, max(time) AS last, list_sort(list(DISTINCT platform)) AS platforms FROM own',
  );
  const { posts = 0, first = null, last = null, platforms = [] } = span ?? {};
  const kinds = await db.rows<{ kind: keyof Mirror['kinds']; n: number }>(
    'SELECT kind, count(*) AS n FROM own GROUP BY kind ORDER BY kind',
  );
  const times = (await db.rows<{ time: number }>('SELECT time FROM own WHERE time IS NOT NULL ORDER BY time')).map(({ time }) => time);
  const dated = (found: Found): Item => ({
    ...found,
    faded: found.last !== null && last !== null && last - found.last > FADED,
    fresh: found.first !== null && first !== null && last !== null && last - found.first <= FADED && found.first - first > FADED,
  });
  const tools = (await db.rows<Found>(toolsOf)).map((tool) => ({ ...tool, kind: siteKind(tool.name) ?? 'other', twoWay: true }));
  return {
    posts,
    platforms: platforms.map(platformTitle),
    first,
    last,
    kinds: { original: 0, reply: 0, repost: 0, quote: 0, ...Object.fromEntries(kinds.map(({ kind, n }) => [kind, n])) },
    people: (await db.rows<Found>(peopleOf)).map(dated),
    spaces: (await db.rows<Found>(spacesOf)).map((space) =>
      dated(space.kind === 'platform' ? { ...space, name: platformTitle(space.name) } : space),
    ),
    tools: tools.filter(({ kind }) => !NO_TOOLS.has(kind)).map(dated),
    commerce: { own: await coded(db, `kind <> 'repost'`), passedOn: await coded(db, `kind = 'repost'`) },
    ...clock(times, zone),
    zone,
    initiating: await initiating(db),
  };
}

type Found = Omit<Item, 'faded' | 'fresh'>;

const peopleOf = `
WITH met AS (
  SELECT replyToPerson AS person, time, 'answered' AS kind FROM own
  UNION ALL SELECT repostOfPerson AS person, time, 'passed on' AS kind FROM own
  UNION ALL SELECT quoteOfPerson AS person, time, 'quoted' AS kind FROM own
  UNION ALL SELECT person, time, 'mentioned' AS kind FROM (
    SELECT unnest(mentions) AS person, time, replyToPerson, repostOfPerson, quoteOfPerson FROM own
  ) AS named WHERE person IS DISTINCT FROM replyToPerson AND person IS DISTINCT FROM repostOfPerson AND person IS DISTINCT FROM quoteOfPerson
  UNION ALL SELECT author AS person, time, 'answered you' AS kind FROM posts
  WHERE replyToPerson IN (SELECT person FROM selves) AND author IS NOT NULL
), counted AS (
  SELECT person, kind, count(*) AS n, min(time) AS first, max(time) AS last FROM met
  WHERE person IS NOT NULL AND person NOT IN (SELECT person FROM selves) GROUP BY person, kind
)
SELECT coalesce(any_value('@' || people.handle), any_value(people.name), counted.person) AS name,
  string_agg(kind, ', ' ORDER BY n DESC, kind) AS kind, sum(n) AS count, min(first) AS first, max(last) AS last,
  bool_or(kind IN ('answered', 'answered you')) AS twoWay
FROM counted LEFT JOIN people ON people.person = counted.person
GROUP BY counted.person ORDER BY count DESC, counted.person`;

const spacesOf = `
SELECT name, kind, count(*) AS count, min(time) AS first, max(time) AS last, true AS twoWay FROM (
  SELECT platform AS name, 'platform' AS kind, time FROM own
  UNION ALL SELECT concat('#', unnest(hashtags)) AS name, 'hashtag' AS kind, time FROM own
  UNION ALL SELECT concat(platform, '/', space) AS name, 'group' AS kind, time FROM own WHERE space IS NOT NULL
) AS stood GROUP BY name, kind ORDER BY count DESC, name, kind`;

const toolsOf = `
SELECT domain AS name, 'other' AS kind, count(DISTINCT own.post) AS count, min(time) AS first, max(time) AS last
FROM own JOIN links ON links.post = own.post WHERE domain IS NOT NULL GROUP BY domain ORDER BY count DESC, domain`;

async function coded(db: Database, where: string): Promise<Coded> {
  const [row] = await db.rows<Coded>(`
SELECT count(*) AS posts, coalesce(sum(commercial), 0) AS commercial, coalesce(sum(selfpromotion), 0) AS selfpromotion FROM (
  SELECT own.post, max(CASE WHEN code = 'commercial' AND value THEN 1 ELSE 0 END) AS commercial,
    max(CASE WHEN code = 'selfpromotion' AND value THEN 1 ELSE 0 END) AS selfpromotion
  FROM own JOIN labels ON labels.post = own.post WHERE own.${where} GROUP BY own.post HAVING bool_or(code = ${literal('sharing')}) AND NOT bool_or(code = ${literal('uncodable')} AND value)
) AS decided`);
  return row ?? { posts: 0, commercial: 0, selfpromotion: 0 };
}

/** A school day, as in the indicator of posts after hours: 7 to 17 o'clock, Monday to Friday. */
function isLate(local: Date): boolean {
  const [day, hour] = [local.getUTCDay(), local.getUTCHours()];
  return day === 0 || day === 6 || hour < 7 || hour >= 17;
}

function clock(times: readonly number[], zone: string | null): Pick<Mirror, 'hours' | 'late'> {
  const hours = new Array<number>(24).fill(0);
  const local = zone === null ? (time: number) => new Date(time) : inZone(zone);
  for (const time of times) hours[local(time).getUTCHours()] = (hours[local(time).getUTCHours()] as number) + 1;
  if (times.length === 0) return { hours, late: null };
  const share = (of: (time: number) => Date) => times.filter((time) => isLate(of(time))).length / times.length;
  if (zone !== null) return { hours, late: { low: share(local), high: share(local) } };
  // Clocks of the places people live in are from ten hours behind to thirteen hours ahead of UTC.
  const shares = Array.from({ length: 24 }, (_, i) => share((time) => new Date(time + (i - 10) * 3_600_000)));
  return { hours, late: { low: Math.min(...shares), high: Math.max(...shares) } };
}

/** A time as a date whose UTC fields are those of the clock of a zone. */
function inZone(zone: string): (time: number) => Date {
  const clock = zoneClock(zone);
  return (time) => new Date(shownBy(clock, time));
}

async function initiating(db: Database): Promise<Mirror['initiating']> {
  const halves = await db.rows<{ half: number; share: number; n: number }>(`
SELECT half, avg(CASE WHEN kind = 'reply' THEN 0 ELSE 1 END) AS share, count(*) AS n FROM (
  SELECT kind, ntile(2) OVER (ORDER BY time, post) AS half FROM own WHERE kind <> 'repost' AND time IS NOT NULL
) AS ordered GROUP BY half ORDER BY half`);
  const [before, after] = halves;
  if (before === undefined || after === undefined || before.n + after.n < HALVES) return null;
  return { before: before.share, after: after.share };
}
