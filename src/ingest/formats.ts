import type { Format } from './format.ts';
import { bluesky } from './formats/bluesky/formats.ts';
import { chats } from './formats/chats/formats.ts';
import { facebook } from './formats/facebook/formats.ts';
import { forums } from './formats/forums/formats.ts';
import { instagram } from './formats/instagram/formats.ts';
import { mastodon } from './formats/mastodon/formats.ts';
import { meta } from './formats/meta/formats.ts';
import { monitoring } from './formats/monitoring/formats.ts';
import { others } from './formats/others/formats.ts';
import { pinterest } from './formats/pinterest/formats.ts';
import { reddit } from './formats/reddit/formats.ts';
import { threads } from './formats/threads/formats.ts';
import { ties } from './formats/ties/formats.ts';
import { tiktok } from './formats/tiktok/formats.ts';
import { twitter } from './formats/twitter/formats.ts';
import { withoutPosts } from './formats/without-posts/formats.ts';
import { youtube } from './formats/youtube/formats.ts';

/**
 * Every format that is known, platform by platform. A file is of one of them, or of none; never of two. A new format is a file
 * in the folder of its platform, and a line in the list there; what stands loose in `formats/` is for several platforms.
 */
export const formats: readonly Format[] = [
  ...twitter,
  ...reddit,
  ...instagram,
  ...bluesky,
  ...facebook,
  ...mastodon,
  ...pinterest,
  ...threads,
  ...tiktok,
  ...youtube,
  ...chats,
  ...forums,
  ...others,
  ...meta,
  ...monitoring,
  ...ties,
  ...withoutPosts,
];
