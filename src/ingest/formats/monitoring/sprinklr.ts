import type { CsvFormat } from '../../format.ts';
import { countIn } from '../cells.ts';
import { anyTime } from '../column-map.ts';
import { monitored } from './monitored.ts';

/** Mentions on many platforms, as Sprinklr exports them. Messages to one account alone are left out. */
export const sprinklr: CsvFormat = {
  name: 'sprinklr',
  title: 'mentions from Sprinklr (CSV)',
  container: 'csv',
  columns: { all: ['SenderScreenName', 'SenderListedName', 'Message', 'MessageType', 'CreatedTime', 'Permalink'] },
  lacks: 'times are in the zone of the account at Sprinklr, which the file does not name; which post is answered is not told; no bios',
  read(row, source) {
    const kind = row.get('MessageType') ?? '';
    if (/\b(?:direct|private|dm)\b/i.test(kind)) return { leftOut: 'private messages' };
    const written = row.get('CreatedTime');
    const time = anyTime(written, source.dateOrder ?? null, source);
    const handle = row.get('SenderScreenName')?.replace(/^@/, '') ?? null;
    const id = row.get('SenderUserId');
    return monitored({
      address: row.get('Permalink'),
      kind: row.get('SocialNetwork'),
      author:
        handle === null && id === null
          ? null
          : {
              id,
              handle,
              name: row.get('SenderListedName'),
              followers: countIn(row.get('SenderFollowersCount') ?? row.get('Sender Followers Count')),
            },
      written,
      time,
      text: row.get('Message'),
      title: row.get('Title'),
      language: row.get('LanguageCode'),
      shares: countIn(row.get('Retweets')),
    });
  },
};
