import type { TestSpecification } from 'vitest/node';
import { BaseSequencer } from 'vitest/node';

/** Files that run whole studies, longest first: begun last, they would leave all cores but one idle at the end. */
const LONG = [
  'pipelines/exports',
  'pipelines/sample',
  'pipelines/',
  'report/',
  'ingest/variations',
  'ingest/torture',
  'ingest/shapes',
  'ingest/ingest',
  'ingest/drafts/sql-reading',
  'pln/',
];

const place = ({ moduleId }: TestSpecification): number => {
  const at = LONG.findIndex((part) => moduleId.includes(`/test/${part}`));
  return at < 0 ? LONG.length : at;
};

/** Runs the long files first, and otherwise files as vitest does. */
export class LongFilesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((a, b) => place(a) - place(b));
  }
}
