import type { Survey } from '../survey.ts';
import { CUT_CHARACTER, decoderOf, type Encoding, ofBytes, utf8Text } from './encoding.ts';
import { guess, strangeBytes } from './guess.ts';
import { macRoman, takenFor, writtenTwice } from './mended.ts';
import { bareUtf16, utf16 } from './utf16.ts';
import { decodeWindows1252 } from './windows1252.ts';

/**
 * Tells the encoding of a file from its bytes: a byte-order mark, then strict UTF-8, then what the letters look like.
 * A file that is mostly UTF-8 stays UTF-8: the few bytes that are not become the replacement character and are counted.
 */
export async function detectEncoding(path: string, found: Survey): Promise<Encoding> {
  const { head } = found;
  if (head[0] === 0xff && head[1] === 0xfe) return utf16('utf-16le', 2, found);
  if (head[0] === 0xfe && head[1] === 0xff) return utf16('utf-16be', 2, found);
  const bare = bareUtf16(head);
  if (bare !== null) return utf16(bare, 0, found);
  const mark = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf;
  const name = mark ? 'utf-8 with byte-order mark' : 'utf-8';
  const start = mark ? 3 : 0;
  if (found.utf8) {
    const notes = found.cutCharacter ? [CUT_CHARACTER] : [];
    const mistaken = takenFor(utf8Text(head));
    return mistaken === null ? ofBytes(name, utf8Text, start, notes) : await writtenTwice(path, found, { name, start, notes, mistaken });
  }
  const { broken, whole, sample } = await strangeBytes(path, found);
  if (broken <= whole || mark)
    return ofBytes(name, utf8Text, start, [`${broken} byte sequences are not UTF-8 and stand as the character \ufffd`]);
  const other = guess(sample);
  if (other === 'windows-1252') return ofBytes(other, decodeWindows1252, 0, []);
  if (other === 'macintosh') return await macRoman(path, found);
  return ofBytes(other, decoderOf(other), 0, [`read as ${other}, judged from its letters`]);
}
