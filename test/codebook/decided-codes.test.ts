import { describe, expect, test } from 'vitest';
import { codebook } from '../../src/codebook/codebook.ts';
import { areDecided, decidedCodes, givesFlags } from '../../src/codebook/decided-codes.ts';
import { readCodebook } from '../../src/codebook/read-codebook.ts';
import { Database } from '../../src/database/database.ts';

const own = readCodebook('{title: t, codes: [{code: resource, definition: r}, {code: question, definition: q}]}', 'own.yaml');

async function decided(rows: readonly string[], book = codebook): Promise<string[]> {
  const db = await Database.open();
  try {
    await db.run('CREATE TABLE labels (post VARCHAR, code VARCHAR, value BOOLEAN, probability DOUBLE)');
    for (const row of rows) await db.run(`INSERT INTO labels VALUES ('p', ${row})`);
    return await decidedCodes(db, book);
  } finally {
    db.close();
  }
}

describe('the codes that a study decides', () => {
  const cases: [name: string, rows: string[], codes: string[]][] = [
    [
      'are those of its labels, in the order of the codebook',
      ["'question', false, 0.1", "'resource', true, 0.9"],
      ['resource', 'question'],
    ],
    ['come by name where the codebook lacks them', ["'z', false, NULL", "'a', true, 0.9", "'question', true, 0.9"], ['question', 'a', 'z']],
    ['are neither sub-flags nor uncodable', ["'question', false, 0.1", "'emotional', true, NULL", "'uncodable', true, NULL"], ['question']],
    ['are also those that evidence alone gave', ["'selfpromotion', true, NULL"], ['selfpromotion']],
    ['are those of the codebook in a study without posts', [], ['resource', 'question']],
  ];
  test.each(cases)('%s', async (_name, rows, codes) => expect(await decided(rows, own)).toEqual(codes));

  test('are those of the program in their order where it has no other codebook', async () => {
    const three = ["'commercial', false, 0.1", "'selfpromotion', false, 0.1", "'sharing', true, 0.9"];
    expect(await decided(three)).toEqual(['sharing', 'selfpromotion', 'commercial']);
  });
});

test('sub-flags are given to posts without any of the three codes, unless a code is called like one of them', () => {
  const three = ['sharing', 'selfpromotion', 'commercial'];
  expect([givesFlags(three), givesFlags([...three, 'question'])]).toEqual([true, true]);
  expect([givesFlags(['sharing', 'question']), givesFlags([...three, 'request'])]).toEqual([false, false]);
  expect(areDecided(['request', 'sharing'], three)).toBe(true);
  expect(areDecided(['request'], ['request'])).toBe(false);
});
