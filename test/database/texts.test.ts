import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textsOf } from '../../src/database/texts.ts';

const texts = fc.array(
  fc.option(fc.oneof(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.string({ maxLength: 14 }), fc.constant('x'.repeat(5000)))),
  {
    minLength: 1,
    maxLength: 200,
  },
);

test('textsOf gives the texts that the library gives one by one, whatever they are and in whatever order they lie', async () => {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run('CREATE TABLE written (place INTEGER, text VARCHAR)');
  const queries = [
    'SELECT text FROM written',
    'SELECT text FROM written ORDER BY text',
    'SELECT text FROM written ORDER BY place DESC',
    "SELECT CASE WHEN place % 2 = 0 THEN 'one of many that are all the same' ELSE text END AS text FROM written",
    "SELECT 'the same in every row' AS text FROM written",
  ];
  await fc.assert(
    fc.asyncProperty(texts, async (all) => {
      await connection.run('DELETE FROM written');
      const appender = await connection.createAppender('written');
      for (const [place, text] of all.entries()) {
        appender.appendInteger(place);
        if (text === null) appender.appendNull();
        else appender.appendVarchar(text);
        appender.endRow();
      }
      appender.closeSync();
      for (const query of queries) {
        const result = await connection.stream(query);
        for (let chunk = await result.fetchChunk(); chunk !== null && chunk.rowCount > 0; chunk = await result.fetchChunk())
          expect(textsOf(chunk, 0)).toEqual(chunk.getColumnValues(0));
      }
    }),
    { numRuns: 40 },
  );
  connection.closeSync();
});

test('textsOf keeps what is absent apart from what is empty, and leaves out a byte order mark at the head', async () => {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const result = await connection.stream(
    "SELECT unnest([NULL, '', chr(65279), chr(65279) || 'marked', chr(65279) || 'marked and longer', 'Ünter 12', 'twelve bytes', 'thirteen byte', '😀😀😀😀']) AS text",
  );
  const chunk = await result.fetchChunk();
  expect(chunk === null ? null : textsOf(chunk, 0)).toEqual([
    null,
    '',
    '',
    'marked',
    'marked and longer',
    'Ünter 12',
    'twelve bytes',
    'thirteen byte',
    '😀😀😀😀',
  ]);
  connection.closeSync();
});
