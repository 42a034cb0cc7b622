// biome-ignore-all lint/style/noNonNullAssertion: every index is below the length by construction

import type { Database } from '../../database/database.ts';

/** What is known of everybody beside their groups. */
export interface Lives {
  /** Number of the platform. */
  readonly platform: Int32Array;
  /** Number of the quarter of a year of the first post, one more for who has none with a time. */
  readonly arrival: Int32Array;
  /** The logarithm of one more than the number of posts. */
  readonly posts: Float64Array;
  /** 1 for automated accounts, which are nobody where people are counted; 0 for others. */
  readonly automated: Uint8Array;
}

/** What is known of everybody in `community_people`. */
export async function livesOf(db: Database, n: number): Promise<Lives> {
  const [nodes, platforms, quarters, posts, bots] = await db.integers(`
SELECT m.node, dense_rank() OVER (ORDER BY p.platform) - 1 AS platform, dense_rank() OVER (ORDER BY date_trunc('quarter', p."firstPost") NULLS LAST) - 1 AS quarter, p.posts, coalesce(p.bot, false)
FROM community_people m JOIN people p ON p.person = m.person`);
  const lives = {
    platform: new Int32Array(n).fill(-1),
    arrival: new Int32Array(n),
    posts: new Float64Array(n),
    automated: new Uint8Array(n),
  };
  for (const [k, node] of nodes!.entries()) {
    lives.platform[node] = platforms![k]!;
    lives.arrival[node] = quarters![k]!;
    lives.posts[node] = Math.log1p(posts![k]!);
    lives.automated[node] = bots![k]!;
  }
  return lives;
}
