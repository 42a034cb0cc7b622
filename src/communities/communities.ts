import type { Stage } from '../run/stage.ts';
import { namedFiles } from './named-files.ts';

/** Groups of people who interact with each other more than chance would have it, and what each is about. */
export const communities: Stage = {
  name: 'communities',
  reads: ['ties', 'tieQuarters', 'posts', 'people', 'links', 'labels'],
  writes: ['members', 'communities', 'partition', 'sweep', 'mixing', 'brokers', 'slices', 'layout', 'parts', 'communityMix', 'terms'],
  settings: ['seed', 'communities'],
  files: namedFiles,
  defines: async () => (await import('./definitions.ts')).definitions,
  load: async () => (await import('./find-communities.ts')).findCommunities,
  releases: {
    reads: ['ties', 'members', 'communities', 'layout', 'people', 'uses', 'coUses'],
    files: [
      'network.gexf',
      'network.graphml',
      'network.net',
      'network.json',
      'network-nodes.csv',
      'network-edges.csv',
      'hashtags.gexf',
      'domains.gexf',
    ],
    write: async (released) => {
      await (await import('./exports/graphs.ts')).writeGraphs(released);
      await (await import('./exports/thing-graphs.ts')).writeThingGraphs(released);
    },
  },
};
