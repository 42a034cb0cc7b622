import { classify } from './classify.ts';
import type { Column, Table } from './column.ts';
import { communities } from './communities.ts';
import { ingest } from './ingest.ts';
import { network } from './network.ts';
import { pln } from './pln.ts';

export type { Column, ColumnType, Disclosure, Table } from './column.ts';

/**
 * Every table by its name, column by column, in the order in which the stages write them: the one place for meaning.
 * TypeScript types, Parquet types, checks, the release under pseudonyms, the data dictionary and the report's glossary
 * all come from here.
 *
 * Open sets grow down, not sideways: codes, kinds of tie, measures and indicators are rows.
 */
export const tables = { ...ingest, ...classify, ...network, ...communities, ...pln } as const satisfies Record<string, Table>;

/** The name of a table. */
export type TableName = keyof typeof tables;

interface InHand {
  text: string;
  texts: readonly string[];
  integer: number;
  number: number;
  boolean: boolean;
  time: number;
}

type Cell<C> = C extends Column<infer T, infer N> ? InHand[T] | (N extends true ? null : never) : never;

/** A row of the named table, in hand. */
export type Row<T extends TableName> = {
  -readonly [C in keyof (typeof tables)[T]['columns']]: Cell<(typeof tables)[T]['columns'][C]>;
};

/** A post as one export tells it, before duplicates are merged and people are identified. */
export type Draft = Row<'drafts'>;
/** A post of a study. */
export type Post = Row<'posts'>;
/** An account of a study. */
export type Person = Row<'people'>;

/** The table as the general shape, for code that goes over any table. */
export function tableOf(name: TableName): Table {
  return tables[name];
}
