import { sha256 } from '../../disk/disk.ts';

/** Of no more files than this each has its drafts for itself. */
const FEW = 100;
/** A file of more bytes has its drafts for itself. */
const SMALL = 1 << 20;
/** A pack has no more files and bytes than these. */
const MOST_FILES = 256;
const MOST_BYTES = 1 << 24;
/** One file in so many is the last of its pack. */
const LAST = 64;

/** A file with the name under which its drafts are kept, in hexadecimal. */
export interface Packable {
  readonly key: string;
  readonly bytes: number;
}

/** Files that follow each other and whose drafts lie together, and the name under which they are kept. */
export interface Pack<T> {
  readonly key: string;
  readonly files: readonly T[];
}

/**
 * Puts the small files of a study of very many into packs: a table of its own for each of thousands of files takes
 * four times the time and the memory (see docs/scale.md). Where a pack ends is told by the file itself
 * (content-defined chunking), so that a file that is added, changed or taken away changes its own pack alone.
 */
export function packs<T extends Packable>(files: readonly T[]): Pack<T>[] {
  if (files.length <= FEW) return files.map((file) => packOf([file]));
  const all: T[][] = [];
  let open: T[] | null = null;
  let bytes = 0;
  for (const file of files) {
    if (file.bytes > SMALL) {
      open = null;
      all.push([file]);
      continue;
    }
    if (open === null || open.length === MOST_FILES || bytes + file.bytes > MOST_BYTES) {
      open = [];
      bytes = 0;
      all.push(open);
    }
    open.push(file);
    bytes += file.bytes;
    if (Number.parseInt(file.key.slice(-4), 16) % LAST === 0) open = null;
  }
  return all.map(packOf);
}

function packOf<T extends Packable>(files: readonly T[]): Pack<T> {
  const [first] = files as readonly [T, ...T[]];
  return { key: files.length === 1 ? first.key : sha256(files.map(({ key }) => key).join()).slice(0, first.key.length), files };
}
