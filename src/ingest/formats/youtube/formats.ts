import type { Format } from '../../format.ts';
import { mappedYoutube } from './mapped-youtube.ts';
import { youtubeApi } from './youtube-api.ts';
import { youtubeComments, youtubeCommentsOld } from './youtube-comments.ts';
import { chatDownloader, youtubeLiveChat } from './youtube-live-chat.ts';
import { youtubeCommentDownloader, youtubeCommentDownloaderCsv, ytDlp } from './youtube-pages.ts';
import { apifyYoutubeComments, minetYoutubeComments, tuber, vosonYoutube } from './youtube-rows.ts';
import { youtubeSpam } from './youtube-spam.ts';
import { youtubeTakeout, youtubeTakeoutLive } from './youtube-takeout.ts';

/** Exports of YouTube: comments, live chats, films, and downloads of accounts. */
export const youtube: readonly Format[] = [
  ...mappedYoutube,
  tuber,
  vosonYoutube,
  youtubeCommentDownloader,
  youtubeCommentDownloaderCsv,
  ytDlp,
  youtubeTakeout,
  youtubeTakeoutLive,
  youtubeApi,
  youtubeComments,
  youtubeCommentsOld,
  youtubeSpam,
  apifyYoutubeComments,
  minetYoutubeComments,
  chatDownloader,
  youtubeLiveChat,
];
