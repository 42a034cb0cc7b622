import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Folder of test data collected by others, or where it would be; tests that need it say so and skip where it is missing. */
const corpora = process.env.STAFFROOM_CORPORA ?? join(import.meta.dirname, '../../../shared/corpora');

/** Texts that others have used to break pages and spreadsheets; null where they are not here. */
export function payloads(): string[] | null {
  if (!existsSync(join(corpora, 'xss-payloadbox'))) return null;
  const text = (name: string) => readFileSync(join(corpora, name), 'utf8');
  const purified = (JSON.parse(text('dompurify/payloads.json')) as { payload?: string }[]).flatMap(({ payload }) => payload ?? []);
  const lines = ['xss-payloadbox/xss-payload-list.txt', 'csv-injection/csv-payload.txt'].flatMap((name) => text(name).split(/\r?\n/));
  return [...new Set([...lines, ...purified])].filter((line) => line.trim() !== '');
}

/** A report's own elements; anything else came out of the data. */
export const FOREIGN =
  /^(?:script|img|iframe|object|embed|link|base|form|input|image|use|foreignobject|animate|set|audio|video|b|marquee|details-x)$/;
