import { strToU8, zipSync } from 'fflate';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A workbook as spreadsheets write it, with all cells as text. */
export function workbook(sheets: Readonly<Record<string, readonly (readonly string[])[]>>): Uint8Array {
  const names = Object.keys(sheets);
  const cell = (text: string): string =>
    `<c t="inlineStr"><is><t xml:space="preserve">${text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)}</t></is></c>`;
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  const parts: Record<string, string> = {
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${RELATION}"><sheets>${names
      .map((name, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${names
      .map((_, i) => `<Relationship Id="rId${i + 1}" Type="${RELATION}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`)
      .join('')}</Relationships>`,
  };
  for (const [i, rows] of Object.values(sheets).entries())
    parts[`xl/worksheets/sheet${i + 1}.xml`] = `<worksheet xmlns="${MAIN}"><sheetData>${rows
      .map(
        (row, r) =>
          `<row r="${r + 1}">${row.map((text, c) => cell(text).replace('<c ', `<c r="${letters[c] ?? ''}${r + 1}" `)).join('')}</row>`,
      )
      .join('')}</sheetData></worksheet>`;
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(`<?xml version="1.0"?>${xml}`)])));
}

const NAMESPACES = ['office', 'table', 'text', 'draw', 'calcext'].map((name) => `xmlns:${name}="urn:${name}"`).join(' ');

/** A spreadsheet as LibreOffice saves it, with the XML of its tables. */
export function openSpreadsheet(tables: string, mimetype = 'application/vnd.oasis.opendocument.spreadsheet'): Uint8Array {
  const content = `<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content ${NAMESPACES} office:version="1.3"><office:scripts/><office:body><office:spreadsheet><table:calculation-settings/>${tables}<table:named-expressions/></office:spreadsheet></office:body></office:document-content>`;
  return zipSync({
    mimetype: [strToU8(mimetype), { level: 0 }],
    'content.xml': strToU8(content),
    'META-INF/manifest.xml': strToU8('<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:manifest"/>'),
  });
}

const escaped = (text: string): string => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** A cell of text as LibreOffice writes it: lines as paragraphs, and blanks behind blanks as marks. */
export function openCell(text: string): string {
  if (text === '') return '<table:table-cell/>';
  const line = (words: string): string =>
    escaped(words)
      .replace(/\t/g, '<text:tab/>')
      .replace(/^ | $| {2,}/g, (blanks) => `<text:s text:c="${blanks.length}"/>`);
  return `<table:table-cell office:value-type="string" calcext:value-type="string">${text
    .split('\n')
    .map((words) => `<text:p>${line(words)}</text:p>`)
    .join('')}</table:table-cell>`;
}

/** A table with all cells as text, and the empty rest of the sheet behind it. */
export function openTable(name: string, rows: readonly (readonly string[])[]): string {
  return `<table:table table:name="${escaped(name)}"><table:table-column table:number-columns-repeated="16384"/>${rows
    .map(
      (row) =>
        `<table:table-row>${row.map(openCell).join('')}<table:table-cell table:number-columns-repeated="${16384 - row.length}"/></table:table-row>`,
    )
    .join(
      '',
    )}<table:table-row table:number-rows-repeated="${1048576 - rows.length}"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>`;
}
