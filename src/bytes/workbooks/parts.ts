/** The parts of a workbook that is a zip archive. */
import { open } from 'node:fs/promises';
import { UserError } from '../../errors.ts';
import { behindFolders, dataStart, type ZipEntry } from '../archives/zip.ts';
import { blocks } from '../bytes.ts';
import { MAX_TEXT, unreadable } from './sheet.ts';

/** A larger workbook would have to stand in memory several times over. */
const MAX_WORKBOOK_BYTES = 1 << 29;

/**
 * Throws a UserError where the archive of a workbook is too large, or holds more than it says: every part is unpacked once, and
 * looked through as it comes.
 */
export async function refuseUnsafe(path: string, entries: readonly ZipEntry[], look: Look = drain): Promise<void> {
  refuseLarge(path, entries);
  await refuseHidden(path, entries);
  await Promise.all(entries.map((entry) => look(partBlocks(path, entry), entry)));
}

/** Looks through a part; throws a UserError where something in it is not to be read. */
export type Look = (blocks: AsyncIterable<Buffer>, part: ZipEntry) => Promise<void>;

/** Ignores the content; a part that is larger than it says is refused all the same. */
export const drain: Look = async (blocks) => {
  for await (const _ of blocks);
};

/** The text of a part. */
export async function partText(path: string, part: ZipEntry): Promise<string> {
  const blocks: Buffer[] = [];
  for await (const block of partBlocks(path, part)) blocks.push(block);
  return Buffer.concat(blocks).toString('utf8');
}

function refuseLarge(path: string, entries: readonly ZipEntry[]): void {
  const bytes = entries.reduce((sum, entry) => sum + entry.bytes, 0);
  if (bytes > MAX_WORKBOOK_BYTES)
    throw new UserError(`${path}: workbook too large: ${bytes} bytes unpacked, ${MAX_WORKBOOK_BYTES} are read`, {
      hint: 'save its sheets as CSV',
    });
}

/** Bytes that may stand behind the packed bytes of an entry: sizes and checksum that were not known before. */
const MAX_BETWEEN = 24;

/** Throws a UserError where a workbook holds more than its directory says: the library goes by what it finds. */
async function refuseHidden(path: string, entries: readonly ZipEntry[]): Promise<void> {
  const file = await open(path, 'r');
  try {
    let end = 0;
    for (const entry of entries.toSorted((a, b) => a.offset - b.offset)) {
      end = await behindFolders(file, end);
      if (entry.offset - end > (end === 0 ? 0 : MAX_BETWEEN))
        throw new UserError(
          `${path}: unsafe workbook: something lies before ${JSON.stringify(entry.name)} that its directory does not name`,
        );
      end = (await dataStart(path, file, entry)) + entry.packedBytes;
    }
  } finally {
    await file.close();
  }
}

async function* partBlocks(path: string, entry: ZipEntry): AsyncGenerator<Buffer> {
  let [bytes, text] = [0, 0];
  for await (const block of blocks(path, { packing: { member: { kind: 'entry', entry }, compression: null } })) {
    bytes += block.length;
    if (bytes > entry.bytes) throw new UserError(`${path}: unsafe workbook: ${JSON.stringify(entry.name)} is larger than it says`);
    const tag = block.indexOf('<');
    text += tag === -1 ? block.length : tag;
    if (text > MAX_TEXT && entry.name.endsWith('.xml'))
      throw unreadable(path, `${JSON.stringify(entry.name)} has a text of more than ${MAX_TEXT} bytes, which no cell holds`);
    if (tag !== -1) text = block.length - block.lastIndexOf('<');
    yield block;
  }
}
