import type { Account, CsvFormat } from '../../format.ts';
import { isYes } from '../cells.ts';
import { neededTime } from '../moments.ts';

/** A person named in a message: `[[user:12]]`. */
const NAMED = /\[\[user:(\d+)\]\]/g;

/**
 * Messages of a network of Yammer (Viva Engage), as it exports them (`Messages.csv`): columns as Discourse's importer of such
 * exports reads them.
 */
export const yammer: CsvFormat = {
  name: 'yammer',
  title: 'messages of a Yammer network (CSV)',
  container: 'csv',
  columns: {
    all: ['id', 'replied_to_id', 'thread_id', 'group_id', 'in_private_conversation', 'sender_id', 'body', 'attachments', 'created_at'],
  },
  lacks: 'no likes, views or bios',
  read(row, source) {
    if (isYes(row.get('in_private_conversation'))) return { leftOut: 'private messages' };
    if (row.get('message_type') === 'system') return { leftOut: 'notices of the network' };
    const id = row.get('id');
    if (id === null) return { code: 'no-id', reason: 'no message id in id' };
    const time = neededTime(row.get('created_at'), source, 'created_at');
    if ('code' in time) return time;
    const deleted = row.get('deleted_at') !== null;
    const answered = row.get('replied_to_id');
    const person = row.get('sender_id');
    const words = deleted ? null : row.get('body');
    return {
      platform: 'yammer',
      id,
      author: person === null ? null : { id: person, name: row.get('sender_name') },
      time,
      text: words?.replace(NAMED, '@$1') ?? null,
      title: deleted ? null : row.get('title'),
      space: row.get('group_name') ?? row.get('group_id'),
      thread: row.get('thread_id') ?? id,
      replyTo: answered === null ? null : { post: answered },
      mentions: Array.from((words ?? '').matchAll(NAMED), ([, number = '']): Account => ({ id: number })),
      ...(deleted ? { status: 'deleted' as const } : {}),
    };
  },
};
