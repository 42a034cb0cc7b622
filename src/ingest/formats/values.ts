/** Reads single values out of JSON whose shape is only hoped for: what is not of the kind asked for is absent. */
import type { JsonObject, JsonValue } from '../format.ts';

type Value = JsonValue | undefined;

/** The object, or null. */
export function object(value: Value): JsonObject | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
}

/** The objects of a list; empty where there is no list. */
export function objects(value: Value): JsonObject[] {
  return Array.isArray(value) ? value.filter((item) => object(item) !== null).map((item) => item as JsonObject) : [];
}

/** Numbers as MongoDB writes them into files: `{"$numberLong": "12"}`. */
function bare(value: Value): Value {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return value.$numberLong ?? value.$numberInt ?? value.$numberDouble;
}

/** The text, or a number as text (an id may be written either way); null where there is none or it is blank. */
export function text(written: Value): string | null {
  const value = bare(written);
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

/** The texts of a list; empty where there is no list. */
export function texts(value: Value): string[] {
  return Array.isArray(value) ? value.flatMap((item) => text(item) ?? []) : [];
}

/** A whole number, written as a number or as text such as `12` or `12.0`. */
export function integer(written: Value): number | null {
  const value = bare(written);
  if (typeof value === 'string' && !/^-?\d+(?:\.0*)?$/.test(value)) return null;
  const number = typeof value === 'string' ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : null;
}

/** What stands where a time is expected, for a reader of times to judge; null where nothing stands there. */
export function stamp(value: Value): string | number | null {
  if (value === undefined || value === null || value === '') return null;
  return typeof value === 'string' || typeof value === 'number' ? value : JSON.stringify(value);
}
