// biome-ignore-all lint/style/noNonNullAssertion: every index is below the length by construction

import { directed } from '../graph/graph.ts';
import { platformsOf } from '../graph/ties.ts';
import { seeded } from '../random.ts';
import type { Work } from '../run/stage.ts';
import { networksFor } from './beyond-chance.ts';
import { networkMeasures } from './measures/of-network.ts';
import { personMeasures } from './measures/of-people.ts';
import { networkOf } from './structure.ts';
import type { Answers } from './threads.ts';
import { triadRows } from './triads.ts';

/** Writes the values of all measures for the ties in `network_ties`, and its triad census. */
export async function writeMeasures(work: Work, answers: Answers): Promise<void> {
  const { db } = work;
  try {
    await db.run(people);
    const { n } = await db.row<'n'>('SELECT count(*) AS n FROM network_people');
    const [sources, targets, weights] = await db.integers(ties);
    const graph = directed(n, sources!, targets!, weights!);
    // Only random networks ask for it, and of very large networks none are made.
    const [apart] = networksFor(graph.targets.length) === 0 ? [] : await db.integers(platformsOf('network_people'));
    const network = networkOf(graph, work.random, seeded(`${work.settings.seed} random networks`), apart);
    const writer = await work.writer('measures');
    for (const [measure, { value: of }] of Object.entries(networkMeasures)) {
      const value = of(network, answers);
      if (value !== null) await writer.add({ measure, person: null, value });
    }
    const persons = Object.entries(personMeasures).map(([measure, { values }]) => [measure, values(network)] as const);
    for (let from = 0; from < n; from += PAGE) {
      const page = `SELECT person FROM network_people WHERE node >= ${from} AND node < ${from + PAGE} ORDER BY node`;
      for (const [k, { person }] of (await db.rows<{ person: string }>(page)).entries()) {
        for (const [measure, values] of persons) {
          const value = values[from + k]!;
          if (Number.isNaN(value)) continue;
          const full = writer.add({ measure, person, value });
          if (full !== undefined) await full;
        }
      }
    }
    await writer.close();
    const [automated] = work.settings.network.bots ? await db.integers(bots) : [];
    await work.writeRows('triads', triadRows(graph, seeded(`${work.settings.seed} triads`), { apart, automated }));
  } finally {
    await db.run('DROP TABLE IF EXISTS network_people');
  }
}

const PAGE = 65_536;

const people = `
CREATE OR REPLACE TABLE network_people AS
SELECT person, row_number() OVER (ORDER BY person) - 1 AS node
FROM (SELECT source AS person FROM network_ties UNION SELECT target FROM network_ties) p`;

const bots = `
SELECT CAST(coalesce(p.bot, false) AS INTEGER) FROM network_people n LEFT JOIN people p ON p.person = n.person ORDER BY n.node`;

const ties = `
SELECT s.node AS source, t.node AS target, sum(n.weight) AS weight
FROM network_ties n JOIN network_people s ON s.person = n.source JOIN network_people t ON t.person = n.target
GROUP BY s.node, t.node`;
