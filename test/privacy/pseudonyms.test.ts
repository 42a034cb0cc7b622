import { afterAll, beforeAll, expect, test } from 'vitest';
import { pseudonym, pseudonymSql, releaseSql } from '../../src/privacy/pseudonyms.ts';
import { type TableName, tableOf, tables } from '../../src/schema.ts';
import { Database, literal } from '../../src/table.ts';

const secret = Buffer.from('000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f', 'hex');
let db: Database;

beforeAll(async () => {
  db = await Database.open();
});
afterAll(() => db.close());

test('pseudonymSql gives what pseudonym gives', async () => {
  for (const key of ['twitter:1', 'reddit:@someone', 'instagram:@zoë_😀', '', 'a\nb', "o'brien"]) {
    for (const subject of ['person', 'post'] as const) {
      const [row] = await db.rows<{ p: string }>(`SELECT ${pseudonymSql(secret, subject, literal(key))} AS p`);
      expect(row?.p).toBe(pseudonym(secret, subject, key));
    }
  }
});

test('pseudonym is HMAC-SHA-256 under the secret, cut to 80 bits', () => {
  // printf 'person\ntwitter:1' | openssl dgst -sha256 -mac HMAC -macopt hexkey:0001…1f
  expect(pseudonym(secret, 'person', 'twitter:1')).toBe('e4e602d59b75768c70fa');
});

test('pseudonymSql leaves absent keys absent', async () => {
  const [row] = await db.rows<{ p: string | null }>(`SELECT ${pseudonymSql(secret, 'person', 'NULL::VARCHAR')} AS p`);
  expect(row?.p).toBeNull();
});

test('releaseSql releases no private column, and every key under a pseudonym', async () => {
  for (const name of Object.keys(tables) as TableName[]) {
    const { columns } = tableOf(name);
    const types = { text: 'VARCHAR', texts: 'VARCHAR[]', integer: 'BIGINT', number: 'DOUBLE', boolean: 'BOOLEAN', time: 'TIMESTAMP' };
    const values = Object.entries(columns).map(([column, { type }]) => {
      const value = {
        text: `'secret-${column}'`,
        texts: `['secret-${column}']`,
        integer: '1',
        number: '1',
        boolean: 'true',
        time: "TIMESTAMP '2020-01-01'",
      }[type];
      return `${value}::${types[type]} AS "${column}"`;
    });
    const sql = releaseSql(secret, name);
    if (sql === null) continue;
    await db.run(`CREATE OR REPLACE VIEW "${name}" AS SELECT ${values.join(', ')}`);
    const [row = {}] = await db.rows(sql);
    for (const [column, { discloses }] of Object.entries(columns)) {
      if (discloses === 'private') expect(row, `${name}.${column}`).not.toHaveProperty(column);
      else if (discloses !== 'open') expect(JSON.stringify(row[column]), `${name}.${column}`).not.toContain('secret-');
    }
  }
});

test('releaseSql releases no table whose rows are named by something private', () => {
  expect(releaseSql(secret, 'ledger')).toBeNull();
  expect(releaseSql(secret, 'rejects')).toBeNull();
});
