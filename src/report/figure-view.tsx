/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { numeric, printedTable } from './cells.ts';
import type { Figure, Heading } from './figure.ts';
import { Json } from './json.tsx';
import { Scroll } from './scroll.tsx';
import { counted, whole } from './words.ts';

/** A figure with its chart drawn for a page and for a phone, and the files that it gives. */
export interface Drawn {
  readonly figure: Figure;
  readonly wide: string | null;
  readonly narrow: string | null;
  readonly csv: string;
  /** The chart as Vega-Lite. */
  readonly spec: string | null;
}

/** Rows of a table shown on the page; the CSV file has them all. */
const ROWS = 400;

/** A finding, and below it what it rests on: a chart with its table, or the table alone. */
export function FigureView({ drawn: { figure, wide, narrow }, number }: { drawn: Drawn; number: number }): VNode {
  const { id, finding, help, note, chart, view } = figure;
  return (
    <figure id={id} aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>
        <span class="number">
          {chart === null ? 'Table' : 'Figure'} {number}
        </span>
        <a href={`#${id}`}>{finding}</a>
      </h3>
      <p class="help">{help}</p>
      {wide === null || narrow === null ? (
        <TableView figure={figure} />
      ) : (
        <div class="chart" data-view={view?.name}>
          {/* Drawn by Vega, which escapes text; no scripts, no links. */}
          <div class="wide" dangerouslySetInnerHTML={{ __html: wide }} />
          {/* As above. */}
          <div class="narrow" dangerouslySetInnerHTML={{ __html: narrow }} />
          {view === undefined ? null : <Json data={view.data} />}
        </div>
      )}
      {note ? <p class="note">{note}</p> : null}
      {wide === null ? null : (
        <details>
          <summary>Table of figure {number}</summary>
          <TableView figure={figure} />
        </details>
      )}
    </figure>
  );
}

function TableView({ figure }: { figure: Figure }): VNode {
  const { headings, rows } = printedTable(figure);
  return (
    <Scroll label={`Table: ${figure.finding}`} tall={rows.length > 20}>
      <table>
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
          {rows.slice(0, ROWS).map((row, r) => (
            <tr key={r}>
              {row.map((text, c) => (
                <CellView key={c} number={numeric(headings[c] as Heading)} text={text} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > ROWS ? (
        <p class="note">
          The first {whole(ROWS)} of {counted(rows.length, 'row')}; all of them are in the CSV file.
        </p>
      ) : null}
    </Scroll>
  );
}

function CellView({ text, number }: { text: string | null; number: boolean }): VNode {
  if (text === null) return <td class={number ? 'n withheld' : 'withheld'}>withheld</td>;
  return <td class={number ? 'n' : text.length > 24 ? 'long' : undefined}>{text}</td>;
}
