import { describe, expect, it } from 'vitest';
import { htmlText } from '../../../src/ingest/formats/html.ts';
import { growth } from '../../growth.ts';

describe('htmlText(html)', () => {
  it.each([
    ['<p>One</p><p>Two<br>Three</p>', 'One\n\nTwo\nThree'],
    ['a &amp; b &#39;c&#39; &nbsp;d', "a & b 'c' \u00a0d"],
    ['<b>bold</b> and <i>slant</i>', 'bold and slant'],
    ['3 < 4 & 5 > 2', '3 < 4 & 5 > 2'],
    ['<script>alert(1)</script>words<!-- no -->', 'words'],
    ['<ul><li>a</li><li>b</li></ul>', 'a\n\nb'],
    ['<p>مرحبا 🎉</p>', 'مرحبا 🎉'],
    ['', ''],
  ])('of %j is %j', (html, text) => {
    expect(htmlText(html).text).toBe(text);
  });

  it('keeps where links lead, whole', () => {
    const { text, anchors } = htmlText(
      `<a class="u-url mention" href='https://s.example/@a'>@<span>a</span></a> <a href=https://example.org/?a=1&amp;b=2><span class="invisible">https://</span>example.org</a>`,
    );
    expect(text).toBe('@a https://example.org');
    expect(anchors).toEqual([
      { href: 'https://s.example/@a', words: '@a', classes: ['u-url', 'mention'] },
      { href: 'https://example.org/?a=1&b=2', words: 'https://example.org', classes: [''] },
    ]);
  });

  it.each(['<a "', '<!--', "<a href='", '<', '<a <a href="x'])('reads %j without end in linear time', { retry: 3 }, (hostile) => {
    expect(growth((length) => htmlText(hostile.repeat(length)), 5_000)).toBeLessThan(20);
  });
});
