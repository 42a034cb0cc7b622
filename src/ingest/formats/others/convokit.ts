import type { FoundPost, JsonFormat, JsonObject, Refusal } from '../../format.ts';
import { epochSeconds } from '../../times/time.ts';
import { notSeconds } from '../moments.ts';
import { account, fullname, redditPost, subredditOf } from '../reddit/reddit.ts';
import { integer, object, stamp, text } from '../values.ts';

/**
 * Utterances of a ConvoKit corpus (`utterances.jsonl`), of Reddit or of any other place. Older corpora call the
 * speaker `user` and the first utterance `root`.
 */
export const convokit: JsonFormat = {
  name: 'convokit',
  title: 'utterances of a ConvoKit corpus (JSONL)',
  container: 'json',
  looksLike: (record) =>
    'id' in record &&
    typeof record.text === 'string' &&
    ('speaker' in record || 'user' in record) &&
    ('conversation_id' in record || 'root' in record) &&
    ('reply-to' in record || 'reply_to' in record),
  *read(record) {
    const meta = object(record.meta) ?? {};
    yield 'subreddit' in meta ? ofReddit(record, meta) : utterance(record);
  },
};

function parts(record: JsonObject) {
  return {
    id: text(record.id),
    speaker: text(object(record.speaker)?.id ?? record.speaker ?? record.user),
    thread: text(record.conversation_id ?? record.root),
    parent: text(record['reply-to'] ?? record.reply_to),
    said: stamp(record.timestamp),
  };
}

/** In corpora of Reddit an utterance that is the root of its conversation is the submission. */
function ofReddit(record: JsonObject, meta: JsonObject): FoundPost | Refusal {
  const { id, speaker, thread, parent, said } = parts(record);
  const isRoot = id !== null && id === thread;
  const answered = parent === null ? null : fullname(parent, parent === thread ? 't3' : 't1');
  return redditPost({
    id: fullname(id, isRoot ? 't3' : 't1'),
    author: account(speaker),
    created: said,
    space: text(meta.subreddit) ?? subredditOf(text(meta.permalink)),
    thread: fullname(thread, 't3'),
    replyTo: answered === null ? null : { post: answered },
    title: text(meta.title),
    text: text(record.text),
    likes: integer(meta.score),
    comments: integer(meta.num_comments),
  });
}

function utterance(record: JsonObject): FoundPost | Refusal {
  const { id, speaker, thread, parent, said } = parts(record);
  if (id === null) return { code: 'no-id', reason: 'the utterance has no id' };
  const time = epochSeconds(said);
  if (said !== null && time === null) return notSeconds(said);
  return {
    platform: 'convokit',
    id,
    author: speaker === null ? null : { handle: speaker },
    time,
    text: text(record.text),
    thread,
    replyTo: parent === null ? null : { post: parent },
  };
}
