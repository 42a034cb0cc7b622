import type { JsonObject } from '../format.ts';

/** The formats that records look like, with how many of the records do, the most first. */
export function votesOf<F extends { looksLike(record: JsonObject): boolean }>(
  formats: readonly F[],
  records: readonly JsonObject[],
): { format: F; votes: number }[] {
  return formats
    .map((format) => ({ format, votes: records.filter((record) => format.looksLike(record)).length }))
    .filter(({ votes }) => votes > 0)
    .sort((a, b) => b.votes - a.votes);
}
