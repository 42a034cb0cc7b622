import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openExport } from '../../src/ingest/files/container.ts';
import type { CsvFormat, Format } from '../../src/ingest/format.ts';
import { formats } from '../../src/ingest/formats.ts';
import { type Place, placesInside } from '../../src/ingest/rows/json/wrapped.ts';

const fixtures = join(import.meta.dirname, 'fixtures');
const HEADER_ROWS = 8;

function fits({ all, none = [], only = false }: CsvFormat['columns'], header: readonly string[]): boolean {
  const holds = (column: string) => header.includes(column);
  return all.every(holds) && !none.some(holds) && !(only && header.length > all.length);
}

/** The formats that claim a file, each asked on its own. */
async function claims(path: string): Promise<{ kind: string; names: string[] }> {
  const { content } = await openExport(path);
  const names = (claimed: (format: Format) => boolean) => formats.filter(claimed).map(({ name }) => name);
  if (content.kind === 'csv') {
    for (const row of content.firstRows.slice(0, HEADER_ROWS)) {
      const header = row.map((cell) => cell.trim());
      const found = names((format) => 'columns' in format && fits(format.columns, header));
      if (found.length > 0) return { kind: 'csv', names: found };
    }
  }
  if (content.kind === 'json') {
    // Records may stand in a list with a name.
    for (let places: readonly Place[] = [{ path: [], records: content.samples }]; places.length > 0; places = placesInside(places)) {
      const among = places.flatMap(({ records }) => records);
      const found = names((format) => 'looksLike' in format && among.some((record) => format.looksLike(record)));
      if (found.length > 0 || places.some(({ path }) => path.length > 2)) return { kind: 'json', names: found };
    }
  }
  return { kind: content.kind, names: [] };
}

/** Fixtures that no format of the registry claims, or that several do, and why. */
const EXCEPT: Readonly<Record<string, string>> = {
  'column-map': 'a table whose columns the settings name',
  facepager: 'records of a known format, taken out of a tree',
  'mapped-tables/dump-filter': 'a table without names of columns',
  'twarc2/aside.jsonl': 'one line each of several formats',
  'mapped-tables/snscrape-telegram.jsonl': 'a table saved as JSON',
  'mapped-tables/twitterscraper.json': 'a table saved as JSON',
  'mapped-tables/twitterscraper-old.json': 'a table saved as JSON',
  'mapped-tables/tweet-scraper.jsonl': 'a table saved as JSON',
  'youtube/takeout-german.csv': 'a known table, its columns named in another language',
};

describe('every fixture is claimed by one format', async () => {
  const files = readdirSync(fixtures, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(fixtures.length + 1))
    .filter((file) => !Object.keys(EXCEPT).some((name) => file.startsWith(name)))
    .sort();

  test.each(files)('%s', async (file) => {
    const { kind, names } = await claims(join(fixtures, file));
    if (kind === 'csv' || kind === 'json') expect(names).toHaveLength(1);
    else expect(['digits', 'chat', 'binary']).toContain(kind);
  });
});

test('every format has a title of its own', () => {
  const titles = formats.map(({ title }) => title);
  expect(new Set(titles).size).toBe(titles.length);
});
