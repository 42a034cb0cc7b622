import type { Account, Found, JsonFormat, JsonObject } from '../../format.ts';
import { epochSeconds } from '../../times/time.ts';
import { mended } from '../instagram/instagram-download.ts';
import { notSeconds } from '../moments.ts';
import { object, objects, stamp, text } from '../values.ts';

/**
 * Posts and answers of one's own on Threads, as Meta gives them to those who download their data from Instagram
 * (`threads_and_replies.json`). Their words stand where those of a picture do, in the same broken letters.
 */
export const threadsDownload: JsonFormat = {
  name: 'threads-download',
  title: 'Threads posts from an account download (threads_and_replies.json)',
  container: 'json',
  lacks: 'no ids or counts; whom a post answers is not told; whose account it is stands in personal_information.json',
  looksLike: (record) => isThread(record),
  read: (record, source) => [post(record, source.owner ?? null)],
};

/** Whether a record of a download is a post on Threads: pictures on Instagram lie in the same shape. */
function isThread(record: JsonObject): boolean {
  return objects(record.media).some((medium) => object(medium.text_app_post) !== null);
}

function post(record: JsonObject, author: Account | null): Found {
  const media = objects(record.media);
  const written = stamp(record.creation_timestamp) ?? media.map((medium) => stamp(medium.creation_timestamp)).find((at) => at !== null);
  const time = written == null ? null : epochSeconds(written);
  if (written != null && time === null) return notSeconds(written);
  const words = text(record.title) ?? media.map(({ title }) => text(title)).find((title) => title !== null) ?? null;
  if (words === null && written == null) return { code: 'not-a-post', reason: 'the record has neither words nor a time' };
  return {
    platform: 'threads',
    // Pictures have addresses, and posts without one no name at all.
    id: null,
    author,
    time,
    text: words === null ? null : mended(words),
  };
}
