import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { Database } from '../../../src/database/database.ts';
import { project } from '../../pipelines/command.ts';
import { sampleRun } from '../../pipelines/sample-run.ts';

interface Truth {
  readonly people: readonly { platform: string; handle: string; role: string }[];
}

const truth: Truth = JSON.parse(readFileSync(join(project, 'data/sample-truth.json'), 'utf8'));
const planted = (role: string) => truth.people.filter((one) => one.role === role).map(({ platform, handle }) => `${platform} ${handle}`);

let found: Record<'sellers' | 'repeaters' | 'bots', string[]>;

beforeAll(async () => {
  const { folder } = await sampleRun();
  const db = await Database.open();
  for (const table of ['people', 'indicators'] as const) await db.view(table, join(folder, `interim/${table}.parquet`));
  const named = async (sql: string, bot = false) =>
    (
      await db.rows<{ name: string }>(
        `SELECT concat(platform, ' ', handle) AS name FROM people WHERE bot = ${bot} AND person IN (${sql}) ORDER BY name`,
      )
    ).map(({ name }) => name);
  found = {
    sellers: await named(`SELECT person FROM indicators WHERE indicator = 'ownOffers' AND value >= 0.2`),
    repeaters: await named(`SELECT person FROM indicators WHERE indicator = 'auditRepetition' AND value >= 0.3`),
    bots: await named('SELECT person FROM people', true),
  };
  db.close();
});

describe('the roles of the sample', () => {
  it.each([
    // Of 42 planted 14 offer nothing in the sample (they answer in chats), 1 does once in eleven posts; organisations sell their events.
    ['sellers', 'seller', 0.8, 0.6],
    ['repeaters', 'repeater', 1, 1],
    ['bots', 'bot', 1, 1],
  ] as const)('%s are those that were planted', (name, role, precision, recall) => {
    const [is, should] = [new Set(found[name]), new Set(planted(role))];
    const right = [...is].filter((one) => should.has(one)).length;
    const score = { precision: right / is.size, recall: right / should.size };
    console.log(`sample: ${name}: precision ${score.precision.toFixed(3)}, recall ${score.recall.toFixed(3)} (${should.size} planted)`);
    expect(score.precision).toBeGreaterThanOrEqual(precision);
    expect(score.recall).toBeGreaterThanOrEqual(recall);
  });
});
