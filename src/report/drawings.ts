import type { Work } from '../stage.ts';
import { csv } from './csv.ts';
import { draw } from './draw.ts';
import { type Figure, published } from './figure.ts';
import type { Drawn } from './figure-view.tsx';
import type { Drawing, KeptDrawings } from './kept-drawings.ts';
import { latex } from './paper/latex.ts';
import { tablePage } from './paper/paper.tsx';
import type { Painter } from './png.ts';
import { widths } from './theme.ts';

/** Charts that are drawn while the first of them is being painted. */
const AHEAD = 4;

/** How charts are drawn: who paints them, and what is known of earlier drawings. */
export interface Studio {
  readonly painter: Painter;
  readonly kept: KeptDrawings | null;
}

/** Draws every chart, for a page and for a phone, and adds the files of each figure. */
export async function drawings(
  figures: readonly Figure[],
  files: Map<string, string | Uint8Array>,
  studio: Studio,
  progress: Work['progress'],
): Promise<Map<string, Drawn>> {
  const drawn = new Map<string, Drawn>();
  const coming: Promise<Drawn>[] = [];
  for (const [i, figure] of figures.entries()) {
    progress(i, figures.length);
    if (coming.length >= AHEAD) await coming.shift();
    if (drawn.has(figure.id)) throw new Error(`two figures are called ${figure.id}`);
    drawn.set(figure.id, { figure, wide: null, narrow: null, csv: '', spec: null });
    const one = add(figure, files, studio).then((made) => {
      drawn.set(figure.id, made);
      return made;
    });
    // Waited for in its turn; until then a failure must not go unheard.
    one.catch(() => {});
    coming.push(one);
  }
  await Promise.all(coming);
  await studio.kept?.sweep();
  progress(figures.length, figures.length);
  return drawn;
}

/** Adds the files of a figure: each has its place among the files before anything is waited for. */
async function add(figure: Figure, files: Map<string, string | Uint8Array>, studio: Studio): Promise<Drawn> {
  const { id, chart, table } = figure;
  const rows = csv(published(figure));
  files.set(`tables/${id}.csv`, rows);
  files.set(`tables/${id}.tex`, latex(figure));
  files.set(`tables/${id}.html`, tablePage(figure));
  if (chart === null) return { figure, wide: null, narrow: null, csv: rows, spec: null };
  const full = { $schema: 'https://vega.github.io/schema/vega-lite/v6.json', ...chart(table, widths.wide) };
  for (const ending of ['svg', 'png']) files.set(`figures/${id}.${ending}`, '');
  files.set(`figures/${id}.vl.json`, `${JSON.stringify(full, null, 1)}\n`);
  const { wide, narrow, png } = await drawing(figure, chart, studio);
  files.set(`figures/${id}.svg`, `${wide}\n`);
  files.set(`figures/${id}.png`, png);
  return { figure, wide, narrow, csv: rows, spec: JSON.stringify(full) };
}

function drawing({ id, alt, table }: Figure, chart: NonNullable<Figure['chart']>, { painter, kept }: Studio): Promise<Drawing> {
  const [onPage, onPhone] = [chart(table, widths.wide), chart(table, widths.narrow)];
  const make = async (): Promise<Drawing> => {
    const wide = await draw(onPage, { alt, name: `${id}-w` });
    const points = painter.paint(wide);
    // Waited for below; until then a failure must not go unheard.
    points.catch(() => {});
    const narrow = await draw(onPhone, { alt, name: `${id}-n` });
    return { wide, narrow, png: await points };
  };
  return kept === null ? make() : kept.drawing([id, alt, onPage, onPhone], make);
}
