import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { type Random, seeded } from '../src/random.ts';

/** Invented exports in the shape of real ones, the same for every seed: as CSV with line breaks in quotes, and as NDJSON. */
export type Shape = 'tags' | 'twarc2' | 'pushshift';

const WORDS =
  'teachers students lesson reading maths science project share great idea thanks question classroom group today week resource free link help learning school year plan video notes book discussion feedback grade chat'.split(
    ' ',
  );
const TAGS = ['edchat', 'ngsschat', 'mathchat', 'scichat', 'teaching', 'k12', 'edtech'];
const START = Date.UTC(2021, 0, 1);
const EPOCH = 1_288_834_974_657n;
const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

interface Post {
  readonly id: string;
  readonly ms: number;
  readonly person: number;
  readonly text: string;
  readonly other: number | null;
  readonly tag: string | null;
  readonly link: string | null;
  readonly parent: string | null;
  readonly likes: number;
}

/** Writes an export of so many posts. */
export async function generate(path: string, shape: Shape, posts: number, seed = 'bench'): Promise<void> {
  const random = seeded(`${seed} ${shape} ${posts}`);
  const out = createWriteStream(path, { highWaterMark: 1 << 20 });
  if (shape === 'tags') out.write(`${TAGS_COLUMNS.join(',')}\r\n`);
  let lines: string[] = [];
  let last: string | null = null;
  for (let i = 0; i < posts; i += 1) {
    const post = invented(random, i, posts, last);
    last = post.id;
    lines.push(shape === 'tags' ? tagsRow(post) : shape === 'twarc2' ? twarc2Line(post) : pushshiftLine(post));
    if (lines.length === 4096) {
      if (!out.write(lines.join(''))) await once(out, 'drain');
      lines = [];
    }
  }
  out.end(lines.join(''));
  await once(out, 'finish');
}

function invented(random: Random, i: number, posts: number, last: string | null): Post {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const ms = START + i * 1000 + Math.floor(random() * 999);
  const id = String(((BigInt(ms) - EPOCH) << 22n) | BigInt(Math.floor(random() * 4_194_303)));
  // Few people write most posts.
  const people = Math.max(10, Math.round(posts / 15));
  const person = Math.floor(people * random() ** 3);
  const other = random() < 0.4 ? Math.floor(people * random() ** 3) : null;
  const tag = random() < 0.7 ? pick(TAGS) : null;
  const link = random() < 0.3 ? `https://${pick(['example.org', 'school.example.com', 'teach.example.net'])}/item/${i}` : null;
  const words = Array.from({ length: 8 + Math.floor(random() * 24) }, () => pick(WORDS));
  const body = words.map((word, w) => (w > 0 && random() < 0.03 ? `\n${word}` : word)).join(' ');
  const text = [
    other === null ? '' : `@person${other}`,
    body,
    random() < 0.1 ? '"quoted" & 😀' : '',
    tag === null ? '' : `#${tag}`,
    link ?? '',
  ]
    .filter((part) => part !== '')
    .join(' ');
  return { id, ms, person, text, other, tag, link, parent: random() < 0.3 ? last : null, likes: Math.floor(20 * random() ** 4) };
}

const TAGS_COLUMNS =
  'id_str,from_user,text,created_at,time,geo_coordinates,user_lang,in_reply_to_user_id_str,in_reply_to_screen_name,from_user_id_str,in_reply_to_status_id_str,source,profile_image_url,user_followers_count,user_friends_count,status_url,entities_str'.split(
    ',',
  );

function tagsRow({ id, ms, person, text, other, tag, link, parent }: Post): string {
  const date = new Date(ms);
  const two = (n: number): string => String(n).padStart(2, '0');
  const clock = `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}`;
  const created = `${DAYS[date.getUTCDay()]} ${MONTHS[date.getUTCMonth()]} ${two(date.getUTCDate())} ${clock} +0000 ${date.getUTCFullYear()}`;
  const entities = {
    hashtags: tag === null ? [] : [{ text: tag, indices: [0, 5] }],
    urls: link === null ? [] : [{ url: 'https://t.co/x', expanded_url: link, display_url: link, indices: [0, 5] }],
    user_mentions:
      other === null ? [] : [{ screen_name: `person${other}`, name: `Person ${other}`, id_str: String(1000 + other), indices: [0, 5] }],
    symbols: [],
  };
  const cells = [
    id,
    `person${person}`,
    text,
    created,
    `${two(date.getUTCDate())}/${two(date.getUTCMonth() + 1)}/${date.getUTCFullYear()} ${clock}`,
    '',
    'en',
    other === null || parent === null ? '' : String(1000 + other),
    other === null || parent === null ? '' : `person${other}`,
    String(1000 + person),
    parent ?? '',
    '<a href="https://example.org" rel="nofollow">Example Web Client</a>',
    `https://img.example.org/${person}.jpg`,
    String(person * 3),
    String(person * 2),
    `http://twitter.com/person${person}/statuses/${id}`,
    JSON.stringify(entities),
  ];
  return `${cells.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\r\n`;
}

function twarc2Line({ id, ms, person, text, other, tag, link, parent, likes }: Post): string {
  return `${JSON.stringify({
    id,
    text,
    created_at: new Date(ms).toISOString(),
    author_id: String(1000 + person),
    conversation_id: parent ?? id,
    lang: 'en',
    source: 'Example Web App',
    possibly_sensitive: false,
    reply_settings: 'everyone',
    public_metrics: { retweet_count: likes % 5, reply_count: likes % 3, like_count: likes, quote_count: 0 },
    referenced_tweets: parent === null ? undefined : [{ type: 'replied_to', id: parent }],
    in_reply_to_user_id: parent === null || other === null ? undefined : String(1000 + other),
    entities: {
      ...(tag === null ? {} : { hashtags: [{ start: 0, end: 5, tag }] }),
      ...(link === null ? {} : { urls: [{ start: 0, end: 5, url: 'https://t.co/x', expanded_url: link, display_url: link }] }),
      ...(other === null ? {} : { mentions: [{ start: 0, end: 8, username: `person${other}`, id: String(1000 + other) }] }),
    },
    author: {
      id: String(1000 + person),
      username: `person${person}`,
      name: `Person ${person}`,
      description: `Teacher number ${person}, maths and science`,
      created_at: '2012-01-01T00:00:00.000Z',
      protected: false,
      verified: false,
      public_metrics: { followers_count: person * 3, following_count: person * 2, tweet_count: 100, listed_count: 1 },
    },
    __twarc: { url: 'https://api.example.org/2/tweets/search/all', version: '2.8.3', retrieved_at: '2021-09-01T00:00:00+00:00' },
  })}\n`;
}

function pushshiftLine({ ms, person, text, parent, likes, id }: Post): string {
  const short = BigInt(id).toString(36);
  const thread = BigInt(Math.floor(ms / 1_000_000)).toString(36);
  return `${JSON.stringify({
    author: `person${person}`,
    author_fullname: `t2_${person.toString(36)}`,
    author_flair_text: null,
    body: text,
    can_gild: true,
    controversiality: 0,
    created_utc: Math.floor(ms / 1000),
    distinguished: null,
    edited: false,
    gilded: 0,
    id: short,
    is_submitter: false,
    link_id: `t3_${thread}`,
    parent_id: parent === null ? `t3_${thread}` : `t1_${BigInt(parent).toString(36)}`,
    permalink: `/r/teachers/comments/${thread}/_/${short}/`,
    retrieved_on: Math.floor(ms / 1000) + 86_400,
    score: likes,
    stickied: false,
    subreddit: 'teachers',
    subreddit_id: 't5_2qr5b',
  })}\n`;
}
