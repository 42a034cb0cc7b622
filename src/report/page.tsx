/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import type { ColumnTable } from 'arquero';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { numeric, printedTable } from './cells.ts';
import type { Figure, Heading, Section } from './figure.ts';
import { Scroll } from './scroll.tsx';
import { style } from './style.ts';
import { counted, whole } from './words.ts';

/** A figure with its chart drawn for a page and for a phone. */
export interface Drawn {
  readonly figure: Figure;
  readonly wide: string | null;
  readonly narrow: string | null;
}

export interface Page {
  readonly title: string;
  readonly version: string;
  readonly k: number;
  /** What is counted against k. */
  readonly unit: 'people' | 'posts';
  readonly sections: readonly Section[];
  readonly drawn: ReadonlyMap<string, Drawn>;
}

/** What the page may load: nothing. It has no script, and needs none. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/** Rows of a table shown on the page; the file under `tables/` has them all. */
const ROWS = 400;

/** The report as one HTML document. */
export function html(page: Page): string {
  return `<!doctype html>\n${renderToString(<Document {...page} />)}\n`;
}

/** What the page promises of everything on it. */
function promise(k: number, unit: Page['unit']): string {
  return unit === 'people'
    ? `Nothing on this page is about fewer than ${whole(k)} people.`
    : `Most posts name no author; each such post is counted as one person, so nothing here is about fewer than ${whole(k)} posts or people.`;
}

function Document({ title, version, k, unit, sections, drawn }: Page): VNode {
  const findings = sections.flatMap((section) => section.findings.map((finding) => ({ finding, id: section.id })));
  const numbers = new Map<string, number>();
  const counts = { figure: 0, table: 0 };
  for (const { figure } of drawn.values()) numbers.set(figure.id, figure.chart === null ? ++counts.table : ++counts.figure);
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content={POLICY} />
        <meta name="referrer" content="no-referrer" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        {/* A constant of this project, without data. */}
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body>
        <a class="skip" href="#summary">
          Skip to the summary
        </a>
        <header>
          <p class="kicker">Educators’ posts and professional learning networks</p>
          <h1>
            <bdi>{title}</bdi>
          </h1>
          <p class="byline">Aggregates only. {promise(k, unit)}</p>
        </header>
        <main>
          <div class="summary" id="summary">
            <h2>Summary</h2>
            {findings.length === 0 ? (
              <p>There is nothing to report: see each section for the reason.</p>
            ) : (
              <ul>
                {findings.map(({ finding, id }) => (
                  <li key={finding}>
                    {finding}{' '}
                    <a href={`#${id}`} aria-label={`Section ${sections.findIndex((section) => section.id === id) + 1}`}>
                      §{sections.findIndex((section) => section.id === id) + 1}
                    </a>
                  </li>
                ))}
              </ul>
            )}
          </div>
          <nav aria-labelledby="contents">
            <h2 id="contents">Contents</h2>
            <ol>
              {sections.map((section, i) => (
                <li key={section.id}>
                  <a href={`#${section.id}`}>
                    <span class="number">{i + 1}</span>
                    {section.title}
                  </a>
                </li>
              ))}
            </ol>
          </nav>
          {sections.map((section, i) => (
            <section key={section.id} id={section.id} aria-labelledby={`${section.id}-title`}>
              <h2 id={`${section.id}-title`}>
                <a href={`#${section.id}`}>
                  <span class="number">{i + 1}</span>
                  {section.title}
                </a>
              </h2>
              {section.introduction.map((text) => (
                <p key={text}>{text}</p>
              ))}
              {section.figures.map((figure) => (
                <FigureView key={figure.id} drawn={drawn.get(figure.id) as Drawn} number={numbers.get(figure.id) ?? 0} />
              ))}
              {section.more}
            </section>
          ))}
        </main>
        <footer>
          Made by Staffroom {version} from exported posts. Charts and tables also stand beside this page as SVG, Vega-Lite and CSV files.
        </footer>
      </body>
    </html>
  );
}

function FigureView({ drawn: { figure, wide, narrow }, number }: { drawn: Drawn; number: number }): VNode {
  return (
    <figure id={figure.id} aria-labelledby={`${figure.id}-title`}>
      <h3 id={`${figure.id}-title`}>
        <span class="number">
          {figure.chart === null ? 'Table' : 'Figure'} {number}
        </span>
        <a href={`#${figure.id}`}>{figure.finding}</a>
      </h3>
      <p class="help">{figure.help}</p>
      {wide === null || narrow === null ? (
        <TableView figure={figure} />
      ) : (
        <>
          {/* Drawn by Vega, which escapes text; no scripts, no links. */}
          <div class="wide" dangerouslySetInnerHTML={{ __html: wide }} />
          {/* As above. */}
          <div class="narrow" dangerouslySetInnerHTML={{ __html: narrow }} />
          {figure.note ? <p class="note">{figure.note}</p> : null}
          <details>
            <summary>Table of figure {number}</summary>
            <TableView figure={figure} />
          </details>
        </>
      )}
      {wide === null && figure.note ? <p class="note">{figure.note}</p> : null}
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
          The first {whole(ROWS)} of {counted(rows.length, 'row')}; all of them are in the CSV file beside this page.
        </p>
      ) : null}
    </Scroll>
  );
}

function CellView({ text, number }: { text: string | null; number: boolean }): VNode {
  if (text === null) return <td class={number ? 'n withheld' : 'withheld'}>withheld</td>;
  return <td class={number ? 'n' : text.length > 24 ? 'long' : undefined}>{text}</td>;
}

/** The columns of a figure's table that are its own, not the chart's, for its file. */
export function published({ table, headings }: Figure): ColumnTable {
  return table.select(headings.map(({ name }) => name));
}
