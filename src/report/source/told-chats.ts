import { isSmall } from '../../privacy/suppression.ts';
import { isTold } from '../../privacy/things.ts';
import { shown } from '../words/words.ts';
import { foundOnce } from './found-once.ts';
import { isFew, leavesFew, mostOf } from './people.ts';
import type { Source } from './source.ts';

/** A scheduled chat: a space with sessions. */
export interface Chat {
  readonly space: string;
  readonly slot: string;
  readonly zone: string | null;
  readonly sessions: number;
  readonly posts: number;
  /** The middle of its sessions: posts a minute and people; null where these are fewer than k. */
  readonly perMinute: number | null;
  readonly middle: number | null;
  /** Who came to any session; null where, of two, fewer than k came to both, or to one alone, who would follow from the sizes of the two. */
  readonly people: number | null;
  readonly questions: number;
}

/** A chat before it is settled what may be told of it. */
interface Found extends Chat {
  readonly middle: number;
  readonly people: number;
  readonly twice: number;
  readonly most: readonly number[];
  /** Whether it may be named. */
  readonly told: boolean;
}

/** The chats that may be told of: of at least k people and not nearly all of one, and called by a name that gives nobody away. */
export const toldChats = foundOnce(async ({ db, k }: Source): Promise<Chat[]> => {
  const found = await db.rows<Found & Record<string, never>>(`
    WITH each AS (SELECT s.space, p.teller, count(*) AS n, count(DISTINCT s.session) AS times FROM turns t JOIN sessions s USING (session) JOIN "shownPosts" p ON p.post = t.post GROUP BY ALL),
      met AS (SELECT space, count(teller) AS people, count(teller) FILTER (times = 2) AS twice, ${mostOf('n')} AS most FROM each GROUP BY space),
      slots AS (SELECT space, slot, zone, row_number() OVER (PARTITION BY space ORDER BY count(*) DESC, slot) AS place FROM sessions GROUP BY space, slot, zone)
    SELECT s.space, any_value(slots.slot) AS slot, any_value(slots.zone) AS zone, count(*) AS sessions, sum(s.posts) AS posts, median(s."perMinute") AS "perMinute",
      median(s.people) AS middle, any_value(met.people) AS people, any_value(met.twice) AS twice, any_value(met.most) AS most, sum(s.questions) AS questions,
      ${isTold(k, 'sessions', 'space', 's.space')} AS told
    FROM sessions s JOIN met USING (space) LEFT JOIN slots ON slots.space = s.space AND slots.place = 1 GROUP BY s.space ORDER BY sessions DESC, s.space`);
  return found
    .filter(({ posts, people, most, told }) => told && !isSmall({ count: posts, people, most }, k))
    .map(({ space, slot, zone, sessions, posts, perMinute, middle, people, twice, questions }) => {
      const few = sessions === 2 && (isFew(twice, k) || leavesFew(people, twice, k));
      return {
        space,
        slot,
        zone,
        sessions,
        posts,
        questions,
        people: few ? null : people,
        ...(middle < k ? { perMinute: null, middle: null } : { perMinute, middle }),
      };
    });
});

/** The hour of the week in which most sessions of a chat are, on its own clock. */
export function hourOf({ slot, zone }: Pick<Chat, 'slot' | 'zone'>): string {
  return `${slot}${zone === null ? ' UTC' : ` ${shown(zone)}`}`;
}
