import type { Codebook } from '../../codebook/codebook.ts';
import { UserError } from '../../errors.ts';
import { asWritten, type FilledRow } from '../../text/csv.ts';
import type { Reading, Returned } from './reading.ts';

const yesMarks = new Set([
  '1',
  '1.0',
  '1,0',
  'x',
  '✓',
  '✔',
  '☑',
  'yes',
  'y',
  'true',
  'ja',
  'j',
  'wahr',
  'oui',
  'o',
  'vrai',
  'sí',
  'si',
  's',
  'sim',
  'verdadero',
  'vero',
]);
const noMarks = new Set(['0', '0.0', '0,0', '-', '–', 'no', 'n', 'false', 'nein', 'falsch', 'non', 'faux', 'não', 'nao', 'falso']);

/** What a row of a returned table holds, column by column. */
type Cells = ReadonlyMap<string, string>;

/**
 * Reads a table that a coder returned: columns `item` (or `id`), one for each code, and where present `coder`,
 * `uncodable`, `subflag`, `memo`, `saved`; others are ignored. Marks of yes are 1, x, yes, ja, oui and the like, of no
 * 0, no, nein. A row without any mark was not coded. Otherwise an empty cell means no, unless the file has marks of no
 * elsewhere: then it was left open. `called` is what the file calls a row.
 */
export function readTable(rows: readonly FilledRow[], file: string, coder: string, codebook: Codebook, called = 'row'): Returned {
  const [first, ...body] = rows;
  const header = first?.cells ?? [];
  const columns = header.map((name) => columnOf(name, codebook));
  const codes = codebook.codes.map(({ code }) => code);
  if (!columns.includes('item'))
    throw new UserError(`${file}: missing column item: columns are ${header.join(', ')}`, {
      hint: 'return the file as it was given out, with the codes filled in',
    });
  const missing = codes.filter((code) => !columns.includes(code));
  if (missing.length > 0)
    throw new UserError(`${file}: missing column: ${missing.join(', ')}`, {
      hint: `the codes are ${codes.join(', ')}; those of another codebook stand in the sample.json of its round: name it with --sample`,
    });
  const filled = body
    .map(({ number, cells }) => ({
      place: `${file}: ${called} ${number}`,
      cells: new Map(columns.flatMap((name, c) => (name === null ? [] : [[name, (cells[c] ?? '').trim()] as const]))),
    }))
    .filter(({ cells }) => [...cells.values()].some((value) => value !== ''));
  refuseDamaged(filled.map(({ place, cells }) => ({ place, item: cells.get('item') ?? '' })));
  const saysNo = filled.some(({ cells }) => codes.some((code) => noMarks.has((cells.get(code) ?? '').toLowerCase())));
  const readings: Reading[] = [];
  let open = 0;
  let empty = 0;
  for (const { place, cells } of filled) {
    const reading = readRow(cells, place, coder, codebook, saysNo);
    if (reading === null) open += 1;
    else readings.push(reading);
    if (reading !== null && Object.values(reading.codes).includes(null)) empty += 1;
  }
  const notes = [
    ...(empty > 0 ? [`${empty} posts with a code left open: the open code counts as not read`] : []),
    ...(readings.length > 0 && !saysNo
      ? ['only marks of yes: empty cells of coded posts were read as no, posts without any mark as not coded']
      : []),
  ];
  return { file, readings, open, notes };
}

function readRow(cells: Cells, place: string, coder: string, codebook: Codebook, saysNo: boolean): Reading | null {
  const cell = (name: string): string => cells.get(name) ?? '';
  const item = asWritten(cell('item'));
  if (item === '') throw new UserError(`${place}: missing item`);
  const marks = codebook.codes.map(({ code }) => [code, mark(cell(code), `${place}: ${code}`)] as const);
  const flag = flagOf(cell('subflag'), place, codebook);
  const uncodable = mark(cell('uncodable'), `${place}: uncodable`) === true || flag === 'uncodable';
  const touched = uncodable || flag !== null || marks.some(([, value]) => value !== null);
  if (!touched) return null;
  const read = marks.map(([code, value]) => [code, value ?? (saysNo ? null : false)] as const);
  if (uncodable && read.some(([, value]) => value === true)) throw new UserError(`${place}: both uncodable and coded: ${item}`);
  return {
    item,
    coder: cell('coder') === '' ? coder : asWritten(cell('coder')),
    codes: uncodable ? {} : Object.fromEntries(read),
    uncodable,
    flag: flag === 'uncodable' ? null : flag,
    memo: asWritten(cell('memo')),
    saved: cell('saved') === '' ? null : cell('saved'),
    place,
  };
}

function columnOf(name: string, codebook: Codebook): string | null {
  const plainName = name.trim().toLowerCase();
  if (['item', 'id', 'gid'].includes(plainName)) return 'item';
  if (['coder', 'uncodable', 'subflag', 'memo', 'saved'].includes(plainName)) return plainName;
  return codebook.codes.find(({ code, label }) => plainName === code.toLowerCase() || plainName === label.toLowerCase())?.code ?? null;
}

function mark(cell: string, place: string): boolean | null {
  // What a chat or a web page leaves in a copied word, nobody sees.
  const sign = cell.replace(/\p{Default_Ignorable_Code_Point}/gu, '').toLowerCase();
  if (sign === '') return null;
  if (yesMarks.has(sign)) return true;
  if (noMarks.has(sign)) return false;
  throw new UserError(`${place}: invalid mark: ${cell}`, { hint: 'write 1 or x for yes, 0 for no' });
}

function flagOf(cell: string, place: string, codebook: Codebook): string | null {
  const sign = cell.toLowerCase();
  if (sign === '') return null;
  if (sign === 'uncodable') return sign;
  const known = codebook.flags.find(({ flag, label, key }) => [flag, label.toLowerCase(), key].includes(sign));
  if (known !== undefined) return known.flag;
  throw new UserError(`${place}: unknown sub-flag: ${cell}`, { hint: `sub-flags: ${codebook.flags.map(({ flag }) => flag).join(', ')}` });
}

/** Spreadsheets keep 15 digits of a number: a longer id comes back as 1.23E+18 or with zeros at its end. */
function refuseDamaged(items: readonly { readonly place: string; readonly item: string }[]): void {
  const hint =
    'a spreadsheet took the ids for numbers and rounded them: code in the file as given out, or import it with this column as text';
  const scientific = items.find(({ item }) => /^\d+(?:[.,]\d+)?e\+?\d+$/i.test(item));
  if (scientific !== undefined) throw new UserError(`${scientific.place}: id damaged by a spreadsheet: ${scientific.item}`, { hint });
  const long = items.filter(({ item }) => /^\d{16,}$/.test(item));
  const rounded = long.filter(({ item }) => /^\d{15}0+$/.test(item));
  const [first] = rounded;
  // One id in ten or more may end in 0 by itself, of ten thousand one in four of them; half of them do not.
  const certain = rounded.length > 1 || first?.item.endsWith('0000');
  if (first !== undefined && certain && rounded.length * 2 > long.length)
    throw new UserError(
      `${first.place}: ids rounded by a spreadsheet: ${[first.item, ...(rounded.length > 1 ? [`${rounded.length - 1} more`] : [])].join(' and ')}`,
      { hint },
    );
}
