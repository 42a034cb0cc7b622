import type { CsvFormat } from '../../format.ts';
import { neededTime } from '../moments.ts';

/**
 * Messages as chat-miner tables them out of WhatsApp, Signal, Telegram, Messenger or Instagram; the table does not say which.
 * It calls the author of notices System.
 */
export const chatMiner: CsvFormat = {
  name: 'chat-miner',
  title: 'messages of a chat from chat-miner (CSV)',
  container: 'csv',
  columns: { all: ['timestamp', 'author', 'message', 'weekday', 'hour', 'words', 'letters'] },
  lacks: 'which platform the chat was on, ids and answers are not told; times are in a zone that the file does not name',
  read(row, source) {
    const handle = row.get('author')?.replace(/^~\s*/, '') ?? null;
    if (handle === 'System') return { leftOut: 'notices of the chat' };
    const time = neededTime(row.get('timestamp'), source, 'timestamp');
    if ('code' in time) return time;
    return { platform: 'other', id: null, author: handle === null ? null : { handle }, time, text: row.get('message') };
  },
};
