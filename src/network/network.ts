import type { Stage } from '../stage.ts';
import { ties } from './interactions.ts';
import { writeThreads } from './threads.ts';
import { writeMeasures } from './write-measures.ts';

/** Who interacts with whom: typed ties between people, conversations, and measures of the network they form. */
export const network: Stage = {
  name: 'network',
  reads: ['posts', 'people'],
  writes: ['ties', 'threads', 'measures'],
  settings: ['network'],
  async run(work) {
    const { db } = work;
    await db.run(`CREATE OR REPLACE TABLE network_ties AS ${ties(work.settings.network)}`);
    try {
      await work.write('ties', 'SELECT * FROM network_ties');
      const answers = await writeThreads(work);
      await writeMeasures(work, answers);
    } finally {
      await db.run('DROP TABLE IF EXISTS network_ties');
    }
  },
};
