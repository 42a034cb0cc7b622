import { thisMachine } from '../machine.ts';
import type { Work } from '../stage.ts';
import type { Database } from '../table.ts';
import type { TableWriter } from '../table-writer.ts';
import { codedBatches, threadsFor } from './coded-batches.ts';
import type { PostColumns } from './coder.ts';
import { joined } from './joined.ts';
import { NearDuplicates, SIGNATURE } from './near-duplicates.ts';

/** Codes every post, and writes the tables of labels and evidence. */
export async function codePosts({ db, study, settings, writer, progress }: Work): Promise<void> {
  const labels = await writer('labels');
  const evidence = await writer('evidence');
  const [{ n } = { n: 0 }] = await db.rows<{ n: number }>('SELECT count(*) AS n FROM posts');
  const near = new NearDuplicates();
  const batches = db.columns(joined()) as AsyncIterable<Record<string, unknown>> as AsyncIterable<PostColumns>;
  let done = 0;
  for await (const coded of codedBatches(batches, { ...study, settings }, threadsFor(n, thisMachine().cores))) {
    await labels.addLines(coded.labels, true);
    await evidence.addLines(coded.evidence, false);
    for (const [i, row] of coded.signed.entries()) near.add(done + row, coded.signatures, i * SIGNATURE);
    done += coded.posts;
    progress(done, n);
  }
  await addRepeated(db, near, evidence);
  await labels.close();
  await evidence.close();
}

/** Adds evidence to the posts whose text comes again nearly word for word: how many posts share it. */
async function addRepeated(db: Database, near: NearDuplicates, evidence: TableWriter<'evidence'>): Promise<void> {
  const repeated = near.repeated();
  let next = repeated.next();
  let row = 0;
  if (next.done) return;
  for await (const { post = [] } of db.columns('SELECT post FROM posts ORDER BY post')) {
    for (const key of post as readonly string[]) {
      if (!next.done && next.value[0] === row) {
        const size = next.value[1];
        await evidence.add({ post: key, code: 'repeated', cue: 'near-duplicates', position: 1, excerpt: `${size} posts` });
        next = repeated.next();
      }
      row += 1;
    }
  }
}
