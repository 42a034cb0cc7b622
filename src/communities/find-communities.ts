// biome-ignore-all lint/style/noNonNullAssertion: every index is below the length by construction

import { directed, undirected } from '../graph/graph.ts';
import { arcsOf, edgesOf, platformsOf } from '../graph/ties.ts';
import type { Work } from '../run/stage.ts';
import { mixOf } from './community-mix.ts';
import { described, partRows, summary, writeMembers } from './community-rows.ts';
import { writeMixing } from './groupings/write-mixing.ts';
import { layout } from './layout.ts';
import { supplied } from './named-files.ts';
import { namesOf, numbersOf } from './numbers-and-names.ts';
import { aimOf } from './partition/aim.ts';
import { divided, mergedByLimit } from './partition/nested.ts';
import { partitionOf } from './partition/partition.ts';
import { sweep } from './partition/sweep.ts';
import { roles } from './roles.ts';
import { writeSlices } from './slices.ts';
import { termsOf } from './terms/terms.ts';

/** Finds the communities, and writes what is known of them and of their members. */
export async function findCommunities(work: Work): Promise<void> {
  const { db, random } = work;
  const { method, runs, minSize, users, terms, nested, directed: withDirections } = work.settings.communities;
  const aim = aimOf(work.settings.communities.quality, work.settings.communities.resolution, method);
  try {
    await db.run(placed);
    const keys = (await db.rows<{ person: string }>('SELECT person FROM community_people ORDER BY node')).map(({ person }) => person);
    const [sources, targets, weights] = await db.integers(ties);
    const graph = undirected(keys.length, sources!, targets!, weights!);
    const [apart] = await db.integers(platformsOf('community_people'));
    const pairs = { ...edgesOf(graph), apart };
    const arcs = withDirections ? directed(keys.length, sources!, targets!, weights!) : null;
    const judged = arcs === null ? pairs : { ...arcsOf(arcs), apart };
    const partition = partitionOf(judged, { ...aim, method, random, runs, graph: arcs ?? graph });
    const { found } = partition;
    const numbers = await numbersOf(work, found);
    const names = namesOf(work, numbers);
    const places = roles(graph, found);
    const divisions = nested ? divided(graph, found, random) : [];
    await writeMembers(work, { keys, partition, numbers, roles: places, divisions });
    await work.writeRows('parts', partRows(divisions, numbers));
    await work.writeRows('communities', described(graph, partition, numbers, names));
    const merged = aim.quality === 'modularity' ? mergedByLimit(graph, found, random).length : null;
    await work.writeRows('partition', summary(graph, partition, aim, merged));
    await work.writeRows('sweep', sweep(graph, { ...aim, method, random, arcs }));
    await writeMixing(work, {
      ties: pairs,
      arcs: () => arcsOf(directed(keys.length, sources!, targets!)),
      keys,
      supplied: supplied(work.study),
    });
    const whole = Int32Array.from(found.of, (group) => numbers[group]!);
    await writeSlices(work, keys, { ...aim, method, random, directed: withDirections, whole });
    const { nodes, x, y } = layout(graph, random);
    await work.writeRows(
      'layout',
      Array.from(nodes, (node, k) => ({ person: keys[node]!, x: x[k]!, y: y[k]! })),
    );
    const numbered = <R extends { readonly community: number }>(rows: readonly R[]) =>
      rows.map((row) => ({ ...row, community: numbers[row.community - 1]! }));
    await work.writeRows('communityMix', numbered(await mixOf(db, found, places, minSize)));
    await work.writeRows('terms', numbered(await termsOf(db, graph, found, { minSize, most: terms, users })));
  } finally {
    await db.run('DROP TABLE IF EXISTS community_people');
  }
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
