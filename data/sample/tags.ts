import { integer, pick, type Random } from '../../src/random.ts';
import { sheetTime, twitterTime } from './calendar.ts';
import { between, letters } from './chance.ts';
import type { Invented } from './people.ts';
import type { Export, Planted } from './truth.ts';
import type { Written } from './writing.ts';

const RECOLLECTED = 38;
const ROUNDED = 7;
/** As in real sheets, a retweet is cut here and loses what comes after. */
export const RETWEET = 140;

export interface Tweet {
  readonly id: string;
  readonly time: number;
  readonly author: Invented;
  /** Text as posted, links in full. */
  readonly text: string;
  readonly written: Pick<Written, 'codes' | 'flag'>;
  readonly replyTo: Tweet | null;
  readonly retweetOf: Tweet | null;
}

const columns = [
  'id_str',
  'from_user',
  'text',
  'created_at',
  'time',
  'geo_coordinates',
  'user_lang',
  'in_reply_to_user_id_str',
  'in_reply_to_screen_name',
  'from_user_id_str',
  'in_reply_to_status_id_str',
  'source',
  'profile_image_url',
  'user_followers_count',
  'user_friends_count',
  'user_location',
  'status_url',
  'entities_str',
] as const;
type TagsRow = Record<(typeof columns)[number], string>;

const clients = [
  '<a href="http://twitter.com/download/iphone" rel="nofollow">Twitter for iPhone</a>',
  '<a href="https://mobile.twitter.com" rel="nofollow">Twitter Web App</a>',
  '<a href="http://twitter.com/download/android" rel="nofollow">Twitter for Android</a>',
  '<a href="https://about.twitter.com/products/tweetdeck" rel="nofollow">TweetDeck</a>',
];

/** The tweets as a TAGS sheet: the newest first, some collected twice, some ids rounded by the spreadsheet. */
export function sheet(random: Random, tweets: readonly Tweet[]): Omit<Export, 'people'> {
  const inOrder = [...tweets].sort((a, b) => b.time - a.time || (a.id < b.id ? 1 : -1));
  const byHandle = new Map(tweets.map(({ author }) => [author.handle, author]));
  const rows = inOrder.map((made) => row(random, made, byHandle));
  for (let i = 0; i < RECOLLECTED; i++) {
    const at = integer(random, rows.length - 60);
    const again = rows[at] as TagsRow;
    const followers = String(Number(again.user_followers_count) + between(random, 0, 9));
    rows.splice(at + between(random, 1, 50), 0, { ...again, user_followers_count: followers });
  }
  const seen = new Map<string, number>();
  for (const { status_url } of rows) seen.set(status_url, (seen.get(status_url) ?? 0) + 1);
  // A rounded row must be the only one of its post, so that its id can come from its address alone.
  for (let left = ROUNDED; left > 0; ) {
    const spoilt = pick(random, rows);
    if (seen.get(spoilt.status_url) !== 1 || spoilt.id_str.includes('E')) continue;
    spoilt.id_str = `${spoilt.id_str[0]}.${spoilt.id_str.slice(1, 6)}E+18`;
    left--;
  }
  const lines = [columns.join(','), ...rows.map((cells) => columns.map((column) => cell(cells[column])).join(','))];
  const planted: Planted[] = tweets.map(({ id, written }) => ({ platform: 'twitter', id, codes: written.codes, flag: written.flag }));
  return { name: 'chat.csv', content: `${lines.join('\n')}\n`, planted, duplicates: rows.length - tweets.length, broken: 0 };
}

function cell(value: string): string {
  return /[",\n\r]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

function row(random: Random, { id, time, author, text, replyTo, retweetOf }: Tweet, byHandle: ReadonlyMap<string, Invented>): TagsRow {
  const urls: { url: string; expanded_url: string; display_url: string }[] = [];
  let shortened = text.replace(/https:\/\/\S+/g, (expanded) => {
    const url = `https://t.co/${letters(random, 10)}`;
    const display = expanded.replace(/^https:\/\/(www\.)?/, '');
    urls.push({ url, expanded_url: expanded, display_url: display.length > 26 ? `${display.slice(0, 26)}…` : display });
    return url;
  });
  if (retweetOf !== null && [...shortened].length > RETWEET) shortened = `${[...shortened].slice(0, RETWEET - 1).join('')}…`;
  const entities = {
    hashtags: found(shortened, /#(\w+)/g).map(({ word, indices }) => ({ text: word, indices })),
    symbols: [],
    user_mentions: found(shortened, /@(\w+)/g).flatMap(({ word, indices }) => {
      const person = byHandle.get(word);
      return person === undefined ? [] : [{ screen_name: word, name: person.name, id: Number(person.id), id_str: person.id, indices }];
    }),
    urls: urls.flatMap((link) => {
      const at = shortened.indexOf(link.url);
      return at === -1 ? [] : [{ ...link, indices: [at, at + link.url.length] }];
    }),
  };
  return {
    id_str: id,
    from_user: author.handle,
    text: shortened.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
    created_at: twitterTime(time),
    time: sheetTime(time),
    geo_coordinates: '',
    user_lang: '',
    in_reply_to_user_id_str: replyTo?.author.id ?? '',
    in_reply_to_screen_name: replyTo?.author.handle ?? '',
    from_user_id_str: author.id,
    in_reply_to_status_id_str: replyTo?.id ?? '',
    source:
      author.role === 'repeater' ? '<a href="https://www.chalkbarn.example" rel="nofollow">Chalkbarn Poster</a>' : pick(random, clients),
    profile_image_url: `https://pictures.example/${author.id}.jpg`,
    user_followers_count: String(author.followers),
    user_friends_count: String(author.following),
    user_location: pick(random, ['', '', 'Room 12', 'Upstate', 'The portable', 'Midwest, USA']),
    status_url: `http://twitter.com/${author.handle}/statuses/${id}`,
    entities_str: JSON.stringify(entities),
  };
}

function found(text: string, pattern: RegExp): { word: string; indices: [number, number] }[] {
  return [...text.matchAll(pattern)].map((match) => ({ word: match[1] as string, indices: [match.index, match.index + match[0].length] }));
}
