import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker, type WorkerOptions } from 'node:worker_threads';
import { home } from './package.ts';

/**
 * A thread that answers what it is asked, in that order. An answer that is an error fails that question alone; a thread
 * that ends fails all that wait, and all that come.
 */
export class Thread<Question, Answer> {
  readonly #worker: Worker;
  readonly #waiting: { resolve(answer: Answer): void; reject(cause: unknown): void }[] = [];
  #failed: unknown = null;

  /** Starts a program: a file of JavaScript, or the text of one. */
  constructor(program: URL | string, options: WorkerOptions = {}) {
    this.#worker = new Worker(program, { ...options, eval: typeof program === 'string', execArgv: [] });
    this.#worker.on('message', (answer: Answer | Error) => {
      const asked = this.#waiting.shift();
      if (answer instanceof Error) asked?.reject(answer);
      else asked?.resolve(answer);
    });
    this.#worker.on('error', (cause) => this.#fail(cause));
    this.#worker.on('exit', () => this.#fail(new Error('a thread ended before it had answered')));
  }

  ask(question: Question): Promise<Answer> {
    const answer = new Promise<Answer>((resolve, reject) => {
      if (this.#failed !== null) reject(this.#failed);
      else this.#waiting.push({ resolve, reject });
    });
    // A failure is heard where the answer is waited for, which may be later.
    answer.catch(() => {});
    this.#worker.postMessage(question);
    return answer;
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  #fail(cause: unknown): void {
    this.#failed ??= cause;
    for (const { reject } of this.#waiting.splice(0)) reject(this.#failed);
  }
}

/**
 * What a thread runs, as one script from a TypeScript file in `src`: Node gives a thread no TypeScript, and to load some
 * hundred modules one by one, as the program itself does, takes each thread more than twice as long. What puts it
 * together is a process of some 60 MB, which stays for the next script unless this is the last for a while.
 */
export async function threadProgram(entry: string, { last = false } = {}): Promise<string> {
  const { build, stop } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [join(home, 'src', entry)],
    bundle: true,
    write: false,
    platform: 'node',
    target: 'node20',
    // The modules that ask where they lie, to find lists and libraries, lie in `src` itself.
    define: { 'import.meta.url': JSON.stringify(pathToFileURL(join(home, 'src/package.ts'))) },
    logLevel: 'silent',
  });
  if (last) await stop();
  return outputFiles[0]?.text ?? '';
}
