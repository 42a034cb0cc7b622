import type { ColumnTable } from 'arquero';
import type { VNode } from 'preact';
import type { TopLevelSpec } from 'vega-lite';
import { table } from '../database/arquero.ts';

/** A chart: what a table looks like at a given width in pixels. A pure function. */
export type Chart = (table: ColumnTable, width: number) => TopLevelSpec;

/** Layers of marks over common data, as one panel of a chart or the whole. */
export type Layers = Omit<Extract<TopLevelSpec, { layer: unknown }>, 'data'>;

/** How a column of a figure's table is headed and printed. */
export interface Heading {
  readonly name: string;
  readonly label: string;
  readonly as?: 'whole' | 'percent' | 'value' | 'text' | 'day';
  /** Column that holds the value as it is to be printed, where rows differ in how. */
  readonly print?: string;
  /** What an empty cell says, where it is empty because there is nothing; otherwise that it is withheld. */
  readonly absent?: string;
  /** Stands in the files of the table, not on the page. */
  readonly file?: true;
}

/** A finding with what it rests on: a chart, its alternative text, and its table. */
export interface Figure {
  /** Name of its files and of its place on the page. */
  readonly id: string;
  /** The finding in words, made from the data. */
  readonly finding: string;
  /** How to read the chart, in one sentence. */
  readonly help: string;
  /** What the chart shows, with the numbers that matter, for those who do not see it. */
  readonly alt: string;
  readonly table: ColumnTable;
  readonly headings: readonly Heading[];
  /** Null where the table says it better. */
  readonly chart: Chart | null;
  /** What was left out or withheld, and why. */
  readonly note?: string | null;
  /** A view to move about in, put in the place of the drawn chart where the reader's browser can show it. */
  readonly view?: View;
}

/** A view to move about in: which, and what it shows. */
export interface View {
  readonly name: 'network';
  readonly data: object;
}

/** A part of the report. One without figures says in its introduction why. */
export interface Section {
  readonly id: string;
  readonly title: string;
  /** Sentences for the summary at the top. */
  readonly findings: readonly string[];
  /** Whether these head the summary, being what is asked for most, or end it; otherwise they stand in the order of the page. */
  readonly summed?: 'first' | 'last';
  readonly introduction: readonly string[];
  readonly figures: readonly Figure[];
  readonly more?: VNode;
}

/** The table's rows as objects. */
export function rowsOf<T extends object>(table: ColumnTable): T[] {
  return table.objects() as T[];
}

/** Rows as an Arquero table with these columns, also where there are none. */
export function tableFrom(rows: readonly object[], names: readonly string[]): ColumnTable {
  return table(names.map((name) => [name, rows.map((row) => (row as Record<string, unknown>)[name] ?? null)] as [string, unknown[]]));
}

/** A figure whose table is made of these rows: the columns its headings name, and those that only the chart needs. */
export function figure({
  rows,
  also = [],
  ...rest
}: Omit<Figure, 'table'> & { rows: readonly object[]; also?: readonly string[] }): Figure {
  return { ...rest, table: tableFrom(rows, [...rest.headings.map(({ name }) => name), ...also]) };
}

/** The columns of a figure's table that are its own, not the chart's, for its files. */
export function ownColumns({ table, headings }: Figure): ColumnTable {
  return table.select(headings.map(({ name }) => name));
}
