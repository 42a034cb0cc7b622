import { Worker } from 'node:worker_threads';

/** Draws charts as points, beside the thread that makes them. */
export interface Painter {
  /** A drawn chart as PNG on white, the same bytes on every machine. */
  paint(svg: string): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** A painter in a thread of its own, because to paint takes as long as to draw; the thread starts with the first chart. */
export function painter(): Painter {
  let thread: PaintingThread | null = null;
  return {
    paint(svg) {
      thread ??= new PaintingThread();
      return thread.paint(svg);
    },
    close: async () => {
      await thread?.end();
    },
  };
}

class PaintingThread {
  readonly #worker = new Worker(new URL('./png-worker.js', import.meta.url), { execArgv: [] });
  readonly #waiting: { resolve(points: Uint8Array): void; reject(cause: unknown): void }[] = [];

  constructor() {
    this.#worker.on('message', (answer: Uint8Array | Error) => {
      const next = this.#waiting.shift();
      if (answer instanceof Error) next?.reject(answer);
      else next?.resolve(answer);
    });
    this.#worker.on('error', (cause) => this.#fail(cause));
    this.#worker.on('exit', () => this.#fail(new Error('the thread that paints charts ended')));
  }

  paint(svg: string): Promise<Uint8Array> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#worker.postMessage(svg);
    });
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  #fail(cause: unknown): void {
    for (const { reject } of this.#waiting.splice(0)) reject(cause);
  }
}
