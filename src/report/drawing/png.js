import { constants, crc32, deflateSync } from 'node:zlib';

/** Colours that a palette may have. */
const COLOURS = 256;
/** How a row is written: as it is, or as its difference from the row above, which is nothing where they are the same. */
const AS_IT_IS = 0;
const FROM_ABOVE = 2;

/**
 * A picture of few colours as PNG: each point by its number in a palette, as charts have flat areas and few colours. The
 * painter's own PNG holds four bytes a point; to write it takes half of all painting, and three times the room. Null
 * where there are more colours than a palette may have, or one is not opaque.
 *
 * Bytes are squeezed by runs of the same byte alone (RLE, RFC 1951): unlike a search for what came before, that leaves
 * nothing to a machine's choice, so that the same picture gives the same bytes everywhere.
 * @param {{ pixels: Uint8Array, width: number, height: number }} picture four bytes a point: red, green, blue, opacity
 */
export function palettePng({ pixels, width, height }) {
  const found = numbered(pixels, width, height);
  if (found === null) return null;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits a point, which are the number of a colour.
  header.set([8, 3], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('PLTE', Uint8Array.from(found.palette)),
    chunk('IDAT', deflateSync(found.rows, { strategy: constants.Z_RLE })),
    chunk('IEND', new Uint8Array()),
  ]);
}

/**
 * The rows of a picture by numbers of colours, each after the byte that says how it is written, and the colours in the
 * order in which they are met.
 * @param {Uint8Array} pixels
 * @param {number} width
 * @param {number} height
 */
function numbered(pixels, width, height) {
  const bytes = Buffer.from(pixels.buffer, pixels.byteOffset, pixels.byteLength);
  const points = new Uint32Array(pixels.buffer, pixels.byteOffset, width * height);
  const rows = new Uint8Array((width + 1) * height);
  /** @type {number[]} */
  const palette = [];
  /** @type {Map<number, number>} */
  const numbers = new Map();
  let last = -1;
  let number = 0;
  for (let row = 0; row < height; row++) {
    const [from, to] = [row * width, (row + 1) * width];
    let at = row * (width + 1);
    if (row > 0 && bytes.compare(bytes, (from - width) * 4, from * 4, from * 4, to * 4) === 0) {
      rows[at] = FROM_ABOVE;
      continue;
    }
    rows[at++] = AS_IT_IS;
    for (let i = from; i < to; i++) {
      const point = points[i];
      if (point !== last) {
        last = point;
        number = numbers.get(point) ?? numbers.size;
        if (number === numbers.size) {
          if (number === COLOURS || bytes[i * 4 + 3] !== 255) return null;
          numbers.set(point, number);
          palette.push(...bytes.subarray(i * 4, i * 4 + 3));
        }
      }
      rows[at++] = number;
    }
  }
  return { rows, palette };
}

/**
 * @param {string} kind
 * @param {Uint8Array} data
 */
function chunk(kind, data) {
  const content = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(content));
  return Buffer.concat([length, content, check]);
}
