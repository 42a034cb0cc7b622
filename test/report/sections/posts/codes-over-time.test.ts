import { expect, test } from 'vitest';
import { variedInWords } from '../../../../src/report/sections/posts/codes-over-time.ts';

const early = { code: 'Sharing', text: '22.0%', begins: new Date('2020-01-06') };
const late = { code: 'Sharing', text: '8.2%', begins: new Date('2021-01-04') };

test('of two periods that differ in a code the earlier is told first', () => {
  expect(variedInWords({ most: early, least: late }, 1)).toBe(
    'Sharing fell from 22.0% in the period from 6 Jan 2020 to 8.2% in that from 4 Jan 2021',
  );
  expect(variedInWords({ most: { ...late, text: '30.1%' }, least: early }, 3)).toBe(
    'Sharing changed most surely: it rose from 22.0% in the period from 6 Jan 2020 to 30.1% in that from 4 Jan 2021',
  );
});
