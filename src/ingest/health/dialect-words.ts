import type { Opened } from '../files/opened.ts';
import type { Spoilt } from '../rows/table/spoilt-cells.ts';

/** How the rows, messages or records of a file are written, in words; null where it holds none. */
export function dialectWords(content: Opened['content']): string | null {
  if (content.kind === 'json') return SHAPES[content.shape];
  if (content.kind === 'chat') {
    if (content.style.endsWith('-page')) return 'messages of a chat on a page';
    return `messages of a chat, ${content.style === 'meeting' ? 'with the time of day alone' : ORDERS[content.order ?? 'none']}`;
  }
  if (content.kind !== 'csv') return null;
  const { delimiter, newline, quote, escaper, columns, absent, spoilt } = content;
  const marks = [...(escaper === quote ? [] : ['backslash before quotes']), ...(spoilt === undefined ? [] : [SPOILT[spoilt]])];
  const nothing = absent.length === 0 ? '' : `; ${absent.join(' and ')} in place of no value`;
  return `${DELIMITERS[delimiter]}, rows end with ${NEWLINES[newline]}, quote ${[quote, ...marks].join(', ')}, ${columns ?? 0} columns${nothing}`;
}

const DELIMITERS: Readonly<Record<string, string>> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'bar',
  ' ': 'space',
  ', ': 'comma and space',
  '^': 'caret',
  '~': 'tilde',
  '\x01': 'control character 1',
  '\x1f': 'control character 31',
};
const SPOILT: Readonly<Record<Spoilt, string>> = {
  'names-within-quotes': 'more of them within the names of columns',
  'within-quotes': 'more of them within cells, around what these hold',
  'twice-quoted': 'those within cells doubled once too often',
  'behind-apostrophes': 'an apostrophe before what could be a formula',
};
const NEWLINES = { '\n': 'LF', '\r': 'CR or CRLF', '\r\n': 'CRLF' };
const SHAPES = {
  lines: 'one JSON record a line',
  array: 'a list of JSON records',
  document: 'whole JSON documents',
  elements: 'one element of XML a line',
};
const ORDERS = {
  dmy: 'day first',
  mdy: 'month first',
  ymd: 'year first, or the month in words',
  none: 'day or month first: give dateOrder in study.yaml',
};
