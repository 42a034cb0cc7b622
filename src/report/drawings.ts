import type { Work } from '../stage.ts';
import { csv } from './csv.ts';
import { draw } from './draw.ts';
import { type Figure, published } from './figure.ts';
import type { Drawn } from './figure-view.tsx';
import { latex } from './paper/latex.ts';
import { tablePage } from './paper/paper.tsx';
import type { Painter } from './png.ts';
import { widths } from './theme.ts';

/** Draws every chart, for a page and for a phone, and adds the files of each figure. */
export async function drawings(
  figures: readonly Figure[],
  files: Map<string, string | Uint8Array>,
  painter: Painter,
  progress: Work['progress'],
): Promise<Map<string, Drawn>> {
  const drawn = new Map<string, Drawn>();
  const painted: Promise<unknown>[] = [];
  for (const [i, figure] of figures.entries()) {
    progress(i, figures.length);
    const { id, alt, chart, table } = figure;
    if (drawn.has(id)) throw new Error(`two figures are called ${id}`);
    const rows = csv(published(figure));
    files.set(`tables/${id}.csv`, rows);
    files.set(`tables/${id}.tex`, latex(figure));
    files.set(`tables/${id}.html`, tablePage(figure));
    if (chart === null) {
      drawn.set(id, { figure, wide: null, narrow: null, csv: rows, spec: null });
      continue;
    }
    const spec = chart(table, widths.wide);
    const wide = await draw(spec, { alt, name: `${id}-w` });
    const points = painter.paint(wide).then((png) => files.set(`figures/${id}.png`, png));
    // Waited for at the end; until then a failure must not go unheard.
    points.catch(() => {});
    painted.push(points);
    const narrow = await draw(chart(table, widths.narrow), { alt, name: `${id}-n` });
    const full = { $schema: 'https://vega.github.io/schema/vega-lite/v6.json', ...spec };
    drawn.set(id, { figure, wide, narrow, csv: rows, spec: JSON.stringify(full) });
    files.set(`figures/${id}.svg`, `${wide}\n`);
    // Its place among the files, whenever it is done.
    files.set(`figures/${id}.png`, new Uint8Array());
    files.set(`figures/${id}.vl.json`, `${JSON.stringify(full, null, 1)}\n`);
  }
  await Promise.all(painted);
  progress(figures.length, figures.length);
  return drawn;
}
