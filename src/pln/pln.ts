import type { Stage } from '../run/stage.ts';
import { namedFiles } from './named-files.ts';

/** Professional learning networks: the people, spaces and tools of each person, the sessions of chats, and indicators of people and spaces. */
export const pln: Stage = {
  name: 'pln',
  reads: ['posts', 'people', 'bios', 'links', 'ties', 'labels', 'evidence', 'threads', 'tieQuarters', 'coShares', 'members'],
  writes: ['profiles', 'roles', 'bridges', 'components', 'indicators', 'eventChanges', 'sessions', 'turns'],
  settings: ['seed', 'pln', 'classify', 'network'],
  lists: ['products.csv'],
  files: namedFiles,
  defines: async () => (await import('./every-indicator.ts')).definitions,
  load: async () => (await import('./measure-networks.ts')).measureNetworks,
};
