import { UserError } from '../../errors.ts';
import type { AsideFormat, AsideTable, CsvFormat, JsonFormat } from '../format.ts';

/** What a file is: how its rows are read, or that it holds no posts. */
export type Recognised =
  | {
      readonly kind: 'csv';
      readonly format: CsvFormat;
      readonly header: readonly string[];
      readonly headerRow: number;
      readonly certainty: string;
    }
  | { readonly kind: 'json'; readonly format: JsonFormat; readonly certainty: string }
  /** `alone` is what to say where nothing but such files is given. */
  | { readonly kind: 'aside'; readonly name: string; readonly note: string; readonly alone?: UserError };

/** A file of a kind that is known and holds no posts. */
export function aside({ name, title }: AsideFormat | AsideTable): Recognised {
  return { kind: 'aside', name, note: `${title}: no posts` };
}

/** What to say of a file that is no export at all; `what` is what it is. */
export function noExport(name: string, what: string): UserError {
  return new UserError(`${name}: unknown kind of file: ${what}`, {
    hint: 'give exports as CSV, JSON or XLSX, or leave the file out with ingest.skip in study.yaml',
  });
}
