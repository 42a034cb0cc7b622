/** The name of a column in one spelling: people and programs that save a table again change capitals, and what joins words. */
function bare(name: string): string {
  return name
    .toLowerCase()
    .replace(/[\s_-]+/g, '_')
    .replace(/^_|_$/g, '');
}

/** The name as R leaves it: points in place of all that is no letter, and an X before what does not begin with one. */
function pointed(name: string): string {
  return name
    .replace(/^X(?=[\d_.])/, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '.')
    .replace(/^\.|\.$/g, '');
}

/** The name in one word: `createdAt` for `created_at`. */
function joined(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

const SPELLINGS = [bare, pointed, joined] as const;

/**
 * Where the columns of a table stand, by name. A column that is not there under its name is taken from the one column that
 * is spelt otherwise (`Created At`, `created.at` or `createdAt` for `created_at`), if there is exactly one.
 */
export class Header {
  readonly #places = new Map<string, number>();
  readonly #spelt: readonly Map<string, number | null>[] = SPELLINGS.map(() => new Map());

  constructor(names: readonly string[]) {
    for (const [i, name] of names.entries()) {
      // Of two columns with one name the first counts, as in the tools that wrote these files.
      if (this.#places.has(name)) continue;
      this.#places.set(name, i);
      for (const [way, spelt] of SPELLINGS.entries()) {
        const known = this.#spelt[way];
        known?.set(spelt(name), known.has(spelt(name)) ? null : i);
      }
    }
  }

  place(column: string): number | undefined {
    const known = this.#places.get(column);
    if (known !== undefined) return known < 0 ? undefined : known;
    const found = SPELLINGS.map((spelt, way) => this.#spelt[way]?.get(spelt(column)) ?? undefined).find((place) => place !== undefined);
    this.#places.set(column, found ?? -1);
    return found;
  }
}
