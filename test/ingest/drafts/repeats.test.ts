import { expect, test } from 'vitest';
import { sha256 } from '../../../src/disk/disk.ts';
import { Repeats } from '../../../src/ingest/drafts/repeats.ts';

test('repeats are counted as a map of texts counts them, also of hashes that begin alike', () => {
  const repeats = new Repeats();
  const map = new Map<string, number>();
  for (let i = 0; i < 20_000; i += 1) {
    const own = sha256(String((i * 7919) % 6_007)).slice(0, 24);
    // Every third begins like all the others, so that they stand in each other's places.
    const hash = i % 3 === 0 ? `00000001${own.slice(8)}` : own;
    const times = (map.get(hash) ?? 0) + 1;
    map.set(hash, times);
    expect(repeats.count(hash)).toBe(times);
  }
  expect(map.size).toBeGreaterThan(4_000);
});

test('the hash of nothing but noughts and that of nothing but f are hashes like others', () => {
  const repeats = new Repeats();
  for (const hash of ['0'.repeat(24), 'f'.repeat(24)]) expect([repeats.count(hash), repeats.count(hash)]).toEqual([1, 2]);
});
