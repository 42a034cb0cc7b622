import { literal } from './sql.ts';

/** Bytes in which sorting a table is tried first, and in which it is tried next: long texts need it. */
const FRUGAL = [224e6, 320e6] as const;
/**
 * Bytes of a database beside the run, in which a statement that sorts has to join as well: with 160 MB the posts of a
 * million take 9.4 CPU seconds in place of 5.5, and the things people use 1.3 in place of 0.7.
 */
const BESIDE = 240e6;
/**
 * Bytes for each row of a long table, a seventh of what a post takes: a sort that has to put together many more runs
 * than seven takes longer for each row (3 million posts in 192 MB 15 CPU seconds, 10 million in 320 MB 196).
 */
const PER_ROW = 64;

/**
 * Bytes of a limit for each column of a table and each thread but the first that writes it: DuckDB wants 4 MiB within a
 * quarter of the limit, and otherwise has one thread do all while another waits, keeping its core busy. Little of that is
 * taken: a TAGS sheet of 45 columns is read in 60 MB more, and half the time.
 */
const PER_COLUMN = 4.25 * 4 * 2 ** 20;

/** How much memory a database may use, in the form DuckDB reads, such as "1GB", and how many threads. */
export interface Share {
  /** Enough for most statements over most studies: what does not fit is spilled. */
  readonly memory: string;
  /** For a statement that fails in that much, because not everything can be spilled. */
  readonly most: string;
  readonly threads: number;
}

/**
 * Little of a share, for a study of so many posts: half of what their sort has, for who works beside others takes longer;
 * and one thread, for two that spill at once in so little take three times as long as one.
 */
export function frugalShare({ memory, most }: Share, posts: number): Share {
  const little = Math.max(BESIDE, (PER_ROW / 2) * posts);
  return { memory: bytesOf(memory) <= little ? memory : megabytes(little), most, threads: 1 };
}

/** The memory limit of a database: little while tables are sorted, and more once a statement could not do with the usual. */
export class MemoryLimit {
  readonly #set: (sql: string) => Promise<unknown>;
  readonly #first: string;
  readonly #most: string;
  readonly #whole: number;
  #threads: number;
  #usual: string;
  /** Jobs that are being done in little memory. */
  #frugal = 0;

  /** `set` runs the statement that changes a setting of the database, which begins with the memory and threads of the share. */
  constructor({ memory, most, threads }: Share, set: (sql: string) => Promise<unknown>) {
    this.#first = memory;
    this.#usual = memory;
    this.#most = most;
    this.#whole = threads;
    this.#threads = threads;
    this.#set = set;
  }

  /** Takes at most so many threads, or, without a number, all that it began with again. */
  async threads(most = this.#whole): Promise<void> {
    this.#threads = Math.min(most, this.#whole);
    // A job that is done frugally has one thread, and gives the others back at its end.
    if (this.#frugal === 0) await this.#set(`SET threads = ${this.#threads}`);
  }

  /**
   * Goes back to the memory it began with: what needed more is over. The limit is set also where it did not change, for
   * then DuckDB gives back at once what nothing holds any more; by itself it does so after a second or two, in which
   * what comes next would lie beside it.
   */
  async afresh(): Promise<void> {
    this.#usual = this.#first;
    await this.#set(`SET memory_limit = ${literal(this.#usual)}`);
  }

  /** Does a statement; where memory is too little for it, again in twice as much, up to the most there may be; that then stays. */
  async within<T>(statement: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await statement();
      } catch (error) {
        if (!isOutOfMemory(error) || this.#frugal > 0 || bytesOf(this.#usual) >= bytesOf(this.#most)) throw error;
      }
      this.#usual = megabytes(Math.min(2 * bytesOf(this.#usual), bytesOf(this.#most)));
      await this.#set(`SET memory_limit = ${literal(this.#usual)}`);
    }
  }

  /** Writes a table of so many columns under a limit in which all threads write it. */
  async writingWide<T>(columns: number, job: () => Promise<T>): Promise<T> {
    const wide = Math.min(PER_COLUMN * columns * (this.#threads - 1), bytesOf(this.#most));
    if (wide <= bytesOf(this.#usual)) return job();
    await this.#set(`SET memory_limit = ${literal(megabytes(wide))}`);
    try {
      return await job();
    } finally {
      await this.#set(`SET memory_limit = ${literal(this.#usual)}`);
    }
  }

  /**
   * Does something that may be done twice, such as a statement that sorts a table of so many rows, in little memory (more
   * than the usual only where rows are very many): what does not fit goes to the spill folder. One thread does it, for
   * two that spill at once in so little take three times as long as one. Where that is too little it is done again in
   * more, and at last in all the memory and threads that the run may use.
   */
  async frugally<T>(job: () => Promise<T>, { rows = 0 }: { readonly rows?: number } = {}): Promise<T> {
    const usual = bytesOf(this.#usual);
    const most = bytesOf(this.#most);
    const less = FRUGAL.filter((memory) => memory < usual);
    for (const memory of new Set(less.map((memory) => Math.min(most, Math.max(memory, PER_ROW * rows))))) {
      this.#frugal += 1;
      await this.#set(`SET memory_limit = ${literal(megabytes(memory))}`);
      await this.#set('SET threads = 1');
      try {
        return await job();
      } catch (error) {
        if (!isOutOfMemory(error)) throw error;
      } finally {
        this.#frugal -= 1;
        if (this.#frugal === 0) {
          await this.#set(`SET memory_limit = ${literal(this.#usual)}`);
          await this.#set(`SET threads = ${this.#threads}`);
        }
      }
    }
    return job();
  }
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('Out of Memory');
}

function megabytes(bytes: number): string {
  return `${Math.floor(bytes / 1e6)}MB`;
}

/** A size as DuckDB reads it, such as 1GB or 512MiB, in bytes. */
function bytesOf(size: string): number {
  const [, number = '', unit = '', binary = ''] = /^([\d.]+)\s*([kmgt]?)(i?)b$/i.exec(size.trim()) ?? [];
  return Number(number) * (binary === '' ? 1000 : 1024) ** ' kmgt'.indexOf(unit === '' ? ' ' : unit.toLowerCase());
}
