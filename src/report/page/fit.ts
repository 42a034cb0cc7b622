import type { Drawn } from './figure-view.tsx';

/** Bytes that the page may have: it is sent by mail, and opens at once. */
const MOST = 2_900_000;

/** Rows of a table that stay on a page which is too large otherwise. */
const FEW = 40;

/** One way of making a page smaller: what it saves with a figure, in bytes at least, and the figure without it. */
interface Reduction {
  saves(drawn: Drawn): number;
  without(drawn: Drawn): Drawn;
}

/** What a page does without, the most dispensable first: all of it is in the files beside the page. */
const reductions: readonly Reduction[] = [
  {
    saves: ({ csv, spec, embedded }) => (embedded ? bytes(csv) + bytes(spec ?? '') : 0),
    without: (drawn) => ({ ...drawn, embedded: false }),
  },
  {
    saves: ({ narrow }) => bytes(narrow ?? ''),
    without: (drawn) => ({ ...drawn, narrow: null }),
  },
  {
    saves: ({ csv, rows, figure }) => {
      const shown = Math.min(rows, figure.table.numRows());
      return shown <= FEW ? 0 : (bytes(csv) * (shown - FEW)) / figure.table.numRows();
    },
    without: (drawn) => ({ ...drawn, rows: FEW }),
  },
  {
    saves: ({ wide }) => bytes(wide ?? ''),
    without: (drawn) => ({ ...drawn, wide: null }),
  },
];

/**
 * The page with no more bytes than it may have: where there are too many it does without, figure by figure and the
 * largest first, what stands in the files beside it. Each figure that lacks something says so, and where it is.
 */
export function fitted(drawn: ReadonlyMap<string, Drawn>, page: (drawn: ReadonlyMap<string, Drawn>) => string, most = MOST): string {
  const left = new Map(drawn);
  let made = page(left);
  for (const { saves, without } of reductions) {
    let over = bytes(made) - most;
    if (over <= 0) break;
    const largest = [...left].map(([id, one]) => ({ id, one, saved: saves(one) })).sort((a, b) => b.saved - a.saved);
    for (const { id, one, saved } of largest) {
      if (over <= 0 || saved === 0) break;
      left.set(id, without(one));
      over -= saved;
    }
    made = page(left);
  }
  return made;
}

function bytes(text: string): number {
  return Buffer.byteLength(text);
}
