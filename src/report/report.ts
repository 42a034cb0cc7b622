import { join } from 'node:path';
import { sha256 } from '../disk.ts';
import { UserError } from '../errors.ts';
import { version as ownVersion, sorted } from '../manifest.ts';
import type { Stage, Work } from '../stage.ts';
import { codingFiles, previous, quotesFile } from './named-files.ts';
import type { Painter } from './png.ts';
import type { Quote } from './quotes.ts';

/** The report: aggregates in sentences, charts and tables, as one page that may be sent, and its figures as files. */
export const report: Stage = {
  name: 'report',
  reads: [
    'posts',
    'people',
    'links',
    'ledger',
    'rejects',
    'audit',
    'labels',
    'evidence',
    'ties',
    'threads',
    'measures',
    'communities',
    'members',
    'communityMix',
    'parts',
    'slices',
    'partition',
    'terms',
    'profiles',
    'roles',
    'bridges',
    'components',
    'indicators',
    'sessions',
    'turns',
  ],
  writes: [],
  settings: ['title', 'name', 'seed', 'report', 'ingest', 'network', 'communities', 'pln'],
  showsDefinitions: true,
  files: (study): Record<string, string> => {
    const folder = previous(study);
    const earlier =
      folder === null ? {} : { 'report.previous': join(folder, 'numbers.json'), 'report.previous record': join(folder, 'manifest.json') };
    return { ...codingFiles(study), ...quotesFile(study), ...earlier };
  },
  run,
};

async function run(work: Work): Promise<void> {
  const { painter } = await import('./png.ts');
  const brush = painter();
  const made = await pages(work, brush).finally(() => brush.close());
  await refuseLeaks(work, made);
  for (const [name, content] of made.files) await work.file(name, content);
}

interface Report {
  /** Everything the report consists of, by name below its folder. */
  readonly files: Map<string, string | Uint8Array>;
  /** What of it is the program's own, the same in every report. */
  readonly own: readonly string[];
  /** Quotes that stand in it. */
  readonly quotes: readonly Quote[];
}

async function pages(work: Work, painter: Painter): Promise<Report> {
  const [
    { facts, sections },
    { html },
    { measuredIn, numbersOf },
    { paper },
    { crate, published },
    { dataPackage },
    { script },
    { fontFaces },
    { drawings },
    { KeptDrawings },
  ] = await Promise.all([
    import('./sections.ts'),
    import('./page.tsx'),
    import('./numbers.ts'),
    import('./paper/paper.tsx'),
    import('./crate.ts'),
    import('./data-package.ts'),
    import('./script.ts'),
    import('./fonts.ts'),
    import('./drawings.ts'),
    import('./kept-drawings.ts'),
  ]);
  const running = script();
  const version = await ownVersion();
  const { source, parts: made } = await sections(work, version);
  const numbers = numbersOf(
    made.flatMap((part) => part.figures),
    source,
  );
  const files = new Map<string, string | Uint8Array>();
  const parts = [...made];
  const earlier = previous(work.study);
  if (earlier !== null) {
    const [{ changes }, { changesSection }] = await Promise.all([import('./changes.ts'), import('./sections/changes.ts')]);
    const found = changes(await measuredIn(earlier), { ...numbers, record: work.record });
    files.set('changes.json', `${JSON.stringify(found, null, 1)}\n`);
    parts.splice(-3, 0, changesSection(found));
  }
  const figures = parts.flatMap((part) => part.figures);
  const kept = new KeptDrawings(join(work.kept, 'drawings'), work.record.stages.report?.code ?? '');
  const drawn = await drawings(figures, files, { painter, kept }, work.progress);
  const { title, k, unit } = source;
  const [code, fonts] = await Promise.all([running, fontFaces()]);
  files.set('index.html', html({ title, version, k, unit, facts: await facts(source), sections: parts, drawn, script: code, fonts }));
  if (source.platforms.length > 0) for (const [name, content] of await paper(source, version)) files.set(name, content);
  files.set('numbers.json', `${JSON.stringify(numbers, null, 1)}\n`);
  files.set('datapackage.json', dataPackage(source, await published(source), figures, files));
  files.set('ro-crate-metadata.json', await crate(source, { record: work.record, figures, files }));
  const hashes = Object.fromEntries([...files].map(([name, content]) => [name, sha256(content)]));
  files.set('manifest.json', `${JSON.stringify(sorted({ ...work.record, files: hashes }), null, 2)}\n`);
  return { files, own: [code.text, fonts], quotes: source.quotes ?? [] };
}

/** Nothing is written while any of it, what is the program's own and consented quotes apart, names or quotes a person of the study. */
async function refuseLeaks({ db, settings, study }: Work, { files, own, quotes }: Report): Promise<void> {
  const [{ leaks }, { vocabulary }, { consentedIn, refuseTellingQuotes }] = await Promise.all([
    import('../privacy/leak-scan.ts'),
    import('./vocabulary.ts'),
    import('./quotes.ts'),
  ]);
  const options = { smallest: settings.report.smallest, ...(await vocabulary()) };
  if (quotes.length > 0) await refuseTellingQuotes(db, quotes, options);
  const secrets = [...study.inputs.map(({ path }) => path), ...Object.values(study.folders)].filter((path) => path.length > 4);
  const page = own.reduce((text, part) => text.replace(part, () => ''), String(files.get('index.html')));
  const found = await leaks(db, new Map([...files, ['index.html', page]]), { ...options, secrets, consented: consentedIn(quotes) });
  if (found.length === 0) return;
  const told = found.map(
    ({ table, column, kind, file, times }) => `${kind} of ${table}.${column} in ${file}${times > 1 ? ` (${times} times)` : ''}`,
  );
  throw new UserError(`report: leak: ${told.slice(0, 5).join('; ')}${told.length > 5 ? ` and ${told.length - 5} more` : ''}`, {
    hint: 'nothing was written; this is a fault of the program: please report it, without the data',
    exit: 1,
  });
}
