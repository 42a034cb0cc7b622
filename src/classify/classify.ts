import type { Stage } from '../stage.ts';

/** Codes every post: sharing, self-promotion, commercial, each with its evidence; what cannot be coded is said so. */
export const classify: Stage = {
  name: 'classify',
  reads: ['posts', 'links', 'people'],
  writes: ['labels', 'evidence'],
  settings: ['classify'],
  alone: true,
  defines: async () => (await import('./definitions.ts')).definitions,
  load: async () => (await import('./code-posts.ts')).codePosts,
};
