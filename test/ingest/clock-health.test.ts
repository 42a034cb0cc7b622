import { describe, expect, test } from 'vitest';
import { ClockHealth, clockVerdict, clockWords } from '../../src/ingest/clock-health.ts';
import type { FoundPost } from '../../src/ingest/format.ts';
import { SNOWFLAKE_EPOCH_MS } from '../../src/ingest/time.ts';

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
