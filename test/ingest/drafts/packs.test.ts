import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sha256 } from '../../../src/disk/disk.ts';
import { type Packable, packs } from '../../../src/ingest/drafts/packs.ts';

const file = (i: number, bytes = 1000): Packable => ({ key: sha256(`file ${i}`).slice(0, 32), bytes });
const many = (n: number): Packable[] => Array.from({ length: n }, (_, i) => file(i));
const keys = (files: readonly Packable[]): string[] => packs(files).map(({ key }) => key);

describe('packs', () => {
  test('leaves each of a few files for itself, under its own name', () => {
    expect(packs(many(100))).toEqual(many(100).map((one) => ({ key: one.key, files: [one] })));
  });

  test('puts thousands of small files into a few dozen packs, each in the order of the files', () => {
    const files = many(3000);
    const all = packs(files);
    expect(all.flatMap((pack) => pack.files)).toEqual(files);
    expect(all.length).toBeGreaterThan(20);
    expect(all.length).toBeLessThan(100);
    expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
  });

  test('leaves a large file among many for itself', () => {
    const large = file(9999, 5_000_000);
    const all = packs([...many(150), large, ...many(150).map(({ bytes }, i) => file(i + 150, bytes))]);
    expect(all.find(({ files }) => files.includes(large))).toEqual({ key: large.key, files: [large] });
  });

  test('holds no more than 256 files and 16 MB together', () => {
    const sizes = fc.array(fc.integer({ min: 0, max: 2_000_000 }), { minLength: 101, maxLength: 1500 });
    fc.assert(
      fc.property(sizes, (bytes) => {
        for (const { files } of packs(bytes.map((size, i) => file(i, size)))) {
          expect(files.length).toBeLessThanOrEqual(256);
          if (files.length > 1) expect(files.reduce((sum, one) => sum + one.bytes, 0)).toBeLessThanOrEqual(1 << 24);
        }
      }),
      { numRuns: 30 },
    );
  });

  test.each([
    ['added', (files: Packable[]) => files.toSpliced(1234, 0, file(-1))],
    ['taken away', (files: Packable[]) => files.toSpliced(1234, 1)],
    ['changed', (files: Packable[]) => files.with(1234, file(-1))],
  ])('leaves the packs of other files as they are where one is %s', (_, change) => {
    const before = keys(many(3000));
    const after = keys(change(many(3000)));
    expect(after.filter((key) => !before.includes(key)).length).toBeLessThanOrEqual(2);
    expect(before.filter((key) => !after.includes(key)).length).toBeLessThanOrEqual(2);
  });
});
