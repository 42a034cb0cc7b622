import type { Window } from '../../bytes/window.ts';
import { type Cut, type Cuts, type Dropped, drop, NO_GAP } from './cut.ts';

/** A longer line is not read. */
export const MAX_LINE_BYTES = 1 << 26;

/** Cuts text into lines at LF; the line ends are no part of the lines. */
export async function* cutLines(window: Window): AsyncGenerator<Cuts> {
  let start = 0;
  let searched = 0;
  let dropped: Dropped | null = null;
  for (;;) {
    const { bytes } = window;
    const cuts: Cut[] = [];
    const cut = (end: number, next: number): void => {
      const long = dropped !== null || end - start > MAX_LINE_BYTES;
      const flaw = long ? { code: 'too-long', reason: `the line is longer than ${MAX_LINE_BYTES} bytes` } : null;
      cuts.push({ start, end, next, lines: next > end ? 1 : 0, gap: NO_GAP, flaw, dropped });
      dropped = null;
      start = next;
    };
    for (let end = bytes.indexOf(0x0a, searched); end >= 0; end = bytes.indexOf(0x0a, start)) cut(end, end + 1);
    const unended = window.final && start < bytes.length;
    if (unended) cut(bytes.length, bytes.length);
    if (cuts.length > 0) yield { bytes, cuts, unended };
    if (window.final) return;
    if (dropped !== null || bytes.length - start > MAX_LINE_BYTES) {
      dropped = drop(dropped, bytes.subarray(start));
      start = bytes.length;
    }
    searched = bytes.length - start;
    await window.more(start);
    start = 0;
  }
}
