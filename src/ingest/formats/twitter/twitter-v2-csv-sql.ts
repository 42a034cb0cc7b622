import type { CsvFormat } from '../../format.ts';
import { absentOr, COUNT, DIGITS, fits, hasSimpleReferences, unique, withoutReferences } from '../sql.ts';
import { addressesAmong, arePlainEntities, entitiesIn, handlesAmong, hashtagsAmong } from '../text-sql.ts';
import { looksReposted, repostedHandle } from './tweet-sql.ts';
import { languageOf, MOMENT, moment } from './tweet-v2-sql.ts';

const IDS = ['author_id', 'conversation_id', 'in_reply_to_user_id'];
const COUNTS = ['like_count', 'retweet_count', 'reply_count'];

/** A count of a post that passes nothing on. */
function ownCount(name: string): string {
  return `CASE WHEN reposted IS NULL THEN try_cast(${name} AS BIGINT) END`;
}

/**
 * The SQL reading of flat tables of version 2. Rows without a time, or with texts in which more than blanks touches a
 * mention, hashtag or link, are not plain.
 */
export const twitterV2CsvSql: NonNullable<CsvFormat['sql']> = {
  uses: ['id', 'text', 'created_at', 'lang', 'source', ...IDS, ...COUNTS],
  layers: [
    { published: moment('created_at'), said: withoutReferences('text') },
    { reposted: repostedHandle('said'), stretches: entitiesIn('said') },
    {
      named: `list_filter(${handlesAmong('stretches')}, handle -> reposted IS NULL OR lower(handle) <> lower(reposted))`,
      tags: hashtagsAmong('stretches'),
    },
  ],
  draft: {
    platform: `'twitter'`,
    id: 'id',
    authorId: 'author_id',
    time: 'published',
    timeBasis: `'stated'`,
    thread: 'conversation_id',
    text: 'said',
    language: languageOf('lang'),
    replyToAuthorId: 'CASE WHEN reposted IS NULL THEN in_reply_to_user_id END',
    repostOfAuthorHandle: 'reposted',
    mentionIds: `list_transform(named, handle -> '')`,
    mentionHandles: 'named',
    hashtags: unique('tags'),
    links: unique(addressesAmong('stretches')),
    likes: ownCount('like_count'),
    shares: ownCount('retweet_count'),
    comments: ownCount('reply_count'),
    status: `'ok'`,
    client: 'source',
  },
  plain: [
    fits('id', DIGITS),
    fits('created_at', MOMENT),
    'published IS NOT NULL',
    ...IDS.map((id) => absentOr(id, DIGITS)),
    ...COUNTS.map((count) => absentOr(count, COUNT)),
    `text IS NOT NULL AND ${hasSimpleReferences('text')}`,
    `reposted IS NOT NULL OR NOT ${looksReposted('said')}`,
    // What Twitter cut at the end of a text is left out.
    `NOT contains(text, '…')`,
    arePlainEntities('stretches'),
    // A name that comes twice counts once, as it is written first.
    'len(list_distinct(list_transform(named, handle -> lower(handle)))) = len(named)',
    absentOr('lang', '[A-Za-z-]+'),
    // The program stands in a link around its name, or alone; blanks of all kinds are taken off at both ends.
    absentOr('source', "(?s)[!-%'-;=-~](?:[^<&]*[!-%'-;=-~])?"),
  ],
};
