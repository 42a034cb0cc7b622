import type { Invented } from './invented.ts';

/** How an export is written: what stands first, and what one post gives. */
interface Shape {
  readonly extension: string;
  readonly head?: string;
  /** Posts that go into one line. */
  readonly together: number;
  write(posts: readonly Invented[]): string;
}

export type ShapeName = 'tags' | 'twarc2' | 'pages' | 'twarc-csv' | 'pushshift';

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const TAGS_COLUMNS =
  'id_str,from_user,text,created_at,time,geo_coordinates,user_lang,in_reply_to_user_id_str,in_reply_to_screen_name,from_user_id_str,in_reply_to_status_id_str,source,profile_image_url,user_followers_count,user_friends_count,status_url,entities_str';

const TWARC_COLUMNS =
  'id,conversation_id,referenced_tweets.replied_to.id,referenced_tweets.retweeted.id,referenced_tweets.quoted.id,author_id,in_reply_to_user_id,retweeted_user_id,retweeted_username,quoted_user_id,quoted_username,created_at,text,lang,source,public_metrics.like_count,public_metrics.quote_count,public_metrics.reply_count,public_metrics.retweet_count,entities.annotations,entities.hashtags,entities.mentions,entities.urls,author.id,author.created_at,author.username,author.name,author.description,author.public_metrics.followers_count,author.public_metrics.following_count,__twarc.retrieved_at,__twarc.url,__twarc.version';

/** The exports that come in millions of rows, in the shape of real ones. */
export const shapes: Readonly<Record<ShapeName, Shape>> = {
  tags: { extension: 'csv', head: `${TAGS_COLUMNS}\r\n`, together: 1, write: (posts) => posts.map(tagsRow).join('') },
  twarc2: {
    extension: 'jsonl',
    together: 1,
    write: (posts) => posts.map((post) => line(tweet(post, { author: account(post.person), ...twarc }))).join(''),
  },
  pages: { extension: 'jsonl', together: 100, write: (posts) => line(page(posts)) },
  'twarc-csv': { extension: 'csv', head: `${TWARC_COLUMNS}\n`, together: 1, write: (posts) => posts.map(twarcRow).join('') },
  pushshift: { extension: 'ndjson', together: 1, write: (posts) => posts.map((post) => line(comment(post))).join('') },
};

function line(record: object): string {
  return `${JSON.stringify(record)}\n`;
}

/** The text of a post, as it stands in an export that writes reposts as texts. */
function spoken({ text, reposted }: Invented): string {
  return reposted === null ? text : `RT @person${reposted.person}: ${text}`;
}

function tagsRow(post: Invented): string {
  const { id, ms, person, other, reposted, parent, tag, link } = post;
  const date = new Date(ms);
  const two = (n: number): string => String(n).padStart(2, '0');
  const clock = `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}`;
  const created = `${DAYS[date.getUTCDay()]} ${MONTHS[date.getUTCMonth()]} ${two(date.getUTCDate())} ${clock} +0000 ${date.getUTCFullYear()}`;
  const mention = (number: number) => ({
    screen_name: `person${number}`,
    name: `Person ${number}`,
    id_str: String(1000 + number),
    indices: [0, 5],
  });
  const entities = {
    hashtags: tag === null ? [] : [{ text: tag, indices: [0, 5] }],
    urls: link === null ? [] : [{ url: 'https://t.co/x', expanded_url: link, display_url: link, indices: [0, 5] }],
    user_mentions: other === null ? [] : [mention(other)],
    symbols: [],
  };
  const answered = parent !== null && reposted === null ? other : null;
  const cells = [
    id,
    `person${person}`,
    spoken(post),
    created,
    `${two(date.getUTCDate())}/${two(date.getUTCMonth() + 1)}/${date.getUTCFullYear()} ${clock}`,
    '',
    'en',
    answered === null ? '' : String(1000 + answered),
    answered === null ? '' : `person${answered}`,
    String(1000 + person),
    parent ?? '',
    '<a href="https://example.org" rel="nofollow">Example Web Client</a>',
    `https://img.example.org/${person}.jpg`,
    String(person * 3),
    String(person * 2),
    `http://twitter.com/person${person}/statuses/${id}`,
    JSON.stringify(entities),
  ];
  return `${csv(cells)}\r\n`;
}

function csv(cells: readonly string[]): string {
  return cells.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',');
}

function twarcRow(post: Invented): string {
  const { id, ms, person, text, other, reposted, parent, tag, link, likes } = post;
  const answered = parent !== null && reposted === null;
  const listed = (item: object | null): string => (item === null ? '' : JSON.stringify([item]));
  const cells = [
    id,
    parent ?? id,
    answered ? parent : '',
    reposted?.id ?? '',
    '',
    String(1000 + person),
    answered && other !== null ? String(1000 + other) : '',
    reposted === null ? '' : String(1000 + reposted.person),
    reposted === null ? '' : `person${reposted.person}`,
    '',
    '',
    new Date(ms).toISOString(),
    text,
    'en',
    'Example Web App',
    String(likes),
    '0',
    String(likes % 3),
    String(likes % 5),
    '',
    listed(tag === null ? null : { start: 0, end: 5, tag }),
    listed(other === null ? null : { start: 0, end: 8, username: `person${other}`, id: String(1000 + other) }),
    listed(link === null ? null : { start: 0, end: 5, url: 'https://t.co/x', expanded_url: link, display_url: link }),
    String(1000 + person),
    '2012-01-01T00:00:00.000Z',
    `person${person}`,
    `Person ${person}`,
    `Teacher number ${person}, maths and science`,
    String(person * 3),
    String(person * 2),
    '2021-09-01T00:00:00+00:00',
    'https://api.example.org/2/tweets/search/all',
    '2.8.3',
  ];
  return `${csv(cells)}\n`;
}

function account(person: number): object {
  return {
    id: String(1000 + person),
    username: `person${person}`,
    name: `Person ${person}`,
    description: `Teacher number ${person}, maths and science`,
    created_at: '2012-01-01T00:00:00.000Z',
    protected: false,
    verified: false,
    public_metrics: { followers_count: person * 3, following_count: person * 2, tweet_count: 100, listed_count: 1 },
  };
}

function tweet(post: Invented, more: object): object {
  const { id, ms, person, other, reposted, parent, tag, link, likes } = post;
  const referenced =
    reposted !== null ? { type: 'retweeted', id: reposted.id } : parent !== null ? { type: 'replied_to', id: parent } : null;
  return {
    id,
    text: spoken(post),
    created_at: new Date(ms).toISOString(),
    author_id: String(1000 + person),
    conversation_id: parent ?? id,
    lang: 'en',
    source: 'Example Web App',
    possibly_sensitive: false,
    reply_settings: 'everyone',
    public_metrics: { retweet_count: likes % 5, reply_count: likes % 3, like_count: likes, quote_count: 0 },
    referenced_tweets: referenced === null ? undefined : [referenced],
    in_reply_to_user_id: parent === null || other === null ? undefined : String(1000 + other),
    entities: {
      ...(tag === null ? {} : { hashtags: [{ start: 0, end: 5, tag }] }),
      ...(link === null ? {} : { urls: [{ start: 0, end: 5, url: 'https://t.co/x', expanded_url: link, display_url: link }] }),
      ...(other === null ? {} : { mentions: [{ start: 0, end: 8, username: `person${other}`, id: String(1000 + other) }] }),
    },
    ...more,
  };
}

const twarc = {
  __twarc: { url: 'https://api.example.org/2/tweets/search/all', version: '2.8.3', retrieved_at: '2021-09-01T00:00:00+00:00' },
};

function page(posts: readonly Invented[]): object {
  const people = [...new Set(posts.map(({ person }) => person))];
  const { id } = posts[0] as Invented;
  return {
    data: posts.map((post) => tweet(post, {})),
    includes: { users: people.map(account) },
    meta: { newest_id: posts.at(-1)?.id, oldest_id: id, result_count: posts.length },
    ...twarc,
  };
}

function comment({ id, ms, person, text, parent, likes }: Invented): object {
  const thread = BigInt(Math.floor(ms / 1_000_000)).toString(36);
  const short = BigInt(id).toString(36);
  return {
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
  };
}
