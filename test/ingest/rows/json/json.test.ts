import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openExport } from '../../../../src/ingest/files/container.ts';
import { corpora } from '../../corpora.ts';
import { records, said, saved } from '../../saved.ts';

const shapeOf = async (text: string): Promise<unknown> => {
  const { content } = await openExport(saved(text));
  return content.kind === 'json' ? content.shape : content.kind;
};

/** Records so many levels deep within each other. */
const nested = (depth: number): string => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

describe('openExport(path) tells how JSON is laid out', () => {
  it.each<[string, string, string]>([
    ['a record per line', '{"a":1}\n{"a":2}\n', 'lines'],
    ['a single line', '{"a":1}', 'lines'],
    ['blank lines first, as in streams', '\r\n\r\n{"a":1}\r\n', 'lines'],
    ['an error message among the lines', 'error: try again\n{"a":1}\n{"a":2}\n', 'lines'],
    ['a list', '[{"a":1},{"a":2}]', 'array'],
    ['a list over several lines', '[\n  {\n    "a": 1\n  }\n]', 'array'],
    ['an empty list', '[]', 'array'],
    ['a list in a script', 'window.YTD.tweets.part0 = [ {"tweet":{"id":"1"}} ]', 'array'],
    ['a document over several lines', '{\n  "a": {\n    "b": 1\n  }\n}\n', 'document'],
    ['a document in a script', 'window.data = {"a":\n1}', 'document'],
    ['a table whose first cell is a brace', '{a},b\n1,2\n', 'csv'],
    ['a table whose first cell is a bracket', '[a],b\n1,2\n', 'csv'],
  ])('%s', async (_, text, shape) => {
    expect(await shapeOf(text)).toBe(shape);
  });
});

describe('jsonRecords(path)', () => {
  it.each<[string, string, unknown[]]>([
    ['tells broken lines and goes on', '{"a":1}\n{"a":\n{"a":2}\n', [{ a: 1 }, 'not-json', { a: 2 }]],
    ['tells a record cut off at the end', '{"a":1}\n{"a":2}\n{"a":', [{ a: 1 }, { a: 2 }, 'truncated']],
    [
      'tells records that lie so deep that whatever goes through them would run out of stack',
      `${nested(2_100)}\n{"b":${'['.repeat(1_001)}"]]"${']'.repeat(1_001)},"c":"${' '.repeat(10_000)}"}\n{"a":"${'['.repeat(11_000)}"}\n`,
      ['too-deep', 'too-deep', { a: '['.repeat(11_000) }],
    ],
    ['counts blank lines', '{"a":1}\r\n\r\n{"a":2}\r\n', [{ a: 1 }, 'blank', { a: 2 }]],
    [
      'tells records without fields',
      '{"a":1}\n[1]\n7\nnull\n{"a":2}\n{"a":3}\n',
      [{ a: 1 }, 'not-an-object', 'not-an-object', 'not-an-object', { a: 2 }, { a: 3 }],
    ],
    [
      'keeps long ids',
      '{"id":1200000000000000001}\n{"id":1200000000000000002}\n',
      [{ id: '1200000000000000001' }, { id: '1200000000000000002' }],
    ],
    ['reads files put together, marks and all', '{"a":1}\n\ufeff{"a":2}\n', [{ a: 1 }, { a: 2 }]],
    ['reads the items of a list', '[{"a":"]},["},\n{"a":"\\"}"} , {"a":[{}]}]\n', [{ a: ']},[' }, { a: '"}' }, { a: [{}] }]],
    ['reads a list in a script', 'window.YTD.tweets.part0 = [{"a":1}];\n', [{ a: 1 }]],
    ['tells broken items and goes on', '[{"a":1},{"a":x},nonsense,{"a":2}]', [{ a: 1 }, 'not-json', 'not-json', { a: 2 }]],
    ['tells missing items', '[{"a":1},,{"a":2},]', [{ a: 1 }, 'not-json', { a: 2 }, 'not-json']],
    ['tells brackets that close nothing', '[{"a":1},},{"a":2}]', [{ a: 1 }, 'not-json', { a: 2 }]],
    ['tells an item cut off', '[{"a":1},{"a":"2', [{ a: 1 }, 'truncated']],
    ['tells a list cut off between items', '[{"a":1},\n', [{ a: 1 }, 'truncated']],
    ['reads lists put behind each other', '[{"a":1}]\n[{"a":2},{"a":3}];[]\n[{"a":4}]', [{ a: 1 }, { a: 2 }, { a: 3 }, { a: 4 }]],
    ['tells the last of them cut off', '[{"a":1}]\n[{"a":2},', [{ a: 1 }, { a: 2 }, 'truncated']],
    ['tells text behind a list', '[{"a":1}] and more', [{ a: 1 }, 'not-json']],
    ['reads a document over several lines', '{\n "a": 1\n}\n', [{ a: 1 }]],
    ['reads several of them in one file', '{\n "a": 1\n}\n{\n "a": 2\n}\n', [{ a: 1 }, { a: 2 }]],
    ['tells a document cut off', '{\n "a": 1\n}\n{\n "a": 2\n', [{ a: 1 }, 'truncated']],
    ['reads nothing from an empty list', '[]', []],
  ])('%s', async (_, text, expected) => {
    for (const blockBytes of [1, 2, 3, 5, 8, 1 << 20]) {
      const { rows } = await records(saved(text), { blockBytes });
      expect(rows.map(said), `blocks of ${blockBytes}`).toEqual(expected);
    }
  });

  it('tells a record that lies a hundred thousand levels deep', async () => {
    const { rows } = await records(saved(`${nested(100_000)}\n{"a":1}\n`));
    expect(rows.map(said)).toEqual(['too-deep', { a: 1 }]);
  });

  it('gives every record its line, bytes and hash, whatever the layout', async () => {
    const values = [{ a: 'é😀' }, { a: 'x\ny' }, { b: [1, { c: '}' }] }];
    const lines = values.map((value) => JSON.stringify(value));
    for (const text of [
      `${lines.join('\n')}\n`,
      `[${lines.join(',\n ')}]`,
      `window.x = [\n${lines.join(' ,')}\n]`,
      values.map((v) => JSON.stringify(v, null, 1)).join('\n'),
    ])
      for (const bytes of [Buffer.from(text), Buffer.from(`\ufeff${text}`), Buffer.from(`\ufeff${text}`, 'utf16le')]) {
        const { opened, rows } = await records(saved(bytes), { blockBytes: 4 });
        const decode = (part: Uint8Array): string =>
          new TextDecoder(opened.encoding.startsWith('utf-16') ? 'utf-16le' : 'utf-8').decode(part);
        expect(rows.map(said)).toEqual(values);
        for (const { place, hash } of rows) {
          const own = bytes.subarray(place.byte, place.byte + place.length);
          expect(values).toContainEqual(JSON.parse(decode(own)));
          const trimmed = decode(own).trimEnd();
          const encoded = opened.encoding.startsWith('utf-16') ? Buffer.from(trimmed, 'utf16le') : Buffer.from(trimmed);
          expect(hash()).toBe(createHash('sha256').update(encoded).digest('hex'));
          expect(place.line).toBe(decode(bytes.subarray(0, place.byte)).split('\n').length);
        }
      }
  });

  it('gives back what was written, as lines, as a list and indented, at every size of block', async () => {
    const object = fc.dictionary(fc.string(), fc.jsonValue()).map((value) => JSON.parse(JSON.stringify(value)) as object);
    await fc.assert(
      fc.asyncProperty(fc.array(object, { minLength: 1, maxLength: 6 }), fc.integer({ min: 1, max: 40 }), async (values, blockBytes) => {
        fc.pre(!/\d{16}/.test(JSON.stringify(values)));
        for (const text of [values.map((v) => JSON.stringify(v)).join('\n'), JSON.stringify(values), JSON.stringify(values, null, 2)]) {
          const { rows } = await records(saved(text), { blockBytes });
          expect(rows.map(said)).toEqual(values);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('refuses a line and an item of more than 64 MiB and reads on', async () => {
    const long = `{"a":"${'x'.repeat(70_000_000)}"}`;
    for (const text of [`{"a":1}\n${long}\n{"a":2}\n`, `[{"a":1},${long},{"a":2}]`])
      expect((await records(saved(text))).rows.map(said)).toEqual([{ a: 1 }, 'too-long', { a: 2 }]);
  });

  const suite = join(corpora, 'JSONTestSuite', 'test_parsing');

  it.skipIf(!existsSync(suite))('survives the JSON test suite, and finds no flaw in what is JSON (STAFFROOM_CORPORA)', async () => {
    for (const name of readdirSync(suite)) {
      const path = join(suite, name);
      const { content } = await openExport(path);
      if (content.kind !== 'json') continue;
      const flaws = (await records(path)).rows.filter((row) => row.kind === 'bad' && row.code !== 'not-an-object');
      if (name.startsWith('y_')) expect(flaws, name).toEqual([]);
    }
  });
});
