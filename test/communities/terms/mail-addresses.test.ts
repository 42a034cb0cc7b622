import { expect, test } from 'vitest';
import { withoutMailAddresses } from '../../../src/communities/terms/mail-addresses.ts';

test.each([
  ['write to Jane.Rowbottom@quillham.example today', 'write to  today'],
  ['jane+class@mail.quillham.example', ''],
  ['mailto:jane@quillham.example, or me@quillham.example', 'mailto:, or '],
  ['連絡先はjane＠quillham.exampleです', '連絡先はです'],
  // No address: mentions, with and without a space before.
  ['thanks @mr_oak', 'thanks @mr_oak'],
  ['.@mr_oak asks: who is in?', '.@mr_oak asks: who is in?'],
  ['@mr_oak', '@mr_oak'],
  ['5 @ 3 dollars', '5 @ 3 dollars'],
  ['', ''],
])('the text %j without e-mail addresses is %j', (text, rest) => {
  expect(withoutMailAddresses(text)).toBe(rest);
});
