import { deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { views } from '../../src/privacy/views.ts';

const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('a text reads as', () => {
  test.each<[what: string, text: string, reads: string[]]>([
    ['itself in lower case', 'Ann B', ['ann b']],
    ['its compatible letters, without those that are not seen', 'Ａnn\u200b É', ['ann é']],
    ['what is left when letters that are not seen part an accent from its letter', 'e\u200b\u0301', ['é']],
    ['character references', 'a&#110;n', ['a&#110;n', 'ann']],
    ['named ones', 'AT&amp;T', ['at&amp;t', 'at&t']],
    ['references within references', 'a&amp;#110;n', ['a&amp;#110;n', 'a&#110;n', 'ann']],
    ['escapes of four and six digits, in braces, and of two', '\\u0061\\u{01F600}\\x62', ['\\u0061\\u{01f600}\\x62', 'a😀b']],
    ['nothing, of an escape beyond all letters', 'a\\u{110000}b', ['a\\u{110000}b', 'ab']],
    ['the last of all letters', 'a\\u{10ffff}b', ['a\\u{10ffff}b', 'a\u{10ffff}b']],
    ['the lines and blanks that are escaped', 'a\\nb\\rc\\td', ['a\\nb\\rc\\td', 'a\nb\nc d']],
    ['signs behind a backslash', 'a\\_b\\"c', ['a\\_b\\"c', 'a_b"c']],
    ['percents', 'a%5Fb%C3%A9', ['a%5fb%c3%a9', 'a_bé']],
    ['percents that are no text as they are', 'a%FFb', ['a%ffb']],
    ['what one letter in bold parts', 'A<b class="x">n</b>n', ['a<b class="x">n</b>n', 'ann']],
    ['text parted by blocks as it is', '<p>a</p>', ['<p>a</p>']],
    ['text without what parts two-byte letters', 'a\0n\0n\0', ['a\0n\0n\0', 'ann']],
    ['what stands in base64', `x ${base64('sixteen letters!')}`, [`x ${base64('sixteen letters!').toLowerCase()}`, 'sixteen letters!']],
    ['base64 under sixteen signs as it is', base64('eleven sign'), [base64('eleven sign').toLowerCase()]],
    ['base64 of what is no text as it is', base64('bell \u0007 and more signs'), [base64('bell \u0007 and more signs').toLowerCase()]],
    [
      'base64 with lines and tabs',
      base64('one\ttwo\r\nthree four'),
      [base64('one\ttwo\r\nthree four').toLowerCase(), 'one\ttwo\r\nthree four'],
    ],
    [
      'base64 of base64, and no deeper',
      base64(base64(base64('a sentence long enough'))),
      [
        base64(base64(base64('a sentence long enough'))).toLowerCase(),
        base64(base64('a sentence long enough')).toLowerCase(),
        base64('a sentence long enough').toLowerCase(),
      ],
    ],
  ])('%s', (_, text, reads) => {
    expect(views(text)).toEqual(reads);
  });

  test('what it holds but for places and colours of drawings', () => {
    expect(views('<path class="x" d="M1,2.5l-3e2 4Z" fill="#c0ffee"/>')).toEqual(['<path class="x"/>']);
    expect(views('<path d="M1 ann"/><i fill="#ann"/>')).toContain('<path d="m1 ann"/><i fill="#ann"/>');
  });

  test('decoded, what stands around a sign to be decoded in whole words, and nothing further off', () => {
    const [far, near] = ['ann '.repeat(1_000), 'ben '.repeat(400)];
    const [, decoded = ''] = views(`${far}${near}&amp;${near}${far}`);
    expect(decoded.replaceAll('ben', '').match(/\S+/g)).toEqual([...Array(99).fill('ann'), '&', ...Array(98).fill('ann')]);
    // Two signs further apart than what is kept around each are two lines.
    expect(
      views(`a&amp;b${' '.repeat(5_000)}c&lt;d`)[1]
        ?.split('\n')
        .map((line) => line.trim()),
    ).toEqual(['a&b', 'c<d']);
  });
});

describe('bytes read as', () => {
  /** A chunk of a PNG. */
  const chunk = (kind: string, data: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    return Buffer.concat([length, Buffer.from(kind), data, Buffer.alloc(4)]);
  };
  const picture = (...chunks: Buffer[]) => Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...chunks]);

  test.each<[what: string, bytes: Uint8Array, reads: string[]]>([
    ['the text they are', Buffer.from('Ann'), ['ann']],
    ['the text they hold where they are compressed, once or twice', gzipSync(gzipSync('Ann')), ['ann']],
    [
      'all notes of a picture and none of its points',
      picture(
        chunk('IHDR', Buffer.from('x')),
        chunk('PLTE', Buffer.from('y')),
        chunk('IDAT', Buffer.from('z')),
        chunk('tEXt', Buffer.from('Ann')),
        chunk('tEXt', Buffer.from('Ben')),
      ),
      ['ann\nben'],
    ],
    ['what is there of a picture that is cut off', picture(chunk('tEXt', Buffer.from('Ann'))).subarray(0, -1), ['ann']],
    ['one letter', Buffer.from('A'), ['a']],
    ['nothing, of nothing', Buffer.from(''), ['']],
  ])('%s', (_, bytes, reads) => {
    expect(views(bytes)).toEqual(reads);
  });

  test.each([
    ['low byte first', Buffer.from('Ann', 'utf16le')],
    ['high byte first', Buffer.from('Ann', 'utf16le').swap16()],
    ['without a mark, some taking two bytes', Buffer.from('渡Ann辺', 'utf16le')],
    ['with a mark, all taking two bytes', Buffer.from('\ufeff渡Ａｎｎ辺', 'utf16le')],
    ['with a mark, all taking two bytes, high byte first', Buffer.from('\ufeff渡Ａｎｎ辺', 'utf16le').swap16()],
    ['with an odd byte behind it', Buffer.concat([Buffer.from('Anna', 'utf16le').swap16(), Buffer.from('\0')])],
  ])('text of two bytes a letter, %s', (_, bytes) => {
    expect(views(bytes).join('\n')).toMatch(/^渡?ann/m);
  });

  test('the compressed notes of a picture', () => {
    const note = Buffer.concat([Buffer.from('xx\0\0'), deflateSync('Ann')]);
    expect(views(picture(chunk('zTXt', note)))).toContainEqual(expect.stringMatching(/\nann$/));
  });

  test('what they are, where they only begin like something compressed', () => {
    expect(views(Buffer.from('\x1f\x8bann', 'latin1')).join()).toContain('ann');
  });
});
