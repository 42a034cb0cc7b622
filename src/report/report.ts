import { UserError } from '../errors.ts';
import { version as ownVersion } from '../manifest.ts';
import type { Stage, Work } from '../stage.ts';
import type { Drawn } from './page.tsx';

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
    'partition',
    'terms',
    'profiles',
    'indicators',
    'sessions',
    'turns',
  ],
  writes: [],
  settings: ['title', 'name', 'seed', 'report', 'ingest', 'network', 'communities', 'pln'],
  showsDefinitions: true,
  run,
};

async function run(work: Work): Promise<void> {
  const files = await pages(work);
  await refuseLeaks(work, files);
  for (const [name, content] of files) await work.file(name, content);
}

/** Everything the report consists of, by name below its folder. */
async function pages(work: Work): Promise<Map<string, string | Uint8Array>> {
  const [{ sections }, { draw }, { csv }, { html, published }, { widths }] = await Promise.all([
    import('./sections.ts'),
    import('./draw.ts'),
    import('./csv.ts'),
    import('./page.tsx'),
    import('./theme.ts'),
  ]);
  const version = await ownVersion();
  const { source, parts } = await sections(work, version);
  const figures = parts.flatMap((part) => part.figures);
  const files = new Map<string, string | Uint8Array>();
  const drawn = new Map<string, Drawn>();
  for (const [i, figure] of figures.entries()) {
    work.progress(i, figures.length);
    const { id, alt, chart, table } = figure;
    if (drawn.has(id)) throw new Error(`two figures are called ${id}`);
    files.set(`tables/${id}.csv`, csv(published(figure)));
    if (chart === null) {
      drawn.set(id, { figure, wide: null, narrow: null });
      continue;
    }
    const spec = chart(table, widths.wide);
    const wide = await draw(spec, { alt, name: `${id}-w` });
    const narrow = await draw(chart(table, widths.narrow), { alt, name: `${id}-n` });
    drawn.set(id, { figure, wide, narrow });
    files.set(`figures/${id}.svg`, `${wide}\n`);
    files.set(
      `figures/${id}.vl.json`,
      `${JSON.stringify({ $schema: 'https://vega.github.io/schema/vega-lite/v6.json', ...spec }, null, 1)}\n`,
    );
  }
  files.set('index.html', html({ title: source.title, version, k: source.k, sections: parts, drawn }));
  work.progress(figures.length, figures.length);
  return files;
}

/** Nothing is written while any of it names or quotes a person of the study. */
async function refuseLeaks({ db, settings, study }: Work, files: ReadonlyMap<string, string | Uint8Array>): Promise<void> {
  const [{ leaks }, { vocabulary }] = await Promise.all([import('../privacy/leak-scan.ts'), import('./vocabulary.ts')]);
  const secrets = [...study.inputs.map(({ path }) => path), ...Object.values(study.folders)].filter((path) => path.length > 4);
  const found = await leaks(db, files, { smallest: settings.report.smallest, vocabulary: await vocabulary(), secrets });
  if (found.length === 0) return;
  const told = found.map(
    ({ table, column, kind, file, times }) => `${kind} of ${table}.${column} in ${file}${times > 1 ? ` (${times} times)` : ''}`,
  );
  throw new UserError(`report: leak: ${told.slice(0, 5).join('; ')}${told.length > 5 ? ` and ${told.length - 5} more` : ''}`, {
    hint: 'nothing was written; this is a fault of the program: please report it, without the data',
    exit: 1,
  });
}
