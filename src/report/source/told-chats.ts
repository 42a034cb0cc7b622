import { isTold } from '../../privacy/things.ts';
import { shown } from '../words/words.ts';
import { foundOnce } from './found-once.ts';
import type { Source } from './source.ts';

/** A scheduled chat: a space with sessions. */
export interface Chat {
  readonly space: string;
  readonly slot: string;
  readonly zone: string | null;
  readonly sessions: number;
  readonly posts: number;
  readonly perMinute: number;
  readonly middle: number;
  readonly people: number;
  readonly questions: number;
  /** Whether it may be named. */
  readonly told: boolean;
}

/** The chats that may be told of: of at least k people, and called by a name that gives nobody away. */
export const toldChats = foundOnce(async ({ db, k }: Source): Promise<Chat[]> => {
  const found = await db.rows<Chat>(`
    WITH met AS (SELECT s.space, count(DISTINCT p.teller) AS people FROM turns t JOIN sessions s USING (session) JOIN "shownPosts" p ON p.post = t.post GROUP BY s.space),
      slots AS (SELECT space, slot, zone, row_number() OVER (PARTITION BY space ORDER BY count(*) DESC, slot) AS place FROM sessions GROUP BY space, slot, zone)
    SELECT s.space, any_value(slots.slot) AS slot, any_value(slots.zone) AS zone, count(*) AS sessions, sum(s.posts) AS posts, median(s."perMinute") AS "perMinute",
      median(s.people) AS middle, any_value(met.people) AS people, sum(s.questions) AS questions, ${isTold(k, 'sessions', 'space', 's.space')} AS told
    FROM sessions s JOIN met USING (space) LEFT JOIN slots ON slots.space = s.space AND slots.place = 1 GROUP BY s.space ORDER BY sessions DESC, s.space`);
  return found.filter((chat) => chat.people >= k && chat.told);
});

/** The hour of the week in which most sessions of a chat are, on its own clock. */
export function hourOf({ slot, zone }: Pick<Chat, 'slot' | 'zone'>): string {
  return `${slot}${zone === null ? ' UTC' : ` ${shown(zone)}`}`;
}
