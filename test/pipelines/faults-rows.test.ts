import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { seeded } from '../../src/random.ts';
import { balanced, type Content, csv, HEADER, ingest, type Ran, row, rows, study } from './faulty-study.ts';

describe('of 40 malformed files', () => {
  const good = rows(30);
  const at = (k: number, broken: string): string => csv(good.map((line, i) => (i === k ? broken : line)));
  const variants: Record<string, Content> = {
    'a cell too few': at(5, '6,2020-01-07 10:00:00,p6'),
    'a cell too many': at(5, `${row(6)},x`),
    'ten cells too many': at(5, `${row(6)}${',x'.repeat(10)}`),
    'no cells': at(5, ''),
    'empty cells': at(5, ',,,,'),
    'no id': at(5, ',2020-01-07 10:00:00,p6,Hello,'),
    'no time': at(5, '6,,p6,Hello,'),
    'a time in words': at(5, '6,yesterday,p6,Hello,'),
    'a day that never was': at(5, '6,2021-02-30 10:00:00,p6,Hello,'),
    'an hour that never was': at(5, '6,2021-02-03 25:00:00,p6,Hello,'),
    'an open quote in the text': at(5, '6,2020-01-07 10:00:00,p6,"Hello,3'),
    'an open quote in the id': at(5, '"6,2020-01-07 10:00:00,p6,Hello,3'),
    'an open quote in the last cell': at(5, '6,2020-01-07 10:00:00,p6,Hello,"'),
    'an open quote in the last row': at(29, '30,2020-01-07 10:00:00,p6,"Hello,3'),
    'a stray quote': at(5, '6,2020-01-07 10:00:00,p6,"Hello "you", there",3'),
    'a quote behind the text': at(5, '6,2020-01-07 10:00:00,p6,Hello",3'),
    'line breaks in the text': at(5, '6,2020-01-07 10:00:00,p6,"Hello\n\nthere\r\nand here",3'),
    'a lone CR': at(5, '6,2020-01-07 10:00:00,p6,Hello\rthere,3'),
    'NUL in the text': at(5, '6,2020-01-07 10:00:00,p6,Hello\0there,3'),
    'NUL in the id': at(5, '6\0,2020-01-07 10:00:00,p6,Hello,3'),
    'broken UTF-8': Buffer.concat([
      Buffer.from(csv(good.slice(0, 15))),
      Buffer.from([0xff, 0xfe, 0x2c]),
      Buffer.from(`é😀\n${good.slice(15).join('\n')}`),
    ]),
    'a header twice': [HEADER, ...good.slice(0, 10), HEADER, ...good.slice(10), ''].join('\n'),
    'titles above the header': `My export,,,,\n,,,,\n${csv(good)}`,
    'blank lines between rows': csv(good.flatMap((line) => [line, ''])),
    'no newline at the end': csv(good).trimEnd(),
    'five newlines at the end': `${csv(good)}\n\n\n\n\n`,
    CRLF: csv(good, '\r\n'),
    CR: csv(good, '\r'),
    'CRLF and LF': `${[HEADER, ...good.slice(0, 10)].join('\r\n')}\r\n${good.slice(10).join('\n')}\n`,
    semicolons: csv(good)
      .replaceAll(',2020', ';2020')
      .replace(/^(id|\d+);?([^"\n]*)/gm, (line) => line.replaceAll(',', ';'))
      .replaceAll('",', '";'),
    tabs: csv(good.map((line) => line.replace(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/g, '\t'))).replace(HEADER, HEADER.replaceAll(',', '\t')),
    'a mark before the header': `\ufeff${csv(good)}`,
    'columns in another order': [`text,author,${'id,time,parent'}`, ...rows(5).map((_, i) => `Hello,p,${i},2020-01-01 10:00:00,`), ''].join(
      '\n',
    ),
    'a column more': csv(good).replace(/$/gm, ',x').replace(`${HEADER},x`, `${HEADER},extra`),
    'a column named twice': csv(good).replace(HEADER, `${HEADER},id`),
    'a row of 20,000 cells': at(5, 'x,'.repeat(20_000)),
    'a text of 100,000 letters': at(5, row(6, 'x'.repeat(100_000))),
    'blanks around cells': csv(good.map((line) => line.replace(/^(\d+),/, ' $1 ,'))),
    'the header alone': csv([]),
    'one row': csv(rows(1)),
  };
  let ran: Ran;
  let path: string;
  beforeAll(async () => {
    path = study(Object.fromEntries(Object.entries(variants).map(([name, content]) => [`${name}.csv`, content])));
    ran = await ingest(path);
  });

  test('every ledger balances and no row of the others is lost', () => {
    expect(Object.keys(variants)).toHaveLength(40);
    expect(ran.status, ran.said).toBe(3);
    balanced(ran.outcome);
    const short = ran.outcome.inputs.filter(({ rows: count }) => count < 30).map(({ path: name }) => name);
    expect(short).toEqual(['columns in another order.csv', 'one row.csv', 'the header alone.csv']);
    const lost = ran.outcome.inputs.filter(({ rejected }) => rejected > 1).map(({ path: name, rejected }) => [name, rejected]);
    expect(lost).toEqual([]);
  });

  test('every reject is found again at its byte and line', async () => {
    const rejects = await ran.table('rejects');
    expect(rejects.length).toBeGreaterThanOrEqual(8);
    for (const { file, byte, line, hash } of rejects) {
      const bytes = readFileSync(join(path, file));
      const found = bytes.subarray(byte);
      const end = found.indexOf(0x0a);
      const text = end < 0 ? found : found.subarray(0, end);
      expect(createHash('sha256').update(text).digest('hex'), `${file}:${line}`).toBe(hash);
      expect(bytes.subarray(0, byte).toString('latin1').split('\n')).toHaveLength(line);
    }
  });
});

test('a quote that opens in one row of 10,000 costs that row at most, and the run ends with status 3', async () => {
  for (const k of [4_000, 9_999]) {
    const lines = rows(10_000);
    lines[k] = `${k + 1},2020-01-01 10:00:00,p1,"open,`;
    const { status, outcome } = await ingest(study({ 'a.csv': csv(lines) }));
    expect(status).toBe(3);
    expect(outcome.posts).toBeGreaterThanOrEqual(9_999);
    balanced(outcome);
  }
});

test('a file cut at any byte ends with status 0 only where a record ends', async () => {
  const whole = Buffer.from(csv(rows(60).map((line, i) => (i % 5 === 0 ? line.replace('Words', 'Wörter\n😀') : line))));
  const random = seeded('faults');
  const cuts = Array.from({ length: 200 }, () => HEADER.length + 1 + Math.floor(random() * (whole.length - HEADER.length - 1)));
  const all = await ingest(study(Object.fromEntries(cuts.map((end, i) => [`cut${i}.csv`, whole.subarray(0, end)]))));
  expect([0, 3]).toContain(all.status);
  balanced(all.outcome);
  const lines = [...whole.toString().matchAll(/\n(?=\d+,2020|$)/g)].map(({ index }) =>
    Buffer.byteLength(whole.toString().slice(0, index + 1)),
  );
  const atEnds = await ingest(
    study(Object.fromEntries(lines.filter((_, i) => i % 4 === 3).map((end, i) => [`cut${i}.csv`, whole.subarray(0, end)]))),
  );
  expect(atEnds.status, atEnds.said).toBe(0);
  const gz = gzipSync(whole);
  const inside = { 'text.csv': whole.subarray(0, (lines[5] ?? 0) + 40), 'packed.csv.gz': gz.subarray(0, gz.length - 20) };
  for (const [name, content] of Object.entries(inside)) expect((await ingest(study({ [name]: content }))).status, name).toBe(3);
});

test('one content in any encoding and compression gives the same posts', async () => {
  const text = csv(rows(20).map((line) => line.replace('Words', 'Wörter – “naïve”')));
  const little = Buffer.from(`\ufeff${text}`, 'utf16le');
  const windows = Buffer.from(text.replaceAll('–', '\u0096').replaceAll('“', '\u0093').replaceAll('”', '\u0094'), 'latin1');
  const files: Record<string, Uint8Array> = {
    'utf8.csv': Buffer.from(text),
    'mark.csv': Buffer.from(`\ufeff${text}`),
    'little.csv': little,
    'big.csv': Buffer.from(little).swap16(),
    'windows.csv': windows,
    'packed.csv.gz': gzipSync(text),
    'archive.zip': zipSync({ 'posts/all.csv': strToU8(text), 'photo.jpg': new Uint8Array(9) }),
  };
  const hashes: [name: string, hash: string][] = [];
  for (const [name, content] of Object.entries(files)) hashes.push([name, (await ingest(study({ [name]: content }))).hash('posts')]);
  expect(new Set(hashes.map(([, hash]) => hash)).size, JSON.stringify(hashes)).toBe(1);
});

test('no character is broken at the border of a block', async () => {
  const files = Object.fromEntries(
    [0, 1, 2, 3].map((shift) => [
      `${shift}.csv`,
      `${HEADER}\n${row(0, 'x'.repeat(shift))}\n${Array.from({ length: 60 }, (_, i) => row(10 + i * 4 + shift, '😀'.repeat(2_500))).join('\n')}\n`,
    ]),
  );
  const ran = await ingest(study(files));
  expect(ran.status, ran.said).toBe(0);
  const posts = await ran.table('posts');
  expect(posts.length).toBeGreaterThanOrEqual(240);
  expect(posts.filter(({ text }) => text?.includes('\ufffd'))).toEqual([]);
  expect(posts.filter(({ text }) => (text ?? '').length > 9 && text !== '😀'.repeat(2_500))).toEqual([]);
});

test('text whose UTF-8 was written as Latin-1 comes out whole', async () => {
  const broken = Buffer.from('Größe 🎒').toString('latin1');
  const escaped = JSON.stringify([{ media: [{ uri: 'media/1.jpg', creation_timestamp: 1577872800, title: broken }] }]).replace(
    /[\u0080-\uffff]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const ran = await ingest(study({ 'posts_1.json': escaped }, null));
  expect(
    (await ran.table('posts')).map(({ text }) => text),
    ran.said,
  ).toEqual(['Größe 🎒']);
});

test('a cell of 70 MB and a row of 100,000 columns meet named limits', async () => {
  const long = Buffer.concat([
    Buffer.from(`${csv(rows(3))}4,2020-01-01 10:00:00,p,"`),
    Buffer.alloc(70_000_000, 'x'),
    Buffer.from(`",\n${row(5)}\n`),
  ]);
  const ran = await ingest(study({ 'long.csv': long, 'wide.csv': csv([...rows(3, 10), 'x,'.repeat(100_000), row(20)]) }));
  expect(ran.status, ran.said).toBe(3);
  expect((await ran.table('rejects')).map(({ file, code }) => [file, code])).toEqual([
    ['long.csv', 'too-long'],
    ['wide.csv', 'too-many-columns'],
  ]);
  expect(ran.outcome.posts).toBe(8);
});
