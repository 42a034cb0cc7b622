import { literal } from '../../../database/sql.ts';
import type { JsonFormat } from '../../format.ts';
import {
  absentOr,
  COUNT,
  fits,
  hasSimpleReferences,
  isReadOnce,
  isStrictJson,
  SECONDS,
  secondsTime,
  unique,
  wasText,
  withoutReferences,
} from '../sql.ts';
import { addressesIn, arePlainAddresses } from '../text-sql.ts';
import { KNOWN_BOTS } from './reddit.ts';

const TEXTS = [
  'author',
  'author_fullname',
  'body',
  'created_utc',
  'crosspost_parent',
  'crosspost_parent_list',
  'id',
  'link_id',
  'name',
  'num_comments',
  'num_crossposts',
  'parent_id',
  'removed_by_category',
  'retrieved_on',
  'retrieved_utc',
  'score',
  'selftext',
  'subreddit',
  'title',
  'url',
  'url_overridden_by_dest',
];
const FLAGS = ['is_created_from_ads_ui', 'is_self', 'promoted', 'score_hidden'];

/** Marks that stand in place of a text, and whatever might be one. */
const MARK = String.raw`\[(deleted|removed)\]`;
const LIKE_MARK = String.raw`(?i)^\s*\[ ?(?:deleted|removed|unavailable)`;

/** The text as readers saw it, or null where a mark stands in its place. */
function words(text: string): string {
  return `CASE WHEN ${fits(text, MARK)} OR ${fits(text, String.raw`\s*`)} THEN NULL ELSE ${withoutReferences(text)} END`;
}

/** Whether a text is one, with nothing in it that needs Reddit's rules for escaping to be read. */
function isPlainText(text: string): string {
  const marked = `regexp_matches(${text}, ${literal(LIKE_MARK)})`;
  const blank = `NOT regexp_matches(${text}, '[!-~]') AND NOT ${fits(text, String.raw`\s*`)}`;
  return `(${text} IS NULL OR ${fits(text, MARK)} OR (${wasText(text)} AND ${hasSimpleReferences(text)} AND ${isReadOnce(text)} AND NOT (${marked} OR ${blank})))`;
}

const isComment = 'body IS NOT NULL AND link_id IS NOT NULL AND parent_id IS NOT NULL';
const isSubmission = 'title IS NOT NULL AND subreddit IS NOT NULL AND is_self IS NOT NULL AND num_comments IS NOT NULL';
/** The address of a submission as it stands in the file, with Reddit's escaping undone where there is any. */
const address = 'coalesce(url_overridden_by_dest, url)';
const UPLOADED = String.raw`(?i)^https?://(?:(?:i|v|preview)\.redd\.it|(?:\w+\.)?reddit\.com/(?:gallery|poll))/`;

/**
 * The SQL reading of dumps of Reddit. Crossposts, texts that name people, and texts with links in Markdown or with other
 * escapes than those of &, < and > are not plain.
 */
export const pushshiftSql: NonNullable<JsonFormat['sql']> = {
  shape: {
    ...Object.fromEntries(TEXTS.map((name) => [name, 'VARCHAR'])),
    ...Object.fromEntries(FLAGS.map((name) => [name, 'VARCHAR'])),
    _meta: { removal_type: 'VARCHAR' },
  },
  layers: [
    {
      comment: `(${isComment})`,
      written: 'CASE WHEN body IS NOT NULL AND link_id IS NOT NULL AND parent_id IS NOT NULL THEN body ELSE selftext END',
      heading: 'CASE WHEN body IS NOT NULL AND link_id IS NOT NULL AND parent_id IS NOT NULL THEN NULL ELSE title END',
      taken: 'coalesce(removed_by_category, _meta.removal_type)',
      target: `CASE WHEN is_self = 'true' OR NOT regexp_matches(${address}, '(?i)^https?://') OR regexp_matches(${address}, ${literal(UPLOADED)}) THEN NULL ELSE ${address} END`,
    },
    {
      prefixed: `(CASE WHEN comment THEN 't1_' ELSE 't3_' END) || id`,
      marked: `regexp_extract(coalesce(CASE WHEN ${fits('written', MARK)} THEN written END, CASE WHEN ${fits('heading', MARK)} THEN heading END), ${literal(MARK)}, 1)`,
      told: words('heading'),
      read: words('written'),
    },
    {
      state: `CASE WHEN taken IS NOT NULL THEN CASE WHEN taken IN ('deleted', 'author') THEN 'deleted' ELSE 'removed' END
        WHEN marked <> '' THEN marked ELSE 'ok' END`,
      away: `coalesce(CASE WHEN taken IS NOT NULL THEN taken IN ('deleted', 'author') ELSE marked = 'deleted' END, false)`,
    },
    { said: 'CASE WHEN away THEN NULL ELSE read END' },
    { markdown: `concat_ws(chr(10) || chr(10), told, said)` },
    { stretches: addressesIn('markdown') },
    {
      addresses: `list_concat(CASE WHEN comment OR away OR target IS NULL THEN []
        WHEN regexp_matches(target, '[<>]') OR contains(regexp_replace(target, '&(?:amp|lt|gt);', '', 'g'), '&') THEN [target]
        ELSE [${withoutReferences('target')}] END, stretches)`,
    },
  ],
  draft: {
    platform: `'reddit'`,
    id: 'prefixed',
    authorId: `CASE WHEN author <> '[deleted]' THEN author_fullname END`,
    authorHandle: `CASE WHEN author <> '[deleted]' THEN author END`,
    authorBot: `coalesce(lower(author) IN (${[...KNOWN_BOTS].map(literal).join(', ')}) OR regexp_matches(author, '(?i)[-_]bot$') OR regexp_matches(author, '[a-z0-9]Bot$'), false)`,
    time: secondsTime('created_utc'),
    timeBasis: `'epoch'`,
    space: 'subreddit',
    thread: 'CASE WHEN comment THEN link_id ELSE prefixed END',
    text: 'said',
    title: 'told',
    replyTo: 'CASE WHEN comment THEN parent_id END',
    links: unique('addresses'),
    likes: `CASE WHEN score_hidden = 'true' THEN NULL ELSE try_cast(score AS BIGINT) END`,
    shares: 'CASE WHEN comment THEN NULL ELSE try_cast(num_crossposts AS BIGINT) END',
    comments: 'CASE WHEN comment THEN NULL ELSE try_cast(num_comments AS BIGINT) END',
    collected: secondsTime('coalesce(retrieved_on, retrieved_utc)'),
    status: 'state',
  },
  plain: [
    isStrictJson('line'),
    `comment OR (body IS NULL AND ${isSubmission})`,
    fits('id', '[0-9a-z]+'),
    'name IS NULL OR name = prefixed',
    `NOT comment OR (${fits('link_id', 't3_[0-9a-z]+')} AND ${fits('parent_id', 't[13]_[0-9a-z]+')})`,
    fits('created_utc', SECONDS),
    absentOr('coalesce(retrieved_on, retrieved_utc)', SECONDS),
    `author IS NULL OR author = '[deleted]' OR ${fits('author', '[A-Za-z0-9_-]+')}`,
    `author_fullname IS NULL OR (author IS NOT NULL AND ${fits('author_fullname', 't2_[0-9a-z]+')})`,
    absentOr('subreddit', '[A-Za-z0-9_.:-]+'),
    ...['author', 'author_fullname', 'subreddit', 'name', 'taken'].map(wasText),
    ...['score', 'num_comments', 'num_crossposts'].map((count) => absentOr(count, COUNT)),
    absentOr('taken', '[a-z_]+'),
    'crosspost_parent IS NULL AND crosspost_parent_list IS NULL',
    ...FLAGS.map((flag) => absentOr(flag, 'true|false')),
    `coalesce(promoted, 'false') = 'false' AND coalesce(is_created_from_ads_ui, 'false') = 'false'`,
    isPlainText('written'),
    isPlainText('heading'),
    `comment OR ${absentOr(address, '[!-~]+')}`,
    // Backslashes, links in Markdown and names of people have rules of their own.
    String.raw`NOT (contains(markdown, '\') OR contains(markdown, ']('))`,
    String.raw`NOT (contains(markdown, 'u/') OR contains(markdown, 'U/')) OR NOT regexp_matches(markdown, '(?i)(?:^|[^\w/.@-])/?u/[A-Za-z0-9_-]{3}')`,
    arePlainAddresses('stretches'),
  ],
};
