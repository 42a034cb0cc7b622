import { identifier } from '../../../database/sql.ts';
import type { CsvFormat } from '../../format.ts';
import { absentOr, COUNT, fits, hasSimpleReferences, unique, withoutReferences } from '../sql.ts';
import { addressesAmong, arePlainEntities, entitiesIn, handlesAmong, hashtagsAmong } from '../text-sql.ts';
import { outwardLinks } from './tweet-sql.ts';
import { languageOf, MOMENT, moment } from './tweet-v2-sql.ts';

/** An id, with or without the x that rtweet writes before it. */
const ID = 'x?[0-9]{1,19}';
const IDS = ['user_id', 'status_id', ...['reply_to_', 'retweet_', 'quoted_'].flatMap((of) => [`${of}status_id`, `${of}user_id`])];
const COUNTS = ['followers_count', 'friends_count', 'favorite_count', 'retweet_count', 'reply_count'];
const FLAGS = ['is_retweet', 'is_quote'];
const HANDLES = ['reply_to_screen_name', 'retweet_screen_name', 'quoted_screen_name'];
const WRITTEN = ['screen_name', 'text', 'name', 'description', 'source', 'retweet_text', 'quoted_text', 'media_t.co', ...HANDLES];
const LINKS = ['urls_expanded_url', 'urls_t.co'];

const ADDRESS = String.raw`https?://(?:twitter|x)\.com/\w{1,20}/status(?:es)?/[0-9]{1,19}`;

function bare(id: string): string {
  return `ltrim(${id}, 'x')`;
}

/** A value that only a tweet has that passes nothing on. */
function own(value: string): string {
  return `CASE WHEN NOT passes THEN ${value} END`;
}

/** The items of a list column, joined by spaces. */
function items(cell: string): string {
  return `string_split(${cell}, ' ')`;
}

/** Whether a list column holds so many of what fits a pattern, and none that is absent or might have an x before it. */
function lists(cell: string, pattern: string): string {
  return `(${cell} IS NULL OR (${fits(cell, `${pattern}(?: ${pattern})*`)} AND NOT regexp_matches(${cell}, '(?:^| )(?:NA|x[0-9]+)(?: |$)')))`;
}

/**
 * The SQL reading of the tables of rtweet. Rows whose time has no zone, whose lists are written as vectors of R, or with
 * texts in which more than blanks touches what such a list lacks, are not plain.
 */
export const rtweetSql: NonNullable<CsvFormat['sql']> = {
  uses: [
    ...['created_at', 'lang', 'status_url', 'hashtags', 'mentions_screen_name', 'mentions_user_id'],
    ...[...IDS, ...COUNTS, ...FLAGS, ...WRITTEN, ...LINKS],
  ],
  layers: [
    {
      post: bare('status_id'),
      published: moment('created_at'),
      passes: `coalesce(${fits('is_retweet', '(?i)true|1')}, false)`,
      quotes: `coalesce(${fits('is_quote', '(?i)true|1')}, false)`,
      handles: items('mentions_screen_name'),
      people: `list_transform(${items('mentions_user_id')}, id -> ${bare('id')})`,
      reached: items('urls_expanded_url'),
      shortened: items(identifier('urls_t.co')),
    },
    {
      written: 'coalesce(CASE WHEN passes THEN retweet_text END, text)',
      cites: 'NOT passes AND quotes AND coalesce(quoted_status_id, quoted_user_id, quoted_screen_name) IS NOT NULL',
    },
    {
      said: withoutReferences('written'),
      low: 'lower(written)',
      linked: `urls_expanded_url IS NOT NULL OR ${identifier('media_t.co')} IS NOT NULL`,
    },
    { stretches: `CASE WHEN mentions_screen_name IS NULL OR hashtags IS NULL OR NOT linked THEN ${entitiesIn('said')} ELSE [] END` },
    {
      named: `CASE WHEN mentions_screen_name IS NULL THEN list_transform(${handlesAmong('stretches')}, handle -> {'id': '', 'handle': handle})
        ELSE list_filter(list_transform(handles, (handle, place) -> {'id': CASE WHEN len(people) = len(handles) THEN people[place] ELSE '' END, 'handle': handle}),
          one -> coalesce(NOT passes OR lower(one.handle) <> lower(retweet_screen_name), true) AND contains(low, '@' || lower(one.handle))) END`,
      tags: `CASE WHEN hashtags IS NULL THEN ${hashtagsAmong('stretches')}
        ELSE list_transform(list_filter(${items('hashtags')}, tag -> contains(low, '#' || lower(tag)) OR contains(low, '＃' || lower(tag))), tag -> lower(tag)) END`,
      borne: `CASE WHEN urls_expanded_url IS NOT NULL THEN
          list_filter(reached, (link, place) -> coalesce(len(shortened), 0) <> len(reached) OR contains(written, shortened[place]))
        WHEN linked THEN [] ELSE ${addressesAmong('stretches')} END`,
    },
    {
      addresses: `CASE WHEN urls_expanded_url IS NULL THEN borne
        ELSE ${outwardLinks('borne', ['post', `CASE WHEN passes THEN ${bare('retweet_status_id')} END`, bare('quoted_status_id')])} END`,
    },
  ],
  draft: {
    platform: `'twitter'`,
    id: 'post',
    authorId: bare('user_id'),
    authorHandle: 'screen_name',
    authorName: 'name',
    authorBio: 'description',
    authorFollowers: 'try_cast(followers_count AS BIGINT)',
    authorFollowing: 'try_cast(friends_count AS BIGINT)',
    time: 'published',
    timeBasis: `'stated'`,
    text: 'said',
    quotedText: `CASE WHEN cites THEN ${withoutReferences('quoted_text')} END`,
    language: languageOf('lang'),
    replyTo: own(bare('reply_to_status_id')),
    replyToAuthorId: own(bare('reply_to_user_id')),
    replyToAuthorHandle: own('reply_to_screen_name'),
    repostOf: `CASE WHEN passes THEN ${bare('retweet_status_id')} END`,
    repostOfAuthorId: `CASE WHEN passes THEN ${bare('retweet_user_id')} END`,
    repostOfAuthorHandle: 'CASE WHEN passes THEN retweet_screen_name END',
    quoteOf: `CASE WHEN cites THEN ${bare('quoted_status_id')} END`,
    quoteOfAuthorId: `CASE WHEN cites THEN ${bare('quoted_user_id')} END`,
    quoteOfAuthorHandle: 'CASE WHEN cites THEN quoted_screen_name END',
    mentionIds: 'list_transform(named, one -> one.id)',
    mentionHandles: 'list_transform(named, one -> one.handle)',
    hashtags: unique('tags'),
    links: unique('addresses'),
    likes: own('try_cast(favorite_count AS BIGINT)'),
    shares: own('try_cast(retweet_count AS BIGINT)'),
    comments: own('try_cast(reply_count AS BIGINT)'),
    status: `'ok'`,
    client: 'source',
  },
  plain: [
    'status_id IS NOT NULL',
    ...IDS.map((id) => absentOr(id, ID)),
    `status_url IS NULL OR (${fits('status_url', ADDRESS)} AND ends_with(status_url, '/' || post))`,
    fits('created_at', MOMENT),
    'published IS NOT NULL',
    ...COUNTS.map((count) => absentOr(count, COUNT)),
    ...FLAGS.map((flag) => absentOr(flag, '(?i)true|false|[01]')),
    // A cell of blanks alone is as good as none, and blanks are of many kinds.
    ...WRITTEN.map((text) => `${identifier(text)} IS NULL OR regexp_matches(${identifier(text)}, '[!-~]')`),
    `text IS NOT NULL AND ${hasSimpleReferences('written')} AND ${hasSimpleReferences('quoted_text')}`,
    // Of this letter two other characters become in lower case.
    `NOT contains(written, 'İ')`,
    'NOT passes OR retweet_status_id IS NOT NULL',
    absentOr('lang', '[A-Za-z-]+'),
    lists('mentions_screen_name', String.raw`\w{1,40}`),
    absentOr('mentions_user_id', `${ID}(?: ${ID})*`),
    lists('hashtags', String.raw`\w{1,100}`),
    ...LINKS.map((links) => absentOr(identifier(links), 'https?://[!-~]+(?: https?://[!-~]+)*')),
    arePlainEntities('stretches'),
    // A name that comes twice counts once.
    'len(list_distinct(list_transform(named, one -> lower(one.handle)))) = len(named)',
  ],
};
