import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { NearDuplicates } from '../../../src/classify/posts/near-duplicates.ts';
import { SIGNATURE, sign } from '../../../src/classify/posts/signature.ts';
import { Lexicon } from '../../../src/classify/reading/lexicon.ts';
import { spans } from '../../../src/text/entities.ts';

const folder = mkdtempSync(join(tmpdir(), 'staffroom-near-'));
afterAll(() => rmSync(folder, { recursive: true }));

const long = 'our new guide to calm starts has ten routines for the first week and a page for families who join late in the year';

async function repeated(texts: readonly string[]): Promise<[string, number][]> {
  const near = new NearDuplicates(join(folder, 'signatures'));
  const lexicon = new Lexicon();
  const signature = new Uint8Array(SIGNATURE);
  for (const [i, text] of texts.entries()) {
    lexicon.count(text, spans(text), false);
    if (sign(lexicon.hashes(), signature, 0)) near.add(Int32Array.of(i), signature);
  }
  const found = [...(await near.repeated())];
  near.close();
  return found.map(([row, size]) => [`p${row}`, size]);
}

test('signatures of more posts than are looked at together are compared with one another', async () => {
  const near = new NearDuplicates(join(folder, 'many'));
  const copies = new Set([7, 65_535, 65_536, 140_000]);
  const many = 140_001;
  const signatures = new Uint8Array(many * SIGNATURE);
  const numbers = new Uint32Array(signatures.buffer);
  // Signatures of which no two have a band in common, but for those of the copies.
  for (let i = 0; i < numbers.length; i++) numbers[i] = copies.has(Math.floor(i / 16)) ? i % 16 : 16 + i;
  const half = 70_000;
  const rows = Int32Array.from({ length: many }, (_, row) => 2 * row);
  near.add(rows.subarray(0, half), signatures.subarray(0, half * SIGNATURE));
  near.add(rows.subarray(half), signatures.subarray(half * SIGNATURE));
  expect([...(await near.repeated())]).toEqual([...copies].map((row) => [2 * row, 4]));
  near.close();
});

test.each<[string, string[], [string, number][]]>([
  [
    'the same text sent to three people is one text',
    [`@ann ${long}`, `@bo ${long} https://t.co/a`, `@cy ${long}!`],
    [
      ['p0', 3],
      ['p1', 3],
      ['p2', 3],
    ],
  ],
  [
    'a word added at the end does not part two texts',
    [long, `${long} again`],
    [
      ['p0', 2],
      ['p1', 2],
    ],
  ],
  [
    'texts with a few words in common are no copies',
    [long, 'our new guide to fractions is about pizza and cakes and how children share them with friends'],
    [],
  ],
  ['short texts are never copies', ['thanks so much', 'thanks so much'], []],
  ['no texts', [], []],
])('repeated: %s', async (_, texts, expected) => {
  expect(await repeated(texts)).toEqual(expected);
});

/** Jaccard similarity of the sets of three consecutive words, without hashes. */
function similarity(a: string, b: string): number {
  const shingles = (text: string) =>
    new Set(
      text
        .split(' ')
        .slice(2)
        .map((_, i) =>
          text
            .split(' ')
            .slice(i, i + 3)
            .join(' '),
        ),
    );
  const [one, other] = [shingles(a), shingles(b)];
  const both = [...one].filter((shingle) => other.has(shingle)).length;
  return both / (one.size + other.size - both);
}

test('of texts that differ in more and more words, those above 0.9 are copies and those below 0.6 are not', async () => {
  const words = Array.from(
    { length: 60 },
    (_, i) => `word${String.fromCharCode(97 + (i % 26))}${String.fromCharCode(97 + Math.floor(i / 26))}`,
  );
  const text = words.join(' ');
  for (let changed = 0; changed < 30; changed++) {
    const other = words.map((word, i) => (i < changed ? `other${word}` : word)).join(' ');
    const alike = similarity(text, other);
    if (alike > 0.9) expect((await repeated([text, other])).length, `${alike}`).toBe(2);
    if (alike < 0.6) expect((await repeated([text, other])).length, `${alike}`).toBe(0);
  }
});
