import type { Window } from '../../../bytes/window.ts';
import { type Cut, type Cuts, NO_GAP } from '../cut.ts';
import { MAX_LINE_BYTES } from '../cut-lines.ts';
import { countByte } from '../located.ts';

/** Cuts a text before every line that begins a message, told by its first bytes: the first stretch is what stands above. */
export async function* cutLines(window: Window, headBytes: number, begins: (head: Buffer) => boolean): AsyncGenerator<Cuts> {
  let start = 0;
  let searched = 0;
  for (;;) {
    const { bytes, final } = window;
    const cuts: Cut[] = [];
    const cut = (end: number, next: number): void => {
      cuts.push(cutOf(bytes, start, end, next));
      start = next;
    };
    for (let end = bytes.indexOf(0x0a, searched); end >= 0; end = bytes.indexOf(0x0a, searched)) {
      if (!final && bytes.length - end <= headBytes) break;
      if (begins(bytes.subarray(end + 1, end + 1 + headBytes)) || end - start > MAX_LINE_BYTES) cut(end, end + 1);
      searched = end + 1;
    }
    if (final && start < bytes.length) cut(bytes.length, bytes.length);
    if (cuts.length > 0) yield { bytes, cuts, unended: false };
    if (final) return;
    searched -= start;
    await window.more(start);
    start = 0;
  }
}

/** Cuts a page before every mark: the first stretch is what stands above the messages. */
export async function* cutAtMarks(window: Window, marks: readonly string[]): AsyncGenerator<Cuts> {
  const longest = Math.max(...marks.map((mark) => mark.length));
  let start = 0;
  let searched = 0;
  for (;;) {
    const { bytes, final } = window;
    const cuts: Cut[] = [];
    const places = marks.flatMap((mark) => placesOf(bytes, mark, searched)).sort((a, b) => a - b);
    for (const place of places) {
      if (place === start) continue;
      cuts.push(cutOf(bytes, start, place, place));
      start = place;
    }
    // The end of what is at hand may hold the beginning of a mark.
    searched = Math.max(start + 1, bytes.length - longest);
    if ((final || bytes.length - start > MAX_LINE_BYTES) && start < bytes.length) {
      cuts.push(cutOf(bytes, start, bytes.length, bytes.length));
      start = bytes.length;
    }
    if (cuts.length > 0) yield { bytes, cuts, unended: false };
    if (final) return;
    searched = Math.max(0, searched - start);
    await window.more(start);
    start = 0;
  }
}

function placesOf(bytes: Buffer, mark: string, from: number): number[] {
  const places: number[] = [];
  for (let at = bytes.indexOf(mark, from); at >= 0; at = bytes.indexOf(mark, at + 1)) places.push(at);
  return places;
}

function cutOf(bytes: Buffer, start: number, end: number, next: number): Cut {
  return { start, end, next, lines: countByte(bytes.subarray(start, next), 0x0a), gap: NO_GAP, flaw: null, dropped: null };
}
