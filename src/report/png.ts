import { Worker } from 'node:worker_threads';

/** Draws charts as points, beside the thread that makes them. */
export interface Painter {
  /** A drawn chart as PNG on white, the same bytes on every machine. */
  paint(svg: string): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** Starts a painter in a thread of its own, because to paint takes as long as to draw. */
export function painter(): Painter {
  const worker = new Worker(new URL('./png-worker.js', import.meta.url), { execArgv: [] });
  const waiting: { resolve(points: Uint8Array): void; reject(cause: unknown): void }[] = [];
  worker.on('message', (answer: Uint8Array | Error) => {
    const next = waiting.shift();
    if (answer instanceof Error) next?.reject(answer);
    else next?.resolve(answer);
  });
  const fail = (cause: unknown) => {
    for (const { reject } of waiting.splice(0)) reject(cause);
  };
  worker.on('error', fail);
  worker.on('exit', () => fail(new Error('the thread that paints charts ended')));
  return {
    paint: (svg) =>
      new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
        worker.postMessage(svg);
      }),
    close: async () => {
      await worker.terminate();
    },
  };
}
