import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Database } from '../../src/database/database.ts';
import { home, openStudy, stages } from '../../src/index.ts';
import { sample, sampleRun } from '../pipelines/sample-run.ts';

it('every value of the sample is one that its unit allows: shares lie from 0 to 1, counts are not negative', async () => {
  const { folder } = await sampleRun();
  const study = await openStudy([sample], { home });
  const all = (await Promise.all(stages.map(async (stage) => (await stage.defines?.(study)) ?? []))).flat();
  const units = new Map(all.flatMap((one) => ('unit' in one ? [[`${one.kind} ${one.name}`, one.unit]] : [])));
  const db = await Database.open();
  for (const table of ['indicators', 'measures'] as const) await db.view(table, join(folder, `interim/${table}.parquet`));
  const found = await db.rows<{ name: string; low: number; high: number }>(
    `SELECT concat('indicator ', indicator) AS name, min(value) AS low, max(value) AS high FROM indicators GROUP BY name
     UNION ALL SELECT concat('measure ', measure), min(value), max(value) FROM measures GROUP BY measure ORDER BY name`,
  );
  db.close();
  expect(found.filter(({ name }) => !units.has(name)).map(({ name }) => name)).toEqual([]);
  expect(found.filter(({ name, low, high }) => units.get(name) === 'share' && (low < 0 || high > 1))).toEqual([]);
  expect(found.filter(({ name, low }) => units.get(name) === 'count' && low < 0)).toEqual([]);
  expect(found.filter(({ name, low, high }) => units.get(name) === 'share' && low >= 0 && high <= 1).length).toBeGreaterThan(50);
});
