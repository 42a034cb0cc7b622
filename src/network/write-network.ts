// biome-ignore-all lint/style/noNonNullAssertion: every index is below the length by construction

import { interactions } from '../graph/interactions.ts';
import type { Work } from '../run/stage.ts';
import { coShare } from './co-share.ts';
import { writeThreads } from './threads.ts';
import { tieQuarters, ties } from './ties.ts';
import { coUses, shares, uses } from './uses.ts';
import { writeMeasures } from './write-measures.ts';

/** Writes the tables of ties, uses and conversations, and the measures of the network they form. */
export async function writeNetwork(work: Work): Promise<void> {
  const { db } = work;
  const settings = work.settings.network;
  try {
    await db.run(`CREATE OR REPLACE TABLE network_interactions AS ${interactions(settings)}`);
    await db.run(`CREATE OR REPLACE TABLE network_ties AS ${ties('network_interactions')}`);
    await work.write('ties', 'SELECT * FROM network_ties');
    await work.write('tieQuarters', tieQuarters('network_interactions'));
    // There are more of these than posts: what follows needs the memory.
    await db.run('DROP TABLE network_interactions');
    await work.write('uses', uses(settings));
    await work.write('coUses', coUses(settings));
    await writeCoShares(work);
    const answers = await writeThreads(work);
    await writeMeasures(work, answers);
  } finally {
    for (const table of ['network_ties', 'network_interactions', 'network_sharers']) await db.run(`DROP TABLE IF EXISTS ${table}`);
  }
}

async function writeCoShares(work: Work): Promise<void> {
  const { db } = work;
  const { window, minimum } = work.settings.network.coShare;
  await db.run(`
CREATE OR REPLACE TABLE network_sharers AS
SELECT person, row_number() OVER (ORDER BY person) - 1 AS node FROM (SELECT DISTINCT author AS person FROM posts WHERE author IS NOT NULL) p`);
  const [things, people, posts, times] = await db.integers(`
SELECT dense_rank() OVER (ORDER BY s.thing), n.node, dense_rank() OVER (ORDER BY s.post), epoch_ms(s.time) // 1000
FROM (${shares(work.settings.network)}) s JOIN network_sharers n ON n.person = s.person`);
  const found = coShare({ things: things!, people: people!, posts: posts!, times: times! }, { window, minimum });
  const keys = (await db.rows<{ person: string }>('SELECT person FROM network_sharers ORDER BY node')).map(({ person }) => person);
  await work.writeRows(
    'coShares',
    found.map(({ one, other, times: pairs, things: different, gap }) => ({
      one: keys[one]!,
      other: keys[other]!,
      times: pairs,
      things: different,
      gap,
    })),
  );
}
