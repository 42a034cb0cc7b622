import { literal } from '../../../database/sql.ts';
import { leavesFew } from '../../source/people.ts';
import type { Source } from '../../source/source.ts';
import { counted } from '../../words/words.ts';

/** How often a thing is used. */
export interface Used {
  name: string;
  posts: number;
  people: number;
  /** Whether it is known that how many people use it would tell of few others. */
  crowded?: boolean;
}

/** A thing as it is told of: in so many posts, of so many people; posts rounded, and people withheld, where they would tell of few others. */
export interface ToldUse {
  readonly name: string;
  readonly posts: number;
  readonly people: number | null;
  readonly rounded: boolean;
  /** Whether people are withheld because all but fewer than k of them use it. */
  readonly crowded: boolean;
}

/** Domains that only shorten links, so that they do not tell what is linked to; as SQL. */
export const SHORTENERS = `SELECT DISTINCT item FROM profiles WHERE part = 'tools' AND kind = 'domain' AND site = 'shortener'`;

/**
 * How often things are used, as it may be told beside how many posts there are, and how many use anything of the kind:
 * what is left of these would tell of fewer than k people where nearly all use one thing. `uses` gives name, number and
 * teller, `any` what the posts have that use anything.
 */
export async function toldUses(
  { db, k, unit, posts: all, people: everybody }: Source,
  used: readonly Used[],
  uses: string,
  any: string,
): Promise<ToldUse[]> {
  if (used.length === 0) return [];
  const nearlyAll = new Set<string>();
  for (const condition of ['true', any]) {
    const rows = await db.rows<{ name: string }>(`
      WITH base AS (SELECT number, teller FROM "shownPosts" WHERE teller IS NOT NULL AND ${condition}),
        whole AS (SELECT teller, count(*) AS n FROM base GROUP BY teller),
        used AS (SELECT name, base.teller, count(DISTINCT number) AS n FROM (${uses}) AS uses JOIN base USING (number)
          WHERE name IN (${used.map(({ name }) => literal(name)).join(', ')}) GROUP BY name, base.teller)
      SELECT name FROM used JOIN whole USING (teller) GROUP BY name
      HAVING (SELECT count(*) FROM whole) - count(*) FILTER (used.n = whole.n) BETWEEN 1 AND ${k - 1}`);
    for (const { name } of rows) nearlyAll.add(name);
  }
  return used.map(({ name, posts, people, crowded: closed = false }) => {
    const rounded = nearlyAll.has(name);
    const crowded = closed || leavesFew(everybody, people, k);
    const step = 2 * k;
    return {
      name,
      posts: rounded ? Math.min(all, Math.round(posts / step) * step) : posts,
      people: unit === 'people' && !rounded && !crowded ? people : null,
      rounded,
      crowded: crowded && !rounded,
    };
  });
}

/** In so many posts, by so many people. */
export function howOften({ posts, people, rounded }: ToldUse): string {
  return `${rounded ? 'about ' : ''}${counted(posts, 'post')}${people === null ? '' : ` by ${counted(people, 'person', 'people')}`}`;
}

/** What stands below things that nearly all use. */
export function roundedUses(rows: readonly ToldUse[], k: number): string {
  const rounded = rows.some((row) => row.rounded)
    ? ` Where all but fewer than ${k} people use one alone, its number of posts is rounded to the nearest ${2 * k}, and that of people withheld.`
    : '';
  return rows.some(({ crowded }) => crowded)
    ? `${rounded} The number of people is withheld where all of the study, or of a platform, but fewer than ${k} use one.`
    : rounded;
}
