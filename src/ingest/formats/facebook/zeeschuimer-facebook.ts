import type { Account, Found, JsonFormat, JsonObject, JsonValue, Refusal } from '../../format.ts';
import { secondsIn } from '../moments.ts';
import { integer, object, objects, text } from '../values.ts';
import { captures, unwrapped } from '../zeeschuimer.ts';
import { objectNumber } from './object-number.ts';

const PLATFORMS = ['facebook.com'];
const notAPost: Refusal = { code: 'not-a-post', reason: 'an item of the page around the posts' };

/** Posts of Facebook as Zeeschuimer captures them, or 4CAT keeps them, with the fields that 4CAT's `map_item` reads. */
export const zeeschuimerFacebook: JsonFormat = {
  name: 'zeeschuimer-facebook',
  title: 'Facebook posts captured with Zeeschuimer (NDJSON)',
  lacks: 'no counts, comments or bios',
  ...captures(PLATFORMS, post, notAPost),
};

/** Comments of Facebook as Zeeschuimer captures them apart: a record is a page of those below one post, with what answers each. */
export const zeeschuimerFacebookComments: JsonFormat = {
  name: 'zeeschuimer-facebook-comments',
  title: 'Facebook comments captured with Zeeschuimer (NDJSON)',
  container: 'json',
  lacks: 'comments that were never opened on the screen are not among them; no bios',
  looksLike: (record) => unwrapped(record, COMMENTS) !== null,
  *read(record) {
    const found = unwrapped(record, COMMENTS);
    const page = object(object(found?.item.comment_rendering_instance_for_feed_location)?.comments);
    if (found === null || page === null) yield notAPost;
    else yield* comments(page, /^feedback:(\d+)$/.exec(text(found.item.id) ?? '')?.[1] ?? null, found.collected);
  },
};

const COMMENTS = ['facebook-comments'];

function post(item: JsonObject, collected: number | null): Found {
  const sections = object(item.comet_sections);
  const story = object(object(sections?.content)?.story);
  if (story === null) return notAPost;
  const id = objectNumber(text(story.post_id));
  if (id === null) return { code: 'no-id', reason: 'the post has no number in post_id' };
  const around = object(object(object(sections?.context_layout)?.story)?.comet_sections);
  const shown = objects(around?.metadata)
    .map((part) => object(part.story))
    .find((part) => part !== null && 'creation_time' in part);
  const time = secondsIn(shown?.creation_time, 'creation_time');
  if (time !== null && 'code' in time) return time;
  return {
    platform: 'facebook',
    id,
    author: accountOf(objects(story.actors)[0] ?? null),
    time,
    text: text(object(story.message)?.text),
    space: groupIn(text(shown?.url) ?? text(story.wwwURL)),
    collected,
  };
}

/** The comments of a list, each before the answers that stand below it there. */
function* comments(list: JsonObject, post: string | null, collected: number | null): Generator<Found> {
  for (const edge of objects(list.edges)) {
    const node = object(edge.node);
    if (node === null) continue;
    yield comment(node, post, collected);
    const answers = object(object(node.feedback)?.replies_connection);
    if (answers !== null) yield* comments(answers, post, collected);
  }
}

function comment(node: JsonObject, post: string | null, collected: number | null): Found {
  const id = objectNumber(text(node.id)) ?? text(node.legacy_fbid);
  if (id === null) return { code: 'no-id', reason: 'the comment has no id' };
  const time = secondsIn(node.created_time, 'created_time');
  if (time !== null && 'code' in time) return time;
  const [body, feedback] = [object(node.body), object(node.feedback)];
  const above = objectNumber(text(object(node.comment_direct_parent)?.id));
  const named = objects(body?.ranges).flatMap(({ entity }) => accountOf(personIn(entity)) ?? []);
  const answered = above ?? post;
  return {
    platform: 'facebook',
    id,
    author: accountOf(object(node.author)),
    time,
    text: text(body?.text),
    space: groupIn(text(feedback?.url)),
    thread: post,
    replyTo: answered === null ? null : { post: answered },
    asComment: above === null && post !== null,
    // Whom a comment names stands in its words without a sign.
    ...(named.length === 0 ? {} : { mentions: named }),
    likes: integer(object(feedback?.reactors)?.count),
    comments: integer(object(feedback?.replies_fields)?.total_count),
    collected,
  };
}

/** What words of a comment lead to, where it is a person or a page. */
function personIn(entity: JsonValue | undefined): JsonObject | null {
  const found = object(entity);
  return found?.__typename === 'User' || found?.__typename === 'Page' ? found : null;
}

/** The group in whose address something stands, by the name or number there. */
function groupIn(address: string | null): string | null {
  return /\/groups\/([^/?#]+)/.exec(address ?? '')?.[1] ?? null;
}

/** The address of a profile ends in its name, or gives its number. */
function accountOf(actor: JsonObject | null): Account | null {
  if (actor === null) return null;
  const last = text(actor.url)?.split('/').at(-1)?.split('?') ?? [];
  const handle = last[0] === undefined || last[0] === '' || last[0] === 'profile.php' ? null : last[0];
  const id = text(actor.id);
  return id === null && handle === null ? null : { id, handle, name: text(actor.name) };
}
