import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { home } from '../../package.ts';
import type { Study } from '../../study/study.ts';
import { studyRules } from '../study-rules.ts';
import { type CodedBatch, Coder } from './coder.ts';
import type { PostColumns } from './joined.ts';

/** Fewer posts are coded before a thread has started. */
const FEW = 20_000;
/** Threads beyond these would wait for the one that reads and writes. */
const MOST = 8;
/**
 * Megabytes in which a thread makes what it soon forgets. V8 takes twice a third of it, that third rounded up to a power
 * of two: of 97 to 192 twice 64 MB. With twice 32 (of 96) more grows old before it is forgotten: a million posts took 43
 * to 46 CPU seconds in place of 36 to 37, and no less memory.
 */
const YOUNG = 112;
/** Batches given to a thread ahead of the one it codes. */
const AHEAD = 2;

/** In how many threads posts are coded: one means in this one. The number changes no result. */
export function threadsFor(posts: number, cores: number): number {
  return posts < FEW ? 1 : Math.max(1, Math.min(cores, MOST));
}

/** Codes batches of posts in threads of their own and gives them back in the order in which they came. */
export async function* codedBatches(
  batches: AsyncIterable<PostColumns>,
  study: Pick<Study, 'settings' | 'base'>,
  threads: number,
): AsyncGenerator<CodedBatch> {
  if (threads < 2) {
    const coder = new Coder(await studyRules(study));
    for await (const batch of batches) yield coder.code(batch);
    return;
  }
  const program = await threadProgram();
  const crew = Array.from({ length: threads }, () => new CoderThread(program, study));
  try {
    const coming: Promise<CodedBatch>[] = [];
    let turn = 0;
    for await (const batch of batches) {
      coming.push((crew[turn++ % threads] as CoderThread).code(batch));
      if (coming.length >= threads * AHEAD) yield await (coming.shift() as Promise<CodedBatch>);
    }
    for (const batch of coming) yield await batch;
  } finally {
    await Promise.all(crew.map((thread) => thread.end()));
  }
}

/**
 * What a thread runs, as one script: Node gives a thread no TypeScript, and to load some hundred modules one by one, as
 * the program itself does, takes each thread more than twice as long.
 */
async function threadProgram(): Promise<string> {
  const { build, stop } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [join(home, 'src/classify/posts/coder-thread.ts')],
    bundle: true,
    write: false,
    platform: 'node',
    target: 'node20',
    // The modules that ask where they lie, to find the lists, lie in `src` itself.
    define: { 'import.meta.url': JSON.stringify(pathToFileURL(join(home, 'src/package.ts'))) },
    logLevel: 'silent',
  });
  await stop();
  return outputFiles[0]?.text ?? '';
}

/** A thread that codes; what it cannot code ends the run with the thread's own error. */
class CoderThread {
  readonly #worker: Worker;
  readonly #waiting: { resolve(coded: CodedBatch): void; reject(cause: unknown): void }[] = [];
  #failed: unknown = null;

  constructor(program: string, { settings, base }: Pick<Study, 'settings' | 'base'>) {
    this.#worker = new Worker(program, {
      eval: true,
      workerData: { settings, base },
      execArgv: [],
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG },
    });
    this.#worker.on('message', (coded: CodedBatch) => this.#waiting.shift()?.resolve(coded));
    this.#worker.on('error', (cause) => this.#fail(cause));
    this.#worker.on('exit', () => this.#fail(new Error('a thread that codes posts ended')));
  }

  code(batch: PostColumns): Promise<CodedBatch> {
    const coded = new Promise<CodedBatch>((resolve, reject) => {
      if (this.#failed !== null) reject(this.#failed);
      else this.#waiting.push({ resolve, reject });
    });
    // An error comes back where the batch is waited for.
    coded.catch(() => {});
    this.#worker.postMessage(batch);
    return coded;
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  #fail(cause: unknown): void {
    this.#failed ??= cause;
    for (const { reject } of this.#waiting.splice(0)) reject(this.#failed);
  }
}
