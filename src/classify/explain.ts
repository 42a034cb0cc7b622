import type { Database } from '../database/database.ts';
import { codesOf } from './codes.ts';
import { featuresOf } from './model/features.ts';
import type { Weights } from './model/model.ts';
import { telling } from './model/telling.ts';
import { type JoinedPost, joined } from './posts/joined.ts';
import { read } from './reading/read-posts.ts';
import type { Rules } from './rules.ts';

/** A post with everything its codes were decided on. Private: it holds the text. */
export interface Explained {
  readonly post: string;
  readonly text: string;
  readonly uncodable: string | null;
  readonly subflag: string | null;
  /** Every sign found, by `code/cue`, with the words or link that gave it. */
  readonly signals: readonly (readonly [signal: string, excerpt: string])[];
  readonly codes: readonly {
    readonly code: string;
    readonly value: boolean;
    /** Absent where certain evidence decided, or nothing could. */
    readonly probability: number | null;
    readonly threshold: number;
    readonly evidence: readonly string[];
    /** What moved the model most towards the code. */
    readonly telling: readonly string[];
  }[];
}

/** Explains the codes of the posts of a study that have a key, or an id given by a platform. */
export async function explain(db: Pick<Database, 'rows'>, rules: Rules, id: string): Promise<Explained[]> {
  const quoted = `'${id.replaceAll("'", "''")}'`;
  const found = await db.rows<JoinedPost>(
    joined(`p.post = ${quoted} OR p.post LIKE '%:' || replace(replace(${quoted}, '%', ''), '_', '\\_') ESCAPE '\\'`),
  );
  return found.map((row) => {
    const post = { ...row, links: row.links ?? [] };
    const reading = read(post, rules);
    const { uncodable, subflag, decisions } = codesOf(post, rules);
    const features = featuresOf(reading);
    return {
      post: row.post,
      text: reading.own,
      uncodable,
      subflag,
      signals: [...reading.signals],
      codes: Object.entries(decisions).map(([code, { value, probability, evidence }]) => {
        const weights = rules.model.codes[code] as Weights;
        return {
          code,
          value,
          probability,
          threshold: weights.threshold,
          evidence: evidence.map(({ cue, excerpt }) => `${cue}: ${excerpt}`),
          telling: telling(features, weights),
        };
      }),
    };
  });
}
