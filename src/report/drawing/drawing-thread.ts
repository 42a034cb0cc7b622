import { on } from 'node:events';
import { type MessagePort, parentPort } from 'node:worker_threads';
import { draw } from './draw.ts';

/** Draws the charts that come in, one after another, and sends each back. */
async function drawAll(port: MessagePort): Promise<void> {
  for await (const [[spec, name]] of on(port, 'message') as AsyncIterable<[Parameters<typeof draw>]>) {
    port.postMessage(await draw(spec, name).catch((cause: unknown) => cause));
  }
}

if (parentPort !== null) drawAll(parentPort);
