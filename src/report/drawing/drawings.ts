import type { Work } from '../../run/stage.ts';
import { type Figure, ownColumns } from '../figure.ts';
import { csv } from '../files/csv.ts';
import { type Drawn, ROWS } from '../page/figure-view.tsx';
import { latex } from '../paper/latex.ts';
import { tablePage } from '../paper/paper.tsx';
import type { Artist } from './artist.ts';
import type { Drawing, KeptDrawings } from './kept-drawings.ts';
import { paintable } from './paintable.ts';
import { widths } from './theme.ts';

/** How charts are drawn: by whom, and what is known of earlier drawings. */
export interface Studio {
  readonly artist: Artist;
  readonly kept: KeptDrawings | null;
}

/** What is published of one figure: its drawings for the page, and its files in their order. */
interface Made {
  readonly drawn: Drawn;
  readonly files: readonly (readonly [string, string | Uint8Array])[];
}

/** Charts on their way, each for a page and for a phone: the first are drawn while further figures are being made. */
export class Drawings {
  readonly #studio: Studio;
  readonly #progress: Work['progress'];
  readonly #made = new Map<string, Promise<Made>>();
  #done = 0;
  /** Figures in all, once they are known. */
  #all: number | undefined;

  constructor(studio: Studio, progress: Work['progress']) {
    this.#studio = studio;
    this.#progress = progress;
  }

  /** Begins to draw the figures. */
  begin(figures: readonly Figure[]): void {
    for (const figure of figures) {
      if (this.#made.has(figure.id)) throw new Error(`two figures are called ${figure.id}`);
      const made = this.#make(figure);
      // Waited for at the end; until then a failure must not go unheard.
      made.catch(() => {});
      this.#made.set(figure.id, made);
    }
  }

  /** Waits for the figures that were begun, and adds the files of each in the order given here. */
  async end(figures: readonly Figure[], files: Map<string, string | Uint8Array>): Promise<Map<string, Drawn>> {
    this.#all = figures.length;
    const drawn = new Map<string, Drawn>();
    for (const { id } of figures) {
      const made = await this.#made.get(id);
      if (made === undefined) throw new Error(`the figure ${id} was not begun`);
      drawn.set(id, made.drawn);
      for (const [name, content] of made.files) files.set(name, content);
    }
    await this.#studio.kept?.sweep();
    return drawn;
  }

  async #make(figure: Figure): Promise<Made> {
    const made = await madeOf(figure, this.#studio);
    this.#done += 1;
    this.#progress(this.#done, this.#all);
    return made;
  }
}

/** The files of a figure, and its drawings where it has a chart. */
async function madeOf(figure: Figure, studio: Studio): Promise<Made> {
  const { id, chart, table } = figure;
  const rows = csv(ownColumns(figure));
  const tables = [
    [`tables/${id}.csv`, rows],
    [`tables/${id}.tex`, latex(figure)],
    [`tables/${id}.html`, tablePage(figure)],
  ] as const;
  if (chart === null)
    return { drawn: { figure, wide: null, narrow: null, csv: rows, spec: null, embedded: true, painted: true, rows: ROWS }, files: tables };
  const full = { $schema: 'https://vega.github.io/schema/vega-lite/v6.json', ...chart(table, widths.wide) };
  const { wide, narrow, png } = await drawing(figure, chart, studio);
  const painted = paintable(wide);
  const pictures = [
    [`figures/${id}.svg`, `${wide}\n`],
    ...(painted ? [[`figures/${id}.png`, png] as const] : []),
    [`figures/${id}.vl.json`, `${JSON.stringify(full, null, 1)}\n`],
  ] as const;
  return {
    drawn: { figure, wide, narrow, csv: rows, spec: JSON.stringify(full), embedded: true, painted, rows: ROWS },
    files: [...tables, ...pictures],
  };
}

function drawing({ id, alt, table }: Figure, chart: NonNullable<Figure['chart']>, { artist, kept }: Studio): Promise<Drawing> {
  const [onPage, onPhone] = [chart(table, widths.wide), chart(table, widths.narrow)];
  const make = async (): Promise<Drawing> => {
    const wide = await artist.draw(onPage, { alt, name: `${id}-w` });
    const points = artist.paint(wide);
    // Waited for below; until then a failure must not go unheard.
    points.catch(() => {});
    const narrow = await artist.draw(onPhone, { alt, name: `${id}-n` });
    return { wide, narrow, png: await points };
  };
  return kept === null ? make() : kept.drawing([id, alt, onPage, onPhone], make);
}
