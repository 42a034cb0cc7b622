import type { Account, CsvFormat, CsvRow, Found, FoundPost } from '../../format.ts';
import { epochSeconds } from '../../times/time.ts';
import { countIn } from '../cells.ts';
import { notSeconds } from '../moments.ts';
import { readersTold } from '../readers.ts';
import { boardText } from './bb-code.ts';
import { discussionThread } from './discussion.ts';

/** Whether a post is there for all to see, was taken down, or waits to be let in. */
type State = 'ok' | 'deleted' | 'waits';

/** Which column holds what in the table of posts that a board program keeps. */
interface Board {
  readonly name: string;
  readonly title: string;
  readonly platform: string;
  readonly all: readonly string[];
  readonly none?: readonly string[];
  readonly id: string;
  readonly topic: string;
  readonly author: string;
  readonly handle: string;
  readonly time: string;
  readonly words: string;
  readonly subject?: string;
  /** The post above, 0 where there is none. */
  readonly parent?: string;
  readonly forum?: string;
  readonly likes?: string;
  /** Columns that tell what became of a post. */
  readonly told: readonly string[];
  /** What became of a post, where it is not there for all to see. */
  state(row: CsvRow): State;
  /** The number of nobody. */
  readonly guest: string;
}

/** Told by the number in the first of these columns that holds one: 1, or none at all, is there for all to see. */
function seen(told: readonly string[], deleted: string): Pick<Board, 'told' | 'state'> {
  return {
    told,
    state(row) {
      const number = told.map((column) => row.get(column)).find((cell) => cell !== null) ?? '1';
      return number === '1' ? 'ok' : number === deleted ? 'deleted' : 'waits';
    },
  };
}

/**
 * Tables of posts of teachers' boards, as those who run one take them out of its database: columns as the installers of the
 * programs create them (phpBB 3, vBulletin 3 to 5, XenForo, MyBB). Addresses of machines are never read.
 */
const BOARDS: readonly Board[] = [
  {
    name: 'phpbb',
    title: 'posts of a phpBB board, out of its database (CSV)',
    platform: 'phpbb',
    all: ['post_id', 'topic_id', 'forum_id', 'poster_id', 'post_time', 'post_subject', 'post_text'],
    id: 'post_id',
    topic: 'topic_id',
    author: 'poster_id',
    handle: 'post_username',
    time: 'post_time',
    words: 'post_text',
    subject: 'post_subject',
    forum: 'forum_id',
    guest: '1',
    ...seen(['post_visibility', 'post_approved'], '2'),
  },
  {
    name: 'xenforo',
    title: 'posts of a XenForo board, out of its database (CSV)',
    platform: 'xenforo',
    all: ['post_id', 'thread_id', 'user_id', 'username', 'post_date', 'message', 'message_state'],
    id: 'post_id',
    topic: 'thread_id',
    author: 'user_id',
    handle: 'username',
    time: 'post_date',
    words: 'message',
    likes: 'likes',
    guest: '0',
    told: ['message_state'],
    state(row) {
      const state = row.get('message_state');
      return state === 'deleted' ? 'deleted' : state === 'moderated' ? 'waits' : 'ok';
    },
  },
  {
    name: 'vbulletin',
    title: 'posts of a vBulletin board, out of its database (CSV)',
    platform: 'vbulletin',
    all: ['postid', 'threadid', 'parentid', 'username', 'userid', 'title', 'dateline', 'pagetext'],
    id: 'postid',
    topic: 'threadid',
    author: 'userid',
    handle: 'username',
    time: 'dateline',
    words: 'pagetext',
    subject: 'title',
    parent: 'parentid',
    guest: '0',
    ...seen(['visible'], '2'),
  },
  {
    name: 'mybb',
    title: 'posts of a MyBB board, out of its database (CSV)',
    platform: 'mybb',
    all: ['pid', 'tid', 'replyto', 'fid', 'subject', 'uid', 'username', 'dateline', 'message'],
    id: 'pid',
    topic: 'tid',
    author: 'uid',
    handle: 'username',
    time: 'dateline',
    words: 'message',
    subject: 'subject',
    parent: 'replyto',
    forum: 'fid',
    guest: '0',
    ...seen(['visible'], '-1'),
  },
];

/** Tables of posts of boards. */
export const boards: readonly CsvFormat[] = BOARDS.map((board) => ({
  name: board.name,
  title: board.title,
  container: 'csv',
  columns: { all: board.all, ...(board.none === undefined ? {} : { none: board.none }) },
  absent: ['NULL'],
  lacks: 'forums and discussions are numbers; no bios or views',
  read: (row) => post(row, board),
}));

function post(row: CsvRow, board: Board): Found {
  const state = board.state(row);
  if (state === 'waits') return { leftOut: 'posts that nobody has let in' };
  const id = row.get(board.id);
  if (id === null) return { code: 'no-id', reason: `no post id in ${board.id}` };
  const written = row.get(board.time);
  const time = epochSeconds(written);
  if (time === null) return notSeconds(written, board.time);
  const forum = board.forum === undefined ? null : row.get(board.forum);
  const placed = {
    platform: board.platform,
    id,
    author: person(row, board),
    time,
    space: forum === null ? null : `forum ${forum}`,
    thread: discussionThread(row.get(board.topic)),
    likes: board.likes === undefined ? null : countIn(row.get(board.likes)),
    ...readersTold(board.told.some((column) => row.has(column))),
  };
  if (state === 'deleted') return { ...placed, text: null, status: 'deleted', ...above(row, board) };
  const uid = row.get('bbcode_uid');
  const cell = row.get(board.words);
  const { text, quotedText, quoted, links } = boardText(uid === null ? cell : (cell?.replaceAll(`:${uid}]`, ']') ?? null));
  const parent = above(row, board);
  const told: Partial<FoundPost> = parent.replyTo == null && quoted !== null ? { replyTo: quoted } : parent;
  return {
    ...placed,
    text,
    title: board.subject === undefined ? null : row.get(board.subject),
    quotedText,
    ...(links.length === 0 ? {} : { links }),
    ...told,
  };
}

function above(row: CsvRow, { parent }: Board): Pick<FoundPost, 'replyTo'> {
  const number = parent === undefined ? null : row.get(parent);
  return number === null || number === '0' ? {} : { replyTo: { post: number } };
}

/** Who wrote it; guests have a name alone, or none. */
function person(row: CsvRow, { author, handle, guest }: Board): Account | null {
  const id = row.get(author);
  const name = row.get(handle);
  if (id !== null && id !== guest && !id.startsWith('-')) return { id, handle: name };
  return name === null ? null : { handle: name };
}
