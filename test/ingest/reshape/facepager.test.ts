import { expect, test } from 'vitest';
import { draftsOf, fixtureFile } from '../formats/drafts.ts';

test('nodes of Facepager that hold no post are no rows refused', async () => {
  const { drafts, reading } = await draftsOf(fixtureFile('facepager/nodes.csv'));
  expect(drafts).toHaveLength(2);
  expect([reading.rows, reading.rejects]).toEqual([4, []]);
});
