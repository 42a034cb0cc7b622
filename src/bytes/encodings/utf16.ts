import type { Survey } from '../survey.ts';
import { CUT_CHARACTER, type Encoding, type Layout, utf8Text } from './encoding.ts';

/** UTF-16 is turned into UTF-8 before rows are cut; places are counted back to the bytes of the file. A byte that is half of two belongs to no row. */
export function utf16(name: 'utf-16le' | 'utf-16be', start: number, { length }: Survey): Encoding {
  const layout: Layout = {
    start,
    unit: 2,
    original: (bytes) => ({
      length: utf16Bytes(bytes),
      raw: () => {
        const raw = Buffer.from(bytes.toString('utf8'), 'utf16le');
        return name === 'utf-16le' ? raw : raw.swap16();
      },
    }),
  };
  const prepare = async function* (parts: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    const decoder = new TextDecoder(name, { ignoreBOM: true });
    let skip = start;
    let half = Buffer.alloc(0);
    for await (const part of parts) {
      const bytes = Buffer.concat([half, part.subarray(skip)]);
      skip = Math.max(0, skip - part.length);
      const whole = bytes.length - (bytes.length % 2);
      half = bytes.subarray(whole);
      const text = decoder.decode(bytes.subarray(0, whole), { stream: true });
      if (text !== '') yield Buffer.from(text, 'utf8');
    }
    const rest = decoder.decode();
    if (rest !== '') yield Buffer.from(rest, 'utf8');
  };
  return { name, decode: utf8Text, layout, prepare, notes: (length - start) % 2 === 0 ? [] : [CUT_CHARACTER] };
}

function utf16Bytes(utf8: Buffer): number {
  let units = 0;
  for (const byte of utf8) {
    if (byte >= 0xf0) units += 2;
    else if (byte < 0x80 || byte >= 0xc0) units += 1;
  }
  return units * 2;
}

/** UTF-16 without a mark: nearly every second byte is zero, as long as the text is mostly Latin. */
export function bareUtf16(head: Buffer): 'utf-16le' | 'utf-16be' | null {
  const sample = head.subarray(0, 4096);
  const zeros = [0, 0];
  for (const [i, byte] of sample.entries()) if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const most = (sample.length / 2) * 0.8;
  if (sample.length < 4) return null;
  if (odd >= most && even <= most / 8) return 'utf-16le';
  return even >= most && odd <= most / 8 ? 'utf-16be' : null;
}
