import type { Row } from '../schema.ts';
import type { Stage } from '../stage.ts';
import { type Coded, codesOf } from './codes.ts';
import { definitions } from './definitions.ts';
import { type JoinedPost, joined } from './joined.ts';
import { NearDuplicates } from './near-duplicates.ts';
import { studyRules } from './study-rules.ts';

/** Codes every post: sharing, self-promotion, commercial, each with its evidence; what cannot be coded is said so. */
export const classify: Stage = {
  name: 'classify',
  reads: ['posts', 'links', 'people'],
  writes: ['labels', 'evidence'],
  settings: ['classify'],
  lists: ['domains.csv'],
  defines: definitions,
  async run({ db, study, settings, writer, progress }) {
    const rules = await studyRules({ ...study, settings });
    const labels = await writer('labels');
    const evidence = await writer('evidence');
    const [{ n } = { n: 0 }] = await db.rows<{ n: number }>('SELECT count(*) AS n FROM posts');
    const repeated = await repeatedPosts(db);
    let done = 0;
    for await (const batch of db.batches<JoinedPost>(joined())) {
      for (const post of batch) {
        const { labels: mine, evidence: cues } = rowsOf(post.post, codesOf({ ...post, links: post.links ?? [] }, rules));
        for (const row of mine) await labels.add(row);
        for (const row of cues) await evidence.add(row);
        const size = repeated.get(post.post);
        if (size !== undefined)
          await evidence.add({ post: post.post, code: 'repeated', cue: 'near-duplicates', position: 1, excerpt: `${size} posts` });
      }
      done += batch.length;
      progress(done, n);
    }
    await labels.close();
    await evidence.close();
  },
};

/** Posts whose text comes again nearly word for word, with the number of posts that share it; reposts are left out. */
async function repeatedPosts(db: Parameters<Stage['run']>[0]['db']): Promise<ReadonlyMap<string, number>> {
  const near = new NearDuplicates();
  const texts = `SELECT post, text FROM posts WHERE kind <> 'repost' AND status = 'ok' AND text IS NOT NULL ORDER BY post`;
  for await (const batch of db.batches<{ post: string; text: string }>(texts)) for (const { post, text } of batch) near.add(post, text);
  return near.repeated();
}

/** The rows of the tables `labels` and `evidence` that a coded post gives. */
export function rowsOf(post: string, coded: Coded): { labels: Row<'labels'>[]; evidence: Row<'evidence'>[] } {
  const decided = Object.entries(coded.decisions);
  const labels: Row<'labels'>[] = decided.map(([code, { value, probability }]) => ({ post, code, value, probability }));
  const evidence: Row<'evidence'>[] = decided.flatMap(([code, { evidence: cues }]) =>
    cues.map(({ cue, excerpt }, i) => ({ post, code, cue, position: i + 1, excerpt })),
  );
  if (coded.uncodable !== null) {
    labels.push({ post, code: 'uncodable', value: true, probability: null });
    evidence.push({ post, code: 'uncodable', cue: coded.uncodable, position: 1, excerpt: '' });
  }
  const { subflag } = coded;
  if (subflag !== null) {
    labels.push({ post, code: subflag, value: true, probability: null });
    evidence.push(...coded.subflagEvidence.map(({ cue, excerpt }, i) => ({ post, code: subflag, cue, position: i + 1, excerpt })));
  }
  return { labels, evidence };
}
