import type { CsvRow, Refusal, Source } from '../format.ts';
import { epochSeconds, isoTime, type Moment } from '../times/time.ts';
import { unreadableTime } from './moments.ts';

/** What 4CAT writes into all columns of authors of a dataset that it made anonymous: nobody's name, and not one person's posts. */
export const REDACTED = 'REDACTED';

/**
 * Id and time of a row of what 4CAT (Digital Methods Initiative, Amsterdam) exports of TikTok, Threads and Bluesky. Its
 * columns `timestamp` or `created_at` follow the clock of its server; the count of seconds beside them is the time.
 */
export function idAndTime(row: CsvRow, columns: readonly [string, string], source: Source): { id: string; time: Moment | null } | Refusal {
  const id = row.get('id');
  if (id === null) return { code: 'no-id', reason: 'no post id in id' };
  const written = row.get(columns[0]) ?? row.get(columns[1]);
  if (written === null) return { id, time: null };
  const time = epochSeconds(written) ?? isoTime(written, source);
  return time === null ? unreadableTime(written) : { id, time };
}
