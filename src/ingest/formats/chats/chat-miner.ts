import type { CsvFormat } from '../../format.ts';
import { isoTime } from '../../times/time.ts';

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
    const written = row.get('timestamp');
    const time = isoTime(written, source);
    if (time === null) return { code: 'unreadable-time', reason: `unreadable time in timestamp: ${written ?? 'empty'}` };
    return { platform: 'other', id: null, author: handle === null ? null : { handle }, time, text: row.get('message') };
  },
};
