import { identifier, literal } from '../../../database/sql.ts';
import type { CsvFormat } from '../../format.ts';
import { absentOr, allFit, COUNT, DIGITS, fits, hasSimpleReferences, isStrictJson, unique, whole, withoutReferences } from '../sql.ts';
import { looksReposted, outwardLinks } from './tweet-sql.ts';
import { languageOf, MOMENT, moment, REACHED } from './tweet-v2-sql.ts';

interface List {
  /** What is read of an item. */
  readonly fields: readonly string[];
  /** Of an item that is only a `name`, what is known of its fields. */
  readonly named: Readonly<Record<string, string>>;
}

/** The cells that hold lists. */
const LISTS: Readonly<Record<string, List>> = {
  'entities.hashtags': { fields: ['tag'], named: { tag: `nullif(regexp_replace(name, '#', ''), '')` } },
  'entities.mentions': { fields: ['id', 'username'], named: { username: `nullif(regexp_replace(name, '@', ''), '')` } },
  'entities.urls': {
    fields: ['url', 'expanded_url', 'display_url', 'unwound_url', 'status', 'media_key'],
    named: {
      expanded_url: `CASE WHEN regexp_matches(lower(name), '^https?:') THEN name END`,
      display_url: `CASE WHEN NOT regexp_matches(lower(name), '^https?:') THEN name END`,
    },
  },
};

/** The list in a cell, whose items are records or names. */
function listIn(column: string, { fields, named }: List): string {
  const records = literal(JSON.stringify([Object.fromEntries(fields.map((field) => [field, 'VARCHAR']))]));
  const item = fields.map((field) => `${field}: ${named[field] ?? 'NULL::VARCHAR'}`).join(', ');
  return `CASE WHEN ${column} IS NULL THEN []
    WHEN starts_with(${column}, '["') THEN list_transform(TRY(from_json(${column}, '["VARCHAR"]')), name -> CASE WHEN name IS NOT NULL THEN {${item}} END)
    ELSE TRY(from_json(${column}, ${records})) END`;
}

/** A text whose ends of lines the plugin wrote as `\n`. */
function lined(text: string): string {
  return `replace(${text}, '\\n', chr(10))`;
}

/** Cells that hold the number of an account or post. */
const IDS = [
  'conversation_id',
  'author.id',
  'in_reply_to_user_id',
  'referenced_tweets.replied_to.id',
  'referenced_tweets.retweeted.id',
  'referenced_tweets.quoted.id',
  'retweeted_user_id',
  'quoted_user_id',
];
const COUNTS = [
  'public_metrics.like_count',
  'public_metrics.reply_count',
  'public_metrics.retweet_count',
  'public_metrics.impression_count',
  'author.public_metrics.followers_count',
  'author.public_metrics.following_count',
];
/** Cells that hold what people or programs wrote. */
const WRITTEN = ['author.username', 'in_reply_to_username', 'retweeted_username', 'quoted_username', 'source', 'lang'];
const LINED = ['text', 'author.name', 'author.description'];
const WITHHELD = ['withheld.scope', 'withheld.copyright', 'withheld.country_codes'];

const cell = identifier;
const replied = cell('referenced_tweets.replied_to.id');
const retweeted = cell('referenced_tweets.retweeted.id');
const quoted = cell('referenced_tweets.quoted.id');

/** A value that only a tweet has that passes nothing on. */
function own(value: string): string {
  return `CASE WHEN ${retweeted} IS NULL THEN ${value} END`;
}

function ownCount(name: string): string {
  return own(`try_cast(${cell(`public_metrics.${name}_count`)} AS BIGINT)`);
}

/** A word of which it is no question whether it was a number, true or false in the list. */
const TAG = '(?:[a-z_][a-z0-9_]*|[0-9]+[a-df-z_][a-z0-9_]*)';
const HANDLE = '(?:[A-Za-z_][A-Za-z0-9_]{0,39}|[0-9]+[A-DF-Za-df-z_][A-Za-z0-9_]{0,29})';

/** The SQL reading of the tables of twarc-csv. Rows with lists of another shape, or with characters of other scripts in hashtags, are not plain. */
export const twarcCsvSql: NonNullable<CsvFormat['sql']> = {
  uses: [
    'id',
    'text',
    'created_at',
    '__twarc.retrieved_at',
    ...Object.keys(LISTS),
    ...IDS,
    ...COUNTS,
    ...WRITTEN,
    ...LINED.slice(1),
    ...WITHHELD,
  ],
  layers: [
    Object.fromEntries(LINED.map((name) => [`whole ${name}`, lined(cell(name))])),
    {
      published: moment('created_at'),
      retrieved: moment(cell('__twarc.retrieved_at')),
      said: withoutReferences(cell('whole text')),
      ...Object.fromEntries(Object.entries(LISTS).map(([name, list]) => [name.replace('entities.', 'told '), listIn(cell(name), list)])),
    },
    {
      named: `list_filter("told mentions", account -> ${retweeted} IS NULL OR coalesce(lower(account.username) <> lower(retweeted_username), true))`,
      tags: 'list_transform(list_filter("told hashtags", tag -> tag.tag IS NOT NULL), tag -> lower(tag.tag))',
      addresses: outwardLinks(`list_transform("told urls", link -> ${REACHED})`, ['id', retweeted, own(quoted)]),
    },
  ],
  draft: {
    platform: `'twitter'`,
    id: 'id',
    authorId: cell('author.id'),
    authorHandle: cell('author.username'),
    authorName: cell('whole author.name'),
    authorBio: cell('whole author.description'),
    authorFollowers: `try_cast(${cell('author.public_metrics.followers_count')} AS BIGINT)`,
    authorFollowing: `try_cast(${cell('author.public_metrics.following_count')} AS BIGINT)`,
    time: 'published',
    timeBasis: `'stated'`,
    thread: 'conversation_id',
    // What was passed on stands in the text after the name of its author, where it is not cut.
    text: `CASE WHEN ${retweeted} IS NOT NULL AND NOT ends_with(said, '…') THEN regexp_replace(said, '^RT @[A-Za-z0-9_]{1,20}: ', '') ELSE said END`,
    language: languageOf('lang'),
    replyTo: own(replied),
    replyToAuthorId: own('in_reply_to_user_id'),
    replyToAuthorHandle: own(`CASE WHEN ${replied} IS NOT NULL OR in_reply_to_user_id IS NOT NULL THEN in_reply_to_username END`),
    repostOf: retweeted,
    repostOfAuthorId: `CASE WHEN ${retweeted} IS NOT NULL THEN retweeted_user_id END`,
    repostOfAuthorHandle: `CASE WHEN ${retweeted} IS NOT NULL THEN retweeted_username END`,
    quoteOf: own(quoted),
    quoteOfAuthorId: own(`CASE WHEN ${quoted} IS NOT NULL THEN quoted_user_id END`),
    quoteOfAuthorHandle: own(`CASE WHEN ${quoted} IS NOT NULL THEN quoted_username END`),
    mentionIds: `list_transform(named, account -> coalesce(account.id, ''))`,
    mentionHandles: `list_transform(named, account -> coalesce(account.username, ''))`,
    hashtags: unique('tags'),
    links: unique('addresses'),
    likes: ownCount('like'),
    shares: ownCount('retweet'),
    comments: ownCount('reply'),
    views: ownCount('impression'),
    collected: 'retrieved',
    status: `CASE WHEN coalesce(${WITHHELD.map(cell).join(', ')}) IS NOT NULL THEN 'withheld' ELSE 'ok' END`,
    client: 'source',
  },
  plain: [
    fits('id', DIGITS),
    fits('created_at', MOMENT),
    'published IS NOT NULL',
    absentOr(cell('__twarc.retrieved_at'), MOMENT),
    `${cell('__twarc.retrieved_at')} IS NULL OR retrieved IS NOT NULL`,
    ...IDS.map((id) => absentOr(cell(id), DIGITS)),
    ...COUNTS.map((count) => absentOr(cell(count), COUNT)),
    // A cell of blanks alone is as good as none, and blanks are of many kinds.
    ...[...WRITTEN, ...LINED.slice(1).map((name) => `whole ${name}`)].map(
      (text) => `${cell(text)} IS NULL OR regexp_matches(${cell(text)}, '[!-~]')`,
    ),
    `text IS NOT NULL AND ${hasSimpleReferences('text')} AND regexp_matches(${cell('whole text')}, '[!-~]')`,
    `${retweeted} IS NULL OR retweeted_username IS NOT NULL`,
    `${retweeted} IS NULL OR NOT ${looksReposted('said')} OR regexp_matches(said, '^RT @[A-Za-z0-9_]{1,20}: [!-~]')`,
    `${retweeted} IS NULL OR NOT contains(said, '…') OR regexp_matches(said, '[!-~…]$')`,
    ...Object.keys(LISTS).flatMap((name) => {
      const told = cell(name.replace('entities.', 'told '));
      return [`${told} IS NOT NULL AND ${whole(told)}`, `${cell(name)} IS NULL OR ${isStrictJson(cell(name))}`];
    }),
    // Whether a field is there, and whether it is a number, is lost where lists are read into columns.
    String.raw`${cell('entities.urls')} IS NULL OR NOT regexp_matches(${cell('entities.urls')}, '"media_key"\s*:\s*null|"status"\s*:\s*"')`,
    allFit('list_filter(list_transform("told mentions", account -> account.id), id -> id IS NOT NULL)', DIGITS),
    'len("told mentions") = list_count(list_transform("told mentions", account -> account.username))',
    allFit('list_transform("told mentions", account -> account.username)', HANDLE),
    allFit('tags', TAG),
    `NOT list_has_any(tags, ['true', 'false']) AND NOT list_has_any(list_transform(named, account -> lower(account.username)), ['true', 'false'])`,
    allFit('addresses', 'https?://[!-~]+'),
  ],
};
