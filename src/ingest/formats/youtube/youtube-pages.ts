import type { Account, CsvFormat, FoundPost, JsonFormat, JsonObject, Refusal } from '../../format.ts';
import { epochSeconds } from '../../times/time.ts';
import { integer, objects, text } from '../values.ts';
import { nameOf } from './youtube-comments.ts';

const UNDATED = 'YouTube shows comments as written "2 years ago": the tools guess a time from that, which is not taken';

const COMMENT = ['cid', 'text', 'time', 'author', 'channel', 'votes', 'replies', 'heart'];

/** Comments as youtube-comment-downloader reads them off the page, one a line or in one list. */
export const youtubeCommentDownloader: JsonFormat = {
  name: 'youtube-comment-downloader',
  title: 'YouTube comments from youtube-comment-downloader (JSON)',
  container: 'json',
  lacks: `no times: ${UNDATED}`,
  looksLike: (record) => text(record.cid) !== null && 'votes' in record && 'channel' in record && 'heart' in record,
  *read(record) {
    const id = text(record.cid);
    if (id === null || /\s/.test(id)) {
      yield { code: 'no-id', reason: 'no comment id in cid' };
      return;
    }
    const name = text(record.author);
    yield {
      ...comment(id, { id: text(record.channel), ...nameOf(name) }, text(record.text)),
      likes: shortened(text(record.votes)),
      comments: shortened(text(record.replies)),
    };
  },
};

/** The same comments as a table. */
export const youtubeCommentDownloaderCsv: CsvFormat = {
  name: 'youtube-comment-downloader-csv',
  title: 'YouTube comments from youtube-comment-downloader (CSV)',
  container: 'csv',
  columns: { all: COMMENT },
  lacks: `no times: ${UNDATED}`,
  read: (row, source) => youtubeCommentDownloader.read(Object.fromEntries(COMMENT.map((field) => [field, row.get(field)])), source),
};

/** A video as yt-dlp describes it, with its comments (`….info.json`). */
export const ytDlp: JsonFormat = {
  name: 'yt-dlp',
  title: 'YouTube video with its comments from yt-dlp (JSON)',
  container: 'json',
  lacks: `comments have no times: ${UNDATED}`,
  looksLike: (record) => text(record.id) !== null && 'webpage_url' in record && 'extractor' in record && 'title' in record,
  *read(record) {
    const video = text(record.id) ?? '';
    yield film(record, video);
    for (const one of objects(record.comments)) {
      const id = text(one.id);
      if (id === null) yield { code: 'no-id', reason: 'the comment has no id' };
      else
        yield {
          ...comment(id, { id: text(one.author_id), ...nameOf(text(one.author)) }, text(one.text), video),
          likes: integer(one.like_count),
        };
    }
    const undelivered = (integer(record.comment_count) ?? 0) - objects(record.comments).length;
    if (undelivered > 0) yield { missing: 'comments that were not collected', count: undelivered };
  },
};

/** The id of an answer begins with that of the comment answered. */
function comment(id: string, author: Account, words: string | null, video: string | null = null): FoundPost {
  const [first = id] = id.split('.');
  const parent = first === id ? null : first;
  const answered = parent ?? video;
  return {
    platform: 'youtube',
    id,
    author: author.id == null && author.handle == null && author.name == null ? null : author,
    time: null,
    text: words,
    thread: video ?? first,
    replyTo: answered === null ? null : { post: answered },
    asComment: parent === null && video !== null,
  };
}

function film(record: JsonObject, id: string): FoundPost | Refusal {
  const seconds = text(record.timestamp) ?? text(record.release_timestamp);
  const day = /^(\d{4})(\d\d)(\d\d)$/.exec(text(record.upload_date) ?? '');
  const ms = day === null ? null : Date.UTC(Number(day[1]), Number(day[2]) - 1, Number(day[3]));
  const handle = text(record.uploader_id)?.replace(/^@/, '') ?? null;
  return {
    platform: 'youtube',
    id,
    author: { id: text(record.channel_id), handle, name: text(record.channel) ?? text(record.uploader) },
    time: epochSeconds(seconds) ?? (ms === null ? null : { ms, basis: 'assumed' }),
    title: text(record.title),
    text: text(record.description),
    hashtags: null,
    thread: id,
    likes: integer(record.like_count),
    comments: integer(record.comment_count),
    views: integer(record.view_count),
  };
}

/** A count as pages show it: 12, 1.2K, 3M; rounded ones count as what they show. */
function shortened(shown: string | null): number | null {
  const found = /^(\d+(?:\.\d+)?)([KM]?)$/i.exec(shown?.trim() ?? '');
  if (found === null) return null;
  const times = { '': 1, K: 1_000, M: 1_000_000 }[(found[2] ?? '').toUpperCase()] ?? 1;
  return Math.round(Number(found[1]) * times);
}
