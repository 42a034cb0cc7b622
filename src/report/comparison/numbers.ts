import { join } from 'node:path';
import { readJson } from '../../disk/disk.ts';
import { UserError } from '../../errors.ts';
import type { PublishedRecord } from '../../run/record/public-record.ts';
import { type Figure, rowsOf } from '../figure.ts';
import type { Source } from '../source/source.ts';

/** Every number of a report by its name: what other reports are compared with. */
export interface Numbers {
  /** Nothing is told about fewer: people, or in a study whose posts mostly name no author, posts. */
  readonly smallest: number;
  readonly unit: 'people' | 'posts';
  /** By figure, row and column: `codes-overall / Sharing / share`. */
  readonly numbers: Readonly<Record<string, number>>;
}

/** A report as another is compared with it: its numbers, and what they were made from. */
export interface Measured extends Numbers {
  readonly record: PublishedRecord;
}

/** Reads the numbers in the folder of a report and the record of what they were made from. */
export async function measuredIn(folder: string): Promise<Measured> {
  const held = (await readJson(join(folder, 'numbers.json'))) as Numbers | null;
  const record = (await readJson(join(folder, 'manifest.json'))) as PublishedRecord | null;
  if (held?.numbers === undefined || held.smallest === undefined) {
    throw new UserError(`${folder}: missing report: no numbers.json in it`, { hint: 'name the folder that holds index.html' });
  }
  if (record?.stages === undefined || record.settings === undefined) {
    throw new UserError(`${folder}: missing record: no manifest.json of a report in it`, {
      hint: 'numbers.json and manifest.json belong together; make the report again with this version',
    });
  }
  return { ...held, record };
}

/** What a report calls its study: scanned for leaks with all it holds, as the name of its folder is not. Null where it does not say. */
export async function titleHeldIn(folder: string): Promise<string | null> {
  const held = (await readJson(join(folder, 'datapackage.json'))) as { title?: string } | null;
  return held?.title ?? null;
}

/** What a report calls its study; throws a UserError where it does not say. */
export async function titleIn(folder: string): Promise<string> {
  const title = await titleHeldIn(folder);
  if (title === null)
    throw new UserError(`${folder}: missing title: no datapackage.json of a report in it`, {
      hint: 'numbers.json and datapackage.json belong together; copy the whole folder',
    });
  return title;
}

/** The numbers of a report, from the tables of its figures. Cells that are withheld have none. */
export function numbersOf(figures: readonly Figure[], { k, unit }: Pick<Source, 'k' | 'unit'>): Numbers {
  const numbers: Record<string, number> = {};
  for (const { id, table, headings } of figures) {
    const firstNumber = headings.findIndex(({ as = 'text' }) => as !== 'text' && as !== 'day');
    const named = headings.slice(0, Math.max(1, firstNumber)).map(({ name }) => name);
    const seen = new Map<string, number>();
    for (const row of rowsOf<Record<string, unknown>>(table)) {
      const label = named.map((name) => inWords(row[name])).join(' / ');
      const times = (seen.get(label) ?? 0) + 1;
      seen.set(label, times);
      for (const { name, as = 'text' } of headings) {
        const held = row[name];
        if (as === 'text' || as === 'day' || typeof held !== 'number' || named.includes(name)) continue;
        numbers[`${id} / ${times === 1 ? label : `${label} (${times})`} / ${name}`] = held;
      }
    }
  }
  return { smallest: k, unit, numbers };
}

function inWords(held: unknown): string {
  return held instanceof Date ? held.toISOString().slice(0, 10) : String(held);
}
