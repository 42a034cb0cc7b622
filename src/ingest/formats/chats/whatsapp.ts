import type { Account, CsvFormat, Found, Source } from '../../format.ts';
import { DATED_COLUMNS } from '../../rows/chat/dated-line.ts';
import { clockTime, type DateOrder } from '../../times/time.ts';
import { unreadableTime } from '../moments.ts';
import { DELETED, EDITED, FILE, OMITTED } from './whatsapp-words.ts';

/**
 * A chat that WhatsApp saved as text, in whichever language. Times are written as the telephone shows them, in no zone; `order`
 * says what comes first in them. People are called as in the owner's address book, or by a number. The lines are those that
 * the issues and tests of its readers show (rwhatsapp, whatstk, chat-miner, chat-export).
 */
export function whatsapp(order: DateOrder | null): CsvFormat {
  return {
    name: 'whatsapp',
    title: 'chat saved from WhatsApp (text)',
    container: 'csv',
    columns: { all: DATED_COLUMNS },
    lacks: 'no ids, answers, likes or shares; people are called as in one telephone',
    read: (row, source) =>
      post(row.get('(time)'), row.get('(author)'), row.get('(message)'), { ...source, dateOrder: source.dateOrder ?? order }),
  };
}

function post(written: string | null, author: string | null, words: string | null, source: Source): Found {
  if (author === null || isNotice(author, words ?? '')) return { leftOut: 'notices of the chat' };
  if (source.dateOrder == null)
    return {
      code: 'ambiguous-time',
      reason: `day or month first cannot be told: ${written}; say which with dateOrder under ingest: sources: in study.yaml`,
    };
  const time = clockTime(written, source.dateOrder, source);
  if (time === null) return unreadableTime(written);
  const deleted = DELETED.test(words ?? '');
  const said = words?.replace(EDITED, '').replace(FILE, '').trim() ?? '';
  return {
    platform: 'whatsapp',
    id: null,
    author: account(author),
    time,
    text: deleted || OMITTED.test(said) || said === '' ? null : said,
    mentions: deleted ? [] : [...said.matchAll(MENTION)].map(({ groups }) => account(groups?.name ?? groups?.number ?? '')),
    ...(deleted ? { status: 'deleted' as const } : {}),
  };
}

/** Whom the program names: before names in no address book stands a mark; a number is one however it is spaced. */
function account(name: string): Account {
  const plain = name.replace(/^~\s*/, '');
  return { handle: NUMBER.test(plain) ? `+${plain.replace(/\D/g, '')}` : plain };
}

const NUMBER = /^\+?\d[\d\s().\u2010\u2011-]{5,24}\d$/u;
/** A person named by the program: in marks of writing direction, or by a number. What people type behind an @ is anything. */
const MENTION = /@\u2068(?<name>[^\u2068\u2069\n]{1,100})\u2069|(?<![\p{L}\p{N}_.])@(?<number>\d{7,15})(?![\p{L}\p{N}_])/gu;
/** The mark that the program, and nobody else, sets before its own words. */
const OWN = '\u200e';
/** A name that begins no sentence: of several words, or a number. */
const UNMISTAKABLE = /^\+?\d|\S\s+\S/;

/**
 * Whether the program wrote it in somebody's name: behind its mark, or, where copies lost the mark, with the name again at the
 * beginning (`~ Ash: ~ Ash joined`) or at the end (`~ Ash: Willow added ~ Ash`). A quote that the author does not close is
 * closed in a title (`Willow named the group "Maths: year 4"`).
 */
function isNotice(author: string, words: string): boolean {
  if ((author.match(/["“”„]/g)?.length ?? 0) % 2 === 1) return true;
  if (words.startsWith(OWN)) return !OMITTED.test(words) && !DELETED.test(words) && !FILE.test(words);
  if (author.startsWith('~')) return words.includes(author);
  return UNMISTAKABLE.test(author) && (words.startsWith(`${author} `) || words.replace(/\.$/, '').endsWith(` ${author}`));
}
