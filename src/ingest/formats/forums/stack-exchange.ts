/**
 * Questions, answers and comments of the sites of Stack Exchange: its archive (Posts.xml, Comments.xml, Users.xml), tables out of
 * its Data Explorer, which have the same columns, and its interface. Posts, comments and people are numbered by each site from
 * one, so that the site stands before their numbers wherever it is told.
 */
import { decodeHTMLStrict } from 'entities/decode';
import type { Account, AsideFormat, CsvFormat, Found, FoundPost, JsonFormat, JsonObject, Source } from '../../format.ts';
import { epochSeconds, UTC } from '../../times/time.ts';
import { countIn } from '../cells.ts';
import { textOfHtml } from '../html.ts';
import { neededTime, unreadableTime } from '../moments.ts';
import { integer, object, objects, text, texts } from '../values.ts';

const LACKS = 'people have names that others may share, and ids; whom a comment names with @ is not told; likes are votes';
const NO_SITE = 'the site is told by the name of a folder alone, such as matheducators.stackexchange.com';

/** A site by its address, as folders of the archive are called and links begin. */
const SITE =
  /(?:^|[/@.])((?:[\w-]+\.)?stackexchange\.com|(?:[a-z]{2}\.)?stackoverflow\.com|(?:superuser|serverfault|askubuntu|stackapps)\.com|mathoverflow\.net)(?=[/.]|$)/i;

function siteIn(name: string | null | undefined): string | null {
  return SITE.exec(name ?? '')?.[1]?.toLowerCase() ?? null;
}

/** The name of something that a site numbers. */
function named(site: string | null, kind: 'post' | 'comment' | '', number: string | null): string | null {
  return number === null ? null : [site, kind, number].filter((part) => part !== null && part !== '').join('-');
}

/** The values of a row by the names of its columns. */
type Get = (column: string) => string | null;

const QUESTION = '1';
const ANSWER = '2';

function post(get: Get, site: string | null): Found {
  const kind = get('PostTypeId');
  if (kind !== QUESTION && kind !== ANSWER) return { leftOut: 'descriptions of tags, and notices of the site' };
  const number = get('Id');
  const parent = kind === ANSWER ? get('ParentId') : null;
  const told = rowOf(get, site, 'post', get('Body'));
  if ('code' in told) return told;
  const comments = [get('AnswerCount'), get('CommentCount')].map(countIn);
  return {
    ...told,
    title: get('Title'),
    thread: named(site, 'post', kind === QUESTION ? number : parent),
    replyTo: parent === null ? null : { post: named(site, 'post', parent) },
    // `<teaching><primary-education>`, and since 2024 `|teaching|primary-education|`.
    hashtags: (get('Tags') ?? '').split(/[<>|\s]+/).filter((tag) => tag !== ''),
    comments: comments.every((count) => count === null) ? null : comments.reduce<number>((sum, count) => sum + (count ?? 0), 0),
    views: countIn(get('ViewCount')),
  };
}

function comment(get: Get, site: string | null): Found {
  const below = get('PostId');
  const told = rowOf(get, site, 'comment', get('Text'));
  if ('code' in told) return told;
  return { ...told, replyTo: below === null ? null : { post: named(site, 'post', below) }, asComment: true, hashtags: [] };
}

/** What posts and comments tell alike; a name without an id is what is left of an account that is gone. */
function rowOf(get: Get, site: string | null, kind: 'post' | 'comment', body: string | null): FoundPost | { code: string; reason: string } {
  const id = named(site, kind, get('Id'));
  if (id === null) return { code: 'no-id', reason: 'no number in Id' };
  const time = neededTime(get('CreationDate'), UTC, 'CreationDate');
  if ('code' in time) return time;
  const person = get('OwnerUserId') ?? get('UserId');
  return {
    platform: 'stackexchange',
    id,
    author: person === null ? null : { id: named(site, '', person), name: get('OwnerDisplayName') ?? get('UserDisplayName') },
    time: { ...time, basis: 'stated' },
    space: site,
    ...textOfHtml(body),
    mentions: [],
    likes: integer(get('Score') ?? undefined),
  };
}

const POSTS = ['Id', 'PostTypeId', 'CreationDate', 'Score', 'Body', 'OwnerUserId'];
const COMMENTS = ['Id', 'PostId', 'Score', 'Text', 'CreationDate', 'UserId'];

/** Posts out of the Data Explorer. */
export const stackExchangePosts: CsvFormat = {
  name: 'stack-exchange-posts',
  title: 'questions and answers from the Data Explorer of Stack Exchange (CSV)',
  container: 'csv',
  byName: true,
  columns: { all: POSTS },
  lacks: `${LACKS}; ${NO_SITE}`,
  read: (row, source) => post((column) => row.get(column), siteIn(source.file)),
};

/** Comments out of the Data Explorer. */
export const stackExchangeComments: CsvFormat = {
  name: 'stack-exchange-comments',
  title: 'comments from the Data Explorer of Stack Exchange (CSV)',
  container: 'csv',
  byName: true,
  columns: { all: COMMENTS },
  lacks: `${LACKS}; ${NO_SITE}`,
  read: (row, source) => comment((column) => row.get(column), siteIn(source.file)),
};

function isPerson(record: JsonObject): boolean {
  return 'DisplayName' in record && 'Reputation' in record && 'AccountId' in record;
}

/** Posts.xml and Comments.xml of the archive of a site. */
export const stackExchange: JsonFormat = {
  name: 'stack-exchange',
  title: 'posts or comments of the archive of a site of Stack Exchange (XML)',
  container: 'json',
  byName: true,
  lacks: `${LACKS}; ${NO_SITE}`,
  looksLike: (record) =>
    'Id' in record &&
    'CreationDate' in record &&
    (('PostTypeId' in record && 'Body' in record) || ('PostId' in record && 'Text' in record && 'Score' in record)),
  *read(record, source) {
    const get: Get = (column) => text(record[column]);
    yield 'PostTypeId' in record ? post(get, siteIn(source.file)) : comment(get, siteIn(source.file));
  },
};

/** Users.xml of the archive. */
export const stackExchangePeople: JsonFormat = {
  name: 'stack-exchange-people',
  title: 'people of the archive of a site of Stack Exchange (XML)',
  container: 'json',
  accounts: true,
  byName: true,
  looksLike: isPerson,
  *read(record, source: Source) {
    const id = named(siteIn(source.file), '', text(record.Id));
    const bio = textOfHtml(text(record.AboutMe)).text;
    if (id !== null) yield { account: { id, name: text(record.DisplayName), bio }, on: 'stackexchange' };
  },
};

/** What the archive holds beside them: votes, badges, tags, links between posts and every version of each. */
export const stackExchangeBeside: AsideFormat = {
  name: 'stack-exchange-beside',
  title:
    'votes, badges, tags, links or versions of posts of the archive of a site of Stack Exchange (give Posts.xml, Comments.xml and Users.xml)',
  container: 'aside',
  looksLike: (record) =>
    'Id' in record && ['VoteTypeId', 'TagBased', 'TagName', 'LinkTypeId', 'PostHistoryTypeId'].some((column) => column in record),
};

/** Questions, answers and comments from the interface, with answers and comments inside questions where they were asked for. */
export const stackExchangeApi: JsonFormat = {
  name: 'stack-exchange-api',
  title: 'questions, answers or comments from the interface of Stack Exchange (JSON)',
  container: 'json',
  lacks:
    'texts are there only where they were asked for (filter withbody); people have names that others may share, and ids; likes are votes',
  looksLike: (record) => isAsked(record) || objects(record.items).some(isAsked),
  *read(record) {
    for (const item of isAsked(record) ? [record] : objects(record.items)) yield* asked(item, siteOf(item));
    if (record.has_more === true) yield { missing: 'further pages of the answer of the interface', count: 1 };
  },
};

function isAsked(record: JsonObject): boolean {
  const isOne = ['question_id', 'answer_id'].some((name) => text(record[name]) !== null);
  return 'creation_date' in record && 'score' in record && (isOne || (text(record.comment_id) !== null && 'post_id' in record));
}

/** The site by the link of the record, or by that of its author. */
function siteOf(record: JsonObject): string | null {
  return siteIn(host(record.link) ?? host(object(record.owner)?.link));
}

function host(link: JsonObject[string] | undefined): string | null {
  return /^https?:\/\/(?:www\.)?([^/]+)/.exec(text(link) ?? '')?.[1] ?? null;
}

/** A record and all that stands inside it. */
function* asked(record: JsonObject, site: string | null): Generator<Found> {
  yield askedPost(record, site);
  for (const inner of [...objects(record.answers), ...objects(record.comments)]) yield* asked(inner, site);
}

function askedPost(record: JsonObject, site: string | null): Found {
  const [question, answer, remark] = ['question_id', 'answer_id', 'comment_id'].map((name) => text(record[name]));
  const below = text(record.post_id);
  const seconds = text(record.creation_date);
  const time = epochSeconds(seconds);
  if (time === null) return unreadableTime(seconds, 'creation_date');
  const title = text(record.title);
  const counts = [record.answer_count, record.comment_count].map(integer);
  const told: Omit<FoundPost, 'id'> = {
    platform: 'stackexchange',
    author: personIn(record.owner, site),
    time,
    space: site,
    ...textOfHtml(text(record.body)),
    mentions: [],
    hashtags: texts(record.tags),
    likes: integer(record.score),
    views: integer(record.view_count),
    comments: counts.every((count) => count === null) ? null : counts.reduce<number>((sum, count) => sum + (count ?? 0), 0),
  };
  if (remark !== null && remark !== undefined)
    return {
      ...told,
      id: named(site, 'comment', remark),
      asComment: true,
      replyTo: { post: named(site, 'post', below), author: personIn(record.reply_to_user, site) },
    };
  if (answer !== null && answer !== undefined)
    return {
      ...told,
      id: named(site, 'post', answer),
      thread: named(site, 'post', question ?? null),
      replyTo: question == null ? null : { post: named(site, 'post', question) },
    };
  return {
    ...told,
    id: named(site, 'post', question ?? null),
    title: title === null ? null : decodeHTMLStrict(title),
    thread: named(site, 'post', question ?? null),
  };
}

function personIn(value: JsonObject[string] | undefined, site: string | null): Account | null {
  const person = object(value);
  const id = named(site, '', text(person?.user_id));
  const name = text(person?.display_name);
  return id === null ? null : { id, name: name === null ? null : decodeHTMLStrict(name) };
}
