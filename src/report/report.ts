import { join } from 'node:path';
import { codebookFile } from '../codebook/study-codebook.ts';
import type { Stage } from '../stage.ts';
import { codingFiles, previous, quotesFile } from './source/named-files.ts';

/** The report: aggregates in sentences, charts and tables, as one page that may be sent, and its figures as files. */
export const report: Stage = {
  name: 'report',
  reads: [
    'posts',
    'people',
    'links',
    'ledger',
    'rejects',
    'audit',
    'labels',
    'evidence',
    'ties',
    'threads',
    'measures',
    'communities',
    'members',
    'communityMix',
    'parts',
    'slices',
    'partition',
    'terms',
    'profiles',
    'roles',
    'bridges',
    'components',
    'mixing',
    'brokers',
    'indicators',
    'eventChanges',
    'sessions',
    'turns',
  ],
  writes: [],
  settings: ['title', 'name', 'seed', 'report', 'ingest', 'classify', 'network', 'communities', 'pln'],
  showsDefinitions: true,
  files: (study): Record<string, string> => {
    const folder = previous(study);
    const earlier =
      folder === null ? {} : { 'report.previous': join(folder, 'numbers.json'), 'report.previous record': join(folder, 'manifest.json') };
    return { ...codebookFile(study), ...codingFiles(study), ...quotesFile(study), ...earlier };
  },
  load: async () => (await import('./write-report.ts')).writeReport,
  loadAhead: () => Promise.all([import('./write-report.ts'), import('./drawing/draw.ts').then(({ loadDrawing }) => loadDrawing())]),
};
