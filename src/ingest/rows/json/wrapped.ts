/**
 * Records of a known format inside records that are none: answers of an interface that keep their posts under `data`,
 * dumps of a database that keep them under `_source`, lists that somebody wrapped by hand.
 */
import type { JsonFormat, JsonObject, JsonValue } from '../../format.ts';

/** A known format, and under which names its records stand. */
export interface Wrapped {
  readonly format: JsonFormat;
  readonly path: readonly string[];
  /** Of so many records found there, so many look like the format. */
  readonly votes: number;
  readonly records: number;
}

/** Names deep that are looked through. */
const DEPTH = 3;
/** Records looked at under one name. */
const SAMPLES = 50;
/** Names looked at in one place. */
const NAMES = 200;
/** In place of a name: under every name, as in records kept by their number or id. */
const ANY = '*';
/** Share of the records under a name that must look like a format. */
const MIN_SHARE = 0.5;

/**
 * The format of the records that stand inside those given, or null. The least deep place counts; of two at one depth the
 * one with posts before one with accounts alone, and then the one with more records of a format.
 */
export function wrappedFormat(records: readonly JsonObject[], formats: readonly JsonFormat[]): Wrapped | null {
  let places: readonly Place[] = [{ path: [], records }];
  for (let depth = 0; depth < DEPTH; depth += 1) {
    places = placesInside(places);
    const found = places
      .flatMap(({ path, records: inner }) =>
        formats.map(
          (format): Wrapped => ({
            format,
            path,
            votes: inner.filter((record) => format.looksLike(record)).length,
            records: inner.length,
          }),
        ),
      )
      .filter(({ votes, records: all }) => votes > 0 && votes >= all * MIN_SHARE)
      .sort((a, b) => Number(a.format.accounts ?? false) - Number(b.format.accounts ?? false) || b.votes - a.votes);
    if (found[0] !== undefined) return found[0];
  }
  return null;
}

/** Records under a name, or under every name. */
export interface Place {
  readonly path: readonly string[];
  readonly records: readonly JsonObject[];
}

/** Where records stand one name deeper. */
export function placesInside(places: readonly Place[]): readonly Place[] {
  return places.flatMap((place) => {
    const names = [...new Set(place.records.flatMap((record) => Object.keys(record)))].slice(0, NAMES);
    const inside = names.map((name) => ({
      path: [...place.path, name],
      records: recordsUnder(place.records, [name]).slice(0, SAMPLES),
    }));
    return [...inside, { path: [...place.path, ANY], records: inside.flatMap(({ records: inner }) => inner) }];
  });
}

/** The format over the records as they stand in the file: it reads what they hold under the names. */
export function unwrapping({ format, path }: Wrapped): JsonFormat {
  const { sql: _, ...read } = format;
  return {
    ...read,
    looksLike: (record) => recordsUnder([record], path).some((inner) => format.looksLike(inner)),
    *read(record, source) {
      if (path[0] !== undefined && path[0] !== ANY && !(path[0] in record))
        yield { code: 'not-a-post', reason: `the record has nothing under ${path.join('.')}` };
      for (const inner of recordsUnder([record], path)) yield* format.read(inner, source);
    },
  };
}

function recordsUnder(records: readonly JsonObject[], path: readonly string[]): readonly JsonObject[] {
  return path.reduce<readonly JsonObject[]>(
    (inside, name) => inside.flatMap((inner) => (name === ANY ? Object.values(inner).flatMap(objectsIn) : objectsIn(inner[name]))),
    records,
  );
}

function objectsIn(value: JsonValue | undefined): JsonObject[] {
  const items = Array.isArray(value) ? value : [value];
  return items.filter((item): item is JsonObject => typeof item === 'object' && item !== null && !Array.isArray(item));
}
