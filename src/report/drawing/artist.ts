import { Thread, threadProgram } from '../../thread.ts';
import type { draw } from './draw.ts';

type Drawing = Thread<Parameters<typeof draw>, string>;
type Painting = Thread<string, Uint8Array>;

/**
 * Draws charts and paints them, each in a thread of its own, beside the one that asks what they are to show: while that
 * drew itself, the database waited for it. The threads start with the first chart, unless they are started before.
 */
export class Artist {
  #drawing: Promise<Drawing> | undefined;
  #painting: Painting | undefined;

  /** Starts the threads: where charts are sure to be drawn, they load while the first of them is made. */
  start(): void {
    this.#drawing ??= threadProgram('report/drawing/drawing-thread.ts').then((program) => new Thread(program));
    // Told where a drawing is waited for.
    this.#drawing.catch(() => {});
    this.#painting ??= new Thread(new URL('./png-worker.js', import.meta.url));
  }

  /** A chart as SVG. */
  async draw(...chart: Parameters<typeof draw>): Promise<string> {
    this.start();
    return (await (this.#drawing as Promise<Drawing>)).ask(chart);
  }

  /** A drawn chart as PNG on white, the same bytes on every machine. */
  paint(svg: string): Promise<Uint8Array> {
    this.start();
    return (this.#painting as Painting).ask(svg);
  }

  async close(): Promise<void> {
    await Promise.all([this.#drawing?.then((thread) => thread.end()), this.#painting?.end()]);
  }
}
