/** Takes single parts out of pieces of pages whose elements are known. */
import { decodeHTML } from 'entities/decode';

/** What a pattern finds first in a piece of a page, as text; null where it finds nothing. */
export function partOf(piece: string, pattern: RegExp): string | null {
  const found = pattern.exec(piece)?.[1];
  return found === undefined ? null : decodeHTML(found).trim() || null;
}

/** The inside of an element, from behind its opening tag to its own end; null where it does not end. */
export function insideOf(piece: string, opening: RegExp, element: string): string | null {
  const begun = opening.exec(piece);
  if (begun === null) return null;
  const from = begun.index + begun[0].length;
  const tags = new RegExp(`<(/?)${element}\\b`, 'g');
  tags.lastIndex = from;
  let depth = 1;
  for (let tag = tags.exec(piece); tag !== null; tag = tags.exec(piece)) {
    depth += tag[1] === '/' ? -1 : 1;
    if (depth === 0) return piece.slice(from, tag.index);
  }
  return null;
}

/** Whether more elements begin in a piece than end: a page that was cut off ends so. */
export function isTorn(piece: string): boolean {
  return (piece.match(/<div\b/g)?.length ?? 0) > (piece.match(/<\/div>/g)?.length ?? 0) || /<[^<>]*$/.test(piece);
}
