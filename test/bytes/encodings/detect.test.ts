import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { decodeWindows1252 } from '../../../src/bytes/encodings/windows1252.ts';
import { corpora } from '../../ingest/corpora.ts';
import { said, saved, table } from '../../ingest/saved.ts';

const text = 'id,text\n1,“café” – déjà\n2,it’s naïve… 5 €\n3,plain\n';
const rows = [
  ['id', 'text'],
  ['1', '“café” – déjà'],
  ['2', 'it’s naïve… 5 €'],
  ['3', 'plain'],
];

const bytesBy = (table: Record<string, number>, source: string): Buffer =>
  Buffer.from([...source].map((character) => table[character] ?? character.charCodeAt(0)));
const windows1252 = { '“': 0x93, '”': 0x94, '–': 0x96, '’': 0x92, '…': 0x85, '€': 0x80 };
const macRoman = { '“': 0xd2, '”': 0xd3, '–': 0xd0, '’': 0xd5, '…': 0xc9, '€': 0xdb, é: 0x8e, à: 0x88, ï: 0x95 };

describe('the encoding of a file', () => {
  it.each<[string, Uint8Array]>([
    ['utf-8', Buffer.from(text)],
    ['utf-8 with byte-order mark', Buffer.from(`\ufeff${text}`)],
    ['utf-16le', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['utf-16be', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
    ['utf-16le', Buffer.from(text, 'utf16le')],
    ['windows-1252', bytesBy(windows1252, text)],
    ['macintosh', bytesBy(macRoman, text)],
  ])('is told to be %s, and gives the same text', async (encoding, bytes) => {
    for (const blockBytes of [1, 2, 3, 7, 1 << 20]) {
      const { opened, rows: found } = await table(saved(bytes), { blockBytes });
      expect(opened.encoding).toBe(encoding);
      expect(opened.notes).toEqual([]);
      expect(found.map(said)).toEqual(rows);
    }
  });

  it.each([
    ['half of a character', 1, '3,plai'],
    ['half of one of two pairs', 3, '3,plai\ufffd'],
  ])('is UTF-16 in a file that ends in %s, which belongs to no row and is told', async (_, bytes, last) => {
    const cut = Buffer.from(`\ufeff${text.slice(0, -2)}\u{1f600}`, 'utf16le');
    const { opened, rows: found } = await table(saved(cut.subarray(0, cut.length - 4 + bytes)));
    expect(opened.notes).toEqual(['the file ends in the middle of a character']);
    expect(found.map(said).at(-1)).toEqual(last.split(','));
    expect(found.reduce((sum, { place }) => sum + place.length, 2)).toBe(opened.bytes - 1);
  });

  it('is told for letters of other scripts, with a note', async () => {
    const cyrillic = 'Учителя обсуждают уроки и делятся материалами со своими коллегами. Домашнее задание на завтра готово.';
    const bytes = Buffer.from([...cyrillic].map((c) => (c >= 'А' && c <= 'я' ? c.charCodeAt(0) - 0x410 + 0xc0 : c.charCodeAt(0))));
    const { opened, rows: found } = await table(saved(Buffer.concat([Buffer.from('id;text\n1;'), bytes])));
    expect(opened.encoding).toBe('windows-1251');
    expect(opened.notes).toEqual(['read as windows-1251, judged from its letters']);
    expect(found.map(said)).toEqual([
      ['id', 'text'],
      ['1', cyrillic],
    ]);
  });

  it('stays UTF-8 when a few bytes late in a large file are not, and says how many', async () => {
    const line = Buffer.from('1,où 😀\n');
    const bytes = Buffer.concat([
      Buffer.from('id,text\n'),
      ...Array<Buffer>(300_000).fill(line),
      Buffer.from('2,x\xe9y\n', 'latin1'),
      line,
    ]);
    const { opened, rows: found } = await table(saved(bytes));
    expect(opened.encoding).toBe('utf-8');
    expect(opened.notes).toEqual(['1 byte sequences are not UTF-8 and stand as the character \ufffd']);
    expect(found).toHaveLength(300_003);
    expect(found.slice(-2).map(said)).toEqual([
      ['2', 'x\ufffdy'],
      ['1', 'où 😀'],
    ]);
  });

  it.each(['windows-1252', 'macintosh'] as const)('is mended where UTF-8 was read as %s and saved as UTF-8', async (as) => {
    const bytes = Buffer.from(text);
    const damaged = as === 'macintosh' ? new TextDecoder('macintosh').decode(bytes) : decodeWindows1252(bytes);
    for (const blockBytes of [1, 7, 1 << 20]) {
      const { opened, rows: found } = await table(saved(damaged), { blockBytes });
      expect([opened.encoding, opened.notes]).toEqual([
        'utf-8',
        [`10 characters repaired (UTF-8 that was read as ${as} and saved as UTF-8)`],
      ]);
      expect(found.map(said)).toEqual(rows);
    }
  });

  it('stays where letters that look like such damage stand among others, and is told what stays where few do', async () => {
    const { opened, rows: found } = await table(saved('id,text\n1,dÃ©jÃ\u00a0 vu\n2,Müller\n3,café\n'));
    expect([opened.notes, found.map(said)[1]]).toEqual([[], ['1', 'dÃ©jÃ\u00a0 vu']]);
    const many = Array.from({ length: 20 }, (_, i) => `${i},dÃ©jÃ\u00a0 vu\n`).join('');
    const { opened: mended } = await table(saved(`id,text\n${many}21,Müller\n`));
    expect(mended.notes).toEqual([
      '40 characters repaired (UTF-8 that was read as windows-1252 and saved as UTF-8)',
      '1 runs of strange letters could not be repaired and stay as they are',
    ]);
  });

  it('is mended where UTF-8 was read as windows-1252 and saved as Mac Roman', async () => {
    const damaged = Buffer.concat([
      Buffer.from('id,text\r1,it'),
      Buffer.from('89dbaa', 'hex'), // ’
      Buffer.from('s '),
      Buffer.from('89dbcf', 'hex'), // “
      Buffer.from('so'),
      Buffer.from('89db9d', 'hex'), // ”
      Buffer.from('\r2,cut'),
      Buffer.from('e5ca89db', 'hex'), // a blank that does not break, and an ellipsis that lost its last byte
      Buffer.from('_\r'),
    ]);
    for (const blockBytes of [1, 2, 5, 1 << 20]) {
      const { opened, rows: found } = await table(saved(damaged), { blockBytes });
      expect(opened.encoding).toBe('macintosh');
      expect(found.map(said)).toEqual([
        ['id', 'text'],
        ['1', 'it’s “so”'],
        ['2', 'cut\u00a0…'],
      ]);
      expect(opened.notes).toEqual([
        '4 characters repaired (UTF-8 that was read as windows-1252 and saved as Mac Roman)',
        '1 characters had lost a byte to this damage and are read as an ellipsis',
      ]);
    }
  });

  const utf8tests = join(corpora, 'utf8tests', 'utf8tests.txt');

  it.skipIf(!existsSync(utf8tests))('replaces exactly what is not UTF-8 in the UTF-8 tests (STAFFROOM_CORPORA)', async () => {
    let invalid = 0;
    for (const line of readFileSync(utf8tests, 'utf8').split('\n')) {
      const [number, kind, hex = '', , replaced = ''] = line.split(':');
      if (number === undefined || !/^\d/.test(number) || !kind?.endsWith('hex')) continue;
      const bytes = Buffer.from(hex.replaceAll(' ', ''), 'hex');
      // Good letters around the bytes make the file UTF-8 beyond doubt.
      const good = 'é'.repeat(200);
      const { opened, rows: found } = await table(saved(Buffer.concat([Buffer.from(`id,text\n1,"${good}`), bytes, Buffer.from('"\n')])));
      expect(opened.encoding).toBe('utf-8');
      if (kind.startsWith('invalid')) invalid += 1;
      const expected = kind.startsWith('invalid') ? Buffer.from(replaced.replaceAll(' ', ''), 'hex') : bytes;
      expect(said(found[1] as (typeof found)[0]), number).toEqual(['1', good + expected.toString('utf8')]);
    }
    console.info(`UTF-8 tests: ${invalid} of 140 invalid sequences replaced exactly`);
    expect(invalid).toBe(140);
  });
});
