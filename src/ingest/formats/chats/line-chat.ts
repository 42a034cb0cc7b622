import type { CsvFormat, Found } from '../../format.ts';
import { LINE_COLUMNS } from '../../rows/chat/line-message.ts';
import { clockTime, type DateOrder } from '../../times/time.ts';
import { unreadableTime } from '../moments.ts';

/**
 * A chat that LINE saved as text, in whichever language. Times are written as the telephone shows them, in no zone; `order` says
 * what comes first in its days. The lines are those that readers of such chats in public repositories show.
 */
export function lineChat(order: DateOrder | null): CsvFormat {
  return {
    name: 'line-chat',
    title: 'chat saved from LINE (text)',
    container: 'csv',
    columns: { all: LINE_COLUMNS },
    lacks: 'no ids, answers, likes or shares; people are called as in one telephone; times have minutes alone',
    read(row, source): Found {
      const [written, author, words] = LINE_COLUMNS.map((column) => row.get(column));
      if (author == null) return { leftOut: 'days and notices of the chat' };
      const first = /^\d{4}/.test(written ?? '') ? 'ymd' : (source.dateOrder ?? order);
      if (first === null)
        return {
          code: 'ambiguous-time',
          reason: `day or month first cannot be told: ${written}; say which with dateOrder under ingest: sources: in study.yaml`,
        };
      const time = written == null ? null : clockTime(written, first, source);
      if (time === null) return unreadableTime(written);
      return { platform: 'line', id: null, author: { handle: author }, time, text: words == null || BESIDE.test(words) ? null : words };
    },
  };
}

/** What stands for a sticker, a picture or a file: `[スタンプ]`, `[Photo]`. */
const BESIDE = /^\[[^[\]\n]{2,24}\]$/;
