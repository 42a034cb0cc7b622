import type { Codebook } from '../../codebook/codebook.ts';
import { platformTitle } from '../../text/platform-title.ts';
import { csvOf } from '../csv.ts';
import type { SampledItem } from '../round.ts';
import { type Choice, textWorkbook } from './text-workbook.ts';

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
    [platformTitle(post.platform), post.space].filter((word) => word !== null).join(' · '),
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

/** Widths of columns that hold more than a word or two, in letters. */
const WIDTHS: Readonly<Record<string, number>> = { text: 70, bio: 30, context: 30, quoted: 30, links: 30, title: 30, memo: 30 };

/**
 * The sheet as an Excel workbook: codes with a choice of 1 and 0, sub-flags with a choice of their names, first row and
 * item frozen; the codebook on a second sheet.
 */
export function sheetXlsx(items: readonly SampledItem[], codebook: Codebook, coder: string): Uint8Array {
  const rows = sheetRows(items, codebook, coder);
  const [header = []] = rows;
  const at = (name: string): number => header.indexOf(name);
  const choices: Choice[] = [
    { from: at(codebook.codes[0]?.code ?? 'uncodable'), to: at('uncodable'), among: ['1', '0'] },
    { from: at('subflag'), to: at('subflag'), among: codebook.flags.map(({ flag }) => flag) },
  ];
  return textWorkbook([
    { name: 'posts', rows, widths: header.map((name) => WIDTHS[name] ?? 12), frozen: true, choices },
    { name: 'codebook', rows: codebookRows(codebook), widths: [18, 60, 60, 60] },
  ]);
}

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
