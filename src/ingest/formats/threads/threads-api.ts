import type { Found, JsonFormat, JsonObject } from '../../format.ts';
import { UTC } from '../../times/time.ts';
import { codeIn } from '../instagram/media-number.ts';
import { timeIn } from '../moments.ts';
import { object, text } from '../values.ts';

/** Posts and answers from the interface of Threads (Meta's documentation of its media fields), under `data` of its answers. */
export const threadsApi: JsonFormat = {
  name: 'threads-api',
  title: 'posts from the interface of Threads (JSON)',
  container: 'json',
  lacks: 'no likes, shares or views, which the interface gives apart; no bios',
  looksLike: (record) =>
    text(record.id) !== null &&
    (record.media_product_type === 'THREADS' || ADDRESS.test(text(record.permalink) ?? '')) &&
    ('text' in record || 'timestamp' in record || 'media_type' in record),
  read: (record) => [post(record)],
};

const ADDRESS = /^https:\/\/(?:www\.)?threads\.(?:net|com)\/@([^/?#]+)\/post\//;

function post(record: JsonObject): Found {
  const number = text(record.id);
  // Other collectors call a post by the short code in its address.
  const id = text(record.shortcode) ?? codeIn(text(record.permalink)) ?? number;
  if (id === null) return { code: 'no-id', reason: 'no post id in id' };
  const time = timeIn(text(record.timestamp), UTC, 'timestamp');
  if (time !== null && 'code' in time) return time;
  const handle = text(record.username) ?? ADDRESS.exec(text(record.permalink) ?? '')?.[1] ?? null;
  const other = (name: string): string | null => text(object(record[name])?.id);
  const [root, answered, passed, quoted] = [other('root_post'), other('replied_to'), other('reposted_post'), other('quoted_post')];
  return {
    platform: 'threads',
    id,
    alias: number,
    author: handle === null ? null : { id: text(object(record.owner)?.id), handle },
    time,
    text: text(record.text),
    thread: root ?? id,
    replyTo: answered === null ? null : { post: answered },
    repostOf: passed === null ? null : { post: passed },
    quoteOf: quoted === null ? null : { post: quoted },
  };
}
