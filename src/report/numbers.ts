import { sha256 } from '../disk.ts';
import { sorted } from '../manifest.ts';
import type { Work } from '../stage.ts';
import { type Figure, rowsOf } from './figure.ts';

/** Every number of a report by its name, with what it was made from: what a later report is compared with. */
export interface Numbers {
  readonly made: {
    readonly staffroom: string;
    readonly node: string;
    readonly seed: number;
    /** Hash of each section of the settings. */
    readonly settings: Readonly<Record<string, string>>;
    /** Hash of each table of the study. */
    readonly tables: Readonly<Record<string, string>>;
  };
  /** By figure, row and column: `codes-overall / Sharing / share`. */
  readonly numbers: Readonly<Record<string, number>>;
}

/** The numbers of a report, from the tables of its figures. Cells that are withheld have none. */
export function numbersOf(
  figures: readonly Figure[],
  { settings, inputHash }: Work,
  tables: readonly string[],
  staffroom: string,
): Numbers {
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
  const sections = Object.entries(settings).filter(([name, held]) => name !== '$schema' && typeof held === 'object');
  return {
    made: {
      staffroom,
      node: process.version,
      seed: settings.seed,
      settings: Object.fromEntries(sections.map(([name, held]) => [name, sha256(JSON.stringify(sorted(held)))])),
      tables: Object.fromEntries(tables.map((table) => [table, inputHash(table)])),
    },
    numbers,
  };
}

function inWords(held: unknown): string {
  return held instanceof Date ? held.toISOString().slice(0, 10) : String(held);
}
