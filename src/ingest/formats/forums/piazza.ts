import type { Account, Found, JsonFormat, JsonObject } from '../../format.ts';
import { UTC } from '../../times/time.ts';
import { textOfHtml } from '../html.ts';
import { neededTime } from '../moments.ts';
import { integer, objects, text } from '../values.ts';

/**
 * Posts of a class in Piazza with all that stands below them, as its interface gives them to the readers in public repositories
 * (piazza-api): every version of a post, the newest first, and inside it answers, follow-ups and what is said to those.
 */
export const piazza: JsonFormat = {
  name: 'piazza',
  title: 'posts of a class in Piazza (JSON)',
  container: 'json',
  lacks: 'people are ids without names; who wrote under no name is nobody known; the class is not told',
  looksLike: (record) => Array.isArray(record.history) && Array.isArray(record.children) && 'nr' in record && 'folders' in record,
  *read(record) {
    if (record.status === 'private') yield { leftOut: 'private posts' };
    else yield* tree(record, null, text(record.id));
  },
};

function* tree(item: JsonObject, above: string | null, thread: string | null): Generator<Found> {
  const id = text(item.id);
  yield post(item, above, thread);
  for (const child of objects(item.children)) yield* tree(child, id, thread);
}

function post(item: JsonObject, above: string | null, thread: string | null): Found {
  const id = text(item.id);
  if (id === null) return { code: 'no-id', reason: 'the post has no id' };
  const versions = objects(item.history);
  const [newest = item] = versions;
  const oldest = versions.at(-1) ?? item;
  const time = neededTime(text(item.created) ?? text(oldest.created), UTC, 'created');
  if ('code' in time) return time;
  // Follow-ups have their words where posts have their title.
  const words = text(newest.content);
  const title = words === null ? null : textOfHtml(text(newest.subject)).text;
  return {
    platform: 'piazza',
    id,
    author: personIn(oldest),
    time,
    title,
    ...textOfHtml(words ?? text(newest.subject)),
    thread,
    replyTo: above === null ? null : { post: above },
    asComment: item.type === 'followup',
    likes: Array.isArray(item.tag_good) ? item.tag_good.length : integer(item.no_upvotes),
    views: integer(item.unique_views),
  };
}

/** Who wrote it, unless nobody or not everybody is to know. */
function personIn({ uid, anon }: JsonObject): Account | null {
  const id = text(uid);
  return id === null || (text(anon) ?? 'no') !== 'no' ? null : { id };
}
