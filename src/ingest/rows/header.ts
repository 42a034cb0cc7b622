/** The name of a column in one spelling: people and programs that save a table again change capitals, and what joins words. */
function bare(name: string): string {
  return name
    .toLowerCase()
    .replace(/[\s_-]+/g, '_')
    .replace(/^_|_$/g, '');
}

/**
 * Where the columns of a table stand, by name. A column that is not there under its name is taken from the one column that
 * is spelt otherwise (`Created At` for `created_at`), if there is exactly one.
 */
export class Header {
  readonly #places = new Map<string, number>();
  readonly #spelt = new Map<string, number | null>();

  constructor(names: readonly string[]) {
    for (const [i, name] of names.entries()) {
      // Of two columns with one name the first counts, as in the tools that wrote these files.
      if (this.#places.has(name)) continue;
      this.#places.set(name, i);
      this.#spelt.set(bare(name), this.#spelt.has(bare(name)) ? null : i);
    }
  }

  place(column: string): number | undefined {
    const known = this.#places.get(column);
    if (known !== undefined) return known < 0 ? undefined : known;
    const found = this.#spelt.get(bare(column)) ?? undefined;
    this.#places.set(column, found ?? -1);
    return found;
  }
}
