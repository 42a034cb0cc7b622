import type { JsonFormat, JsonObject } from '../../format.ts';
import {
  absentOr,
  allFit,
  COUNT,
  DIGITS,
  fits,
  hasSimpleReferences,
  isAscii,
  isStrictJson,
  unique,
  wasText,
  whole,
  withoutReferences,
} from '../sql.ts';
import { addressesAmong, arePlainEntities, entitiesIn, handlesAmong, hashtagsAmong } from '../text-sql.ts';
import { outwardLinks } from './tweet-sql.ts';
import { languageOf, MOMENT, moment, REACHED } from './tweet-v2-sql.ts';

const PERSON: JsonObject = {
  id: 'VARCHAR',
  username: 'VARCHAR',
  name: 'VARCHAR',
  description: 'VARCHAR',
  public_metrics: { followers_count: 'VARCHAR', following_count: 'VARCHAR' },
};
const ENTITIES: JsonObject = {
  annotations: ['VARCHAR'],
  hashtags: [{ tag: 'VARCHAR' }],
  mentions: [{ id: 'VARCHAR', username: 'VARCHAR' }],
  urls: [
    { url: 'VARCHAR', expanded_url: 'VARCHAR', display_url: 'VARCHAR', unwound_url: 'VARCHAR', status: 'VARCHAR', media_key: 'VARCHAR' },
  ],
};
const REFERENCE: JsonObject = { id: 'VARCHAR', type: 'VARCHAR' };

/** Values that people or programs wrote. */
const TEXTS = [
  'said',
  'quoted.text',
  'author.username',
  'author.name',
  'author.description',
  'in_reply_to_user.username',
  'reposted.author.username',
  'quoted.author.username',
  'source',
  'lang',
];

/** The first post that a tweet refers to in this way, or null. */
function referred(type: string): string {
  return `list_filter(referenced_tweets, reference -> reference.type = '${type}')[1]`;
}

/**
 * The SQL reading of tweets as `twarc2 flatten` writes them, one to a line with all that belongs to it. Pages, notes of
 * more than 280 characters and tweets without entities or author are not plain.
 */
export const twarc2Sql: NonNullable<JsonFormat['sql']> = {
  shape: {
    id: 'VARCHAR',
    author_id: 'VARCHAR',
    conversation_id: 'VARCHAR',
    created_at: 'VARCHAR',
    text: 'VARCHAR',
    lang: 'VARCHAR',
    source: 'VARCHAR',
    in_reply_to_user_id: 'VARCHAR',
    in_reply_to_user: PERSON,
    author: PERSON,
    public_metrics: { like_count: 'VARCHAR', retweet_count: 'VARCHAR', reply_count: 'VARCHAR', impression_count: 'VARCHAR' },
    entities: ENTITIES,
    referenced_tweets: [
      {
        ...REFERENCE,
        author_id: 'VARCHAR',
        text: 'VARCHAR',
        author: PERSON,
        entities: ENTITIES,
        note_tweet: 'VARCHAR',
        referenced_tweets: [REFERENCE],
      },
    ],
    note_tweet: 'VARCHAR',
    withheld: 'VARCHAR',
    data: 'VARCHAR',
    includes: 'VARCHAR',
    __twarc: { retrieved_at: 'VARCHAR' },
  },
  layers: [
    {
      published: moment('created_at'),
      retrieved: moment('__twarc.retrieved_at'),
      reposted: referred('retweeted'),
      answered: referred('replied_to'),
      cited: referred('quoted'),
    },
    {
      quoted: 'CASE WHEN reposted IS NULL THEN cited END',
      said: 'CASE WHEN reposted IS NULL THEN text ELSE reposted.text END',
      told: 'CASE WHEN reposted IS NULL THEN entities ELSE reposted.entities END',
      passed: 'CASE WHEN reposted IS NOT NULL THEN reposted.author.username END',
      counts: 'CASE WHEN reposted IS NULL THEN public_metrics END',
      deeper: `CASE WHEN reposted IS NOT NULL THEN list_filter(reposted.referenced_tweets, reference -> reference.type = 'quoted')[1].id END`,
    },
    // Where a tweet comes without entities they are found in its text; the ids of the people are then unknown.
    { stretches: `CASE WHEN told IS NULL THEN ${entitiesIn('said')} ELSE [] END` },
    {
      named: `list_filter(CASE WHEN told IS NULL THEN list_transform(${handlesAmong('stretches')}, handle -> {'id': NULL::VARCHAR, 'username': handle})
        ELSE coalesce(told.mentions, []) END, account -> passed IS NULL OR coalesce(lower(account.username) <> lower(passed), true))`,
      tags: `CASE WHEN told IS NULL THEN ${hashtagsAmong('stretches')}
        ELSE list_transform(list_filter(coalesce(told.hashtags, []), tag -> tag.tag IS NOT NULL), tag -> lower(tag.tag)) END`,
      addresses: `CASE WHEN told IS NULL THEN ${addressesAmong('stretches')}
        ELSE ${outwardLinks(`list_transform(coalesce(told.urls, []), link -> ${REACHED})`, ['id', 'reposted.id', 'quoted.id', 'deeper'])} END`,
    },
  ],
  draft: {
    platform: `'twitter'`,
    id: 'id',
    authorId: 'author.id',
    authorHandle: 'author.username',
    authorName: 'author.name',
    authorBio: `nullif(author.description, '')`,
    authorFollowers: 'try_cast(author.public_metrics.followers_count AS BIGINT)',
    authorFollowing: 'try_cast(author.public_metrics.following_count AS BIGINT)',
    time: 'published',
    timeBasis: `'stated'`,
    thread: 'conversation_id',
    text: withoutReferences('said'),
    quotedText: withoutReferences('quoted.text'),
    language: languageOf('lang'),
    replyTo: 'CASE WHEN reposted IS NULL THEN answered.id END',
    replyToAuthorId:
      'CASE WHEN reposted IS NULL THEN CASE WHEN in_reply_to_user IS NOT NULL THEN in_reply_to_user.id ELSE in_reply_to_user_id END END',
    replyToAuthorHandle: 'CASE WHEN reposted IS NULL THEN in_reply_to_user.username END',
    repostOf: 'reposted.id',
    repostOfAuthorId: 'reposted.author.id',
    repostOfAuthorHandle: 'reposted.author.username',
    quoteOf: 'quoted.id',
    quoteOfAuthorId: 'quoted.author.id',
    quoteOfAuthorHandle: 'quoted.author.username',
    mentionIds: `list_transform(named, account -> coalesce(account.id, ''))`,
    mentionHandles: `list_transform(named, account -> coalesce(account.username, ''))`,
    hashtags: unique('tags'),
    links: unique('addresses'),
    likes: 'try_cast(counts.like_count AS BIGINT)',
    shares: 'try_cast(counts.retweet_count AS BIGINT)',
    comments: 'try_cast(counts.reply_count AS BIGINT)',
    views: 'try_cast(counts.impression_count AS BIGINT)',
    collected: 'retrieved',
    status: `CASE WHEN withheld IS NOT NULL THEN 'withheld' ELSE 'ok' END`,
    client: 'source',
  },
  plain: [
    isStrictJson('line'),
    'data IS NULL AND includes IS NULL AND note_tweet IS NULL AND reposted.note_tweet IS NULL AND quoted.note_tweet IS NULL',
    fits('id', DIGITS),
    fits('created_at', MOMENT),
    absentOr('__twarc.retrieved_at', MOMENT),
    '__twarc.retrieved_at IS NULL OR retrieved IS NOT NULL',
    'published IS NOT NULL',
    ...['author.id', 'conversation_id', 'in_reply_to_user_id', 'in_reply_to_user.id'].map((id) => absentOr(id, DIGITS)),
    ...['reposted', 'quoted', 'answered'].flatMap((post) => [
      absentOr(`${post}.id`, DIGITS),
      absentOr(`${post}.author.id`, DIGITS),
      `(${post} IS NULL) = (${post}.id IS NULL)`,
    ]),
    'author.id IS NOT NULL AND author.username IS NOT NULL',
    // What is passed on or quoted stands in the line in full, or the record functions look for it elsewhere.
    'reposted IS NULL OR (reposted.text IS NOT NULL AND reposted.author.username IS NOT NULL)',
    'quoted IS NULL OR (quoted.text IS NOT NULL AND quoted.author.id IS NOT NULL)',
    'answered IS NULL OR in_reply_to_user_id IS NOT NULL',
    'in_reply_to_user IS NULL OR (in_reply_to_user.id IS NOT NULL AND in_reply_to_user.username IS NOT NULL)',
    'len(referenced_tweets) IS NULL OR len(referenced_tweets) = list_count(referenced_tweets)',
    ...['said', 'quoted.text'].map((text) => `${text} IS NULL OR (${hasSimpleReferences(text)} AND regexp_matches(${text}, '[!-~]'))`),
    'said IS NOT NULL',
    ...['author.username', 'author.name', 'author.description', 'source', 'lang'].map(
      (text) => `${text} IS NULL OR ${text} = '' OR regexp_matches(${text}, '[!-~]')`,
    ),
    ...TEXTS.map(wasText),
    `coalesce(author.name, 'x') <> '' AND coalesce(source, 'x') <> '' AND coalesce(lang, 'x') <> ''`,
    absentOr('lang', '[A-Za-z-]+'),
    ...[
      'author.public_metrics.followers_count',
      'author.public_metrics.following_count',
      'counts.like_count',
      'counts.retweet_count',
      'counts.reply_count',
      'counts.impression_count',
    ].map((count) => absentOr(count, COUNT)),
    arePlainEntities('stretches'),
    // A name that comes twice counts once, as it is written first; what Twitter cut at the end of a text is left out.
    `told IS NOT NULL OR (NOT contains(said, '…') AND len(list_distinct(list_transform(named, account -> lower(account.username)))) = len(named))`,
    // Entities that are no record would come as one that is empty.
    `CASE WHEN told IS NULL OR coalesce(len(told.annotations), len(told.hashtags), len(told.mentions), len(told.urls)) IS NOT NULL THEN true
      ELSE reposted IS NULL AND json_type(line, '$.entities') = 'OBJECT' END`,
    ...['told.hashtags', 'told.mentions', 'told.urls'].map((list) => `${list} IS NULL OR ${whole(list)}`),
    allFit('list_transform(told.mentions, account -> account.id)', DIGITS),
    'len(named) = list_count(list_transform(named, account -> account.username))',
    allFit('list_transform(named, account -> account.username)', String.raw`\w{1,40}`),
    `NOT list_has_any(tags, ['true', 'false']) AND NOT list_contains(list_transform(named, account -> lower(account.username)), 'true')`,
    allFit('addresses', 'https?://[!-~]+'),
    isAscii('tags'),
  ],
};
