import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LeakIndex } from '../../src/privacy/leak-index.ts';
import { WordHashes } from '../../src/privacy/word-hashes.ts';

const of = { table: 'links', column: 'url', kind: 'link' } as const;

test('LeakIndex finds a link without what a reader leaves out, also one of very many slashes, in a moment', () => {
  const slashes = '/'.repeat(100_000);
  const index = new LeakIndex(new Map([['index.html', 'see a.example/unit and more']]));
  const before = process.cpuUsage();
  for (const [link, times] of [
    ['https://www.a.example/unit', 1],
    [`https://a.example/unit${slashes}?#`, 1],
    [`https://a.example/unit${slashes}x`, 0],
    [`https://a.example${slashes}`, 0],
  ] as const) {
    index.link(link, of);
    expect(index.hits.splice(0), link.slice(0, 40)).toHaveLength(times);
  }
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(2_000);
});

test.each([
  // Eight digits may be a day; nine are no number that a report prints.
  ['handle', '20231231', 'in the year 20231231 or so', 0],
  ['handle', '20231231', 'by @20231231 alone', 1],
  ['handle', '202312315', 'by 202312315 alone', 1],
  ['handle', 'abc', 'by abc alone', 0],
  ['handle', 'abcd', 'by abcd alone', 1],
  ['handle', 'abcd', 'by abcd, not by abcdef or xabcd', 1],
  ['id', '12345678', 'post 12345678 of all', 0],
  ['id', '123456789', 'post 123456789 of all', 1],
  ['id', 'abc12', 'post abc12 of all', 0],
  ['id', 'abc123', 'post abc123 of all', 1],
  ['id', 'abcdefgh', 'post abcdefgh of all', 0],
  ['key', 'reddit:abc12', 'post reddit:abc12 of all', 1],
] as const)('LeakIndex looks for the %s %s in “%s”: %d hits', (kind, sought, text, times) => {
  const index = new LeakIndex(new Map([['index.html', text]]));
  index[kind](sought, { ...of, kind: kind === 'handle' ? 'handle' : 'id' });
  expect(index.hits).toHaveLength(times);
});

test('windows finds every eight words in a row of a file, and no others, wherever they stand in a text', () => {
  const word = fc.constantFrom('one', 'two', 'three', 'four');
  const published = fc.array(word, { minLength: 8, maxLength: 30 });
  const parts = fc.array(
    fc.record({ from: fc.nat(22), length: fc.integer({ min: 6, max: 12 }), between: fc.constantFrom('unknown', 'one', 'four') }),
  );
  const rows = (words: readonly string[]) => words.map((_, i) => words.slice(i, i + 8).join(' ')).filter((_, i) => i + 8 <= words.length);
  fc.assert(
    fc.property(published, parts, (file, cut) => {
      const written = cut.flatMap(({ from, length, between }) => [...file.slice(from, from + length), between]);
      const index = new LeakIndex(new Map([['page', file.join(' ')]]));
      const text = written.join(' ');
      index.windows(text, new WordHashes().of(text), { table: 'posts', column: 'text', kind: 'words' });
      const known = new Set(rows(file));
      expect(index.hits.map(({ words }) => words)).toEqual(rows(written).filter((row) => known.has(row)));
    }),
    { numRuns: 500 },
  );
});
