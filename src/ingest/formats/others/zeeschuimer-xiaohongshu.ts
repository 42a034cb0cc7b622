import type { Account, Found, JsonFormat, JsonObject, Refusal } from '../../format.ts';
import { epochMilliseconds } from '../../times/time.ts';
import { unreadableTime } from '../moments.ts';
import { integer, object, stamp, text } from '../values.ts';
import { captures } from '../zeeschuimer.ts';

const COMMENTS = ['xiaohongshu-comments'];
const NOTES = ['xiaohongshu.com'];
const notANote: Refusal = { code: 'not-a-post', reason: 'an item of the page around the notes' };

/**
 * Notes of Xiaohongshu (RedNote) as Zeeschuimer captures them, or 4CAT keeps them, with the fields that 4CAT's `map_item` reads:
 * from lists (`note_card`), from the page of a note (`note`), or off the page itself, which tells neither words nor time.
 */
export const zeeschuimerXiaohongshu: JsonFormat = {
  name: 'zeeschuimer-xiaohongshu',
  title: 'Xiaohongshu (RedNote) notes captured with Zeeschuimer (NDJSON)',
  lacks: 'lists of notes tell titles alone, and often no time; what is read off a page has the name of its author alone; no bios',
  ...captures(NOTES, note, notANote),
};

/** Comments below them. */
export const zeeschuimerXiaohongshuComments: JsonFormat = {
  name: 'zeeschuimer-xiaohongshu-comments',
  title: 'Xiaohongshu (RedNote) comments captured with Zeeschuimer (NDJSON)',
  lacks: 'people have ids, and names that others may share; no bios',
  ...captures(COMMENTS, comment, notANote),
};

function note(item: JsonObject, collected: number | null): Found {
  const id = text(item.id) ?? text(item.note_id);
  if (id === null) return { code: 'no-id', reason: 'the note has no id' };
  const told = object(item.note_card) ?? object(item.note) ?? item;
  const fromPage = text(item.author_name);
  const author = fromPage === null ? accountOf(object(told.user)) : { handle: fromPage };
  // A picture that stands for a note tells nothing of it.
  if (author === null) return notANote;
  const counts = object(told.interact_info) ?? object(told.interactInfo);
  const written = stamp(told.time);
  const time = epochMilliseconds(written);
  if (written !== null && time === null) return { code: 'unreadable-time', reason: `the time is no count of milliseconds: ${written}` };
  return {
    platform: 'xiaohongshu',
    id,
    author,
    time,
    title: text(told.display_title) ?? text(told.title),
    text: text(told.desc),
    likes: integer(counts?.liked_count) ?? integer(counts?.likedCount) ?? integer(told.likes),
    collected,
  };
}

function comment(item: JsonObject, collected: number | null): Found {
  const id = text(item.id);
  if (id === null) return { code: 'no-id', reason: 'the comment has no id' };
  const written = stamp(item.create_time);
  const time = epochMilliseconds(written);
  if (time === null) return unreadableTime(written, 'create_time');
  const thread = text(item.note_id);
  const answered = text(object(item.target_comment)?.id);
  const above = answered === null || answered === '0' ? thread : answered;
  return {
    platform: 'xiaohongshu',
    id,
    author: accountOf(object(item.user_info)),
    time,
    text: text(item.content),
    thread,
    replyTo: above === null ? null : { post: above },
    asComment: above !== null && above === thread,
    likes: integer(item.like_count),
    comments: integer(item.sub_comment_count),
    collected,
  };
}

function accountOf(user: JsonObject | null): Account | null {
  const id = text(user?.user_id) ?? text(user?.userId);
  const handle = text(user?.nickname);
  return id === null && handle === null ? null : { id, handle };
}
