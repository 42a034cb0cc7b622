import { join, resolve } from 'node:path';
import { codebookFile } from '../../codebook/study-codebook.ts';
import { UserError } from '../../errors.ts';
import type { Study } from '../../study/study.ts';

/** The files that the study names for the report, by setting. */
export function namedFiles(study: Study): Record<string, string> {
  return { ...codebookFile(study), ...codingFiles(study), ...quotesFile(study), ...previousFiles(study) };
}

/** The files that `pipelines/agree.ts` left in the folder that the study names, by setting; none where it names none. */
export function codingFiles({ settings, base }: Study): Record<string, string> {
  const { coding } = settings.report;
  if (coding === undefined) return {};
  const folder = resolve(base ?? '.', coding);
  return {
    'report.coding': join(folder, 'shares.csv'),
    'report.coding (agreement)': join(folder, 'agreement.csv'),
    'report.coding (performance)': join(folder, 'performance.csv'),
    'report.coding (calibration)': join(folder, 'calibration.csv'),
    'report.coding (drawn from)': join(folder, 'drawn-from.json'),
  };
}

/** The file of quotes that the study names, by setting; none where it names none. */
export function quotesFile({ settings, base }: Study): Record<string, string> {
  const { quotes } = settings.report;
  return quotes === undefined ? {} : { 'report.quotes': resolve(base ?? '.', quotes) };
}

/** The folder of the earlier report that the study names; null where it names none. */
export function previous({ settings, base, folders }: Study): string | null {
  const named = settings.report.previous;
  if (named === undefined) return null;
  const folder = resolve(base ?? '.', named);
  if (folder === resolve(folders.report)) {
    throw new UserError(`report.previous: invalid: ${named} is the folder this run writes`, {
      hint: 'copy the earlier report to another place first',
    });
  }
  return folder;
}

/** The files of the earlier report that are looked at, by setting. */
function previousFiles(study: Study): Record<string, string> {
  const folder = previous(study);
  return folder === null
    ? {}
    : { 'report.previous': join(folder, 'numbers.json'), 'report.previous record': join(folder, 'manifest.json') };
}
