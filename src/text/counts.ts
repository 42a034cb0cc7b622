/** Stands between groups of three digits: a comma, as in the field's journals; a space would be read out as two numbers. */
export const GROUP = ',';

/** A whole number as people read it: 12,345, or −12,345. */
export function grouped(n: number): string {
  const digits = String(Math.abs(n)).replace(/\B(?=(\d{3})+$)/g, GROUP);
  return n < 0 ? `−${digits}` : digits;
}

/** A count with its noun: 1 post, 2,000 posts. A line may break between the two; in the report it may not (`counted`). */
export function countOf(n: number, one: string, many = `${one}s`): string {
  return `${grouped(n)} ${n === 1 ? one : many}`;
}
