import { Thread } from '../../thread.ts';

/** Draws charts as points, beside the thread that makes them. */
export interface Painter {
  /** A drawn chart as PNG on white, the same bytes on every machine. */
  paint(svg: string): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** A painter in a thread of its own, because to paint takes as long as to draw; the thread starts with the first chart. */
export function painter(): Painter {
  let thread: Thread<string, Uint8Array> | null = null;
  return {
    paint(svg) {
      thread ??= new Thread(new URL('./png-worker.js', import.meta.url));
      return thread.ask(svg);
    },
    close: async () => {
      await thread?.end();
    },
  };
}
