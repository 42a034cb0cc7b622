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
  const drawn = new Map<string, Drawn>();
  for (const [i, figure] of figures.entries()) {
    work.progress(i, figures.length);
    const { id, alt, chart, table } = figure;
    if (drawn.has(id)) throw new Error(`two figures are called ${id}`);
    await work.file(`tables/${id}.csv`, csv(published(figure)));
    if (chart === null) {
      drawn.set(id, { figure, wide: null, narrow: null });
      continue;
    }
    const spec = chart(table, widths.wide);
    const wide = await draw(spec, { alt, name: `${id}-w` });
    const narrow = await draw(chart(table, widths.narrow), { alt, name: `${id}-n` });
    drawn.set(id, { figure, wide, narrow });
    await work.file(`figures/${id}.svg`, `${wide}\n`);
    await work.file(
      `figures/${id}.vl.json`,
      `${JSON.stringify({ $schema: 'https://vega.github.io/schema/vega-lite/v6.json', ...spec }, null, 1)}\n`,
    );
  }
  await work.file('index.html', html({ title: source.title, version, k: source.k, sections: parts, drawn }));
  work.progress(figures.length, figures.length);
}
