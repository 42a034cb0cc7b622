import { describe, expect, test } from 'vitest';
import type { FoundPost } from '../../../src/ingest/format.ts';
import { besideWords, ClockHealth, clockVerdict, clockWords } from '../../../src/ingest/health/clock-health.ts';
import { SNOWFLAKE_EPOCH_MS } from '../../../src/ingest/times/time.ts';

const MINUTE = 60_000;
const START = Date.UTC(2021, 5, 1, 12);

function idAt(ms: number): string {
  return String((BigInt(ms - SNOWFLAKE_EPOCH_MS) << 22n) | 12_345n);
}

/** Posts an hour apart, whose stated time differs from the time of their id. */
function clock(offsets: readonly number[]): ReturnType<ClockHealth['finding']> {
  const health = new ClockHealth();
  for (const [i, off] of offsets.entries()) {
    const made = START + i * 3_600_000 + 321;
    const post: FoundPost = {
      platform: 'twitter',
      id: idAt(made),
      author: null,
      time: { ms: made - 321 + off, basis: 'stated' },
      text: '',
    };
    health.seen(post);
  }
  return health.finding();
}

const times = (count: number, off: number): number[] => Array<number>(count).fill(off);

describe('ClockHealth, comparing stated times with the times inside ids, finds that they', () => {
  test.each<[string, number[], string]>([
    ['agree', times(30, 0), 'agrees'],
    ['run an hour ahead', times(30, 60 * MINUTE), 'corrected'],
    ['run an hour ahead in summer only', [...times(15, 0), ...times(15, 60 * MINUTE)], 'corrected'],
    ['run five and a half hours behind', times(30, -330 * MINUTE), 'corrected'],
    ['differ by anything', Array.from({ length: 30 }, (_, i) => (i + 1) * 7 * MINUTE + 1), 'disagrees'],
    ['differ in one of forty', [...times(39, 0), 60 * MINUTE], 'agrees'],
    ['are too few to say', times(19, 60 * MINUTE), 'unknown'],
  ])('%s', (_, offsets, verdict) => {
    expect(clockVerdict(clock(offsets))).toBe(verdict);
  });

  test('says by how much', () => {
    expect(clockWords(clock(times(30, 60 * MINUTE)))).toBe(
      'times differ from those in the ids: 3600 s ahead in 30 of 30 posts; the times of the ids are taken',
    );
  });
});

describe('ClockHealth, comparing other columns with the time taken, says', () => {
  const told = (shown: readonly Record<string, number>[]): ReturnType<typeof besideWords> => {
    const health = new ClockHealth();
    for (const [i, clocks] of shown.entries()) {
      const ms = START + i * MINUTE;
      const ahead = Object.fromEntries(Object.entries(clocks).map(([column, seconds]) => [column, ms + seconds * 1000]));
      health.seen({ platform: 'reddit', id: `t3_${i}`, author: null, time: { ms, basis: 'epoch' }, clocks: ahead, text: '' });
    }
    return besideWords(health.finding(), shown.length);
  };

  test.each<[string, Record<string, number>[], string | null, boolean | null]>([
    ['nothing where there are none', [{}, {}], null, null],
    ['that one agrees', [{ time: 0 }, { time: 0 }], 'time agrees with the time taken', true],
    [
      'how often one runs ahead',
      [{ time: 0 }, { time: 3600 }, { time: 3600 }],
      'time runs 3600 s ahead in 2, with it in 1 of 3 posts',
      false,
    ],
    [
      'how far two that are steadily wrong are apart',
      [
        { created: 28800, stamp: -14400 },
        { created: 28800, stamp: -14400 },
      ],
      'created runs 28800 s ahead in 2 of 2 posts; stamp runs 14400 s behind in 2 of 2 posts; created and stamp are 43200 s apart',
      false,
    ],
  ])('%s', (_, shown, words, agrees) => {
    const found = told(shown);
    expect([found?.words ?? null, found?.agrees ?? null]).toEqual([words, agrees]);
  });
});
