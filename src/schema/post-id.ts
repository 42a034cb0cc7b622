/** Ids that the program makes for posts: the export gives none, or has damaged it. Both come from who wrote what when. */
const MADE = 'made-';
const DAMAGED = 'damaged-';

/** The id of a post whose export has none; `times` tells apart equal posts that are not known to be one. */
export function madeId(hash: string, times = 1): string {
  return times === 1 ? `${MADE}${hash}` : `${MADE}${hash}-${times}`;
}

/** The id of a post whose own is damaged, as SQL, from a hash. */
export function damagedId(hash: string): string {
  return `'${DAMAGED}' || ${hash}`;
}

/** Whether an id was made because the export has none, as SQL. */
export function isMade(id: string): string {
  return `${id} LIKE '${MADE}%'`;
}

/** Whether an id is not the platform's own, as SQL. */
export function isMadeOrDamaged(id: string): string {
  return `(${isMade(id)} OR ${id} LIKE '${DAMAGED}%')`;
}

/** Whether the key of a post (platform and id) holds an id that was made because the export has none, as SQL. */
export function hasMadeId(key: string): string {
  return `contains(${key}, ':${MADE}')`;
}
