import { expect, test } from 'vitest';
import type { Draft } from '../../../src/schema/schema.ts';
import { draftsOf, fixtureFile } from './drafts.ts';

/** The second post of every fixture is the same question … */
export const QUESTION = 'Does anyone have a worksheet for grade 4? @rowan77';
/** … asked at this time, which some exports round to the minute or the day. */
export const AT = Date.UTC(2021, 2, 11, 13, 13, 57);
export const MINUTE = Date.UTC(2021, 2, 11, 13, 13);
export const DAY = Date.UTC(2021, 2, 11);

/** Tests that each fixture is told as its format, without a rejected row, and what its second post tells besides the question. */
export function tellSecondPost(fixtures: readonly (readonly [file: string, format: string, second: Partial<Draft>])[]): void {
  test.each(fixtures)('%s', async (file, format, second) => {
    const { format: told, drafts, reading } = await draftsOf(fixtureFile(file));
    expect([told, reading.rejects]).toEqual([format, []]);
    // What tells of a person alone is no post.
    const [, draft] = drafts.filter(({ id, text }) => id !== null || text !== null);
    expect(draft).toMatchObject({ text: QUESTION, ...second });
  });
}
