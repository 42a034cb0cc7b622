import { strFromU8, unzipSync } from 'fflate';
import type { FilledRow } from '../../csv.ts';
import { UserError } from '../../errors.ts';

/** A workbook larger than this when unpacked is no coding sheet. */
const LARGEST = 256 * 1024 * 1024;
/** Columns of a sheet in Excel, the last of which is XFD. */
const WIDEST = 16_384;

/** The rows of the first sheet of an Excel workbook that are not blank, as text; absent cells are empty. */
export function readXlsx(bytes: Uint8Array, file: string): FilledRow[] {
  const parts = unpack(bytes, file);
  const xml = (name: string): string | null => (parts[name] === undefined ? null : strFromU8(parts[name]));
  const workbook = xml('xl/workbook.xml');
  if (workbook === null) throw new UserError(`${file}: unknown workbook`, { hint: 'save it as Excel workbook (.xlsx) or as CSV' });
  const first = /<(?:\w+:)?sheet\b[^>]*?\sr:id="([^"]+)"/.exec(workbook)?.[1];
  const relations = xml('xl/_rels/workbook.xml.rels') ?? '';
  const target = [...relations.matchAll(/<Relationship\b[^>]*>/g)].map(([tag]) => tag).find((tag) => attribute(tag, 'Id') === first);
  const path = (attribute(target ?? '', 'Target') ?? 'worksheets/sheet1.xml').replace(/^\/?(xl\/)?/, 'xl/');
  const sheet = xml(path);
  if (sheet === null) throw new UserError(`${file}: missing sheet: ${path}`, { hint: 'save the workbook again, or save it as CSV' });
  const shared = elements(xml('xl/sharedStrings.xml') ?? '', 'si').map(({ content }) => textIn(content));
  let number = 0;
  const rows = elements(sheet, 'row').map(({ tag, content }): FilledRow => {
    number = Number(attribute(tag, 'r') ?? number + 1);
    const cells: string[] = [];
    for (const { tag, content: inside } of elements(content, 'c')) {
      const at = columnOf(attribute(tag, 'r') ?? '') ?? cells.length;
      if (at >= WIDEST)
        throw new UserError(`${file}: row ${number}: cell beyond the last column: ${attribute(tag, 'r')}`, {
          hint: 'save the workbook again, or save it as CSV',
        });
      while (cells.length < at) cells.push('');
      cells[at] = cellText(attribute(tag, 't') ?? 'n', inside, shared);
    }
    return { number, cells };
  });
  return rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
}

function unpack(bytes: Uint8Array, file: string): Record<string, Uint8Array> {
  let size = 0;
  try {
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!/^xl\/(workbook\.xml|_rels\/|sharedStrings\.xml|worksheets\/[^/]+\.xml)/.test(name)) return false;
        size += originalSize;
        if (size > LARGEST) throw new UserError(`${file}: workbook too large: ${size} bytes unpacked`);
        return true;
      },
    });
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    throw new UserError(`${file}: unreadable workbook`, { hint: 'save it again, or save it as CSV', cause });
  }
}

function cellText(type: string, inside: string, shared: readonly string[]): string {
  if (type === 'inlineStr') return textIn(inside);
  const value = unescaped(elements(inside, 'v')[0]?.content ?? '');
  return type === 's' ? (shared[Number(value)] ?? '') : value;
}

/** Elements of one name that do not hold one another. */
function elements(xml: string, name: string): { tag: string; content: string }[] {
  const found: { tag: string; content: string }[] = [];
  const open = new RegExp(`<(?:\\w+:)?${name}(?=[\\s/>])[^>]*>`, 'g');
  for (let start = open.exec(xml); start !== null; start = open.exec(xml)) {
    const [tag] = start;
    if (tag.endsWith('/>')) {
      found.push({ tag, content: '' });
      continue;
    }
    const prefix = /^<(\w+:)?/.exec(tag)?.[1] ?? '';
    const end = xml.indexOf(`</${prefix}${name}>`, open.lastIndex);
    if (end < 0) break;
    found.push({ tag, content: xml.slice(open.lastIndex, end) });
    open.lastIndex = end;
  }
  return found;
}

/** All text of a cell, formatted in parts or not, without reading aids (rPh). */
function textIn(xml: string): string {
  const plain = xml.replace(/<rPh\b.*?<\/rPh>/gs, '');
  return elements(plain, 't')
    .map(({ content }) => unescaped(content))
    .join('')
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

function attribute(tag: string, name: string): string | null {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? null;
}

function columnOf(reference: string): number | null {
  const letters = /^[A-Z]+/.exec(reference)?.[0];
  if (letters === undefined) return null;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

const names: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function unescaped(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex: string, decimal: string, name: string) => {
    if (name !== undefined) return names[name] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
