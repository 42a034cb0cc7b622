import type { Packing } from './archives/packing.ts';
import { blocks } from './bytes.ts';
import type { Encoding } from './encodings/encoding.ts';
import { Window } from './window.ts';

/** How the bytes of a file lie on disk, and how they become text. */
export interface Stored {
  readonly packing: Packing;
  readonly source: Encoding;
}

/** The text of an opened file as bytes fit for cutting: unpacked, without byte-order mark, UTF-16 turned into UTF-8. */
export function textWindow(path: string, { packing, source }: Stored, blockBytes?: number): Window {
  const { prepare, layout } = source;
  const read = blocks(path, { packing, ...(blockBytes === undefined ? {} : { blockBytes }) });
  return new Window(prepare === null ? without(read, layout.start) : prepare(read));
}

async function* without(parts: AsyncIterable<Buffer>, start: number): AsyncGenerator<Buffer> {
  let skip = start;
  for await (const part of parts) {
    const rest = part.subarray(skip);
    skip = Math.max(0, skip - part.length);
    if (rest.length > 0) yield rest;
  }
}
