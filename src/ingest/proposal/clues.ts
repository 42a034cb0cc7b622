import type { ColumnMap } from '../../settings/ingest.ts';
import {
  accounts,
  type Column,
  clockly,
  counted,
  daily,
  distinct,
  handles,
  isNumbered,
  most,
  named,
  naming,
  referring,
  running,
  share,
  short,
  stated,
  timely,
  truths,
  whole,
  words,
} from './column.ts';
import { leadsToPosts } from './platform.ts';
import { isPlain, plain, type Topic } from './words.ts';

export type Field = keyof ColumnMap;

/** Which columns may hold a field, and which of them most likely does. */
export interface Clue {
  /** What the name must be about: one of each list. */
  readonly about: readonly (readonly Topic[])[];
  readonly not?: readonly Topic[];
  /** Share of the rows that must have a cell: a row without an id or a time is refused. */
  readonly filled?: number;
  /** What the column must look like otherwise. */
  fits?(column: Column): boolean;
  /** Of several columns the one with most; the first of those with as much. */
  likely?(column: Column): number;
}

const NUMBERS: readonly Topic[] = ['like', 'view', 'follow', 'id', 'number', 'later', 'flag'];
const OTHERS: readonly Topic[] = ['person', 'time', 'link', 'links', 'language', 'hashtag', 'other'];
const PEOPLE: readonly Topic[] = ['person', 'name', 'handle', 'by'];
const POSTS: readonly Topic[] = ['reply', 'repost', 'quote', 'thread', 'space'];
const REFERENCE: Clue = {
  about: [],
  not: ['time', 'like', 'flag', 'follow', 'bio', 'text', 'number', 'link', 'by'],
  fits: ({ cells }) => referring(cells) && !accounts(cells),
};

/** Ids of posts: long numbers, and those of Reddit. */
const POST_ID = /^(?:\d{9,20}|t[13]_\w+)$/;

/** Names of the ids of what others comment on. */
const THREAD = /^(?:post|video|submission|status|tweet|media|article)_?id$/;

/** Fewer than one of a thousand rows: a column must hold something to be named. */
const SOME = 0.001;

/** Nearly every row has an id and a time, where there are any. */
const NEARLY_ALL = 0.95;

/** Surest clues first: a column taken for one field is not asked about the next. */
export const CLUES: Readonly<Partial<Record<Field, Clue>>> = {
  text: {
    about: [['text', 'post', 'comment']],
    not: [...NUMBERS, ...OTHERS, 'repost', 'quote', 'title'],
    filled: SOME,
    fits: ({ cells }) => !timely(cells) && !whole(cells) && !truths(cells),
    // What was answered stands beside what was said, and comes again with every answer.
    likely: ({ name, topics, cells }) =>
      (topics.has('text') ? 100 : 0) -
      (topics.has('reply') ? 60 : 0) -
      2 * plain(name).split('_').length +
      (/full/.test(plain(name)) ? 10 : 0) +
      150 * distinct(cells) +
      Math.min(50, words(cells)),
  },
  time: {
    about: [['time']],
    not: ['person', 'later', 'follow'],
    filled: NEARLY_ALL,
    fits: ({ cells }) => timely(cells),
    // The time of collection, or of the post that all answer, is the same in many rows.
    likely: ({ cells }) => (daily(cells) ? 0 : 1) + stated(cells) + 2 * distinct(cells),
  },
  id: {
    about: [['id', 'number']],
    not: [...OTHERS, ...POSTS, 'like', 'view', 'follow', 'name', 'title'],
    filled: NEARLY_ALL,
    fits: ({ cells, topics }) => naming(cells) && !(topics.has('number') && topics.has('comment')),
    likely: ({ topics, cells }) => (topics.has('post') ? 1 : 0) + (running(cells) ? 0 : 2),
  },
  authorId: { about: [['person'], ['id']], not: [...POSTS, 'follow', 'link', 'other'], filled: SOME, fits: ({ cells }) => short(cells) },
  replyToAuthor: { ...REFERENCE, about: [['reply'], ['person', 'name']], not: [...(REFERENCE.not ?? []), 'id'] },
  replyTo: {
    ...REFERENCE,
    about: [['reply']],
    // `reply_to_message_id` is no text.
    not: [...(REFERENCE.not ?? []), 'person', 'name', 'handle'].filter((topic) => topic !== 'text') as Topic[],
    fits: ({ cells, topics }) =>
      referring(cells) &&
      !accounts(cells) &&
      (!topics.has('text') || topics.has('id')) &&
      (topics.has('to') || topics.has('id') || !counted(cells)),
    // What answers a post stands beside what it answers.
    likely: ({ topics }) => (topics.has('to') ? 1 : 0),
  },
  repostOfAuthor: { ...REFERENCE, about: [['repost'], ['person', 'name']], not: [...(REFERENCE.not ?? []), 'id'] },
  quoteOfAuthor: { ...REFERENCE, about: [['quote'], ['person', 'name']], not: [...(REFERENCE.not ?? []), 'id'] },
  repostOf: {
    ...REFERENCE,
    about: [['repost']],
    not: [...(REFERENCE.not ?? []), 'person'],
    fits: ({ cells, topics }) =>
      referring(cells) && (topics.has('id') || most(cells, (cell) => /^\d{12,}$/.test(cell) || leadsToPosts([cell]), 1)),
    likely: ({ topics }) => (topics.has('id') ? 1 : 0),
  },
  quoteOf: { ...REFERENCE, about: [['quote'], ['id']], not: [...(REFERENCE.not ?? []), 'person'] },
  author: {
    about: [['person', 'name', 'handle', 'by']],
    not: [...POSTS, ...NUMBERS, 'link', 'language', 'bio', 'text', 'title', 'other', 'hashtag', 'to'],
    filled: SOME,
    fits: ({ name, topics, cells }) => named(cells) && !counted(cells) && !daily(cells) && (topics.has('person') || isPlain(name)),
    likely: ({ topics, cells }) =>
      (topics.has('handle') ? 4 : 0) +
      2 * share(cells, (cell) => !/\s/.test(cell)) +
      6 * share(cells, (cell) => /^@\S+$/.test(cell)) +
      (new Set(cells).size > 1 ? 1 : 0) +
      (topics.has('person') ? 1 : 0) -
      (topics.has('called') ? 0.5 : 0),
  },
  authorName: {
    about: [['name']],
    not: [...POSTS, ...NUMBERS, 'link', 'language', 'bio', 'text', 'title', 'other', 'post', 'to'],
    filled: SOME,
    fits: ({ name, topics, cells }) =>
      named(cells) && isPlain(name) && (topics.has('person') || topics.has('called') || plain(name).split('_').length === 1),
  },
  title: { about: [['title']], not: [...NUMBERS, ...OTHERS], filled: SOME, fits: ({ cells }) => !counted(cells) },
  space: { about: [['space']], not: [...NUMBERS, ...OTHERS, 'text'], filled: SOME, fits: ({ cells }) => !timely(cells) && !counted(cells) },
  thread: {
    about: [
      ['thread', 'link'],
      ['thread', 'id'],
    ],
    not: ['person', 'time', 'like', 'text', 'title', 'number', 'other'],
    filled: SOME,
    // Classes of posts, such as topics, are words; names of conversations are numbered.
    fits: ({ cells }) => short(cells) && !leadsToPosts(cells) && (cells.length === 0 || cells.some((cell) => /\d/.test(cell))),
  },
  bio: { about: [['bio']], not: ['link', 'time', 'like', 'follow', 'other'], filled: SOME },
  hashtags: { about: [['hashtag']], not: ['like', 'link'], filled: SOME, fits: ({ cells }) => !whole(cells) },
  links: { about: [['links']], filled: SOME, fits: ({ cells }) => !whole(cells) && !leadsToPosts(cells) },
  language: { about: [['language']], filled: SOME, fits: ({ cells }) => short(cells) },
  likes: { about: [['like']], not: ['flag', 'person', 'time', 'done', 'other'], fits: ({ cells }) => counted(cells) },
  shares: {
    about: [['repost']],
    not: ['id', 'person', 'flag', 'time', 'like', 'quote', 'done', 'text', 'by'],
    // Of one that is called `retweet`, 1 says that it is one.
    fits: ({ name, cells }) => counted(cells) && !(truths(cells) && /^(?:retweet|repost|reblog|share)$/.test(plain(name))),
  },
  comments: {
    about: [['comment', 'reply']],
    not: ['id', 'person', 'flag', 'time', 'like', 'to', 'text', 'by'],
    fits: ({ cells }) => counted(cells),
  },
  views: { about: [['view']], not: ['flag', 'person', 'time', 'other'], fits: ({ cells }) => counted(cells) },
};

/** The time of day, where a day stands in a column of its own. */
export const TIME_OF_DAY: Clue = { about: [['time']], not: ['person', 'later'], filled: SOME, fits: ({ cells }) => clockly(cells) };

/** What cells alone tell, where no name does: addresses of posts and dates are written like nothing else, and so are handles behind an @. */
export const TELLTALE: Readonly<Partial<Record<Field, Clue>>> = {
  time: {
    about: [],
    not: ['person', 'later'],
    filled: NEARLY_ALL,
    fits: ({ cells }) => timely(cells) && most(cells, (cell) => /\D/.test(cell) && !/^\d{1,8}\.\d*$/.test(cell)),
  },
  id: {
    about: [],
    not: POSTS,
    filled: NEARLY_ALL,
    fits: ({ name, cells }) =>
      leadsToPosts(cells)
        ? distinct(cells) >= 0.5
        : distinct(cells) >= 0.9 && isNumbered(name) && most(cells, (cell) => POST_ID.test(cell)),
  },
  authorId: {
    about: [],
    not: ['reply', 'repost', 'quote', 'thread'],
    filled: SOME,
    // A name of digits alone is a number that a platform gave.
    fits: ({ topics, cells }) =>
      accounts(cells) || (PEOPLE.some((topic) => topics.has(topic)) && most(cells, (cell) => /^-?\d{5,20}$/.test(cell), 1)),
  },
  // What comments stand below comes again with each of them.
  thread: {
    about: [['id']],
    not: ['person', 'reply', 'repost', 'quote', 'time'],
    filled: NEARLY_ALL,
    fits: ({ name, cells }) => THREAD.test(plain(name)) && short(cells) && distinct(cells) < 0.9,
  },
  author: {
    about: [],
    not: POSTS,
    filled: SOME,
    fits: ({ name, cells }) => most(cells, (cell) => /^@[\w.]+$/.test(cell)) || (isNumbered(name) && handles(cells)),
  },
};
