import { type FileHandle, open } from 'node:fs/promises';
import { UserError } from '../../errors.ts';

/** A file inside a zip archive. */
export interface ZipEntry {
  readonly name: string;
  /** Where its local header begins. */
  readonly offset: number;
  readonly packedBytes: number;
  readonly bytes: number;
  /** 0 stored, 8 deflated. */
  readonly method: number;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END64 = 0x06064b50;
const END64_LOCATOR = 0x07064b50;
const END_BYTES = 22;
const LOCAL_BYTES = 30;
const SLASH = 0x2f;
/** Nothing takes at most so many bytes, deflated. */
const EMPTY = 2;
/** The end of the directory may be followed by a comment of at most this many bytes. */
const MAX_COMMENT = 0xffff;
/** More files or a longer directory than these make no export. */
const MAX_ENTRIES = 100_000;
const MAX_DIRECTORY_BYTES = 1 << 26;

/**
 * The files inside a zip archive, from its directory; nothing is unpacked. Throws a UserError for an archive that is
 * broken or encrypted, and for one made to do harm: names that lead out of the folder, links, and entries that lie over
 * each other, as in archives that unpack to thousands of times their size.
 */
export async function zipEntries(path: string): Promise<ZipEntry[]> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const { count, from, bytes } = await directoryOf(path, file, size);
    if (count > MAX_ENTRIES || bytes > MAX_DIRECTORY_BYTES) throw broken(path, `more than ${MAX_ENTRIES} files inside`);
    const entries = readDirectory(path, await read(file, from, bytes), count);
    refuseOverlaps(path, entries, size);
    return entries;
  } finally {
    await file.close();
  }
}

/** Where the packed bytes of an entry begin: behind its local header. */
export async function dataStart(path: string, file: FileHandle, { offset, name }: ZipEntry): Promise<number> {
  const header = await read(file, offset, LOCAL_BYTES);
  if (header.length < LOCAL_BYTES || header.readUInt32LE(0) !== LOCAL)
    throw broken(path, `no file where ${JSON.stringify(name)} should begin`);
  return offset + LOCAL_BYTES + header.readUInt16LE(26) + header.readUInt16LE(28);
}

/** Where folders that begin there end: local headers without content. The same place where none does. */
export async function behindFolders(file: FileHandle, at: number): Promise<number> {
  const header = await read(file, at, LOCAL_BYTES);
  if (header.length < LOCAL_BYTES || header.readUInt32LE(0) !== LOCAL || header.readUInt32LE(18) > EMPTY) return at;
  const nameBytes = header.readUInt16LE(26);
  const name = await read(file, at + LOCAL_BYTES, nameBytes);
  return name.at(-1) === SLASH ? behindFolders(file, at + LOCAL_BYTES + nameBytes + header.readUInt16LE(28) + header.readUInt32LE(18)) : at;
}

interface Directory {
  readonly count: number;
  readonly from: number;
  readonly bytes: number;
}

async function directoryOf(path: string, file: FileHandle, size: number): Promise<Directory> {
  const tail = await read(file, Math.max(0, size - END_BYTES - MAX_COMMENT), END_BYTES + MAX_COMMENT);
  const tailFrom = Math.max(0, size - END_BYTES - MAX_COMMENT);
  for (let at = tail.length - END_BYTES; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== END) continue;
    const found = { count: tail.readUInt16LE(at + 10), bytes: tail.readUInt32LE(at + 12), from: tail.readUInt32LE(at + 16) };
    if (found.count !== 0xffff && found.bytes !== 0xffffffff && found.from !== 0xffffffff) return found;
    const locator = await read(file, tailFrom + at - 20, 20);
    if (locator.length < 20 || locator.readUInt32LE(0) !== END64_LOCATOR) return found;
    const end = await read(file, Number(locator.readBigUInt64LE(8)), 56);
    if (end.length < 56 || end.readUInt32LE(0) !== END64) throw broken(path, 'its directory cannot be found');
    return { count: Number(end.readBigUInt64LE(32)), bytes: Number(end.readBigUInt64LE(40)), from: Number(end.readBigUInt64LE(48)) };
  }
  throw broken(path, 'its directory is missing; the file may be cut off');
}

function readDirectory(path: string, directory: Buffer, count: number): ZipEntry[] {
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== CENTRAL) throw broken(path, 'its directory is broken');
    const flags = directory.readUInt16LE(at + 8);
    const nameBytes = directory.readUInt16LE(at + 28);
    const extraBytes = directory.readUInt16LE(at + 30);
    const behind = at + 46 + nameBytes;
    const name = nameOf(directory.subarray(at + 46, behind));
    const long = longSizes(directory.subarray(behind, behind + extraBytes), [
      directory.readUInt32LE(at + 24),
      directory.readUInt32LE(at + 20),
      directory.readUInt32LE(at + 42),
    ]);
    const mode = directory.readUInt32LE(at + 38) >>> 16;
    refuseName(path, name);
    if ((mode & 0o170000) === 0o120000) throw unsafe(path, `a link inside: ${JSON.stringify(name)}`);
    if (!name.endsWith('/')) {
      const method = directory.readUInt16LE(at + 10);
      if ((flags & 1) === 1) throw broken(path, `${JSON.stringify(name)} is encrypted`);
      if (method !== 0 && method !== 8) throw broken(path, `${JSON.stringify(name)} is packed in a way that is not known (${method})`);
      const [bytes, packedBytes, offset] = long;
      entries.push({ name, offset, packedBytes, bytes, method });
    }
    at = behind + extraBytes + directory.readUInt16LE(at + 32);
  }
  return entries;
}

/** Sizes beyond 4 GiB stand in an extra field, each only where the short field is full. */
function longSizes(extra: Buffer, short: [number, number, number]): [number, number, number] {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    let from = at + 4;
    return short.map((size) => {
      if (size !== 0xffffffff || from + 8 > extra.length) return size;
      from += 8;
      return Number(extra.readBigUInt64LE(from - 8));
    }) as [number, number, number];
  }
  return short;
}

function nameOf(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  return text.includes('\ufffd') ? bytes.toString('latin1') : text;
}

/** Names that would leave the folder if the archive were unpacked: nobody makes them by accident. */
function refuseName(path: string, name: string): void {
  const steps = name.split(/[/\\]/);
  if (steps.includes('..') || name.startsWith('/') || name.startsWith('\\') || /^[a-z]:/i.test(name) || name.includes('\0'))
    throw unsafe(path, `a name that leads out of the archive: ${JSON.stringify(name)}`);
}

function refuseOverlaps(path: string, entries: readonly ZipEntry[], size: number): void {
  let end = 0;
  for (const { name, offset, packedBytes } of [...entries].sort((a, b) => a.offset - b.offset)) {
    if (offset < end) throw unsafe(path, `files that lie over each other: ${JSON.stringify(name)}`);
    end = offset + LOCAL_BYTES + packedBytes;
    if (end > size) throw broken(path, `${JSON.stringify(name)} is cut off`);
  }
}

async function read(file: FileHandle, from: number, bytes: number): Promise<Buffer> {
  const buffer = Buffer.alloc(Math.max(0, bytes));
  const { bytesRead } = from < 0 ? { bytesRead: 0 } : await file.read(buffer, 0, buffer.length, from);
  return buffer.subarray(0, bytesRead);
}

function broken(path: string, why: string): UserError {
  if (/\.(xlsx|ods)$/i.test(path))
    return new UserError(`${path}: unreadable workbook: ${why}`, {
      hint: 'open it in a spreadsheet program and save its sheets as CSV, or export it again',
    });
  return new UserError(`${path}: unreadable zip archive: ${why}`, { hint: 'unpack it with another program and give the folder' });
}

function unsafe(path: string, why: string): UserError {
  return new UserError(`${path}: unsafe zip archive: ${why}`, { hint: 'no export has this; do not unpack the file' });
}
