import duckdb from '@duckdb/node-bindings';

/** Bytes of an entry of a column of texts: the length, and a short text itself, or a pointer to a longer one. */
const ENTRY = 16;
/** Bytes of a text that still stands in its entry. */
const SHORT = 12;
/**
 * Bytes between two texts that are looked at together. Less than a page of memory: whatever lies between them is in a page
 * of the one or of the other, so that nothing is touched that is not there.
 */
const APART = 4096;

/** Some rows of an answer. */
interface Chunk {
  readonly chunk: duckdb.DataChunk;
  readonly rowCount: number;
}

/**
 * The texts of a column of a chunk; null where there is none. To ask for each by itself takes three times as long: the
 * database lays the texts of a chunk behind each other, so that one look at its memory shows hundreds of them.
 */
export function textsOf({ chunk, rowCount: count }: Chunk, column: number): (string | null)[] {
  const vector = duckdb.data_chunk_get_vector(chunk, column);
  const { buffer, byteOffset, byteLength } = duckdb.vector_get_data(vector, count * ENTRY);
  const entries = Buffer.from(buffer, byteOffset, byteLength);
  const given: Uint8Array | null = duckdb.vector_get_validity(vector, Math.ceil(count / 64) * 8);
  const isThere = (row: number) => given === null || ((given[row >> 3] as number) & (1 << (row & 7))) !== 0;
  const texts: (string | null)[] = [];
  let from = 0;
  let to = 0;
  let memory = entries;
  for (let row = 0; row < count; row++) {
    const at = row * ENTRY;
    if (!isThere(row)) {
      texts.push(null);
      continue;
    }
    const length = entries.readUInt32LE(at);
    if (length <= SHORT) {
      texts.push(decoded(entries, at + 4, length));
      continue;
    }
    const pointer = pointerOf(entries, at);
    if (pointer < from || pointer + length > to) {
      [from, to] = [pointer, endOf(row, pointer + length)];
      const { buffer: seen, byteOffset: start } = duckdb.get_data_from_pointer(buffer as ArrayBuffer, byteOffset + at + 8, to - from);
      memory = Buffer.from(seen, start, to - from);
    }
    texts.push(decoded(memory, pointer - from, length));
  }
  return texts;

  /** Where the long texts end that lie behind each other from that of a row on, which ends there. */
  function endOf(row: number, end: number): number {
    let last = end;
    for (let next = row + 1; next < count; next++) {
      const length = isThere(next) ? entries.readUInt32LE(next * ENTRY) : 0;
      if (length <= SHORT) continue;
      const pointer = pointerOf(entries, next * ENTRY);
      if (pointer < last || pointer >= last + APART) break;
      last = pointer + length;
    }
    return last;
  }
}

function pointerOf(entries: Buffer, at: number): number {
  return entries.readUInt32LE(at + 8) + entries.readUInt32LE(at + 12) * 2 ** 32;
}

/** A text as it stands in memory, without a byte order mark at its head. */
function decoded(memory: Buffer, at: number, length: number): string {
  const marked = length >= 3 && memory[at] === 0xef && memory[at + 1] === 0xbb && memory[at + 2] === 0xbf;
  return memory.toString('utf8', marked ? at + 3 : at, at + length);
}
