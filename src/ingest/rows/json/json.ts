import { textWindow } from '../../../bytes/text-window.ts';
import type { Opened } from '../../files/opened.ts';
import type { JsonObject, JsonValue } from '../../format.ts';
import type { Cut, Cuts, Flaw } from '../cut.ts';
import { cutLines } from '../cut-lines.ts';
import { type LeftThere, type Located, type Place, Places, type Repair } from '../located.ts';
import { cutOff } from './cut-off.ts';
import { cutValues } from './cut-values.ts';
import { element, isFrame } from './elements.ts';
import { afterString, parseLossless } from './lossless.ts';
import { jsonOfPython, withoutNonNumbers } from './nearly-json.ts';

/**
 * The records of a JSON file, batch by batch, each with its place: the lines of a file with a record per line, the items
 * of a list, whole documents, or elements of XML in lines. A broken record is told as such and never stops the reading.
 */
export async function* jsonRecords(
  path: string,
  { content, packing, source, torn }: Pick<Opened, 'content' | 'packing' | 'source' | 'torn'>,
  options: { blockBytes?: number } = {},
): AsyncGenerator<Located<JsonObject>[]> {
  if (content.kind !== 'json') throw new Error(`${path}: not JSON`);
  const { shape, begin, quotes } = content;
  const window = textWindow(path, { packing, source }, options.blockBytes);
  const places = new Places(source.layout);
  try {
    const inLines = shape === 'lines' || shape === 'elements';
    for await (const batch of inLines ? cutLines(window) : cutValues(path, window, { shape, begin, quotes }))
      yield shape === 'elements' ? locateElements(batch, places, source.decode) : locate(batch, places, source.decode, torn);
  } finally {
    await window.close();
  }
}

function locate(
  { bytes, cuts, unended }: Cuts,
  places: Places,
  decode: (bytes: Buffer) => string,
  torn: string | null,
): Located<JsonObject>[] {
  return cuts.map((cut, i) => {
    const place = places.of(bytes, cut);
    const hash = (): string => places.hash(bytes, cut);
    const left = (): { readonly left?: LeftThere } => leftOf(cut, bytes, decode, (stretch) => places.behind(place, stretch));
    if (cut.flaw !== null) return { place, hash, kind: 'bad', ...cut.flaw, ...left() };
    const text = decode(bytes.subarray(cut.start, cut.end));
    if (cut.end - cut.start < BLANK_BYTES && text.trim() === '') return { place, hash, kind: 'blank' };
    const last = unended && i === cuts.length - 1;
    const read = record(text);
    if ('value' in read) return { place, hash, kind: 'record', ...read };
    if (last && read.code === 'not-json') return { place, hash, kind: 'bad', code: 'truncated', reason: torn ?? TRUNCATED, ...left() };
    return { place, hash, kind: 'bad', ...read };
  });
}

function locateElements({ bytes, cuts }: Cuts, places: Places, decode: (bytes: Buffer) => string): Located<JsonObject>[] {
  return cuts.map((cut) => {
    const found = { place: places.of(bytes, cut), hash: () => places.hash(bytes, cut) };
    if (cut.flaw !== null) return { ...found, kind: 'bad', ...cut.flaw };
    const line = decode(bytes.subarray(cut.start, cut.end));
    if (line.trim() === '' || isFrame(line)) return { ...found, kind: 'blank' };
    const read = element(line);
    return 'value' in read ? { ...found, kind: 'record', ...read } : { ...found, kind: 'bad', ...read };
  });
}

/** Lines of nothing but blanks are short: long ones need not be looked at for that. */
const BLANK_BYTES = 1 << 10;

const TRUNCATED = 'the file ends inside this record';

/** What is left of the record that the file ends in, unless it is too long to be read. */
function leftOf(
  { start, end, flaw, dropped }: Cut,
  bytes: Buffer,
  decode: (bytes: Buffer) => string,
  behind: (stretch: Buffer) => Pick<Place, 'line' | 'byte'>,
): { readonly left?: LeftThere } {
  if (dropped !== null || (flaw !== null && flaw.code !== 'truncated')) return {};
  const whole = (text: string): JsonObject | null => {
    const read = record(text);
    return 'value' in read ? read.value : null;
  };
  const left = cutOff(bytes.subarray(start, end), decode, whole);
  return left === null ? {} : { left: { ...left, placeOf: (at) => behind(bytes.subarray(start, start + at)) } };
}

/** A record, and what had to be mended to read it. */
interface Read {
  readonly value: JsonObject;
  readonly repaired?: Repair;
}

/** The record in a text, or why there is none. No part of the text enters the reason, which is shown in reports. */
export function record(text: string): Read | Flaw {
  if (text.length > DEEP_SIGNS && depthOf(text) > MAX_DEPTH) return TOO_DEEP;
  try {
    // A byte-order mark inside a file comes from files put together.
    const { value, ...repair } = parsed(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) return { value, ...repair };
    return { code: 'not-an-object', reason: `a ${kindOf(value)} stands where a record with named fields should` };
  } catch (error) {
    if (error instanceof SyntaxError) return { code: 'not-json', reason: 'this is not JSON' };
    if (error instanceof RangeError) return TOO_DEEP;
    throw error;
  }
}

const TOO_DEEP: Flaw = { code: 'too-deep', reason: 'the record is nested too deeply to be read' };
/** What lies deeper could be parsed, but whatever goes through it would run out of stack; shorter texts cannot be that deep. */
const MAX_DEPTH = 1_000;
const DEEP_SIGNS = 10_000;

/** How deep lists and records lie within each other. */
function depthOf(text: string): number {
  let [depth, deepest] = [0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') at = afterString(text, at + 1) - 1;
    else if (character === '{' || character === '[') deepest = Math.max(deepest, ++depth);
    else if (character === '}' || character === ']') depth -= 1;
  }
  return deepest;
}

/** What a text says as JSON, or as what is nearly JSON and leaves no doubt. */
function parsed(text: string): { readonly value: JsonValue; readonly repaired?: Repair } {
  try {
    return { value: parseLossless(text) };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    for (const [repaired, mend] of MENDS) {
      const mended = mend(text);
      if (mended === null) continue;
      try {
        return { value: parseLossless(mended), repaired };
      } catch (still) {
        if (!(still instanceof SyntaxError)) throw still;
      }
    }
    throw error;
  }
}

const MENDS: readonly (readonly [Repair, (text: string) => string | null])[] = [
  ['no-number', withoutNonNumbers],
  ['python', jsonOfPython],
];

function kindOf(value: JsonValue): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'list' : typeof value;
}
