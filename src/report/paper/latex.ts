import type { Figure } from '../figure.ts';
import { numeric, printedTable } from '../words/cells.ts';

/** Texts longer than this get a column that breaks lines. */
const LONG = 28;

/**
 * A table for a LaTeX document, in the style of booktabs. Long tables run over pages (longtable). Compile with LuaLaTeX or
 * XeLaTeX, which know the characters in titles and formulas.
 */
export function latex(figure: Figure): string {
  const { headings, rows } = printedTable(figure);
  const texts = headings.map((_, c) => Math.max(0, ...rows.map((row) => row[c]?.length ?? 0)) > LONG);
  const width = (0.8 / Math.max(1, texts.filter(Boolean).length)).toFixed(2);
  const columns = headings.map((heading, c) => (numeric(heading) ? 'r' : texts[c] ? `p{${width}\\textwidth}` : 'l')).join('');
  const head = `${headings.map(({ label }) => escaped(label)).join(' & ')} \\\\`;
  const body = rows.map((row) => `${row.map((text) => (text === null ? '\\textit{withheld}' : escaped(text))).join(' & ')} \\\\`);
  const caption = `\\caption{${escaped(figure.finding)}}\\label{tab:${figure.id}}`;
  const note = figure.note ? [`% Note: ${figure.note.replaceAll('\n', ' ')}`] : [];
  const lines =
    rows.length > 35
      ? [
          '% needs the packages booktabs and longtable',
          ...note,
          `\\begin{longtable}{${columns}}`,
          `${caption} \\\\`,
          '\\toprule',
          head,
          '\\midrule',
          '\\endhead',
          ...body,
          '\\bottomrule',
          '\\end{longtable}',
        ]
      : [
          '% needs the package booktabs',
          ...note,
          '\\begin{table}',
          '\\centering',
          caption,
          `\\begin{tabular}{${columns}}`,
          '\\toprule',
          head,
          '\\midrule',
          ...body,
          '\\bottomrule',
          '\\end{tabular}',
          '\\end{table}',
        ];
  return `${lines.join('\n')}\n`;
}

/** A text as LaTeX prints it, whatever characters are in it. */
export function escaped(text: string): string {
  return text
    .replace(/[\\{}$&#%_~^]/g, (character) => (NAMED[character] === undefined ? `\\${character}` : `\\${NAMED[character]}{}`))
    .replaceAll('\u202f', '\\,')
    .replaceAll('\u00a0', '~')
    .replaceAll('−', '$-$')
    .replaceAll('×', '$\\times$')
    .replaceAll('≥', '$\\geq$')
    .replaceAll('≤', '$\\leq$')
    .replace(/[\r\n]+/g, ' ');
}

const NAMED: Readonly<Record<string, string>> = { '\\': 'textbackslash', '~': 'textasciitilde', '^': 'textasciicircum' };
