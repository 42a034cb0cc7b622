import { sha256 } from '../../disk/disk.ts';
import type { PublicRecord } from '../../run/record/public-record.ts';
import { type TableName, tables } from '../../schema/schema.ts';
import type { Figure } from '../figure.ts';
import { studyPeriods } from '../sections/posts/weeks.ts';
import type { Source } from '../source/source.ts';

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

const CRATE = 'https://w3id.org/ro/crate/1.2';
const NODE = 'https://nodejs.org/';
const PROCESS = 'https://w3id.org/ro/wfrun/process/0.5';

/**
 * The day a report is published, as the study says it. No clock is read, so that equal runs give equal bytes: where the
 * study does not say, it is the day after the time it is told in, the first on which it can have been; null without times.
 */
export async function publicationDay(source: Source): Promise<string | null> {
  const said = source.settings.report.published;
  if (said !== undefined) return said;
  const time = source.platforms.length === 0 ? null : await studyPeriods(source);
  return time === null ? null : new Date(time.to.getTime() + 86_400_000).toISOString().slice(0, 10);
}

/**
 * The report as an RO-Crate (1.2) that says which run made it (Process Run Crate 0.5): one action per stage, with the
 * software, its versions and libraries. Hashes of private tables, under a key, stand in `manifest.json` alone.
 */
export async function crate(
  source: Source,
  { record, figures, files }: { record: PublicRecord; figures: readonly Figure[]; files: ReadonlyMap<string, string | Uint8Array> },
): Promise<string> {
  const parts = partsOf(files, new Map(figures.map(({ id, finding }) => [id, finding])));
  const authors = authorsOf(source);
  const license = licenseOf(source);
  const program = named(JSON.stringify(Object.entries(record.stages).map(([name, { code }]) => [name, code])));
  const steps = stepsOf(record, { program, authors, parts });
  const day = await publicationDay(source);
  return json({
    '@context': [`${CRATE}/context`, 'https://w3id.org/ro/terms/workflow-run/context'],
    '@graph': [
      { '@id': 'ro-crate-metadata.json', '@type': 'CreativeWork', conformsTo: { '@id': CRATE }, about: { '@id': './' } },
      {
        '@id': './',
        '@type': 'Dataset',
        name: source.title,
        description: `Report of a study of educators’ posts: aggregates of at least ${source.k} people, with tables, figures and texts for a paper`,
        ...(day === null ? {} : { datePublished: day }),
        license: { '@id': license['@id'] },
        ...(authors.length === 0 ? {} : { author: single(refer(authors)) }),
        conformsTo: { '@id': PROCESS },
        hasPart: refer(parts),
        mentions: refer(steps),
      },
      { '@id': PROCESS, '@type': ['CreativeWork', 'Profile'], name: 'Process Run Crate', version: '0.5' },
      license,
      ...authors,
      ...steps,
      ...softwareOf(record, program),
      ...privateDataOf(record),
      ...parts,
    ],
  });
}

/** The files of the report; `titles` are the findings of figures by their ids. */
function partsOf(files: ReadonlyMap<string, string | Uint8Array>, titles: ReadonlyMap<string, string>): Entity[] {
  const parts = [...files].map(([name, content]) => ({
    '@id': name,
    '@type': 'File',
    name: titles.get(name.replace(/^(?:tables|figures)\/|\.(?:vl\.)?\w+$/g, '')) ?? NAMES[name] ?? name,
    description: describedAs(name),
    encodingFormat: TYPES[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream',
    contentSize: String(typeof content === 'string' ? Buffer.byteLength(content) : content.length),
    sha256: sha256(content),
  }));
  const manifest = {
    '@id': 'manifest.json',
    '@type': 'File',
    name: 'Versions, seed and hashes of all the report is made from',
    description: 'Written after this file, whose hash it holds; pipelines/verify.ts compares it with what is there',
    encodingFormat: 'application/json',
  };
  return [...parts, manifest];
}

function authorsOf({ settings }: Source): Entity[] {
  return settings.report.authors.map(({ name, orcid, affiliation }, i) => ({
    '@id': orcid === undefined ? `#author-${i + 1}` : `https://orcid.org/${orcid}`,
    '@type': 'Person',
    name,
    ...(affiliation === undefined ? {} : { affiliation }),
  }));
}

function licenseOf({ settings }: Source): Entity {
  const { license } = settings.report;
  return license === undefined
    ? { '@id': '#license', '@type': 'CreativeWork', name: 'No licence is stated', description: 'Ask the authors before any use' }
    : { '@id': licenseAddress(license), '@type': 'CreativeWork', name: license, description: 'Licence of the report' };
}

/** What each stage did: from which tables it made which, and the report in the end. */
function stepsOf(
  record: PublicRecord,
  { program, authors, parts }: { readonly program: string; readonly authors: readonly Entity[]; readonly parts: readonly Entity[] },
): Entity[] {
  const table = (name: string): Reference => ({ '@id': `#table-${name}` });
  return Object.entries(record.stages).map(([name, { code, reads, outputs }]) => {
    const made = Object.keys(outputs).filter(isTable);
    return {
      '@id': `#${name}`,
      '@type': 'CreateAction',
      name,
      description: `Seed ${record.seed}; code ${code}; settings ${sha256(JSON.stringify(record.settings))}`,
      instrument: { '@id': program },
      object: reads.length === 0 ? { '@id': '#exports' } : single(reads.map(table)),
      result: single(made.length === 0 ? refer(parts) : made.map(table)),
      ...(authors.length === 0 ? {} : { agent: single(refer(authors)) }),
    };
  });
}

function softwareOf(record: PublicRecord, program: string): Entity[] {
  return [
    {
      '@id': program,
      '@type': 'SoftwareApplication',
      name: 'Staffroom',
      url: program,
      version: record.staffroom,
      description: `Libraries as in the lockfile with SHA-256 ${record.lockfile}; cite as CITATION.cff says`,
      softwareRequirements: { '@id': NODE },
    },
    {
      '@id': NODE,
      '@type': 'SoftwareApplication',
      name: 'Node.js',
      description: 'What the software runs on',
      url: NODE,
      version: record.node,
    },
  ];
}

/** The exports and the tables between stages, which the steps name and the crate does not hold. */
function privateDataOf(record: PublicRecord): Entity[] {
  const names = Object.values(record.stages).flatMap(({ reads, outputs }) => [...reads, ...Object.keys(outputs)]);
  return [
    {
      '@id': '#exports',
      '@type': 'Dataset',
      name: `Exports as received: ${record.inputs.length} files`,
      description: 'Private; not part of this crate; their hashes under a key stand in manifest.json',
    },
    ...[...new Set(names)].filter(isTable).map((table) => ({
      '@id': `#table-${table}`,
      '@type': 'Dataset',
      name: table,
      description: `${tables[table].means}. Private; not part of this crate; its hash under a key stands in manifest.json`,
    })),
  ];
}

interface Reference {
  readonly '@id': string;
}

interface Entity extends Reference {
  readonly '@type': string | readonly string[];
  readonly name: string;
  readonly [property: string]: unknown;
}

const NAMES: Readonly<Record<string, string>> = {
  'index.html': 'The report as one page',
  'numbers.json': 'Every number of the report by figure, row and column',
  'changes.json': 'What changed since the earlier report',
  'datapackage.json': 'The tables as a Data Package',
  'paper/methods.md': 'Methods section (Markdown)',
  'paper/methods.html': 'Methods section (HTML)',
  'paper/ethics.md': 'Ethics and data statement (Markdown)',
  'paper/ethics.html': 'Ethics and data statement (HTML)',
  'paper/checklist.md': 'Reporting checklist (Markdown)',
  'paper/checklist.html': 'Reporting checklist (HTML)',
  'paper/references.bib': 'References (BibTeX)',
};

/** What a file of the report is, by its place and its ending. */
function describedAs(name: string): string {
  if (name.startsWith('tables/')) return `Table of the report as ${FORMS[name.slice(name.lastIndexOf('.') + 1)] ?? 'a file'}`;
  if (name.startsWith('figures/')) return `Chart of the report as ${FORMS[name.slice(name.lastIndexOf('.') + 1)] ?? 'a file'}`;
  if (name.startsWith('paper/')) return 'Text for a paper, with numbers drawn from the tables';
  return 'Aggregates; names no person';
}

const FORMS: Readonly<Record<string, string>> = {
  csv: 'CSV; datapackage.json says what its columns mean',
  tex: 'LaTeX, for the package booktabs',
  html: 'HTML, which word processors read',
  svg: 'SVG',
  png: 'PNG',
  json: 'Vega-Lite specification',
};

/** A name that content has by itself (RFC 6920): the program is named by its code, wherever it is had from. */
function named(content: string): string {
  return `ni:///sha-256;${Buffer.from(sha256(content), 'hex').toString('base64url')}`;
}

/** One reference for itself, several as a list. */
function single<T>(items: readonly T[]): T | readonly T[] {
  return items.length === 1 ? (items[0] as T) : items;
}

function refer(entities: readonly Entity[]): Reference[] {
  return entities.map((entity) => ({ '@id': entity['@id'] }));
}

function isTable(name: string): name is TableName {
  return Object.hasOwn(tables, name);
}

/** The address of a licence given by address or by its SPDX name. */
export function licenseAddress(license: string): string {
  return /^https?:/.test(license) ? license : `https://spdx.org/licenses/${encodeURIComponent(license)}`;
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 1)}\n`;
}
