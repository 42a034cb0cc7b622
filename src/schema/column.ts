/** What a cell holds: `time` is UTC, in hand as milliseconds since 1970; `texts` is a list, empty rather than absent. */
export type ColumnType = 'text' | 'texts' | 'integer' | 'number' | 'boolean' | 'time';

/**
 * What a column gives away of a person. `person` and `post` are keys, released as pseudonyms; `thing` is a name of
 * something people use (hashtag, space, domain, word, program), released as it is where enough people use it and under
 * a pseudonym otherwise; `private` (handles, names, text, links) is left out of every release; `open` is released as it is.
 */
export type Disclosure = 'open' | 'person' | 'post' | 'thing' | 'private';

/** A column of a table. */
export interface Column<T extends ColumnType = ColumnType, N extends boolean = boolean> {
  readonly type: T;
  /** Whether a cell may be absent (null). */
  readonly optional: N;
  readonly means: string;
  readonly discloses: Disclosure;
}

/** A table that a stage writes. */
export interface Table {
  readonly means: string;
  /** The columns that name a row, in the order rows are sorted by. */
  readonly key: readonly string[];
  readonly columns: Readonly<Record<string, Column>>;
}

/** A column in which every row has a cell. */
export function column<T extends ColumnType>(type: T, means: string, discloses: Disclosure = 'open'): Column<T, false> {
  return { type, optional: false, means, discloses };
}

/** A column whose cells may be absent. */
export function optional<T extends ColumnType>(type: T, means: string, discloses: Disclosure = 'open'): Column<T, true> {
  return { type, optional: true, means, discloses };
}
