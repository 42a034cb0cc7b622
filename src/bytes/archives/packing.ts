import type { ZipEntry } from './zip.ts';

/** Ways in which a file may be compressed as a whole. */
export type Compression = 'gzip' | 'zstd' | 'xz' | 'bzip2';

/**
 * A file inside a file: an entry of a zip archive, a sheet of a workbook, given as the bytes of a CSV file, or the table of
 * a Parquet file.
 */
export type Member =
  | { readonly kind: 'entry'; readonly entry: ZipEntry }
  | { readonly kind: 'sheet'; readonly csv: Buffer }
  | { readonly kind: 'parquet' };

/** How the bytes of an export lie on disk. */
export interface Packing {
  readonly member: Member | null;
  readonly compression: Compression | null;
}

const MAGIC: Readonly<Record<Compression, readonly number[]>> = {
  gzip: [0x1f, 0x8b, 0x08],
  zstd: [0x28, 0xb5, 0x2f, 0xfd],
  xz: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00],
  bzip2: [0x42, 0x5a, 0x68],
};

/** Frames that zstd skips; files of several frames may begin with one. */
const ZSTD_SKIPPABLE = 0x184d2a50;

/** Bytes at the beginning of a file that tell how it is compressed. */
export const MAGIC_BYTES = 10;

/** How a file is compressed, told from its first bytes. */
export function compressionOf(head: Buffer): Compression | null {
  if (head.length >= 4 && (head.readUInt32LE(0) & 0xfffffff0) >>> 0 === ZSTD_SKIPPABLE) return 'zstd';
  for (const [name, magic] of Object.entries(MAGIC)) {
    if (!magic.every((byte, i) => head[i] === byte)) continue;
    // Text may begin with BZh too: behind it stand the block size and the digits of pi, or of its root where nothing is packed.
    const digits = head.toString('hex', 4, 10);
    if (name === 'bzip2' && digits !== '314159265359' && digits !== '177245385090') continue;
    return name as Compression;
  }
  return null;
}
