import { blocks } from '../bytes.ts';
import type { Survey } from '../survey.ts';
import { type Encoding, macText, ofBytes, utf8Text } from './encoding.ts';
import { type Mended, type Mistaken, mendMacRoman, mendTwice } from './mojibake.ts';

/** Mac Roman, with the damage of old spreadsheets undone and counted over the whole file. */
export async function macRoman(path: string, found: Survey): Promise<Encoding> {
  const { repaired, restored, left } = await counted(path, found, macText, mendMacRoman);
  if (repaired + restored <= left) return ofBytes('macintosh', macText, 0, []);
  const notes = [`${repaired} characters repaired (UTF-8 that was read as windows-1252 and saved as Mac Roman)`];
  if (restored > 0) notes.push(`${restored} characters had lost a byte to this damage and are read as an ellipsis`);
  return ofBytes('macintosh', (bytes) => mendMacRoman(macText(bytes)).text, 0, [...notes, ...leftWords(left)]);
}

/** Characters at the beginning of a file that must have been taken for others, and runs of letters for each that was not. */
const MIN_MISTAKEN = 3;
const MISTAKEN_TO_LEFT = 20;

/** What the UTF-8 of a text was taken for, where nearly all beyond ASCII shows it: nobody writes two such letters together. */
export function takenFor(text: string): Mistaken | null {
  const all: readonly Mistaken[] = ['windows-1252', 'macintosh'];
  return (
    all.find((as) => {
      const { repaired, left } = mendTwice(text, as);
      return repaired >= MIN_MISTAKEN && repaired >= left * MISTAKEN_TO_LEFT;
    }) ?? null
  );
}

/** UTF-8 that was taken for another encoding and saved as UTF-8 again, as when a spreadsheet asks and is answered wrongly. */
export async function writtenTwice(
  path: string,
  found: Survey,
  { name, start, notes, mistaken }: Pick<Encoding, 'name' | 'notes'> & { readonly start: number; readonly mistaken: Mistaken },
): Promise<Encoding> {
  const stream = new TextDecoder('utf-8', { ignoreBOM: true });
  const mend = (text: string): Mended => mendTwice(text, mistaken);
  const { repaired, left } = await counted(path, found, (block) => stream.decode(block, { stream: true }), mend);
  const told = `${repaired} characters repaired (UTF-8 that was read as ${mistaken} and saved as UTF-8)`;
  return ofBytes(name, (bytes) => mend(utf8Text(bytes)).text, start, [...notes, told, ...leftWords(left)]);
}

function leftWords(left: number): string[] {
  return left > 0 ? [`${left} runs of strange letters could not be repaired and stay as they are`] : [];
}

/** What mending the text of a whole file comes to. */
async function counted(
  path: string,
  { packing }: Survey,
  decode: (block: Buffer) => string,
  mend: (text: string) => Mended,
): Promise<Omit<Mended, 'text'>> {
  let repaired = 0;
  let restored = 0;
  let left = 0;
  let rest = '';
  const count = (text: string): void => {
    const mended = mend(text);
    repaired += mended.repaired;
    restored += mended.restored;
    left += mended.left;
  };
  for await (const block of blocks(path, { packing })) {
    const text = rest + decode(block);
    // Runs of strange letters must not be cut, so that a stretch ends behind plain letters only.
    let end = text.endsWith('_') ? text.length - 1 : text.length;
    while (end > 0 && text.charCodeAt(end - 1) >= 0x80) end -= 1;
    rest = text.slice(end);
    count(text.slice(0, end));
  }
  count(rest);
  return { repaired, restored, left };
}
