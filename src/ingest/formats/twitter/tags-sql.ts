import { literal } from '../../../database/sql.ts';
import type { CsvFormat } from '../../format.ts';
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
  whole,
  withoutReferences,
} from '../sql.ts';
import { looksReposted, outwardLinks, repostedHandle } from './tweet-sql.ts';

const TIME = '[A-Z][a-z]{2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [0-9]{1,2} [0-9]{2}:[0-9]{2}:[0-9]{2} [+]0000 [0-9]{4}';
const CLOCK = '[0-9]{2}/[0-9]{2}/[0-9]{4} [0-9]{2}:[0-9]{2}:[0-9]{2}';
const ADDRESS = String.raw`https?://(?:twitter|x)\.com/\w{1,20}/status(?:es)?/[0-9]{1,19}`;
const ENTITIES = `{"hashtags": [{"text": "VARCHAR"}], "user_mentions": [{"screen_name": "VARCHAR", "id_str": "VARCHAR"}],
  "urls": [{"url": "VARCHAR", "expanded_url": "VARCHAR"}]}`;

/** The SQL reading of TAGS sheets. Rows without a time, with cut entities or with rounded ids are not plain. */
export const tagsSql: NonNullable<CsvFormat['sql']> = {
  uses: [
    'id_str',
    'from_user',
    'text',
    'created_at',
    'time',
    'in_reply_to_user_id_str',
    'in_reply_to_screen_name',
    'from_user_id_str',
    'in_reply_to_status_id_str',
    'source',
    'user_followers_count',
    'user_friends_count',
    'status_url',
    'entities_str',
  ],
  layers: [
    {
      told: `TRY(from_json(entities_str, '${ENTITIES}'))`,
      reposted: repostedHandle('text'),
      program: `nullif(trim(CASE WHEN contains(source, '<') THEN split_part(split_part(source, '>', 2), '<', 1) ELSE source END), '')`,
      published: `try_strptime(created_at, '%a %b %d %H:%M:%S +0000 %Y')`,
      shown: `CASE WHEN ${fits('time', CLOCK)} THEN try_strptime(time, '%d/%m/%Y %H:%M:%S') END`,
    },
    {
      named:
        'list_filter(told.user_mentions, account -> reposted IS NULL OR coalesce(lower(account.screen_name) <> lower(reposted), true))',
      original: 'list_filter(told.user_mentions, account -> lower(account.screen_name) = lower(reposted))[1]',
      tags: 'list_transform(list_filter(told.hashtags, tag -> tag.text IS NOT NULL), tag -> lower(tag.text))',
      addresses: outwardLinks('list_transform(told.urls, address -> coalesce(address.expanded_url, address.url))', ['id_str']),
    },
  ],
  draft: {
    platform: `'twitter'`,
    id: 'id_str',
    authorId: 'from_user_id_str',
    authorHandle: 'from_user',
    authorFollowers: 'try_cast(user_followers_count AS BIGINT)',
    authorFollowing: 'try_cast(user_friends_count AS BIGINT)',
    time: 'published',
    timeBasis: `'stated'`,
    text: withoutReferences('text'),
    replyTo: 'in_reply_to_status_id_str',
    replyToAuthorId: 'in_reply_to_user_id_str',
    replyToAuthorHandle: 'in_reply_to_screen_name',
    repostOfAuthorId: 'CASE WHEN reposted IS NOT NULL THEN original.id_str END',
    repostOfAuthorHandle: 'CASE WHEN reposted IS NOT NULL THEN coalesce(original.screen_name, reposted) END',
    mentionIds: `list_transform(named, person -> coalesce(person.id_str, ''))`,
    mentionHandles: `list_transform(named, person -> coalesce(person.screen_name, ''))`,
    hashtags: unique('tags'),
    links: unique('addresses'),
    status: `'ok'`,
    client: 'program',
  },
  clock: { column: 'time', shows: 'shown' },
  plain: [
    fits('id_str', DIGITS),
    `status_url IS NULL OR (${fits('status_url', ADDRESS)} AND ends_with(status_url, '/' || id_str))`,
    fits('created_at', TIME),
    'published IS NOT NULL',
    'time IS NULL OR shown IS NOT NULL',
    hasSimpleReferences('text'),
    `text IS NULL OR reposted IS NOT NULL OR NOT ${looksReposted('text')}`,
    // A hashtag that the text cuts short is none.
    `text IS NULL OR NOT contains(text, '…') OR NOT (contains(text, '#') OR contains(text, '＃')) OR NOT regexp_matches(text, ${literal(String.raw`[#＃][^\s#＃…]+…`)})`,
    ...['from_user_id_str', 'in_reply_to_status_id_str', 'in_reply_to_user_id_str'].map((id) => absentOr(id, DIGITS)),
    ...['user_followers_count', 'user_friends_count'].map((count) => absentOr(count, COUNT)),
    // The program stands in a link around its name, or alone.
    `source IS NULL OR ${fits('source', '<[^<>]*>[^<>]*</a>|[^<>]*')}`,
    // Blanks of all kinds are taken off at both ends: that is plain where there are none but spaces.
    `program IS NULL OR (${fits('program', '(?s)[!-~](?:.*[!-~])?')} AND NOT contains(program, '&'))`,
    isStrictJson('entities_str'),
    ...['told.hashtags', 'told.user_mentions', 'told.urls'].flatMap((list) => [`${list} IS NOT NULL`, whole(list)]),
    allFit('list_transform(told.user_mentions, account -> account.id_str)', DIGITS),
    isAscii('tags'),
  ],
};
