import { countOf, grouped } from '../../src/text/counts.ts';

/** What became of the rows of export files, as the ledger counts them. */
export interface Rows {
  readonly rows: number;
  readonly duplicates: number;
  readonly rejected: number;
  readonly blank: number;
}

/** How many rows were read, and why some are no posts of their own. */
export function rowsIn(files: readonly Rows[]): string {
  const all = (of: keyof Rows) => files.reduce((sum, file) => sum + file[of], 0);
  const [duplicates, blank] = [all('duplicates'), all('blank')];
  return [
    countOf(all('rows'), 'row'),
    ...(duplicates > 0 ? [countOf(duplicates, 'duplicate')] : []),
    ...(blank > 0 ? [`${grouped(blank)} without a post`] : []),
    `${grouped(all('rejected'))} rejected`,
  ].join(', ');
}
