import type { Account, CsvFormat, CsvRow, Found, Source } from '../../format.ts';
import { countIn } from '../cells.ts';
import { anyTime } from '../column-map.ts';
import { monitored } from './monitored.ts';

const LACKS = 'texts may be cut; times are in the zone of the account at Meltwater, which the file does not name; no answers';

/** Mentions as Meltwater exports them since about 2023, with day and time apart. */
export const meltwater: CsvFormat = {
  name: 'meltwater',
  title: 'mentions from Meltwater (CSV)',
  container: 'csv',
  columns: { all: ['Date', 'Time', 'URL', 'Input Name', 'Author Name', 'Author Handle', 'Opening Text', 'Hit Sentence'] },
  lacks: LACKS,
  read: (row, source) =>
    mention(row, source, 'Source Type', {
      handle: row.get('Author Handle')?.replace(/^@/, '') ?? null,
      name: row.get('Author Name'),
    }),
};

/** Mentions as Meltwater exported them before: whoever wrote is called an influencer. */
export const meltwaterOld: CsvFormat = {
  name: 'meltwater-old',
  title: 'mentions from Meltwater, older (CSV)',
  container: 'csv',
  columns: { all: ['Date', 'URL', 'Headline', 'Hit Sentence', 'Source', 'Influencer'], none: ['Author Handle'] },
  lacks: LACKS,
  read: (row, source) =>
    mention(row, source, 'Source', {
      handle: row.get('Influencer')?.replace(/^@/, '') ?? null,
      name: row.get('Twitter Screen Name'),
      bio: row.get('Twitter Bio'),
      followers: countIn(row.get('Twitter Followers')),
      following: countIn(row.get('Twitter Following')),
    }),
};

function mention(row: CsvRow, source: Source, kind: string, author: Account): Found {
  const day = row.get('Date');
  const written = [day, row.get('Time')].filter((part) => part !== null).join(' ') || null;
  // The date may tell the time of day already.
  const time = [written, day].map((told) => anyTime(told, source.dateOrder ?? null, source)).find((told) => told !== null);
  return monitored({
    address: row.get('URL'),
    kind: row.get(kind),
    author: author.handle === null ? null : author,
    written: time === undefined ? (day ?? written) : written,
    time: time ?? null,
    text: row.get('Opening Text') ?? row.get('Hit Sentence'),
    title: row.get('Title') ?? row.get('Headline'),
    language: row.get('Language'),
    likes: countIn(row.get('Likes')),
    shares: countIn(row.get('Reposts')) ?? countIn(row.get('Shares')),
    comments: countIn(row.get('Replies')) ?? countIn(row.get('Comments')),
    views: countIn(row.get('Views')),
  });
}
