/** The envelope in which Zeeschuimer keeps each item that a researcher's browser loaded. */
import type { Found, JsonFormat, JsonObject } from '../format.ts';
import { epochMilliseconds } from '../times/time.ts';
import { object, stamp, text } from './values.ts';

/** An item, where the browser met it, by which number, and when it was collected. */
export interface Captured {
  readonly item: JsonObject;
  readonly platform: string;
  readonly number: string | null;
  readonly collected: number | null;
}

/**
 * What a capture holds, in the envelope of Zeeschuimer or as 4CAT keeps such files: the item itself, and what the envelope told of
 * it under `__import_meta`. Null where the record is no capture.
 */
export function captured(record: JsonObject): Captured | null {
  const { __import_meta, ...inside } = record;
  const told = object(__import_meta);
  const envelope = told ?? record;
  // What was caught may be empty; its number stands beside it then.
  const item = told !== null ? inside : 'data' in record ? (object(record.data) ?? {}) : null;
  const platform = text(envelope.source_platform);
  if (item === null || platform === null) return null;
  return { item, platform, number: text(envelope.item_id), collected: epochMilliseconds(stamp(envelope.timestamp_collected))?.ms ?? null };
}

/** The same, and null where the record is no capture of one of these platforms. */
export function unwrapped(record: JsonObject, platforms: readonly string[]): Captured | null {
  const found = captured(record);
  return found === null || !platforms.includes(found.platform) ? null : found;
}

/** How captures of these platforms are told from other records and read: each item by `read`; what is no capture of them is `other`. */
export function captures(
  platforms: readonly string[],
  read: (item: JsonObject, collected: number | null) => Found,
  other: Found,
): Pick<JsonFormat, 'container' | 'looksLike' | 'read'> {
  return {
    container: 'json',
    looksLike: (record) => unwrapped(record, platforms) !== null,
    read(record) {
      const found = unwrapped(record, platforms);
      return [found === null ? other : read(found.item, found.collected)];
    },
  };
}
