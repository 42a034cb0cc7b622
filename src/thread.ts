import { Worker, type WorkerOptions } from 'node:worker_threads';

/**
 * A thread that answers what it is asked, in that order. An answer that is an error fails that question alone; a thread
 * that ends fails all that wait, and all that come.
 */
export class Thread<Question, Answer> {
  readonly #worker: Worker;
  readonly #waiting: { resolve(answer: Answer): void; reject(cause: unknown): void }[] = [];
  #failed: unknown = null;

  /** Starts the program: a file of JavaScript, because Node gives a thread no TypeScript, however the run was started. */
  constructor(program: URL, options: WorkerOptions = {}) {
    this.#worker = new Worker(program, { ...options, execArgv: [] });
    this.#worker.on('message', (answer: Answer | Error) => {
      const asked = this.#waiting.shift();
      if (answer instanceof Error) asked?.reject(answer);
      else asked?.resolve(answer);
    });
    this.#worker.on('error', (cause) => this.#fail(cause));
    this.#worker.on('exit', () => this.#fail(new Error(`the thread of ${program.pathname.split('/').at(-1)} ended`)));
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
