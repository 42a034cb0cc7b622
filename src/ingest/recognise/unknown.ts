import { UserError } from '../../errors.ts';
import type { JsonObject } from '../format.ts';
import { formats } from '../formats.ts';
import { holdsNumbers, numbered } from '../proposal/column.ts';
import { isNameless } from '../proposal/nameless.ts';
import { nearestFormats, proposedForRecords, proposedMap, proposedSource, proposedYaml } from '../proposal/propose.ts';

/** A table or records that no format knows, with the formats that come nearest and a map of its columns to paste. */
export class UnknownTable extends UserError {
  readonly near: string;
  /** Sources of `study.yaml`, as YAML. */
  readonly sources: string;
  /** Whether it is a table; otherwise it holds records. */
  readonly table: boolean;

  constructor(message: string, near: string, sources: string, table: boolean) {
    super(message, { hint: `${near}\n${howToRead('it', [sources])}` });
    this.near = near;
    this.sources = sources;
    this.table = table;
  }

  /** The same where the settings map other files only: a name there may be misspelt. */
  notAmong(files: readonly string[]): UnknownTable {
    if (files.length === 0) return this;
    const near = `${this.near}; the sources in study.yaml are of other files: ${files.join(', ')}`;
    return new UnknownTable(this.message, near, this.sources, this.table);
  }
}

const LEAVE_OUT = 'leave the file out with ingest.skip in study.yaml';

/** Why a table of no known format cannot be read, and how it can; null where it holds nothing but numbers and dates. */
export function refusedTable(name: string, columns: readonly string[], rows: readonly (readonly string[])[]): UserError | null {
  if (isNameless(columns, rows)) return refusedForNames(name, [columns, ...rows]);
  const map = proposedMap(columns, rows);
  if (map === null && holdsNumbers(columns, rows)) return null;
  const nearest = nearestFormats(columns, formats).map(({ title, missing }) => `${title} (missing ${missing.join(', ')})`);
  const near = nearest.length === 0 ? 'no known format has such columns' : `known formats that come nearest: ${nearest.join('; ')}`;
  const what = `${name}: unknown table with columns ${columns.join(', ')}`;
  if (rows.length === 0) return new UserError(`${what}: no row below its header`, { hint: `export it again, or ${LEAVE_OUT}` });
  if (map !== null) return new UnknownTable(what, near, proposedSource(name, columns, rows), true);
  const hint = `no column holds words that could be what somebody wrote; ${LEAVE_OUT}, or give the ids of posts alone, to count them`;
  return new UserError(what, { hint: `${near}\n${hint}` });
}

function refusedForNames(name: string, rows: readonly (readonly string[])[]): UnknownTable {
  const columns = numbered(Math.max(...rows.map((row) => row.length)));
  const near = 'a first line with names would make it clearer; without one, columns are called column 1, column 2 and so on';
  const what = `${name}: unknown table without names of columns: its first row is one of data`;
  return new UnknownTable(what, near, proposedSource(name, columns, rows), true);
}

/** Why records of an unknown kind cannot be read, and how they can. */
export function refusedRecords(name: string, records: readonly JsonObject[]): UserError {
  const keys = Object.keys(records[0] ?? {}).slice(0, 30);
  if (keys.length === 0)
    return new UserError(`${name}: unknown JSON: no whole record with named fields`, {
      hint: `it is damaged, or holds something else: fetch it again, or mend it in an editor that checks JSON; if it holds no posts, ${LEAVE_OUT}`,
    });
  const what = `${name}: unknown JSON: the first record has the keys ${keys.join(', ')}`;
  const near = 'no known format has records with such names';
  const source = proposedForRecords(name, records);
  return source === null ? new UserError(what, { hint: `${near}; ${LEAVE_OUT}` }) : new UnknownTable(what, near, source, false);
}

/** What a table must have to look like posts: who said what, and when. */
const POSTS = ['text', 'time', 'author'] as const;

/** Whether a file was refused that is a table of posts by the names of its columns. */
export function holdsPosts(error: UserError): boolean {
  return error instanceof UnknownTable && error.table && POSTS.every((field) => new RegExp(`^ +${field}: `, 'm').test(error.sources));
}

/** Of the files of an archive, or the sheets of a workbook, that were refused, the one that most likely holds the posts. */
export function likeliestPosts(refused: readonly UserError[]): UserError | undefined {
  const fields = (error: UserError): number => (error instanceof UnknownTable ? error.sources.split('\n').length : 0);
  return refused.toSorted((a, b) => fields(b) - fields(a))[0];
}

/** What to put into `study.yaml`, so that it can be pasted as it stands. */
function howToRead(what: 'it' | 'the tables', sources: readonly string[]): string {
  return [
    `if ${what === 'it' ? 'it holds' : 'they hold'} no posts, leave ${what === 'it' ? 'it' : 'them'} out with ingest.skip in study.yaml`,
    `to read ${what}, say there which column holds what, for example:`,
    proposedYaml(sources),
  ].join('\n');
}

/** Refusals named in one message; more would hide the first. */
const SHOWN = 5;

/** One error for all files that cannot be read; what is to be pasted for the tables among them stands together. */
export function refusal(refused: readonly UserError[], files: number): UserError | undefined {
  if (refused.length <= 1) return refused[0];
  const tables = refused.filter((error): error is UnknownTable => error instanceof UnknownTable);
  const shown = refused.slice(0, SHOWN).map((error) => {
    const hint = error instanceof UnknownTable && tables.length > 1 ? error.near : error.hint;
    return hint === null ? error.message : `${error.message}\n${hint}`;
  });
  const more = refused.length > SHOWN ? [`and ${refused.length - SHOWN} more`] : [];
  const paste =
    tables.length > 1
      ? [
          howToRead(
            'the tables',
            tables.slice(0, SHOWN).map(({ sources }) => sources),
          ),
        ]
      : [];
  return new UserError(`${refused.length} of ${files} files cannot be read`, { hint: [...shown, ...more, ...paste].join('\n\n') });
}
