/**
 * What is left of a record that the file ends in, as a full disk or an aborted download leaves it: a page of posts, say, or
 * a thread, of which many posts are whole.
 */

import {
  attempt,
  type Found,
  isAccount,
  isPost,
  isRefusal,
  type JsonFormat,
  type JsonObject,
  type JsonValue,
  type Source,
} from '../../format.ts';
import { BACKSLASH, CLOSE_LIST, CLOSE_OBJECT, COLON, COMMA, isSpace, OPEN_LIST, OPEN_OBJECT, QUOTE } from './json-bytes.ts';

/** A record without its end: all that is whole of it, and the values in which the file ends, each inside the one before. */
export interface CutOff {
  readonly value: JsonObject;
  /** The outermost open value is the record itself. */
  readonly open: readonly OpenValue[];
}

interface OpenValue {
  readonly value: Container;
  /** The name under which the next open value stands in this one, or null where the file ends between two. */
  readonly key: string | number | null;
  /** Byte of the record at which the value begins. */
  readonly at: number;
}

/** Values nested any deeper are no posts that people wrote. */
const MAX_DEPTH = 1000;

/** A value whose end is not reached: what closes it, where it begins, and the bytes of the name read last in it. */
interface Level {
  readonly closes: number;
  readonly at: number;
  key: readonly [from: number, to: number] | null;
  named: boolean;
}

/**
 * Leaves out what the record ends in the middle of, and closes what is open; null for bytes that are broken otherwise.
 * `read` reads a whole record.
 */
export function cutOff(bytes: Buffer, decode: (bytes: Buffer) => string, read: (text: string) => JsonObject | null): CutOff | null {
  const levels: Level[] = [];
  let whole = 0;
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at] as number;
    const level = levels.at(-1);
    const from = at;
    at += 1;
    if (byte === OPEN_OBJECT || byte === OPEN_LIST) {
      if (levels.length >= MAX_DEPTH) return null;
      levels.push({ closes: byte === OPEN_LIST ? CLOSE_LIST : CLOSE_OBJECT, at: from, key: null, named: false });
      whole = at;
    } else if (level === undefined) {
      if (!isSpace(byte)) return null;
    } else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) {
      if (byte !== level.closes) return null;
      levels.pop();
      whole = at;
    } else if (byte === QUOTE) {
      at = afterString(bytes, at);
      if (at < 0) break;
      if (level.closes === CLOSE_LIST || level.named) whole = at;
      else level.key = [from, at];
    } else if (byte === COLON) level.named = true;
    else if (byte === COMMA) level.named = false;
    else if (!isSpace(byte)) {
      while (at < bytes.length && !ends(bytes[at] as number)) at += 1;
      if (at < bytes.length) whole = at;
    }
  }
  if (levels.length === 0) return null;
  const closed = levels.map(({ closes }) => String.fromCharCode(closes)).reverse();
  const value = read(decode(bytes.subarray(0, whole)) + closed.join(''));
  return value === null ? null : { value, open: opened(value, levels, (from, to) => decode(bytes.subarray(from, to))) };
}

function opened(record: JsonObject, levels: readonly Level[], text: (from: number, to: number) => string): OpenValue[] {
  let value: Container = record;
  return levels.map(({ at, key: name }, i) => {
    const own = value;
    if (i === levels.length - 1) return { value: own, key: null, at };
    const key = Array.isArray(own) ? own.length - 1 : (JSON.parse(text(...(name as [number, number]))) as string);
    value = (own as Record<string | number, JsonValue>)[key] as Container;
    return { value: own, key, at };
  });
}

/** The position after the quote that ends a string, or -1. */
function afterString(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(QUOTE, from); at >= 0; at = bytes.indexOf(QUOTE, at + 1)) {
    let backslashes = 0;
    while (bytes[at - 1 - backslashes] === BACKSLASH) backslashes += 1;
    if (backslashes % 2 === 0) return at + 1;
  }
  return -1;
}

function ends(byte: number): boolean {
  return isSpace(byte) || byte === COMMA || byte === CLOSE_LIST || byte === CLOSE_OBJECT;
}

/** What is found in a record without its end, and where the first thing in it begins that is not whole. */
export interface Left {
  readonly found: readonly Found[];
  /** How many posts are not whole. */
  readonly cut: number;
  /** Byte of the record at which the outermost of them begins. */
  readonly at: number;
}

/**
 * The posts that stand whole in a record without its end. Whole is what the record gives because of closed items of lists,
 * at any depth; what it gives without them is drawn from values whose end is missing, and is not whole.
 */
export function wholeIn(format: JsonFormat, { open }: CutOff, source: Source): Left {
  const read = (depth: number, closed: Container): readonly Found[] => attempt(() => format.read(along(open, depth, closed), source));
  const found: Found[] = [];
  let at: number | null = null;
  for (const [depth, level] of open.entries()) {
    const without = new Map<string, number>();
    for (const item of read(depth, noneOf(level))) without.set(nameOf(item), (without.get(nameOf(item)) ?? 0) + 1);
    const whole = read(depth, closedOf(level)).filter((item) => {
      const same = without.get(nameOf(item)) ?? 0;
      without.set(nameOf(item), same - 1);
      return same <= 0;
    });
    if (whole.length > 0) at ??= open[depth + 1]?.at ?? null;
    found.push(...whole);
  }
  const whole = new Set(found.map(nameOf));
  const deepest = noneOf(open.at(-1) as OpenValue);
  const cut = read(open.length - 1, deepest).filter((item) => (isPost(item) || isRefusal(item)) && !whole.has(nameOf(item))).length;
  return { found, cut: Math.max(1, cut), at: at ?? 0 };
}

type Container = JsonObject | JsonValue[];

/** Whether the items of an open value are records: objects in an array, or values of one kind in an object. */
function isList({ value, key }: OpenValue): boolean {
  if (Array.isArray(value)) return value.some(isContainer);
  // Of the open item perhaps nothing is there yet.
  return areAlike(Object.entries(value).flatMap(([name, item]) => (name === key && Object.keys(item ?? {}).length === 0 ? [] : [item])));
}

/** Whether values are objects of one kind, such as the comments of a thread by their ids: all begin with the same name. */
function areAlike(values: readonly JsonValue[]): boolean {
  const names = values.map((value) => (isContainer(value) && !Array.isArray(value) ? Object.keys(value)[0] : undefined));
  return names.length > 1 && names.every((name) => name !== undefined && name === names[0]);
}

function isContainer(value: JsonValue): value is Container {
  return typeof value === 'object' && value !== null;
}

function closedOf({ value, key }: OpenValue): Container {
  if (Array.isArray(value)) return key === null ? value : value.slice(0, -1);
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
}

/** What is closed in an open value, without the items of lists. */
function noneOf(level: OpenValue): Container {
  const closed = closedOf(level);
  return isList(level) ? emptyOf(closed) : withoutLists(closed);
}

function emptyOf(value: Container): Container {
  return Array.isArray(value) ? [] : {};
}

/** A value with all lists of records in it, at any depth, left empty. */
function withoutLists(value: Container): Container {
  if (Array.isArray(value)) return value.some(isContainer) ? [] : value;
  if (areAlike(Object.values(value))) return emptyOf(value);
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, isContainer(item) ? withoutLists(item) : item]));
}

/** The record with a value in place of the open one at a depth; of lists above it only the open item is left. */
function along(open: readonly OpenValue[], depth: number, value: Container): JsonObject {
  let inner = value;
  for (let i = depth - 1; i >= 0; i -= 1) {
    const { value: own, key } = open[i] as OpenValue;
    if (Array.isArray(own)) inner = [inner];
    else if (isList(open[i] as OpenValue)) inner = { [key as string]: inner };
    else inner = { ...own, [key as string]: inner };
  }
  return inner as JsonObject;
}

/** What tells one thing found from another. */
function nameOf(found: Found): string {
  if (isPost(found)) return `${found.platform} ${found.id}`;
  if (isAccount(found)) return `@${found.on} ${found.account.id ?? found.account.handle}`;
  if (isRefusal(found)) return found.code;
  if ('whole' in found) return found.whole.text;
  return 'leftOut' in found ? found.leftOut : found.missing;
}
