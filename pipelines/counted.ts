/** A count with its noun, as commands print it: 1 post, 2 posts. */
export function counted(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}
