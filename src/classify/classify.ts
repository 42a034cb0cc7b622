import { readFile } from 'node:fs/promises';
import type { Row } from '../schema.ts';
import type { Stage } from '../stage.ts';
import { type Coded, codesOf } from './codes.ts';
import { domainsFrom } from './domains.ts';
import model from './model.json' with { type: 'json' };
import { type Rules, rulesOf } from './rules.ts';

/** The list of sites that stands in the project. */
const list = new URL('../../data/lists/domains.csv', import.meta.url);

/** The rules of the project, with the study's additions to the list of sites. */
export async function rules(domains: Readonly<Record<string, string>> = {}): Promise<Rules> {
  return rulesOf(domainsFrom(await readFile(list, 'utf8'), domains), model);
}

/** Codes every post: sharing, self-promotion, commercial, each with its evidence; what cannot be coded is said so. */
export const classify: Stage = {
  name: 'classify',
  reads: ['posts', 'links', 'people'],
  writes: ['labels', 'evidence'],
  settings: ['classify'],
  lists: ['domains.csv'],
  async run({ db, settings, writer, progress }) {
    const study = await rules(settings.classify.domains);
    const labels = await writer('labels');
    const evidence = await writer('evidence');
    const [{ n } = { n: 0 }] = await db.rows<{ n: number }>('SELECT count(*) AS n FROM posts');
    let done = 0;
    for await (const batch of db.batches<Joined>(joined)) {
      for (const post of batch) {
        const { labels: mine, evidence: cues } = rowsOf(post.post, codesOf({ ...post, links: post.links ?? [] }, study));
        for (const row of mine) await labels.add(row);
        for (const row of cues) await evidence.add(row);
      }
      done += batch.length;
      progress(done, n);
    }
    await labels.close();
    await evidence.close();
  },
};

/** A post with what is known of its author, and its links in order. */
type Joined = Pick<Row<'posts'>, 'post' | 'kind' | 'status' | 'language' | 'title' | 'text' | 'quotedText' | 'adLabel' | 'hashtags'> &
  Pick<Row<'people'>, 'handle' | 'name' | 'bio'> & { links: readonly string[] | null };

const joined = `
  SELECT p.post, p.kind, p.status, p.language, p.title, p.text, p.quotedText, p.adLabel, p.hashtags,
    a.handle, a.name, a.bio, l.links
  FROM posts p
  LEFT JOIN people a ON a.person = p.author
  LEFT JOIN (SELECT post, list(url ORDER BY position) AS links FROM links GROUP BY post) l ON l.post = p.post
  ORDER BY p.post`;

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
