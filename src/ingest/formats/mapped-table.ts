/** Tables of a fixed shape whose columns say all by themselves: which column holds what is all there is to know of them. */
import type { ColumnMap } from '../../settings/ingest.ts';
import { type CsvFormat, type CsvRow, type Found, isPost } from '../format.ts';
import { columnMapFormat } from './column-map.ts';

/** A table, named by the program that writes it. */
export interface MappedTable {
  readonly name: string;
  readonly title: string;
  /** Columns that tell it, where not all that are read are always there; and columns that others have. */
  readonly all: readonly string[];
  readonly none?: readonly string[];
  readonly absent?: readonly string[];
  readonly lacks?: string;
  /** Which column holds what, by what it tells: the post, who wrote it, which others it answers, passes on or quotes, and how many reacted. */
  readonly post: Pick<ColumnMap, 'id' | 'time' | 'timeOfDay' | 'title' | 'text' | 'space' | 'thread' | 'hashtags' | 'links' | 'language'>;
  readonly author?: { readonly handle?: string; readonly id?: string; readonly name?: string; readonly bio?: string };
  readonly others?: Pick<ColumnMap, 'replyTo' | 'replyToAuthor' | 'repostOf' | 'repostOfAuthor' | 'quoteOf' | 'quoteOfAuthor'>;
  readonly counts?: Pick<ColumnMap, 'likes' | 'shares' | 'comments' | 'views'>;
  /** Column with the address of the post, which is taken for its id where it is there: spreadsheets round ids. */
  readonly address?: string;
  /** What a row is that not everyone may read, in the plural; null of one that is for everyone. */
  readonly closed?: (row: CsvRow) => string | null;
  /** Zone of the times, where the program writes them in one whatever the clock of the machine. */
  readonly zone?: string;
}

export const OWN_POSTS = 'whose account it is does not stand in the file';
export const UNSAID_ZONE = 'times are in a zone that the file does not name';

/** Each table as a format. */
export function mappedTables(platform: string, tables: readonly MappedTable[]): readonly CsvFormat[] {
  return tables.map((table) => {
    const { name, title, all, none = [], absent, lacks, address, zone, closed = () => null } = table;
    const map = columnMapOf(table);
    const { read } = columnMapFormat(map, platform);
    const addressed = address === undefined ? read : columnMapFormat({ ...map, id: address }, platform).read;
    return {
      name,
      title,
      container: 'csv',
      columns: { all, none },
      ...(absent === undefined ? {} : { absent }),
      ...(lacks === undefined ? {} : { lacks }),
      read(row, source) {
        const leftOut = closed(row);
        if (leftOut !== null) return { leftOut };
        // No time refuses what is left of a text that broke off.
        if (map.time === undefined && map.id !== undefined && /\S\s+\S/.test(row.get(map.id) ?? ''))
          return { code: 'no-id', reason: `no id in ${map.id}: ${row.get(map.id)}` };
        const found = (address !== undefined && row.get(address) !== null ? addressed : read)(row, {
          ...source,
          zone: zone ?? source.zone,
        });
        return zone === undefined ? found : inKnownZone(found as Found);
      },
    };
  });
}

function columnMapOf({ post, author = {}, others, counts }: MappedTable): ColumnMap {
  return { ...post, author: author.handle, authorId: author.id, authorName: author.name, bio: author.bio, ...others, ...counts };
}

/** A zone that is known to be that of the times is not assumed. */
function inKnownZone(found: Found): Found {
  return isPost(found) && found.time?.basis === 'assumed' ? { ...found, time: { ...found.time, basis: 'stated' } } : found;
}
