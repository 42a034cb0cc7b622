import { parentPort, workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

// A thread that codes the batches it is sent, one after another, and sends each back coded. Node gives a thread no
// TypeScript, however the program was started: this file asks for it, and is therefore JavaScript.
register();
const [{ Coder }, { studyRules }] = await Promise.all([import('./coder.ts'), import('./study-rules.ts')]);
const coder = new Coder(await studyRules(workerData));
parentPort?.on('message', (batch) => {
  const coded = coder.code(batch);
  parentPort.postMessage(coded, [coded.signed.buffer, coded.signatures.buffer]);
});
