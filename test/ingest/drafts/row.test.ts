import { expect, test } from 'vitest';
import { Cells } from '../../../src/ingest/drafts/row.ts';

test('Cells takes the marks off long ids in columns that hold other ids too', () => {
  const row = new Cells(['a', 'b', 'c', 'd'], []).at(["'100200300400500", '="1237078823531446273"', "'tis 100200300400500", "'7"]);
  expect(row.names.map((name) => row.get(name))).toEqual(['100200300400500', '1237078823531446273', "'tis 100200300400500", "'7"]);
});
