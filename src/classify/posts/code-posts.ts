import { join } from 'node:path';
import { allOf } from '../../all-of.ts';
import type { Database } from '../../database/database.ts';
import { thisMachine } from '../../database/machine.ts';
import type { TableWriter } from '../../database/table-writer.ts';
import type { Work } from '../../run/stage.ts';
import { studyCodes } from '../study-rules.ts';
import { codedBatches, threadsFor } from './coded-batches.ts';
import { decidedColumns, labelsSql } from './decided.ts';
import { allJoined } from './joined.ts';
import { NearDuplicates } from './near-duplicates.ts';

/** Codes every post, and writes the tables of labels and evidence. */
export async function codePosts({ db, study, settings, writer, write, scratch, progress }: Work): Promise<void> {
  const evidence = await writer('evidence');
  const codes = await studyCodes({ ...study, settings });
  const decided = await db.numbers('classifyDecided', decidedColumns(codes));
  const { n } = await db.row<'n'>('SELECT count(*) AS n FROM posts');
  const near = new NearDuplicates(join(scratch, 'signatures'));
  try {
    let done = 0;
    for await (const coded of codedBatches(allJoined(db), { ...study, settings }, threadsFor(n, thisMachine().cores))) {
      const begun = done;
      decided.add(coded.posts, coded.decided);
      await evidence.addLines(coded.evidence, true);
      near.add(
        coded.signed.map((row) => begun + row),
        coded.signatures,
      );
      done += coded.posts;
      progress(done, n);
    }
    decided.close();
    // Labels are written while texts are compared.
    await allOf(write('labels', labelsSql(codes, 'classifyDecided'), { inOrder: true }), addRepeated(db, near, n, evidence));
    await db.run('DROP TABLE classifyDecided');
  } finally {
    near.close();
  }
  await evidence.close();
}

/** Adds evidence to the posts whose text comes again nearly word for word: how many posts share it. */
async function addRepeated(db: Database, near: NearDuplicates, posts: number, evidence: TableWriter<'evidence'>): Promise<void> {
  const sizes = new Int32Array(posts);
  for (const [row, size] of await near.repeated()) sizes[row] = size;
  const repeated = await db.numbers('classifyRepeated', { size: 'INTEGER' });
  repeated.add(posts, { size: sizes });
  repeated.close();
  const copies = db.batches<{ post: string; size: number }>('SELECT post, size FROM posts POSITIONAL JOIN classifyRepeated WHERE size > 0');
  for await (const batch of copies)
    for (const { post, size } of batch)
      await evidence.add({ post, code: 'repeated', cue: 'near-duplicates', position: 1, excerpt: `${size} posts` });
  await db.run('DROP TABLE classifyRepeated');
}
