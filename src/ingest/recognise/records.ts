import { UserError } from '../../errors.ts';
import type { ColumnMap } from '../../settings/ingest.ts';
import type { Content } from '../files/opened.ts';
import type { AsideFormat, CsvFormat, JsonFormat, JsonObject, Source } from '../format.ts';
import { checkColumnMap } from '../formats/column-map.ts';
import { formats } from '../formats.ts';
import { asTable, dotted } from '../reshape/dotted.ts';
import { madeWhole } from '../reshape/flattened.ts';
import { tabled } from '../reshape/tabled.ts';
import { tableByColumn } from '../rows/json/by-column.ts';
import { unwrapping, wrappedFormat } from '../rows/json/wrapped.ts';
import { aside, type Recognised } from './recognised.ts';
import { ofRecords, tableFormat } from './table-format.ts';
import { refusedRecords } from './unknown.ts';
import { votesOf } from './votes.ts';

/** Records of a table that are asked for their format. */
export const RECORDS_ASKED = 50;

/** The format of the records of a file, whose `prefix` may make a script of it: some scripts are known, whatever they hold. */
export function recogniseJson(name: string, { samples, prefix }: Content & { kind: 'json' }): Recognised {
  const script = formats.find((format): format is AsideFormat => format.container === 'aside' && format.script?.test(prefix) === true);
  try {
    return recogniseRecords(name, samples);
  } catch (error) {
    if (script === undefined || !(error instanceof UserError)) throw error;
    return aside(script);
  }
}

/** The format of records: that which most of them look like, as they are, inside other records, or as rows of a table. */
export function recogniseRecords(name: string, records: readonly JsonObject[], names: readonly string[] = namesOf(records)): Recognised {
  const [first] = records;
  const table = first === undefined || records.length > 1 ? null : tableByColumn(first);
  if (table !== null) return byColumn(recogniseRecords(name, table.rows.slice(0, RECORDS_ASKED), table.names));
  return recogniseFlat(name, records, names) ?? known(records) ?? recogniseWithin(name, records, names);
}

/** The format that most of the records look like, and more than `least` do; null where they look like none. */
function known(records: readonly JsonObject[], least = 0): Recognised | null {
  // What can be read is read, whatever stands beside it.
  const [best, rival] = votesOf(formats.filter(ofRecords), records).sort((a, b) => Number(isAside(a.format)) - Number(isAside(b.format)));
  if (best === undefined || best.votes <= least) return null;
  const { format } = best;
  if (isAside(format)) return aside(format);
  const certainty = `${best.votes} of the first ${records.length} records look like it${rival === undefined ? '' : `, ${rival.votes} like ${rival.format.title}`}`;
  return { kind: 'json', format, certainty };
}

/** Records that were flattened: whole again they look like a format, and as they are not like rows of a table told by such names. */
function recogniseFlat(name: string, records: readonly JsonObject[], names: readonly string[]): Recognised | null {
  const whole = madeWhole(names);
  if (whole === null || tableFormat(name, names, 'exactly')?.columns.all.some((column) => column.includes('.')) === true) return null;
  const found = known(records.map(whole), records.length / 2);
  if (found?.kind !== 'json') return null;
  const { sql: _, ...format } = found.format;
  return {
    ...found,
    certainty: `${found.certainty}, with names such as a.b for what stands in another`,
    format: {
      ...format,
      looksLike: (record: JsonObject) => format.looksLike(whole(record)),
      read: (record: JsonObject, source: Source) => format.read(whole(record), source),
    },
  };
}

function isAside(format: { readonly container: string }): format is AsideFormat {
  return format.container === 'aside';
}

/** Records that look like no format: others may stand inside them, or they are rows of a table, cells by column. */
function recogniseWithin(name: string, records: readonly JsonObject[], names: readonly string[]): Recognised {
  const inside = wrappedFormat(records, [
    ...formats.filter((format): format is JsonFormat => format.container === 'json'),
    // A lone id inside a record is anything.
    ...formats.filter((format): format is CsvFormat => format.container === 'csv' && format.columns.only !== true).map(tabled),
  ]);
  if (inside !== null) {
    const certainty = `${inside.votes} of the first ${inside.records} records under ${inside.path.join('.')} look like it`;
    return { kind: 'json', format: unwrapping(inside), certainty };
  }
  const like = tableFormat(name, names, 'exactly');
  if (like === null) throw refusedRecords(name, records);
  if (like.container !== 'csv') return aside(like);
  const certainty = `its fields are the ${like.columns.all.length} columns that tell it`;
  return { kind: 'json', format: tabled(like), certainty };
}

/** Records whose names the settings give, wherever in the records of the file they stand. */
export function mappedRecords(name: string, records: readonly JsonObject[], table: CsvFormat, map: ColumnMap): Recognised {
  const format = dotted(table, map.text);
  const certainty = 'its fields are mapped in the settings';
  if (records.some((record) => format.looksLike(record))) return { kind: 'json', format, certainty };
  const inside = wrappedFormat(records, [format]);
  if (inside !== null) return { kind: 'json', format: unwrapping(inside), certainty: `${certainty}, under ${inside.path.join('.')}` };
  checkColumnMap(name, map, asTable(records).names);
  throw new Error(`${name}: a map of fields that fits and does not fit`);
}

function namesOf(records: readonly JsonObject[]): string[] {
  return [...new Set(records.flatMap((record) => Object.keys(record)))];
}

/** The same for a file whose one record is a table, kept by columns. */
function byColumn(recognised: Recognised): Recognised {
  if (recognised.kind !== 'json') return recognised;
  const { sql: _, ...format } = recognised.format;
  return {
    ...recognised,
    certainty: `${recognised.certainty}; the table stands in the file by columns`,
    format: {
      ...format,
      looksLike: (record: JsonObject) => tableByColumn(record) !== null,
      *read(record: JsonObject, source: Source) {
        const table = tableByColumn(record);
        if (table === null) yield { code: 'not-a-post', reason: 'the record holds no table' };
        for (const row of table?.rows ?? []) yield* format.read(row, source);
      },
    },
  };
}
