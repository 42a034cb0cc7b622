import { basename } from 'node:path';
import Papa from 'papaparse';
import type { Database } from '../../database/database.ts';
import { textOf } from '../../disk/named-file.ts';
import { UserError } from '../../errors.ts';
import { type Leak, leaks, type ScanOptions } from '../../privacy/leak-scan.ts';
import type { Study } from '../../study/study.ts';
import { spans } from '../../text/entities.ts';
import { quotesFile } from './named-files.ts';

/** Words of educators that a report may show. */
export interface Quote {
  /** Line of the file that the row begins in, from 1. */
  readonly line: number;
  readonly text: string;
  /** In the words of somebody who allowed it, or put together by the researchers from what several people wrote. */
  readonly kind: 'consented' | 'composite';
  /** People who wrote it, or whose posts it is put together from. */
  readonly people: number;
  /** What it is about, in the words of the study; null where the file does not say. */
  readonly about: string | null;
}

/** Quotes that a report has room for. */
const MOST = 200;

const COLUMNS = ['text', 'kind', 'consent', 'people'] as const;

/**
 * The quotes of the study; null where it names no file. A quote names nobody and leads nowhere: mentions, links and
 * hashtags are refused, for each finds the post. One in a person's own words needs a reference to their consent, a
 * composite (Markham 2012, 10.1080/1369118X.2011.641993) at least k people.
 */
export async function readQuotes(study: Study): Promise<readonly Quote[] | null> {
  const path = quotesFile(study)['report.quotes'];
  if (path === undefined) return null;
  const text = await textOf(path);
  const name = basename(path);
  const found: Quote[] = [];
  let line = 1;
  let header: readonly string[] | null = null;
  for (const { cells, lines } of rowsOf(text)) {
    const first = line;
    line += lines;
    if (cells.every((cell) => cell.trim() === '')) continue;
    if (header === null) {
      header = cells.map((cell) => cell.trim());
      const missing = COLUMNS.filter((column) => !header?.includes(column));
      if (missing.length > 0)
        throw new UserError(`report.quotes: ${name}: missing columns: ${missing.join(', ')}`, {
          hint: 'columns: text, kind (consented or composite), consent (a reference), people (a number), and about if you like',
        });
      continue;
    }
    const row = Object.fromEntries(header.map((column, i) => [column, (cells[i] ?? '').trim()]));
    found.push(quoteOf(row, `report.quotes: ${name}, line ${first}`, first, study.settings.report.smallest));
  }
  if (found.length > MOST)
    throw new UserError(`report.quotes: ${name}: ${found.length} quotes; a report has room for ${MOST}`, {
      hint: 'choose among them, and put the others into an appendix',
    });
  return found;
}

/** Rows of a CSV file with the number of lines each takes. */
function rowsOf(text: string): { cells: string[]; lines: number }[] {
  const rows: { cells: string[]; lines: number }[] = [];
  let from = 0;
  Papa.parse<string[]>(text, {
    step: ({ data, meta }) => {
      rows.push({ cells: data, lines: text.slice(from, meta.cursor).match(/\r\n|\r|\n/g)?.length ?? 1 });
      from = meta.cursor;
    },
  });
  return rows;
}

function quoteOf(row: Readonly<Record<string, string>>, place: string, line: number, k: number): Quote {
  const { text = '', kind = '', consent = '', people = '', about = '' } = row;
  const refuse = (what: string, hint: string): never => {
    throw new UserError(`${place}: ${what}`, { hint });
  };
  if (text === '') refuse('no text', 'write the quote, or take the row out');
  const lead = spans(text)[0];
  if (lead !== undefined) {
    const names = { mention: 'a mention', link: 'a link', bare: 'a link', hashtag: 'a hashtag' };
    refuse(`holds ${names[lead.kind]}, which leads to a person or a post`, 'leave it out, or write what it is in square brackets');
  }
  const wrote = kind === 'consented' && people === '' ? 1 : Number(people);
  if (kind !== 'consented' && kind !== 'composite') return refuse(`kind is ${kind || 'empty'}`, 'write consented or composite');
  if (!Number.isInteger(wrote) || wrote < 1) refuse(`people is ${people || 'empty'}`, 'write a whole number');
  if (kind === 'consented' && consent === '') refuse('no reference to a consent', 'name the form or record under which it was given');
  if (kind === 'composite' && wrote < k)
    refuse(`a composite of ${wrote} people`, `at least ${k} people must stand behind it (report.smallest)`);
  return { line, text, kind, people: wrote, about: about === '' ? null : about };
}

/** What a leak tells about a person of the study. */
const TOLD: Readonly<Record<Leak['kind'], string>> = {
  handle: 'the handle of somebody in the study',
  name: 'the name of somebody in the study',
  id: 'the id of a person or post',
  link: 'a link of the study',
  words: 'eight words in a row of a post',
  path: 'the name of a file of the study',
  hash: 'a hash of a handle',
};

/** Refuses quotes that name somebody of the study, and composites that are anybody's own words. */
export async function refuseTellingQuotes(
  db: Database,
  quotes: readonly Quote[],
  options: Pick<ScanOptions, 'smallest' | 'own'>,
): Promise<void> {
  const files = new Map(quotes.map(({ line, text }) => [`line ${line}`, text]));
  const [found] = await leaks(db, files, { ...options, consented: consentedIn(quotes) });
  if (found === undefined) return;
  throw new UserError(`report.quotes: ${found.file}: holds ${TOLD[found.kind]}`, {
    hint:
      found.kind === 'words'
        ? 'a composite is written in new words: change its wording'
        : 'leave it out, or write what it is in square brackets',
  });
}

/** Texts that may stand in a report word for word. */
export function consentedIn(quotes: readonly Quote[]): string[] {
  return quotes.filter(({ kind }) => kind === 'consented').map(({ text }) => text);
}
