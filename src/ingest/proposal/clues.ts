import type { ColumnMap } from '../../settings.ts';
import {
  type Column,
  clockly,
  counted,
  daily,
  most,
  named,
  naming,
  referring,
  running,
  share,
  short,
  stated,
  timely,
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
const POSTS: readonly Topic[] = ['reply', 'repost', 'quote', 'thread', 'space'];
const REFERENCE: Clue = {
  about: [],
  not: ['time', 'like', 'flag', 'follow', 'bio', 'text', 'number', 'link', 'by'],
  fits: ({ cells }) => referring(cells),
};

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
    fits: ({ cells }) => !timely(cells) && !whole(cells),
    likely: ({ name, topics, cells }) => (topics.has('text') ? 100 : 0) - 2 * plain(name).split('_').length + Math.min(50, words(cells)),
  },
  time: {
    about: [['time']],
    not: ['person', 'later', 'follow'],
    filled: NEARLY_ALL,
    fits: ({ cells }) => timely(cells),
    likely: ({ cells }) => (daily(cells) ? 0 : 1) + stated(cells),
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
    not: [...(REFERENCE.not ?? []), 'person'],
    fits: ({ cells, topics }) => referring(cells) && (topics.has('to') || topics.has('id') || !counted(cells)),
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
    not: [...POSTS, ...NUMBERS, 'link', 'language', 'bio', 'text', 'title', 'other', 'hashtag'],
    filled: SOME,
    fits: ({ name, topics, cells }) => named(cells) && !counted(cells) && !daily(cells) && (topics.has('person') || isPlain(name)),
    likely: ({ topics, cells }) =>
      (topics.has('handle') ? 4 : 0) +
      2 * share(cells, (cell) => !/\s/.test(cell)) +
      (topics.has('person') ? 1 : 0) -
      (topics.has('called') ? 0.5 : 0),
  },
  authorName: {
    about: [['name']],
    not: [...POSTS, ...NUMBERS, 'link', 'language', 'bio', 'text', 'title', 'other', 'post'],
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
    not: ['person', 'time', 'like', 'text', 'title', 'number'],
    filled: SOME,
    fits: ({ cells }) => short(cells) && !leadsToPosts(cells),
  },
  bio: { about: [['bio']], not: ['link', 'time', 'like', 'follow'], filled: SOME },
  hashtags: { about: [['hashtag']], not: ['like', 'link'], filled: SOME, fits: ({ cells }) => !whole(cells) },
  links: { about: [['links']], filled: SOME, fits: ({ cells }) => !whole(cells) && !leadsToPosts(cells) },
  language: { about: [['language']], filled: SOME, fits: ({ cells }) => short(cells) },
  likes: { about: [['like']], not: ['flag', 'person', 'time', 'done'], fits: ({ cells }) => counted(cells) },
  shares: {
    about: [['repost']],
    not: ['id', 'person', 'flag', 'time', 'like', 'quote', 'done', 'text', 'by'],
    fits: ({ cells }) => counted(cells),
  },
  comments: {
    about: [['comment', 'reply']],
    not: ['id', 'person', 'flag', 'time', 'like', 'to', 'text', 'by'],
    fits: ({ cells }) => counted(cells),
  },
  views: { about: [['view']], not: ['flag', 'person', 'time'], fits: ({ cells }) => counted(cells) },
};

/** The time of day, where a day stands in a column of its own. */
export const TIME_OF_DAY: Clue = { about: [['time']], not: ['person', 'later'], filled: SOME, fits: ({ cells }) => clockly(cells) };

/** Ids of accounts that are like no others: of YouTube, Reddit and Bluesky. */
const ACCOUNT_ID = /^(?:UC[\w-]{22}|t2_\w+|did:(?:plc|web):\S+)$/;

/** What cells alone tell, where no name does: dates are written like nothing else, and so are handles behind an @. */
export const TELLTALE: Readonly<Partial<Record<Field, Clue>>> = {
  time: {
    about: [],
    not: ['person', 'later'],
    filled: NEARLY_ALL,
    fits: ({ cells }) => timely(cells) && most(cells, (cell) => /\D/.test(cell) && !/^\d{1,8}\.\d*$/.test(cell)),
  },
  authorId: { about: [], not: POSTS, filled: SOME, fits: ({ cells }) => most(cells, (cell) => ACCOUNT_ID.test(cell)) },
  author: { about: [], not: POSTS, filled: SOME, fits: ({ cells }) => most(cells, (cell) => /^@[\w.]+$/.test(cell)) },
};
