import { describe, expect, it } from 'vitest';
import { Database } from '../../../src/database/database.ts';
import { definitions } from '../../../src/pln/every-indicator.ts';
import { indicators as all } from '../../../src/pln/indicators/indicators.ts';

describe('indicators', () => {
  it.each(definitions.map((definition) => [definition.name, definition] as const))(
    '%s states title, meaning, proxy, formula, limit and a source with DOI',
    (_, { title, means, proxyFor, formula, limit, reference }) => {
      expect(title.length).toBeGreaterThan(3);
      for (const words of [means, proxyFor, formula, limit]) expect(words?.length).toBeGreaterThan(10);
      expect(reference).toMatch(/\b10\.\d{4,9}\/\S+/);
    },
  );

  it('names are told apart', () => {
    expect(new Set(definitions.map(({ name }) => name)).size).toBe(definitions.length);
  });

  it('the variety of one tool is nought and not below it, also by rounding: of two noughts no order tells which comes first', async () => {
    const db = await Database.open();
    await db.run(`CREATE TABLE plnProfiles AS SELECT 'ada' AS person, 'tools' AS part, 'domain' AS kind, 'a.example' AS item, 4 AS count`);
    const [ada] = await db.rows<{ value: number }>(all.toolEntropy?.sql ?? '');
    db.close();
    expect(ada?.value).toBe(0);
  });
});
