import { strToU8, zipSync } from 'fflate';
import type { Codebook } from '../../codebook/codebook.ts';
import { csvOf } from '../csv.ts';
import type { SampledItem } from '../round.ts';

/**
 * A coder's posts as a table: one row per post, one empty column per code (1 = yes, 0 = no), uncodable, sub-flag and
 * memo. All cells are text.
 */
export function sheetRows(items: readonly SampledItem[], codebook: Codebook, coder: string): string[][] {
  const codes = codebook.codes.map(({ code }) => code);
  const shown = ['platform', 'day', 'author', 'bio', 'context', 'title', 'text', 'quoted', 'links', 'label'];
  const header = ['item', 'coder', ...shown, ...codes, 'uncodable', 'subflag', 'memo'];
  const rows = items.map(({ item, shown: post }) => [
    item,
    coder,
    [post.platform, post.space].filter((word) => word !== null).join(' · '),
    post.day ?? '',
    post.author === null ? '' : `@${post.author}`,
    post.bio ?? '',
    post.context.map(({ text }) => text).join('\n—\n'),
    post.title ?? '',
    post.text ?? '',
    post.quoted ?? '',
    post.links.join('\n'),
    post.label ?? '',
    ...codes.map(() => ''),
    '',
    '',
    '',
  ]);
  return [header, ...rows];
}

/** The sheet as CSV. */
export function sheetCsv(items: readonly SampledItem[], codebook: Codebook, coder: string): string {
  return csvOf(sheetRows(items, codebook, coder));
}

/** The longest text a cell of a spreadsheet can hold. */
const LONGEST = 32_767;
/** The earliest date a zip archive can state: the same rows give the same bytes. */
const NO_CLOCK = new Date(1980, 0, 1);

/**
 * The sheet as an Excel workbook: codes with a choice of 1 and 0, sub-flags with a choice of their names, first row and
 * item frozen; the codebook on a second sheet. Written by hand: two sheets of plain text need no library.
 */
export function sheetXlsx(items: readonly SampledItem[], codebook: Codebook, coder: string): Uint8Array {
  const rows = sheetRows(items, codebook, coder);
  const [header = []] = rows;
  const at = (name: string): string => letters(header.indexOf(name));
  const last = rows.length;
  const firstCode = at(codebook.codes[0]?.code ?? 'uncodable');
  const choice = (range: string, list: string): string =>
    `<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="${range}"><formula1>"${list}"</formula1></dataValidation>`;
  const flags = codebook.flags.map(({ flag }) => flag).join(',');
  const validations = [
    choice(`${firstCode}2:${at('uncodable')}${last}`, '1,0'),
    // A list in a rule holds at most 255 signs.
    ...(flags === '' || flags.length > 255 ? [] : [choice(`${at('subflag')}2:${at('subflag')}${last}`, xml(flags))]),
  ];
  const width = (name: string): number => ({ text: 70, bio: 30, context: 30, quoted: 30, links: 30, title: 30, memo: 30 })[name] ?? 12;
  const files: Record<string, string> = {
    '[Content_Types].xml': `${PROLOGUE}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEETML}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${SHEETML}.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="${SHEETML}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${SHEETML}.styles+xml"/></Types>`,
    '_rels/.rels': `${PROLOGUE}<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${RELATION}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${PROLOGUE}<workbook xmlns="${MAIN}" xmlns:r="${RELATION}"><sheets><sheet name="posts" sheetId="1" r:id="rId1"/><sheet name="codebook" sheetId="2" r:id="rId2"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${PROLOGUE}<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${RELATION}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${RELATION}/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="rId3" Type="${RELATION}/styles" Target="styles.xml"/></Relationships>`,
    // Style 1 is text (format 49) with wrapped lines, so that no id becomes a number; style 2 the bold header.
    'xl/styles.xml': `${PROLOGUE}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf numFmtId="49" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`,
    'xl/worksheets/sheet1.xml': worksheet(rows, header.map(width), {
      view: '<pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/>',
      after: `<dataValidations count="${validations.length}">${validations.join('')}</dataValidations>`,
    }),
    'xl/worksheets/sheet2.xml': worksheet(codebookRows(codebook), [18, 60, 60, 60], { view: '', after: '' }),
  };
  const archive = Object.fromEntries(Object.entries(files).map(([name, content]) => [name, strToU8(content)]));
  return zipSync(archive, { mtime: NO_CLOCK });
}

const PROLOGUE = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const SHEETML = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

function codebookRows({ title, unit, codes, flags, uncodable, rules }: Codebook): string[][] {
  return [
    ['code', 'definition', 'include', 'exclude'],
    ...codes.map(({ code, definition, include, exclude }) => [code, definition, include, exclude]),
    ['uncodable', uncodable, '', ''],
    ...flags.map(({ flag, definition }) => [flag, definition, 'sub-flag: only where all codes are no', '']),
    [title, unit, '', ''],
    ...rules.map(({ title, text }) => [title, text, '', '']),
  ];
}

function worksheet(
  rows: readonly (readonly string[])[],
  widths: readonly number[],
  { view, after }: { view: string; after: string },
): string {
  const columns = widths.map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" style="1" customWidth="1"/>`).join('');
  const body = rows.map((row, r) => {
    const cells = row.map((text, c) => {
      const place = `r="${letters(c)}${r + 1}" s="${r === 0 ? 2 : 1}"`;
      return text === ''
        ? `<c ${place}/>`
        : `<c ${place} t="inlineStr"><is><t xml:space="preserve">${xml(text.slice(0, LONGEST))}</t></is></c>`;
    });
    return `<row r="${r + 1}">${cells.join('')}</row>`;
  });
  return `${PROLOGUE}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">${view}</sheetView></sheetViews><cols>${columns}</cols><sheetData>${body.join('')}</sheetData>${after}</worksheet>`;
}

/** Text as XML holds it; signs that XML forbids, and half surrogates, become the replacement sign. */
function xml(text: string): string {
  return (
    text
      .replace(/[\p{Cs}\ufffe\uffff]|(?![\t\n\r])\p{Cc}/gu, '\ufffd')
      // A spreadsheet reads _x000D_ as a sign of its own.
      .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
      .replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
  );
}

/** The letters of a column, from 0: A, B, … Z, AA. */
function letters(column: number): string {
  return column < 26 ? String.fromCharCode(65 + column) : letters(Math.floor(column / 26) - 1) + letters(column % 26);
}
