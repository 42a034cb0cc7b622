/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import type { VNode } from 'preact';
import type { Figure, Heading } from '../figure.ts';
import { numeric, printedTable } from '../words/cells.ts';
import { counted, list, whole } from '../words/words.ts';
import { Cited } from './cited.tsx';
import { isolated } from './isolated.tsx';
import { Json } from './json.tsx';
import { Scroll } from './scroll.tsx';

/** A figure with its chart drawn for a page and for a phone, and the files that it gives. */
export interface Drawn {
  readonly figure: Figure;
  /** Null where it has no chart, or the page no room for it. */
  readonly wide: string | null;
  readonly narrow: string | null;
  readonly csv: string;
  /** The chart as Vega-Lite. */
  readonly spec: string | null;
  /** Whether the page holds the files of the figure. */
  readonly embedded: boolean;
  /** Whether its chart, if it has one, is a PNG file, too. */
  readonly painted: boolean;
  /** Rows of its table shown on the page; the CSV file has them all. */
  readonly rows: number;
}

/** Rows of a table shown on a page that has room for them. */
export const ROWS = 400;

/** A finding, and below it what it rests on: a chart with its table, or the table alone. */
export function FigureView({ drawn, number }: { drawn: Drawn; number: number }): VNode {
  const { figure, wide, narrow, rows } = drawn;
  const { id, finding, help, note, chart, view } = figure;
  return (
    <figure id={id} aria-labelledby={`${id}-title`} data-files={drawn.embedded ? undefined : 'beside'}>
      <h3 id={`${id}-title`}>
        <span class="number">
          {chart === null ? 'Table' : 'Figure'} {number}
        </span>{' '}
        <a href={`#${id}`}>{isolated(finding)}</a>
      </h3>
      <p class="help">
        <Cited doi={figure.doi}>{help}</Cited>
      </p>
      {wide === null ? (
        <TableView figure={figure} rows={rows} label={chart === null ? `Table ${number}` : `Table of figure ${number}`} />
      ) : (
        <div class="chart" data-view={view?.name}>
          {/* Drawn by Vega, which escapes text; no scripts, no links. */}
          {narrow === null ? (
            <Scroll label={`Chart of figure ${number}`}>
              <div class="whole" dangerouslySetInnerHTML={{ __html: wide }} />
            </Scroll>
          ) : (
            <div class="wide" dangerouslySetInnerHTML={{ __html: wide }} />
          )}
          {/* As above. */}
          {narrow === null ? null : <div class="narrow" dangerouslySetInnerHTML={{ __html: narrow }} />}
          {view === undefined ? null : <Json data={view.data} />}
        </div>
      )}
      {note ? <p class="note">{isolated(note)}</p> : null}
      <Elsewhere drawn={drawn} />
      {wide === null ? null : (
        <details>
          <summary>Table of figure {number}</summary>
          <TableView figure={figure} rows={rows} label={`Table of figure ${number}`} />
        </details>
      )}
    </figure>
  );
}

/** Says what the page had no room for, and where it is; and which file is not made. */
function Elsewhere({ drawn: { figure, wide, embedded, painted } }: { drawn: Drawn }): VNode {
  const { id, chart } = figure;
  const files = [
    ...(chart !== null && wide === null ? [`figures/${id}.svg`] : []),
    ...(embedded ? [] : [`tables/${id}.csv`, ...(chart === null ? [] : [`figures/${id}.vl.json`])]),
  ];
  return (
    <>
      {files.length === 0 ? null : <p class="note">This page has no room for all of this figure; beside it are {list(files)}.</p>}
      {painted ? null : (
        <p class="note">
          There is no figures/{id}.png, whose fonts lack letters of this chart; figures/{id}.svg has them.
        </p>
      )}
    </>
  );
}

function TableView({ figure, rows: most, label }: { figure: Figure; rows: number; label: string }): VNode {
  const { headings, rows } = printedTable(figure);
  const told = rows.slice(0, most);
  const naming = namingColumns(headings);
  const prose = told.some((row) => row.some(isLong));
  return (
    <Scroll label={label} tall={rows.length > TALL} columns={rows.length < SHORT ? 1 : beside(headings, told)}>
      <table aria-labelledby={`${figure.id}-title`} class={prose ? 'prose' : undefined}>
        <thead>
          <tr>
            {headings.map((heading) => (
              <th key={heading.name} scope="col" class={numeric(heading) ? 'n' : undefined}>
                {heading.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {told.map((row, r) => (
            <tr key={r}>
              {row.map((text, c) => (
                <CellView key={c} heading={headings[c] as Heading} names={c < naming} labelled={prose} text={text} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > most ? (
        <p class="note">
          The first {whole(most)} of {counted(rows.length, 'row')}; all of them are in tables/{figure.id}.csv beside this page.
        </p>
      ) : null}
    </Scroll>
  );
}

/** Rows from which a table scrolls within its frame. */
const TALL = 20;

/** Rows below which a table on paper stays in one piece. */
const SHORT = 10;

/** Letters beside each other on a sheet of paper, in the size of tables, and those that a gap between two tables takes. */
const SHEET = 200;
const GAP = 6;

/** How many columns of such a table have room beside each other on a sheet, four at most. */
function beside(headings: readonly Heading[], rows: readonly (readonly (string | null)[])[]): number {
  const widths = headings.map(({ label }, c) =>
    Math.max(...label.split(' ').map((word) => word.length), ...rows.map((row) => (row[c] ?? 'withheld').length)),
  );
  const width = widths.reduce((sum, letters) => sum + letters + 4, 0);
  return Math.max(1, Math.min(4, Math.floor((SHEET + GAP) / (width + GAP))));
}

/** How many columns at the beginning say what a row is about: those before its first number, or one where it has none. */
function namingColumns(headings: readonly Heading[]): number {
  const first = headings.findIndex(numeric);
  return Math.max(first, 1);
}

/** Whether a cell holds a sentence rather than a name. */
function isLong(text: string | null): boolean {
  return text !== null && text.length > 24;
}

interface Cell {
  readonly text: string | null;
  readonly heading: Heading;
  /** Whether it says what its row is about. */
  readonly names: boolean;
  /** Whether it says its heading where rows stand below each other, on a phone. */
  readonly labelled: boolean;
}

function CellView({ text, heading, names, labelled }: Cell): VNode {
  const kinds = [...(numeric(heading) ? ['n'] : isLong(text) ? ['long'] : []), ...(text === null ? ['withheld'] : [])];
  const kind = kinds.length === 0 ? undefined : kinds.join(' ');
  const told = text === null ? 'withheld' : isolated(text);
  return names ? (
    <th scope="row" class={kind}>
      {told}
    </th>
  ) : (
    <td class={kind} data-label={labelled ? heading.label : undefined}>
      {told}
    </td>
  );
}
