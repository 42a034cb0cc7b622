import type { Found, JsonFormat, JsonObject } from '../../format.ts';
import { textOfHtml } from '../html.ts';
import { secondsIn } from '../moments.ts';
import { object, objects, text, texts } from '../values.ts';

/**
 * Posts from the interface of Tumblr (version 2), as its documentation and the collectors that keep its answers have them: under
 * `response.posts` of a blog, or in a list under `response` of a tag.
 */
export const tumblr: JsonFormat = {
  name: 'tumblr',
  title: 'posts from the interface of Tumblr (JSON)',
  container: 'json',
  lacks: 'no bios; notes are likes, shares and answers together, and are not taken',
  looksLike: (record) => text(record.blog_name) !== null && 'reblog_key' in record && ('id_string' in record || 'post_url' in record),
  read: (record) => [post(record)],
};

function post(record: JsonObject): Found {
  const id = text(record.id_string) ?? text(record.id);
  if (id === null) return { code: 'no-id', reason: 'no post id in id' };
  const time = secondsIn(record.timestamp, 'timestamp');
  if (time !== null && 'code' in time) return time;
  const whole = wordsOf(record);
  const from = text(record.reblogged_from_id);
  const blog = text(record.reblogged_from_name);
  const passed = from === null && blog === null ? null : { post: from, author: blog === null ? null : { handle: blog } };
  const added = passed === null ? null : textOfHtml(text(object(record.reblog)?.comment));
  const quotes = added?.text != null;
  const { text: words, links } = quotes ? added : whole;
  const tags = texts(record.tags);
  return {
    platform: 'tumblr',
    id,
    author: { handle: text(record.blog_name) },
    time,
    title: quotes ? null : text(record.title),
    text: words,
    ...(links === undefined ? {} : { links }),
    hashtags: tags,
    repostOf: quotes ? null : passed,
    quoteOf: quotes ? passed : null,
    quotedText: quotes ? whole.text : null,
  };
}

/** The words of a post of any type: in HTML, or in the blocks of the newer shape. */
function wordsOf(record: JsonObject): ReturnType<typeof textOfHtml> {
  const blocks = objects(record.content).flatMap((block) => text(block.text) ?? []);
  if (blocks.length > 0) return { text: blocks.join('\n') };
  const parts = [record.body, record.caption, record.text, record.source, record.question, record.answer, record.description];
  return textOfHtml(parts.flatMap((part) => text(part) ?? []).join('<br>') || null);
}
