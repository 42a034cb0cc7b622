/** Choices of none, one or two of a few things, and all of them, beginning with none: of three things every choice. */
export function choices<T>(all: readonly T[]): T[][] {
  const few = [[], ...all.map((one) => [one]), ...all.flatMap((one, i) => all.slice(i + 1).map((other) => [one, other]))];
  return all.length > 2 ? [...few, [...all]] : few;
}
