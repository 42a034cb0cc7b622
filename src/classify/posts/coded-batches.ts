import type { Study } from '../../study/study.ts';
import { Thread, threadProgram } from '../../thread.ts';
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
  const program = await threadProgram('classify/posts/coder-thread.ts', { last: true });
  const options = { workerData: { settings: study.settings, base: study.base }, resourceLimits: { maxYoungGenerationSizeMb: YOUNG } };
  const crew = Array.from({ length: threads }, () => new Thread<PostColumns, CodedBatch>(program, options));
  try {
    const coming: Promise<CodedBatch>[] = [];
    let turn = 0;
    for await (const batch of batches) {
      coming.push((crew[turn++ % threads] as (typeof crew)[number]).ask(batch));
      if (coming.length >= threads * AHEAD) yield await (coming.shift() as Promise<CodedBatch>);
    }
    for (const batch of coming) yield await batch;
  } finally {
    await Promise.all(crew.map((thread) => thread.end()));
  }
}
