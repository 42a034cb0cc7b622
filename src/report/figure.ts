import type { ColumnTable } from 'arquero';
import type { VNode } from 'preact';
import type { TopLevelSpec } from 'vega-lite';
import { table } from '../database/arquero.ts';
import { places } from './words/words.ts';

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
  /** Where the finding is a title alone, because there is nothing to say in a sentence. */
  readonly untold?: true;
  /** How to read the chart, in one sentence. */
  readonly help: string;
  /** The DOI of a work that `help` names by it: a constant of the program, never of the data. */
  readonly doi?: string;
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

/** What a report is asked first, as a small picture at its head: shares of one whole, and how sure they are. */
export interface Headline {
  /** What the shares are of. */
  readonly of: string;
  readonly rows: readonly {
    readonly label: string;
    /** What it means, in a few words. */
    readonly means: string;
    readonly share: number;
    readonly low: number;
    readonly high: number;
    /** The share and its interval as they are printed. */
    readonly text: string;
    readonly interval: string;
    readonly hue: string;
  }[];
  /** How sure they are, in a sentence. */
  readonly sure: string;
  /** The finding of the section that it stands for. */
  readonly tells: string;
}

/** A part of the report. One without figures says in its introduction why. */
export interface Section {
  readonly id: string;
  readonly title: string;
  /** Sentences for the summary at the top, and for the head of the section. */
  readonly findings: readonly string[];
  /** What was also found: told at the head of the section alone, so that the summary is read in a minute. */
  readonly further?: readonly string[];
  /** Whether these head the summary, being what is asked for most; otherwise they stand in the order of the page. */
  readonly summed?: 'first';
  readonly introduction: readonly string[];
  readonly headline?: Headline | null;
  readonly figures: readonly Figure[];
  readonly more?: VNode;
}

/** A part of the report that shows nothing, and why. */
export function bare(part: Pick<Section, 'id' | 'title' | 'summed'>, ...why: readonly string[]): Section {
  return { ...part, findings: [], introduction: why, figures: [] };
}

/** What figures found, in sentences. */
export function sentences(figures: readonly (Figure | null)[]): string[] {
  return figures.flatMap((one) => (one === null || one.untold ? [] : [`${one.finding}.`]));
}

/** What a section found: its first figure for the summary too, the others for its own head. */
export function firstAndFurther(figures: readonly Figure[]): Pick<Section, 'findings' | 'further'> {
  const [first = [], ...further] = figures.map(({ finding }) => [`${finding}.`]);
  return { findings: first, further: further.flat() };
}

/** Whether a part shows nothing. */
export function isBare({ figures, findings, more }: Section): boolean {
  return figures.length === 0 && findings.length === 0 && more === undefined;
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
  const shares = new Set(rest.headings.filter(({ as }) => as === 'percent').map(({ name }) => name));
  const inDigits = (row: object) =>
    Object.fromEntries(
      Object.entries(row).map(([name, held]) => [
        name,
        typeof held !== 'number' ? held : shares.has(name) ? shareDigits(held) : valueDigits(held),
      ]),
    );
  return { ...rest, table: tableFrom(rows.map(inDigits), [...rest.headings.map(({ name }) => name), ...also]) };
}

/**
 * A share with no more digits than a report prints (see `percent`), or two where it prints nothing or all. So have the
 * files and charts of a figure, too: from all digits of an interval, with the number of posts, one could mostly find out
 * how many of them the busiest of a few people wrote.
 */
export function shareDigits(share: number): number {
  if (share < 0) return -shareDigits(-share);
  if (share > 0.9995 && share < 1) return Number((1 - begun(1 - share)).toFixed(12));
  // By way of per cent, as it is printed: 149 of 400 are 37.25%, and 0.3725 is a little less.
  return share < 0.0005 ? begun(share) : Number((Number((share * 100).toFixed(1)) / 100).toFixed(3));
}

/** The first two digits of a small number, cut and not rounded: else it might be printed otherwise. */
function begun(small: number): number {
  if (small === 0) return 0;
  const place = 1 - Math.floor(Math.log10(small));
  return Number((Math.floor(small * 10 ** place) / 10 ** place).toFixed(place));
}

/** Any other number with no more digits than a report prints (see `value`). */
export function valueDigits(n: number): number {
  if (!Number.isFinite(n)) return n;
  const decimals = places(n);
  return decimals > 0 && Math.abs(n) < 0.01 ? Number(n.toPrecision(2)) : Number(n.toFixed(decimals));
}

/** The columns of a figure's table that are its own, not the chart's, for its files. */
export function ownColumns({ table, headings }: Figure): ColumnTable {
  return table.select(headings.map(({ name }) => name));
}
