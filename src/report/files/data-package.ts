import { sha256 } from '../../disk/disk.ts';
import { type Figure, type Heading, rowsOf } from '../figure.ts';
import type { Source } from '../source/source.ts';
import { licenseAddress } from './crate.ts';

/** The published tables as a Data Package (version 2): every column with its type and meaning. */
export function dataPackage(
  { title, settings }: Source,
  day: string | null,
  figures: readonly Figure[],
  files: ReadonlyMap<string, string | Uint8Array>,
): string {
  const { authors, license } = settings.report;
  const description = {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: 'staffroom-report',
    title,
    ...(day === null ? {} : { created: `${day}T00:00:00Z` }),
    ...(license === undefined
      ? {}
      : { licenses: [/^https?:/.test(license) ? { path: license } : { name: license, path: licenseAddress(license) }] }),
    ...(authors.length === 0
      ? {}
      : {
          contributors: authors.map(({ name, orcid, affiliation }) => ({
            title: name,
            roles: ['author'],
            ...(orcid === undefined ? {} : { path: `https://orcid.org/${orcid}` }),
            ...(affiliation === undefined ? {} : { organization: affiliation }),
          })),
        }),
    resources: figures.map((figure) => resource(figure, files)),
  };
  return `${JSON.stringify(description, null, 1)}\n`;
}

function resource({ id, finding, note, table, headings }: Figure, files: ReadonlyMap<string, string | Uint8Array>): object {
  const path = `tables/${id}.csv`;
  const content = files.get(path) ?? '';
  const rows = rowsOf<Record<string, unknown>>(table);
  return {
    name: id,
    path,
    title: finding,
    ...(note ? { description: note } : {}),
    type: 'table',
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    bytes: Buffer.byteLength(content),
    hash: `sha256:${sha256(content)}`,
    schema: {
      fields: headings.map((heading) => ({ name: heading.name, title: heading.label, type: typeOf(heading, rows) })),
      missingValues: [''],
    },
  };
}

function typeOf({ name, as = 'text' }: Heading, rows: readonly Record<string, unknown>[]): string {
  const held = rows.map((row) => row[name]).filter((cell) => cell !== null && cell !== undefined);
  if (as === 'day' || held.some((cell) => cell instanceof Date)) return 'date';
  if (held.some((cell) => typeof cell === 'string')) return 'string';
  if (as === 'text' && held.length === 0) return 'string';
  return held.every((cell) => Number.isInteger(cell)) ? 'integer' : 'number';
}
