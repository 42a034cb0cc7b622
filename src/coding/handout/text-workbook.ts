import { strToU8, zipSync } from 'fflate';

/** A choice that a spreadsheet offers below the first row, in columns counted from 0. */
export interface Choice {
  readonly from: number;
  readonly to: number;
  readonly among: readonly string[];
}

/** A sheet whose cells are all text; its first row names the columns. */
export interface TextSheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
  /** Of each column, in letters. */
  readonly widths: readonly number[];
  /** Whether first row and first column stay in sight. */
  readonly frozen?: boolean;
  readonly choices?: readonly Choice[];
}

/** The longest text a cell of a spreadsheet can hold. */
const LONGEST = 32_767;
/** The longest list that a rule of a choice can hold. */
const LONGEST_LIST = 255;
/** The earliest date a zip archive can state: the same rows give the same bytes. */
const NO_CLOCK = new Date(1980, 0, 1);

const PROLOGUE = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const MADE_OF = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** An Excel workbook of these sheets. Written by hand: sheets of plain text need no library. */
export function textWorkbook(sheets: readonly TextSheet[]): Uint8Array {
  const files: Readonly<Record<string, string>> = {
    '[Content_Types].xml': contentTypes(sheets),
    '_rels/.rels': relationships([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': workbook(sheets),
    'xl/_rels/workbook.xml.rels': relationships([
      ...sheets.map((_, i) => ['worksheet', `worksheets/sheet${i + 1}.xml`] as const),
      ['styles', 'styles.xml'],
    ]),
    'xl/styles.xml': STYLES,
    ...Object.fromEntries(sheets.map((sheet, i) => [`xl/worksheets/sheet${i + 1}.xml`, worksheet(sheet)])),
  };
  const archive = Object.fromEntries(Object.entries(files).map(([name, content]) => [name, strToU8(content)]));
  return zipSync(archive, { mtime: NO_CLOCK });
}

function contentTypes(sheets: readonly TextSheet[]): string {
  const part = (name: string, type: string) => `<Override PartName="/xl/${name}.xml" ContentType="${MADE_OF}.${type}+xml"/>`;
  return [
    `${PROLOGUE}<Types xmlns="${PACKAGE}/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    part('workbook', 'sheet.main'),
    ...sheets.map((_, i) => part(`worksheets/sheet${i + 1}`, 'worksheet')),
    part('styles', 'styles'),
    '</Types>',
  ].join('');
}

function relationships(targets: readonly (readonly [type: string, target: string])[]): string {
  const each = targets.map(([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${RELATION}/${type}" Target="${target}"/>`);
  return `${PROLOGUE}<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`;
}

function workbook(sheets: readonly TextSheet[]): string {
  const each = sheets.map(({ name }, i) => `<sheet name="${xml(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`);
  return `${PROLOGUE}<workbook xmlns="${MAIN}" xmlns:r="${RELATION}"><sheets>${each.join('')}</sheets></workbook>`;
}

/** Style 1 is text (format 49) with wrapped lines, so that no id becomes a number; style 2 the bold header. */
const STYLES = [
  `${PROLOGUE}<styleSheet xmlns="${MAIN}">`,
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>',
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>',
  '<borders count="1"><border/></borders>',
  '<cellStyleXfs count="1"><xf/></cellStyleXfs>',
  '<cellXfs count="3"><xf/>',
  '<xf numFmtId="49" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>',
  '<xf numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1"/></cellXfs>',
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
  '</styleSheet>',
].join('');

const FROZEN = '<pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/>';

function worksheet({ rows, widths, frozen = false, choices = [] }: TextSheet): string {
  return [
    `${PROLOGUE}<worksheet xmlns="${MAIN}">`,
    `<sheetViews><sheetView workbookViewId="0">${frozen ? FROZEN : ''}</sheetView></sheetViews>`,
    '<cols>',
    ...widths.map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" style="1" customWidth="1"/>`),
    '</cols>',
    '<sheetData>',
    ...rows.map((cells, row) => `<row r="${row + 1}">${cells.map((text, column) => textCell(text, column, row)).join('')}</row>`),
    '</sheetData>',
    validations(choices, rows.length),
    '</worksheet>',
  ].join('');
}

function textCell(text: string, column: number, row: number): string {
  const place = `r="${letters(column)}${row + 1}" s="${row === 0 ? 2 : 1}"`;
  if (text === '') return `<c ${place}/>`;
  return `<c ${place} t="inlineStr"><is><t xml:space="preserve">${xml(text.slice(0, LONGEST))}</t></is></c>`;
}

function validations(choices: readonly Choice[], rows: number): string {
  const rules = choices.flatMap(({ from, to, among }) => {
    const list = among.join(',');
    if (list === '' || list.length > LONGEST_LIST) return [];
    const range = `${letters(from)}2:${letters(to)}${rows}`;
    return [
      `<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="${range}"><formula1>"${xml(list)}"</formula1></dataValidation>`,
    ];
  });
  return rules.length === 0 ? '' : `<dataValidations count="${rules.length}">${rules.join('')}</dataValidations>`;
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
