import { expect, test } from 'vitest';
import { codeIn, mediaNumber, mediaOf } from '../../../../src/ingest/formats/instagram/media-number.ts';

test('a short code is the number of the post in 64 digits; codes of private posts go on with a key', () => {
  expect(mediaNumber('CMSKp8Yyb_C')).toBe('2527129203712311234');
  expect(mediaNumber(`CMSKp8Yyb_C${'x'.repeat(28)}`)).toBe('2527129203712311234');
  expect(mediaNumber('BA')).toBe('64');
});

test('what is no short code stays as it is', () => {
  for (const name of ['a code with blanks', 'https://example.org/p/CMSKp8Yyb_C', 'é', null]) expect(mediaNumber(name)).toBe(name);
});

test('a post is called by its number, its number and that of its account, its code or an address', () => {
  const addresses = ['p/CMSKp8Yyb_C/', 'reel/CMSKp8Yyb_C', 'room.12/p/CMSKp8Yyb_C/?img_index=1', 'tv/CMSKp8Yyb_C#c'].map(
    (path) => `https://www.instagram.com/${path}`,
  );
  for (const name of ['2527129203712311234', '2527129203712311234_77', 'CMSKp8Yyb_C', ...addresses])
    expect(mediaOf(name)).toBe('2527129203712311234');
  expect(codeIn('https://www.threads.com/@room.12/post/CMSKp8Yyb_C')).toBe('CMSKp8Yyb_C');
  expect(codeIn('https://www.instagram.com/room12/')).toBeNull();
});
