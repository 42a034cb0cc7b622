import type { Account, CsvFormat } from '../../format.ts';
import { isoTime } from '../../times/time.ts';
import { listShown } from '../cells.ts';
import { integer, objects, text } from '../values.ts';
import { dated, idsIn, outwardLinks, passedOn, statusOf, tweetId, tweetLanguage, tweetText } from './tweet.ts';

/**
 * Tweets as twint (2017 to 2021) wrote them: day and time of day stand apart, in the zone that `timezone` gives as an offset
 * such as +0100, and `reply_to` lists the people whom an answer names.
 */
export const twint: CsvFormat = {
  name: 'twint',
  title: 'tweets from twint (CSV)',
  container: 'csv',
  columns: {
    all: ['id', 'conversation_id', 'date', 'time', 'timezone', 'username', 'tweet', 'replies_count', 'retweets_count', 'likes_count'],
  },
  lacks: 'no bios; which post is answered is told by the conversation alone',
  read(row, source) {
    const ids = idsIn(row, 'id', 'link');
    if ('code' in ids) return ids;
    const written = row.get('date') === null ? null : `${row.get('date')} ${row.get('time') ?? ''} ${offset(row.get('timezone'))}`.trim();
    const when = dated(ids.post, 'date', written, isoTime(written, source));
    if ('code' in when) return when;
    const body = tweetText(row.get('tweet'));
    const told = passedOn(body);
    const thread = ids.other(row.get('conversation_id'));
    const [answered = null] = people(row.get('reply_to'));
    const begins = thread !== null && thread !== ids.post;
    const quoted = statusOf(row.get('quote_url') ?? '');
    const links = listShown(row.get('urls')).flatMap((link) => (typeof link === 'string' ? link : []));
    return {
      platform: 'twitter',
      id: ids.post,
      author: { id: ids.other(row.get('user_id')), handle: row.get('username'), name: row.get('name') },
      time: when.time,
      flaws: [...ids.flaws(), ...when.flaws],
      text: body,
      language: tweetLanguage(row.get('language')),
      thread,
      replyTo: answered === null || !begins ? null : { author: answered },
      quoteOf: quoted === null ? null : { post: quoted },
      ...(links.length === 0 ? {} : { links: outwardLinks(links, [ids.post, quoted]) }),
      ...told,
      likes: integer(row.get('likes_count')),
      shares: integer(row.get('retweets_count')),
      comments: integer(row.get('replies_count')),
    };
  },
};

function offset(zone: string | null): string {
  return zone === null ? '' : /^[+-]\d{4}$/.test(zone) ? zone : zone === 'UTC' ? 'UTC' : '';
}

function people(cell: string | null): Account[] {
  return objects(listShown(cell)).map((person) => ({
    id: tweetId(text(person.id) ?? text(person.user_id)),
    handle: text(person.screen_name) ?? text(person.username),
    name: text(person.name),
  }));
}
