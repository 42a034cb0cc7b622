import { sha256 } from '../disk.ts';
import { sorted } from '../manifest.ts';
import type { Work } from '../stage.ts';
import { type Figure, rowsOf } from './figure.ts';

const TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  html: 'text/html',
  json: 'application/json',
  svg: 'image/svg+xml',
  png: 'image/png',
  tex: 'application/x-tex',
  md: 'text/markdown',
  bib: 'application/x-bibtex',
};

/** The published tables as a Data Package (version 2): every column with its type and meaning. */
export function dataPackage(title: string, figures: readonly Figure[], files: ReadonlyMap<string, string | Uint8Array>): string {
  const resources = figures.map(({ id, finding, table, headings }) => {
    const path = `tables/${id}.csv`;
    const content = files.get(path) ?? '';
    const rows = rowsOf<Record<string, unknown>>(table);
    return {
      name: id,
      path,
      title: finding,
      format: 'csv',
      mediatype: 'text/csv',
      encoding: 'utf-8',
      bytes: Buffer.byteLength(content),
      hash: `sha256:${sha256(content)}`,
      schema: {
        fields: headings.map(({ name, label, as = 'text' }) => ({
          name,
          title: label,
          type:
            as === 'day' || rows.some((row) => row[name] instanceof Date)
              ? 'date'
              : as === 'text'
                ? 'string'
                : rows.every((row) => row[name] === null || Number.isInteger(row[name]))
                  ? 'integer'
                  : 'number',
        })),
        missingValues: [''],
      },
    };
  });
  return json({ $schema: 'https://datapackage.org/profiles/2.0/datapackage.json', name: 'staffroom-report', title, resources });
}

/** The report as an RO-Crate (1.2) with the run that made it as its action: software, versions, and hashes of tables read. */
export function crate(
  { settings, inputHash }: Pick<Work, 'settings' | 'inputHash'>,
  { title, version, tables }: { title: string; version: string; tables: readonly string[] },
  files: ReadonlyMap<string, string | Uint8Array>,
): string {
  const parts = [...files].map(([name, content]) => ({
    '@id': name,
    '@type': 'File',
    encodingFormat: TYPES[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream',
    contentSize: String(typeof content === 'string' ? Buffer.byteLength(content) : content.length),
    sha256: sha256(content),
  }));
  const read = tables.map((table) => ({
    '@id': `#table-${table}`,
    '@type': 'Dataset',
    name: table,
    description: 'Private table of the study; not part of this crate',
    sha256: inputHash(table),
  }));
  const refer = (items: readonly { '@id': string }[]) => items.map((item) => ({ '@id': item['@id'] }));
  return json({
    '@context': 'https://w3id.org/ro/crate/1.2/context',
    '@graph': [
      {
        '@id': 'ro-crate-metadata.json',
        '@type': 'CreativeWork',
        conformsTo: { '@id': 'https://w3id.org/ro/crate/1.2' },
        about: { '@id': './' },
      },
      {
        '@id': './',
        '@type': 'Dataset',
        name: title,
        description: 'Report of a study of educators’ posts: aggregates only',
        conformsTo: { '@id': 'https://w3id.org/ro/wfrun/process/0.5' },
        hasPart: refer(parts),
        mentions: [{ '@id': '#run' }],
      },
      {
        '@id': '#run',
        '@type': 'CreateAction',
        name: 'report',
        description: `Seed ${settings.seed}; settings ${sha256(JSON.stringify(sorted(settings.report)))}`,
        instrument: { '@id': '#staffroom' },
        object: refer(read),
        result: refer(parts),
      },
      {
        '@id': '#staffroom',
        '@type': 'SoftwareApplication',
        name: 'Staffroom',
        version,
        softwareRequirements: { '@id': '#node' },
      },
      { '@id': '#node', '@type': 'SoftwareApplication', name: 'Node.js', version: process.version },
      ...read,
      ...parts,
    ],
  });
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 1)}\n`;
}
