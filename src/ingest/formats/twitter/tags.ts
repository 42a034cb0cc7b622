import type { Account, CsvFormat, CsvRow, FoundPost, Source } from '../../format.ts';
import { clockTime, isoTime, type Moment, snowflakeTime, twitterTime } from '../../times/time.ts';
import { integer } from '../values.ts';
import { tagsSql } from './tags-sql.ts';
import {
  clientName,
  cutTags,
  dated,
  idsIn,
  outwardLinks,
  passedOn,
  referenceIn,
  repostedHandle,
  sameHandle,
  tweetId,
  tweetText,
  wholeTags,
} from './tweet.ts';

/** The archive sheet of TAGS (Hawksey's Twitter Archiving Google Sheet), saved as CSV. */
export const tags: CsvFormat = {
  name: 'tags',
  sql: tagsSql,
  title: 'TAGS sheet (CSV)',
  container: 'csv',
  columns: { all: ['id_str', 'from_user', 'status_url', 'entities_str'] },
  lacks: 'no bios, likes, shares or quotes; texts are cut at 140 characters, and reposts name the author but not the post passed on',
  read(row, source) {
    const ids = idsIn(row, 'id_str', 'status_url');
    if ('code' in ids) return ids;
    const when = timeOf(row, ids.post, source);
    if ('code' in when) return when;
    const text = row.get('text');
    const entities = entitiesOf(row.get('entities_str'), text, ids.post);
    return {
      platform: 'twitter',
      id: ids.post,
      author: {
        id: ids.other(row.get('from_user_id_str')),
        handle: row.get('from_user'),
        followers: integer(row.get('user_followers_count')),
        following: integer(row.get('user_friends_count')),
      },
      time: when.time,
      ...clocksOf(row, source),
      text: tweetText(text),
      client: clientName(row.get('source')),
      replyTo: referenceIn(row, ids, 'in_reply_to_status_id_str', 'in_reply_to_user_id_str', 'in_reply_to_screen_name'),
      ...entities,
      flaws: [...ids.flaws(), ...when.flaws, ...(entities.flaws ?? [])],
    };
  },
};

/**
 * The time stated, else that inside the id, which is exact where the clock of the sheet may be hours off; the clock
 * counts for the ids of 2010 and before.
 */
function timeOf(row: CsvRow, id: string, source: Source): ReturnType<typeof dated> {
  const written = row.get('created_at');
  const stated = twitterTime(written);
  if (stated !== null) return { time: stated, flaws: [] };
  const shown = row.get('time');
  const clock = sheetTime(shown, source);
  return dated(id, written === null ? 'time' : 'created_at', written ?? shown, clock === null ? null : (snowflakeTime(id) ?? clock));
}

/** What the clock of the sheet shows, where `created_at` is there to date the post by. */
function clocksOf(row: CsvRow, source: Source): Pick<FoundPost, 'clocks'> {
  const shown = row.get('created_at') === null ? null : row.get('time');
  const clock = sheetTime(shown, source);
  return clock === null ? {} : { clocks: { time: clock.ms } };
}

/** The column `time` follows the clock of the sheet, summer time included, even where a Z at its end says otherwise. */
function sheetTime(text: string | null, source: Source): Moment | null {
  return clockTime(text, 'dmy', source) ?? isoTime(text?.replace(/ ?(?:Z|UTC)$/i, '') ?? null, source);
}

/** The part of the column `entities_str` that is used. Its numeric ids are rounded; `id_str` is not. */
interface SheetEntities {
  readonly hashtags?: readonly { readonly text?: string }[];
  readonly user_mentions?: readonly { readonly screen_name?: string; readonly name?: string; readonly id_str?: string }[];
  readonly urls?: readonly { readonly url?: string; readonly expanded_url?: string | null }[];
}

/**
 * Entities from the sheet, or from the text where the cell is cut or broken. The author of a post passed on is the
 * first person mentioned, and no mention. The post itself stays unknown: the pictures of a repost name a post by the
 * same author, but in 5 of 91 reposts in exports that tell both it was another than the one passed on.
 */
function entitiesOf(
  cell: string | null,
  text: string | null,
  id: string,
): Pick<FoundPost, 'repostOf' | 'mentions' | 'hashtags' | 'links' | 'flaws'> {
  const reposted = text === null ? null : repostedHandle(text);
  const told = parsed(cell);
  if (told === null) return passedOn(tweetText(text));
  const named = (told.user_mentions ?? []).map(
    ({ screen_name, name, id_str }): Account => ({ id: tweetId(id_str ?? null), handle: screen_name ?? null, name: name ?? null }),
  );
  const tags = (told.hashtags ?? []).flatMap(({ text: tag }) => tag ?? []);
  const hashtags = wholeTags(tags, text);
  return {
    repostOf: reposted === null ? null : { author: named.find(({ handle }) => sameHandle(handle, reposted)) ?? { handle: reposted } },
    mentions: named.filter(({ handle }) => !sameHandle(handle, reposted)),
    hashtags,
    flaws: cutTags(tags, hashtags),
    links: outwardLinks(
      (told.urls ?? []).flatMap(({ url, expanded_url }) => expanded_url ?? url ?? []),
      [id],
    ),
  };
}

function parsed(cell: string | null): SheetEntities | null {
  if (cell === null) return null;
  try {
    const value: unknown = JSON.parse(cell);
    return isSheetEntities(value) ? value : null;
  } catch {
    return null;
  }
}

function isSheetEntities(value: unknown): value is SheetEntities {
  if (typeof value !== 'object' || value === null) return false;
  return ['hashtags', 'user_mentions', 'urls'].every((key) => {
    const list: unknown = Reflect.get(value, key);
    return list === undefined || (Array.isArray(list) && list.every((item) => typeof item === 'object' && item !== null));
  });
}
