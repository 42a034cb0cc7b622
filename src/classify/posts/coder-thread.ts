import { parentPort, workerData } from 'node:worker_threads';
import { studyRules } from '../study-rules.ts';
import { Coder } from './coder.ts';
import type { PostColumns } from './joined.ts';

// A thread that codes the batches it is sent, one after another, and sends each back coded.
const ready = studyRules(workerData).then((rules) => new Coder(rules));
parentPort?.on('message', async (batch: PostColumns) => {
  const coded = (await ready).code(batch);
  parentPort?.postMessage(coded, [coded.signed.buffer, coded.signatures.buffer] as ArrayBuffer[]);
});
