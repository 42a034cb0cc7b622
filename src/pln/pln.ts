import type { Stage } from '../stage.ts';
import { besideStudy, supplied } from './beside-study.ts';

/**
 * Professional learning networks: the people, spaces and tools of each person, the sessions of chats, and indicators of
 * people and spaces.
 */
export const pln: Stage = {
  name: 'pln',
  reads: ['posts', 'people', 'bios', 'links', 'ties', 'labels', 'evidence', 'threads', 'tieQuarters', 'coShares', 'members'],
  writes: ['profiles', 'roles', 'bridges', 'components', 'indicators', 'eventChanges', 'sessions', 'turns'],
  settings: ['pln', 'classify', 'network'],
  lists: ['products.csv'],
  files: (study) => {
    const named = supplied.map((name) => [`pln.${name}`, besideStudy(study, name)] as const);
    return Object.fromEntries(named.flatMap(([setting, path]) => (path === null ? [] : [[setting, path]])));
  },
  defines: async () => (await import('./measure-networks.ts')).definitions,
  load: async () => (await import('./measure-networks.ts')).measureNetworks,
};
