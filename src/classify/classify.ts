import { studyCodebook } from '../codebook/study-codebook.ts';
import type { Stage } from '../run/stage.ts';
import { modelFile } from './model/model-file.ts';

/** Codes every post: sharing, self-promotion, commercial, or by codes of the study's own, each with its evidence; what cannot be coded is said so. */
export const classify: Stage = {
  name: 'classify',
  reads: ['posts', 'links', 'people'],
  writes: ['labels', 'evidence'],
  settings: ['classify'],
  alone: true,
  files: modelFile,
  // Told before hours of work: the report alone tells of codes by their codebook.
  check: async (study) => void (await studyCodebook(study)),
  defines: async (study) => (await import('./definitions.ts')).definitions(study),
  load: async () => (await import('./posts/code-posts.ts')).codePosts,
};
