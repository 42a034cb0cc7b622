/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Figure } from '../figure.ts';
import type { Source } from '../source/source.ts';
import { numeric, printedTable } from '../words/cells.ts';
import { type ChecklistItem, checklist } from './checklist.ts';
import { factsOf } from './facts.ts';
import { ethicsText, methodsText } from './methods.ts';
import type { Passage } from './passage.ts';
import { bibliography, citedIn, listed } from './references.ts';

/** The files for a paper: methods, ethics and data statement, checklist, references. */
export async function paper(source: Source, version: string): Promise<Map<string, string>> {
  const facts = await factsOf(source);
  const text = methodsText(source, facts, version);
  const ethics = ethicsText(source, version);
  const cited = citedIn([...text, ...ethics].flatMap(({ paragraphs }) => paragraphs).join('\n'));
  const methods: Passage[] = [...text, { heading: 'References', paragraphs: cited.map(listed) }];
  const items = checklist(source, facts);
  return new Map([
    ['paper/methods.md', markdown('Methods', methods)],
    ['paper/methods.html', page('Methods', <Passages passages={methods} />)],
    ['paper/ethics.md', markdown('Ethics and data', ethics)],
    ['paper/ethics.html', page('Ethics and data', <Passages passages={ethics} />)],
    ['paper/checklist.md', markdownList(items)],
    ['paper/checklist.html', page('Reporting checklist', <Items items={items} />)],
    ['paper/references.bib', bibliography(version)],
  ]);
}

/** A table as a page that word processors open with its rules and its columns. */
export function tablePage(figure: Figure): string {
  const { headings, rows } = printedTable(figure);
  const rule = (side: 'top' | 'bottom') => `border-${side}:1px solid #000;`;
  const cell = (c: number, more = '') =>
    `padding:2pt 6pt;vertical-align:top;text-align:${numeric(headings[c] as (typeof headings)[number]) ? 'right' : 'left'};${more}`;
  return page(
    figure.finding,
    <>
      <table style="border-collapse:collapse;font:10pt serif">
        <caption style="text-align:left;padding:4pt 6pt">{figure.finding}</caption>
        <thead>
          <tr>
            {headings.map((heading, c) => (
              <th key={heading.name} scope="col" style={cell(c, rule('top') + rule('bottom'))}>
                {heading.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, r) => (
            <tr key={r}>
              {row.map((text, c) => (
                <td key={c} style={cell(c, r === rows.length - 1 ? rule('bottom') : '')}>
                  {text ?? 'withheld'}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {figure.note ? <p style="font:9pt serif">Note. {figure.note}</p> : null}
    </>,
    false,
  );
}

function page(title: string, body: VNode, headed = true): string {
  return `<!doctype html>\n${renderToString(
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <title>{title}</title>
      </head>
      <body style="font:11pt/1.5 serif;max-width:42em;margin:2em auto;padding:0 1em">
        {headed ? <h1>{title}</h1> : null}
        {body}
      </body>
    </html>,
  )}\n`;
}

function Passages({ passages }: { passages: readonly Passage[] }): VNode {
  return (
    <>
      {passages.map(({ heading, paragraphs }) => (
        <div key={heading}>
          <h2>{heading}</h2>
          {paragraphs.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </div>
      ))}
    </>
  );
}

function Items({ items }: { items: readonly ChecklistItem[] }): VNode {
  return (
    <table style="border-collapse:collapse;font:10pt serif">
      <thead>
        <tr>
          <th scope="col" style="text-align:left">
            Item
          </th>
          <th scope="col" style="text-align:left">
            Reported
          </th>
          <th scope="col" style="text-align:left">
            Where
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ item, where, done }) => (
          <tr key={item}>
            <td style="padding:2pt 6pt 2pt 0">{item}</td>
            <td style="padding:2pt 6pt 2pt 0">{done ? 'yes' : 'open'}</td>
            <td style="padding:2pt 6pt 2pt 0">{where}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function markdown(title: string, passages: readonly Passage[]): string {
  const parts = passages.map(({ heading, paragraphs }) => `## ${heading}\n\n${paragraphs.map(literally).join('\n\n')}`);
  return `# ${title}\n\n${parts.join('\n\n')}\n`;
}

function markdownList(items: readonly ChecklistItem[]): string {
  const lines = items.map(({ item, where, done }) => `- [${done ? 'x' : ' '}] ${literally(item)}: ${literally(where)}`);
  return `# Reporting checklist\n\n${lines.join('\n')}\n`;
}

/** A text in Markdown as it stands: no character of it is markup. Brackets stay, for they mark what is to be stated. */
function literally(text: string): string {
  return text.replace(/[\\`*_<>#|]|&(?=#?\w+;)/g, (character) =>
    character === '&' ? '&amp;' : character === '<' ? '&lt;' : character === '>' ? '&gt;' : `\\${character}`,
  );
}
