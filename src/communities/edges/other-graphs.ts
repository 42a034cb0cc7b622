import { UserError } from '../../errors.ts';

/** Throws a UserError for a graph in another form: it would else be read as a table, line by line, and give numbers that mean nothing. */
export function refuseOtherGraphs(bytes: Uint8Array, file: string): void {
  const start = new TextDecoder().decode(bytes.subarray(0, 1 << 12)).trimStart();
  const other = others.find(([begins]) => begins.test(start));
  if (other !== undefined)
    throw new UserError(`${file}: unknown table of ties: this is ${other[1]}`, {
      hint: 'save its ties as CSV: in Gephi, Data Laboratory, Edges, Export table; in R, igraph::as_data_frame(g); in Python, networkx.to_pandas_edgelist(G)',
    });
}

/** How files begin that hold a graph, or a table, in another form. */
const others: readonly (readonly [begins: RegExp, called: string])[] = [
  [/^(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<gexf\b/is, 'a graph in GEXF'],
  [/^(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<graphml\b/is, 'a graph in GraphML'],
  [/^</, 'XML or a web page'],
  [/^\*(?:vertices|network|arcs|edges)\b/i, 'a graph in Pajek’s form'],
  [/^(?:creator\b[^\n]*\s+)?(?:#[^\n]*\s+)*graph\s*\[/i, 'a graph in GML'],
  [/^(?:strict\s+)?(?:di)?graph\b[^{\n]*\{/i, 'a graph in DOT'],
  [/^(?:\{\s*"|\[\s*[[{"\]])/, 'JSON'],
  [/^PK\p{Cc}\p{Cc}/u, 'a workbook or an archive'],
  [/^PAR1/, 'a Parquet file'],
  [/^%PDF/, 'a PDF document'],
  [/^\p{Cc}\ufffd/u, 'a compressed file'],
];
