import Papa from 'papaparse';
import { textWindow } from '../../../bytes/text-window.ts';
import type { Window } from '../../../bytes/window.ts';
import type { Opened } from '../../files/opened.ts';
import type { Cuts } from '../cut.ts';
import { type Located, Places } from '../located.ts';
import { splitCells } from './cells.ts';
import { cutRows, type RowCut } from './cut-rows.ts';
import { type Dialect, isUsual, oneColumn } from './dialect.ts';
import { parted } from './in-one-cell.ts';
import { SPOILINGS } from './spoilt-cells.ts';

/**
 * The rows of a table behind its header, batch by batch, each with its place. `headerRow` is the number of the header
 * among `firstRows`, from 0; with -1 every row is given. A row with more or fewer cells than the header is a record.
 */
export async function* csvRows(
  path: string,
  opened: Opened,
  headerRow: number,
  options: { blockBytes?: number } = {},
): AsyncGenerator<Located<string[]>[]> {
  const { content } = opened;
  if (content.kind !== 'csv' && content.kind !== 'digits') throw new Error(`${path}: not a table`);
  const dialect = content.kind === 'csv' ? content : oneColumn(content.newline);
  const width = headerRow < 0 || content.kind === 'digits' ? null : (content.firstRows[headerRow]?.length ?? null);
  let skip = headerRow + 1;
  for await (const batch of tableRows(textWindow(path, opened, options.blockBytes), dialect, opened, width)) {
    const rows = batch.slice(skip);
    skip = Math.max(0, skip - batch.length);
    if (rows.length > 0) yield rows;
  }
}

/** All rows of a table, from its first line on. `width` is the number of cells of its header, where that is known. */
export async function* tableRows(
  window: Window,
  dialect: Dialect,
  { source, torn }: Pick<Opened, 'source' | 'torn'>,
  width: number | null,
): AsyncGenerator<Located<string[]>[]> {
  const places = new Places(source.layout);
  const parser = new Papa.Parser({ delimiter: dialect.delimiter, newline: dialect.newline, quoteChar: dialect.quote });
  const reader: CellReader = { decode: source.decode, parser, dialect };
  // Without a header to go by, most rows say how wide a proper row is.
  let known = width ?? dialect.columns;
  try {
    for await (const batch of cutRows(window, dialect, () => known)) {
      const rows = locate(batch, places, reader, torn);
      known ??= batch.cuts[0]?.cells ?? null;
      yield rows;
    }
  } finally {
    await window.close();
  }
}

/** What turns the bytes of rows into cells. */
interface CellReader {
  readonly decode: (bytes: Buffer) => string;
  readonly parser: InstanceType<typeof Papa.Parser>;
  readonly dialect: Dialect;
}

function locate({ bytes, cuts, unended }: Cuts<RowCut>, places: Places, reader: CellReader, torn: string | null): Located<string[]>[] {
  const cells = parse(bytes, cuts, reader);
  const { dialect } = reader;
  const spoiling = dialect.spoilt === undefined ? null : SPOILINGS[dialect.spoilt];
  return cuts.map((cut, i) => {
    const { flaw } = cut;
    const place = places.of(bytes, cut);
    const hash = (): string => places.hash(bytes, cut);
    if (torn !== null && unended && i === cuts.length - 1) return { place, hash, kind: 'bad', code: 'truncated', reason: torn };
    if (flaw !== null) return { place, hash, kind: 'bad', ...flaw };
    const written = cells[i];
    const value = spoiling === null || written == null ? written : spoiling.undone(written);
    if (value == null) return { place, hash, kind: 'bad', code: 'broken-quotes', reason: 'the quotes of this row cannot be made sense of' };
    if (value.every((cell) => cell === '')) return { place, hash, kind: 'blank' };
    const whole = dialect.inOne === undefined ? null : parted(value, dialect, dialect.inOne);
    if (whole !== null) return { place, hash, kind: 'record', value: whole, repaired: 'one-cell' };
    const found = { place, hash, kind: 'record', value } as const;
    if (cut.quoting !== 'lenient') return { ...found, repaired: cut.quoting === 'literal' ? 'open-quote' : 'slashed-quote' };
    return unended && i === cuts.length - 1 ? { ...found, unended: true } : found;
  });
}

/** The cells of every readable row; null where papaparse sees other than one row in it. */
function parse(bytes: Buffer, cuts: readonly RowCut[], { decode, parser, dialect }: CellReader): (string[] | null)[] {
  const cells: (string[] | null)[] = [];
  const usual = isUsual(dialect);
  const one = ({ start, end, cells: count, quoting }: RowCut): string[] | null => {
    if (end === start) return [''];
    if (quoting !== 'lenient' || !usual) return splitCells(decode(bytes.subarray(start, end)), dialect, quoting);
    const rows = parser.parse(decode(bytes.subarray(start, end)) + dialect.newline, 0, false).data as string[][];
    const [row = null] = rows;
    return row !== null && row.length === count && rows.length === 2 ? row : null;
  };
  for (let from = 0; from < cuts.length; ) {
    let to = from;
    while (usual && to < cuts.length && isRegular(cuts[to] as RowCut, bytes, dialect)) to += 1;
    if (to === from) {
      const cut = cuts[from] as RowCut;
      cells.push(cut.flaw === null ? one(cut) : null);
      from += 1;
      continue;
    }
    const run = cuts.slice(from, to);
    const text = decode(bytes.subarray((run[0] as RowCut).start, (run.at(-1) as RowCut).end));
    const rows = text === '' ? [['']] : (parser.parse(text, 0, false).data as string[][]);
    if (rows.length === run.length) {
      for (const [i, cut] of run.entries()) {
        const row = rows[i] as string[];
        cells.push(row.length === cut.cells ? row : one(cut));
      }
    } else cells.push(...run.map(one));
    from = to;
  }
  return cells;
}

/** Whether a row can be read together with its neighbours: it is sound, and ends as the rows of this file do. */
function isRegular({ end, next, flaw, quoting }: RowCut, bytes: Buffer, { newline }: Dialect): boolean {
  if (flaw !== null || quoting !== 'lenient') return false;
  if (next === end) return true;
  return next - end === newline.length && bytes[end] === newline.charCodeAt(0);
}
