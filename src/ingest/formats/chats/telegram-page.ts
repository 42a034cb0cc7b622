import type { CsvFormat, Found, Source } from '../../format.ts';
import { TELEGRAM_PAGE_COLUMNS } from '../../rows/chat/telegram-page.ts';
import { clockTime, isoTime, type Moment } from '../../times/time.ts';
import { htmlText, linksOf } from '../html.ts';
import { unreadableTime } from '../moments.ts';

/** A download of a whole account has a folder for each chat, talks between two among them, which its pages do not tell. */
const OF_ACCOUNT = /(?:^|\/)chats\/chat_\d+\/[^/]+$/;
/** What Telegram calls everybody whose account is gone. */
const GONE = 'Deleted Account';

/** A group or channel of Telegram saved as pages, where it can no longer be saved as data. */
export const telegramPage: CsvFormat = {
  name: 'telegram-page',
  title: 'group or channel of Telegram (pages of the desktop program)',
  container: 'csv',
  columns: { all: TELEGRAM_PAGE_COLUMNS },
  byName: true,
  lacks: 'people have names that others may share, and no ids; the group is told by its name; no bios, likes or shares',
  read(row, source): Found {
    const kind = row.get('(kind)');
    if (kind === 'head') return { leftOut: 'heads of pages' };
    if (kind === 'service') return { leftOut: 'notices of the group' };
    if (OF_ACCOUNT.test(source.file ?? '')) return { leftOut: 'messages of a chat that may be private (save each group on its own)' };
    const number = row.get('(id)') ?? '';
    const chat = row.get('(chat)') ?? '';
    const written = row.get('(time)');
    const time = written === null ? null : timeOf(written, source);
    if (time === null) return unreadableTime(written);
    const author = row.get('(author)');
    const answered = row.get('(answered)');
    const passed = row.get('(passed from)');
    const { text, anchors } = htmlText(row.get('(text)') ?? '');
    return {
      platform: 'telegram',
      // Messages are counted from one in every group.
      id: `${chat}-${number}`,
      author: author === null || author === GONE ? null : { handle: author },
      time,
      text: text || null,
      space: chat || null,
      replyTo: answered === null ? null : { post: `${chat}-${answered}` },
      repostOf: passed === null ? null : { author: { handle: passed } },
      links: linksOf(anchors),
    };
  },
};

/** Days first; since 2022 with the zone behind: `03.12.2025 19:07:28 UTC+02:00`. */
function timeOf(written: string, source: Source): Moment | null {
  const [, day, month, year, clock, zone] = /^(\d\d)\.(\d\d)\.(\d{4}) (\d\d:\d\d:\d\d)(?: UTC([+-]\d\d:\d\d))?$/.exec(written) ?? [];
  if (zone !== undefined) return isoTime(`${year}-${month}-${day} ${clock}${zone}`, source);
  return clockTime(written, 'dmy', source);
}
