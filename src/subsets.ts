/** Every choice of some, all or none of a few things, beginning with none. */
export function subsets<T>(all: readonly T[]): T[][] {
  return Array.from({ length: 2 ** all.length }, (_, i) => all.filter((_, bit) => Math.floor(i / 2 ** bit) % 2 === 1));
}
