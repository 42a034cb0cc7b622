import { join, resolve } from 'node:path';
import { readJson } from '../disk.ts';
import { UserError } from '../errors.ts';
import { version as ownVersion } from '../manifest.ts';
import type { Stage, Work } from '../stage.ts';
import type { Study } from '../study.ts';
import { codingFiles } from './human-codes.ts';
import type { Numbers } from './numbers.ts';
import type { Painter } from './png.ts';

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
    const path = previous(study);
    return { ...codingFiles(study), ...(path === null ? {} : { 'report.previous': path }) };
  },
  run,
};

async function run(work: Work): Promise<void> {
  const { painter } = await import('./png.ts');
  const brush = painter();
  const { files, own } = await pages(work, brush).finally(() => brush.close());
  await refuseLeaks(work, files, own);
  for (const [name, content] of files) await work.file(name, content);
}

interface Report {
  /** Everything the report consists of, by name below its folder. */
  readonly files: Map<string, string | Uint8Array>;
  /** What of it is the program's own, the same in every report. */
  readonly own: readonly string[];
}

async function pages(work: Work, painter: Painter): Promise<Report> {
  const [{ facts, sections }, { html }, { numbersOf }, { paper }, { crate, dataPackage }, { script }, { fontFaces }] = await Promise.all([
    import('./sections.ts'),
    import('./page.tsx'),
    import('./numbers.ts'),
    import('./paper/paper.tsx'),
    import('./crate.ts'),
    import('./script.ts'),
    import('./fonts.ts'),
  ]);
  const running = script();
  const version = await ownVersion();
  const { source, parts: made } = await sections(work, version);
  const numbers = numbersOf(
    made.flatMap((part) => part.figures),
    work,
    report.reads,
    version,
  );
  const files = new Map<string, string | Uint8Array>();
  const parts = [...made];
  const earlier = await earlierNumbers(work.study);
  if (earlier !== null) {
    const [{ changes }, { changesSection }] = await Promise.all([import('./changes.ts'), import('./sections/changes.ts')]);
    const found = changes(earlier, numbers);
    files.set('changes.json', `${JSON.stringify(found, null, 1)}\n`);
    parts.splice(-3, 0, changesSection(found));
  }
  const figures = parts.flatMap((part) => part.figures);
  const { drawings } = await import('./drawings.ts');
  const drawn = await drawings(figures, files, painter, work.progress);
  const { title, k, unit } = source;
  const [code, fonts] = await Promise.all([running, fontFaces()]);
  files.set('index.html', html({ title, version, k, unit, facts: await facts(source), sections: parts, drawn, script: code, fonts }));
  if (source.platforms.length > 0) for (const [name, content] of await paper(source, version)) files.set(name, content);
  files.set('numbers.json', `${JSON.stringify(numbers, null, 1)}\n`);
  files.set('datapackage.json', dataPackage(source.title, figures, files));
  files.set('ro-crate-metadata.json', crate(work, { title: source.title, version, tables: report.reads }, files));
  return { files, own: [code.text, fonts] };
}

/** The numbers of the earlier report that the study names; null where it names none. */
function previous({ settings, base, folders }: Study): string | null {
  const named = settings.report.previous;
  if (named === undefined) return null;
  const folder = resolve(base ?? '.', named);
  if (folder === resolve(folders.report)) {
    throw new UserError(`report.previous: invalid: ${named} is the folder this run writes`, {
      hint: 'copy the earlier report to another place first',
    });
  }
  return join(folder, 'numbers.json');
}

async function earlierNumbers(study: Study): Promise<Numbers | null> {
  const path = previous(study);
  if (path === null) return null;
  const held = (await readJson(path)) as Numbers | null;
  if (held?.numbers === undefined || held.made === undefined) {
    throw new UserError(`report.previous: invalid: ${study.settings.report.previous} holds no numbers.json of a report`, {
      hint: 'name the folder of an earlier report',
    });
  }
  return held;
}

/** Nothing is written while any of it, what is the program's own apart, names or quotes a person of the study. */
async function refuseLeaks(
  { db, settings, study }: Work,
  files: ReadonlyMap<string, string | Uint8Array>,
  own: readonly string[],
): Promise<void> {
  const [{ leaks }, { vocabulary }] = await Promise.all([import('../privacy/leak-scan.ts'), import('./vocabulary.ts')]);
  const secrets = [...study.inputs.map(({ path }) => path), ...Object.values(study.folders)].filter((path) => path.length > 4);
  const page = own.reduce((text, part) => text.replace(part, () => ''), String(files.get('index.html')));
  const found = await leaks(db, new Map([...files, ['index.html', page]]), {
    smallest: settings.report.smallest,
    vocabulary: await vocabulary(),
    secrets,
  });
  if (found.length === 0) return;
  const told = found.map(
    ({ table, column, kind, file, times }) => `${kind} of ${table}.${column} in ${file}${times > 1 ? ` (${times} times)` : ''}`,
  );
  throw new UserError(`report: leak: ${told.slice(0, 5).join('; ')}${told.length > 5 ? ` and ${told.length - 5} more` : ''}`, {
    hint: 'nothing was written; this is a fault of the program: please report it, without the data',
    exit: 1,
  });
}
