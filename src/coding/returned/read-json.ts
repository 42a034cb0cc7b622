import type { Codebook } from '../../codebook/codebook.ts';
import { UserError } from '../../errors.ts';
import type { FilledRow } from '../../text/csv.ts';
import { readTable } from './read-table.ts';
import { mark, type Returned } from './reading.ts';

type Json = Readonly<Record<string, unknown>>;

/**
 * Reads JSON that came back: the coder page's own, Label Studio's (its full export or JSON-MIN), or doccano's lines. All
 * become rows of the same table, and are read as such. A text without any label was not coded.
 */
export function readJson(text: string, file: string, coder: string, codebook: Codebook): Returned {
  const records = parse(text, file);
  const [page] = records;
  if (page?.staffroom === 'coding') return table(objects(page.rows), file, word(page.coder) || coder, codebook);
  const read = records.flatMap((record): Json[] =>
    Array.isArray(record.annotations) && isJson(record.data) ? annotated(record, record.data, codebook) : [labelled(record, codebook)],
  );
  return table(read, file, coder, codebook);
}

/**
 * Whether a table is one of labels, as Label Studio and doccano export it: one column of labels in place of one for each code.
 * A sheet of ours has a column `label` too, for what the platform said of the post.
 */
export function isLabelled([first]: readonly FilledRow[], { codes }: Codebook): boolean {
  const header = first?.cells ?? [];
  const ofCodes = ['uncodable', ...codes.map(({ code }) => code)].some((name) => header.includes(name));
  return header.includes('item') && ['codes', 'label'].some((name) => header.includes(name)) && !ofCodes;
}

/**
 * Reads a table of labels: in Label Studio's, a cell is one label or, where there are several, JSON; in doccano's, they
 * stand with # between them.
 */
export function readLabels([first, ...body]: readonly FilledRow[], file: string, coder: string, codebook: Codebook): Returned {
  const header = first?.cells ?? [];
  const held = (name: string, cell: string): unknown => {
    if (!['codes', 'label', 'subflag'].includes(name)) return cell;
    return cell.startsWith('{') ? parse(cell, file)[0] : cell.split('#');
  };
  const records = body.map(({ number, cells }) => {
    const record: Json = Object.fromEntries(header.map((name, i) => [name, held(name, cells[i] ?? '')]));
    return { number, cells: cellsOf(labelled(record, codebook), codebook) };
  });
  return readTable([{ number: first?.number ?? 1, cells: columnsOf(codebook) }, ...records], file, coder, codebook);
}

/** A task of Label Studio's full export: each finished annotation is a row. */
function annotated(task: Json, data: Json, codebook: Codebook): Json[] {
  return objects(task.annotations)
    .filter(({ was_cancelled: cancelled }) => cancelled !== true)
    .map((annotation) => {
      const results = objects(annotation.result);
      const values = results.flatMap(({ value }) => (isJson(value) ? words(value.choices) : []));
      const memo = results.flatMap(({ value }) => (isJson(value) ? words(value.text) : [])).join(' ');
      return { ...row(data.item, values, codebook), memo, coder: annotator(annotation.completed_by), saved: word(annotation.updated_at) };
    });
}

/** A line of doccano, or a row of Label Studio's JSON-MIN. */
function labelled(record: Json, codebook: Codebook): Json {
  const meta = isJson(record.meta) ? record.meta : {};
  const chosen = [record.label, record.labels, record.codes, record.subflag].flatMap((value) =>
    isJson(value) ? words(value.choices) : words(value),
  );
  const memo = words(record.memo).join(' ');
  return { ...row(record.item ?? meta.item, chosen, codebook), memo, coder: annotator(record.annotator), saved: word(record.updated_at) };
}

function row(item: unknown, values: readonly string[], codebook: Codebook): Json {
  const set = new Set(values.map((value) => value.toLowerCase()));
  const known = new Set(['uncodable', ...codebook.flags.map(({ flag }) => flag), ...codebook.codes.map(({ code }) => code)]);
  const unknown = [...set].filter((value) => !known.has(value));
  if (unknown.length > 0)
    throw new UserError(`${word(item)}: unknown label: ${unknown.join(', ')}`, { hint: `labels: ${[...known].join(', ')}` });
  const coded = set.size > 0;
  const uncodable = set.has('uncodable');
  const answer = (code: string) => (coded && !uncodable ? set.has(code) : null);
  return {
    item,
    ...Object.fromEntries(codebook.codes.map(({ code }) => [code, mark(answer(code))])),
    uncodable: mark(coded ? uncodable : null),
    subflag: codebook.flags.find(({ flag }) => set.has(flag))?.flag ?? '',
  };
}

function table(rows: readonly Json[], file: string, coder: string, codebook: Codebook): Returned {
  const records = rows.map((one, i): FilledRow => ({ number: i + 1, cells: cellsOf(one, codebook) }));
  return readTable([{ number: 0, cells: columnsOf(codebook) }, ...records], file, coder, codebook, 'record');
}

/** The columns of a record as a row. */
function columnsOf({ codes }: Codebook): string[] {
  return ['item', 'coder', ...codes.map(({ code }) => code), 'uncodable', 'subflag', 'memo', 'saved'];
}

function cellsOf(record: Json, codebook: Codebook): string[] {
  return columnsOf(codebook).map((name) => word(record[name]));
}

function parse(text: string, file: string): Json[] {
  try {
    const whole: unknown = JSON.parse(text);
    if (isJson(whole)) return [whole];
    if (Array.isArray(whole)) return objects(whole);
  } catch (cause) {
    const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
    try {
      if (lines.length > 1) return objects(lines.map((line): unknown => JSON.parse(line)));
    } catch {
      // Neither one document nor one a line: the first reason tells more.
    }
    throw new UserError(`${file}: invalid JSON`, { hint: 'save it again from the coder page, Label Studio or doccano', cause });
  }
  throw new UserError(`${file}: unknown kind of JSON`);
}

function annotator(value: unknown): string {
  if (isJson(value)) return word(value.email ?? value.username ?? value.id);
  return word(value) === '' ? '' : `annotator ${word(value)}`;
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function objects(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isJson) : [];
}

function words(value: unknown): string[] {
  if (Array.isArray(value)) return value.map(word).filter((one) => one !== '');
  return word(value) === '' ? [] : [word(value)];
}

function word(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
