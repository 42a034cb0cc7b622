import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import { classify } from '../../src/classify/classify.ts';
import { sha256 } from '../../src/disk/disk.ts';
import { pln } from '../../src/pln/pln.ts';
import { seeded } from '../../src/random.ts';
import { Artist } from '../../src/report/drawing/artist.ts';
import { KeptDrawings } from '../../src/report/drawing/kept-drawings.ts';
import { report } from '../../src/report/report.ts';
import { writeReport } from '../../src/report/write-report.ts';
import type { Work } from '../../src/run/stage.ts';
import type { Definition } from '../../src/schema/definition.ts';
import { readSettings } from '../../src/settings/read-settings.ts';
import type { Study } from '../../src/study/study.ts';
import { type Tables, withTables } from './tables.ts';

/** The hash of the code in the record of these reports. */
const CODE = 'e'.repeat(64);
/** A hash in the record of what these reports are made from. */
export const PRIVATE = 'f'.repeat(64);

/** Where charts are kept as they were drawn, as from one run of a study to the next: most stand in many of these reports. */
const DRAWN = mkdtempSync(join(inject('runFolder'), 'drawn-'));

/** The threads that draw, which one report after another asks: to start them takes longer than to draw the charts of one. */
class LastingArtist extends Artist {
  override async close(): Promise<void> {}
}

/** What is kept for all these reports: a report sweeps away what only others use. */
class SharedDrawings extends KeptDrawings {
  override async sweep(): Promise<void> {}
}

const artist = new LastingArtist();

/** The report of these tables: its files by name, as text; pictures in points are left out. */
export async function rendered(tables: Tables, settings: object = {}): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  await withTables(tables, report.reads, async (db, folder) => {
    const parsed = readSettings(JSON.stringify(settings), 'study.yaml');
    const hashes = Object.fromEntries(
      report.reads.map((name) => [name, { sha256: sha256(readFileSync(join(folder, `${name}.parquet`))) }]),
    );
    const study: Study = {
      name: parsed.name ?? 'invented',
      inputs: [],
      settings: parsed,
      folders: { interim: folder, processed: folder, report: folder },
    };
    const own =
      parsed.classify.model === undefined
        ? []
        : await Promise.all([classify, pln].map(async (stage) => (await stage.defines?.(study)) ?? []));
    const work: Work = {
      study,
      settings: parsed,
      db,
      random: seeded(1),
      write: refuse,
      writer: refuse,
      writeRows: refuse,
      file: async (name, content) => {
        files.set(name, typeof content === 'string' ? content : new TextDecoder().decode(content));
      },
      definitions: [...definitions, ...own.flat()],
      record: {
        staffroom: '0',
        node: 'v20',
        lockfile: 'e'.repeat(64),
        seed: 1,
        inputs: [hashes.posts?.sha256 ?? '', PRIVATE],
        settings: { network: PRIVATE },
        stages: {
          ingest: { code: CODE, reads: [], outputs: hashes },
          report: { code: CODE, reads: report.reads, outputs: {} },
        },
      },
      key: { secret: Buffer.alloc(32, 1), id: 'k1', made: null },
      inputHash: () => 'e'.repeat(64),
      kept: DRAWN,
      scratch: DRAWN,
      note: () => {},
      progress: () => {},
    };
    await writeReport(work, { artist, kept: new SharedDrawings(DRAWN, CODE) });
  });
  return files;
}

async function refuse(): Promise<never> {
  throw new Error('the report writes no tables');
}

/** What names in the tables mean, as the stages before the report say it. */
const definitions: Definition[] = [
  { kind: 'format', name: 'tags', title: 'TAGS sheet (CSV)', means: 'Spreadsheet of the TAGS collector' },
  { kind: 'code', name: 'sharing', title: 'Sharing', means: 'Offers something a reader can use' },
  { kind: 'code', name: 'selfpromotion', title: 'Self-promotion', means: 'Directs attention to the poster' },
  { kind: 'measure', name: 'people', title: 'People', means: 'People with at least one tie', unit: 'count', formula: 'n' },
  {
    kind: 'measure',
    name: 'density',
    title: 'Density',
    means: 'Share of all possible ties that exist',
    unit: 'share',
    formula: 'm / (n · (n − 1))',
    reference: 'Wasserman & Faust 1994',
  },
  {
    kind: 'indicator',
    name: 'alters',
    title: 'People in a network',
    means: 'People one interacts with',
    unit: 'count',
    limit: 'Reading leaves no trace',
  },
];
