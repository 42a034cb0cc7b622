import type { Stage } from '../run/stage.ts';
import { namedFiles } from './source/named-files.ts';

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
    'triads',
    'communities',
    'members',
    'communityMix',
    'parts',
    'slices',
    'partition',
    'sweep',
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
  files: namedFiles,
  check: async (study) => {
    const { coding, quotes } = study.settings.report;
    if (coding !== undefined) await (await import('./source/human-codes.ts')).codingOf(study);
    if (quotes !== undefined) await (await import('./source/quotes.ts')).readQuotes(study);
  },
  load: async () => (await import('./write-report.ts')).writeReport,
};
