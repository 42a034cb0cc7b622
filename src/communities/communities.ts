// biome-ignore-all lint/style/noNonNullAssertion: every index is below the length by construction

import type { Graph } from '../graph.ts';
import { undirected } from '../graph.ts';
import type { Row } from '../schema.ts';
import type { Stage } from '../stage.ts';
import { bestCommunities } from './search.ts';
import { termsOf } from './terms.ts';

/** Groups of people who interact with each other more than chance would have it, and what each is about. */
export const communities: Stage = {
  name: 'communities',
  reads: ['ties', 'posts', 'people', 'links'],
  writes: ['members', 'communities', 'terms'],
  settings: ['communities'],
  async run(work) {
    const { db } = work;
    const { resolution, minSize, terms } = work.settings.communities;
    try {
      await db.run(placed);
      const keys = await db.rows<{ person: string }>('SELECT person FROM community_people ORDER BY node');
      const [sources, targets, weights] = await db.integers(ties);
      const graph = undirected(keys.length, sources!, targets!, weights!);
      const { of, count } = bestCommunities(graph, { resolution, random: work.random });
      const members = await work.writer('members');
      for (const [i, { person }] of keys.entries()) {
        const full = members.add({ community: of[i]! + 1, person });
        if (full !== undefined) await full;
      }
      await members.close();
      await work.writeRows('communities', described(graph, of, count));
      await work.writeRows('terms', await termsOf(db, graph, { of, count }, { minSize, most: terms }));
    } finally {
      await db.run('DROP TABLE IF EXISTS community_people');
    }
  },
};

/** Size of each community, and the interactions within it and across its border. */
function described({ n, offsets, targets, weights }: Graph, of: Int32Array, count: number): Row<'communities'>[] {
  const rows = Array.from({ length: count }, (_, c) => ({ community: c + 1, size: 0, inside: 0, outside: 0 }));
  for (let i = 0; i < n; i++) {
    const row = rows[of[i]!]!;
    row.size += 1;
    for (let p = offsets[i]!; p < offsets[i + 1]!; p++) {
      // An interaction inside stands in the rows of both its members.
      if (of[targets[p]!] === of[i]) row.inside += weights[p]! / 2;
      else row.outside += weights[p]!;
    }
  }
  return rows;
}

/** People with a tie to somebody else, numbered in the code-point order of their keys: only they can be placed. */
const placed = `
CREATE OR REPLACE TABLE community_people AS
SELECT person, row_number() OVER (ORDER BY person) - 1 AS node
FROM (SELECT source AS person FROM ties WHERE source <> target UNION SELECT target FROM ties WHERE source <> target) p`;

const ties = `
SELECT s.node AS source, t.node AS target, sum(n.weight) AS weight
FROM ties n JOIN community_people s ON s.person = n.source JOIN community_people t ON t.person = n.target
WHERE n.source <> n.target
GROUP BY s.node, t.node`;
