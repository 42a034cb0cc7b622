/** The envelope in which Zeeschuimer keeps each item that a researcher's browser loaded. */
import type { JsonObject } from '../format.ts';
import { epochMilliseconds } from '../times/time.ts';
import { object, stamp, text } from './values.ts';

/** The item, and when it was collected; null where the record is no envelope of one of these platforms. */
export function unwrapped(record: JsonObject, platforms: readonly string[]): { item: JsonObject; collected: number | null } | null {
  const item = object(record.data);
  if (item === null || !platforms.includes(text(record.source_platform) ?? '')) return null;
  const seen = stamp(record.timestamp_collected);
  return { item, collected: epochMilliseconds(seen)?.ms ?? null };
}
