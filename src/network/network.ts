import type { Stage } from '../run/stage.ts';

/** Who interacts with whom: typed ties between people, conversations, and measures of the network they form. */
export const network: Stage = {
  name: 'network',
  reads: ['posts', 'people', 'links'],
  writes: ['ties', 'tieQuarters', 'uses', 'coUses', 'coShares', 'threads', 'measures', 'triads'],
  settings: ['seed', 'network'],
  defines: async () => (await import('./definitions.ts')).definitions,
  load: async () => (await import('./write-network.ts')).writeNetwork,
};
