import { type Column, most, share } from './column.ts';
import { plain } from './words.ts';

/** Addresses that lead to a post of a platform, or to a place of it. */
const PLACES: readonly (readonly [address: RegExp, platform: string])[] = [
  [/^https?:\/\/(?:(?:www|mobile|m)\.)?(?:twitter|x)\.com\/\S+\/status(?:es)?\/\d+\S*$/, 'twitter'],
  [/^(?:https?:\/\/(?:\w+\.)?reddit\.com)?\/r\/\w+\/comments\/\S+$/, 'reddit'],
  [/^https?:\/\/(?:www\.)?instagram\.com\/(?:p|reel|tv)\/\S+$/, 'instagram'],
  [/^https?:\/\/(?:\w+\.)?facebook\.com\/\S+$/, 'facebook'],
  [/^https?:\/\/(?:www\.)?(?:youtube\.com\/watch|youtu\.be\/)\S+$/, 'youtube'],
  [/^https?:\/\/(?:\w+\.)?tiktok\.com\/@\S+$/, 'tiktok'],
  [/^https?:\/\/(?:\w+\.)?linkedin\.com\/\S+$/, 'linkedin'],
  [/^(?:https?:\/\/bsky\.app\/profile\/|at:\/\/)\S+$/, 'bluesky'],
  [/^https?:\/\/[\w.-]+\/(?:@[\w.-]+|users\/\w+\/statuses)\/\d{15,20}$/, 'mastodon'],
];

/** Platforms whose own words in the names of columns give them away. */
const WORDS: readonly (readonly [name: RegExp, platform: string])[] = [
  [/weibo|微博/, 'weibo'],
  [/tweet|tuit|twitter|^rt_/, 'twitter'],
  [/subreddit|reddit/, 'reddit'],
  [/toot|reblog|mastodon/, 'mastodon'],
  [/instagram|shortcode/, 'instagram'],
  [/youtube/, 'youtube'],
  [/tiktok|digg_?count/, 'tiktok'],
  [/facebook|reactions?_(?:love|haha|wow|angry?|sad)/, 'facebook'],
  [/linkedin/, 'linkedin'],
  [/telegram/, 'telegram'],
  [/discord/, 'discord'],
];

/** Ways to write that only one platform has, seen in some cells of a column. */
const HABITS: readonly (readonly [cell: RegExp, platform: string])[] = [
  [/^RT @\w{1,15}: /, 'twitter'],
  [/^t[1-6]_[a-z0-9]{4,}$/, 'reddit'],
  [/^(?:UC[\w-]{22}|Ug[\w-]{23,24})$/, 'youtube'],
  [/^did:(?:plc|web):\S+$|\.bsky\.social$/, 'bluesky'],
];
const MIN_HABIT = 0.05;

/** The platform that the posts of a table come from: by addresses, by the names of columns, by how people write there. */
export function platformOf(columns: readonly Column[]): string {
  const led = PLACES.find(([place]) => columns.some(({ cells }) => most(cells, (cell) => place.test(cell), 1)))?.[1];
  const worded = WORDS.find(([word]) => columns.some(({ name }) => word.test(plain(name))))?.[1];
  const known = HABITS.find(([habit]) => columns.some(({ cells }) => share(cells, (cell) => habit.test(cell)) >= MIN_HABIT))?.[1];
  return led ?? worded ?? known ?? 'other';
}

/** Whether cells are addresses of posts, each in itself. */
export function leadsToPosts(cells: readonly string[]): boolean {
  return PLACES.some(([place]) => most(cells, (cell) => place.test(cell), 1));
}
