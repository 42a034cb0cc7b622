import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readExport } from '../../../../src/ingest/drafts/reading.ts';
import { openExport } from '../../../../src/ingest/files/container.ts';
import { recognise } from '../../../../src/ingest/recognise/recognise.ts';
import { chatRows } from '../../../../src/ingest/rows/chat/chat.ts';
import type { ChatStyle } from '../../../../src/ingest/rows/chat/styles.ts';
import type { Draft } from '../../../../src/schema/schema.ts';
import { defaultSettings } from '../../../../src/settings/settings.ts';
import { saved } from '../../saved.ts';

const DATED = [
  '[13/2/24, 9:01:02] Ash: ',
  '13/2/24 \u00e0 09:01 - Ash: ',
  '2024/2/13 \u4e0b\u53489:01 - Rowan: ',
  '\u0661\u0663\u200f/\u0662\u200f/\u0662\u0660\u0662\u0664 9:01 \u0645 - Ash: ',
  '13/2/24, 9:01 - ',
];
const MEETING = [
  '14:35:07\t From  Ash : ',
  '14:35:07 From Ash to Everyone:',
  '23:59:59 From  Ash  to  Rowan(Direct Message) : ',
  '14:35:07 De  Ana  a  Todos:\n\t',
  '00:35:07\tAsh:\t',
];
const WORDS = [
  'hello',
  '\u200eimage omitted',
  '\u{1f600}',
  '\t',
  '\n',
  '\r\n',
  '\n\n',
  ': ',
  ' - ',
  '[',
  '\u200e',
  '\0',
  '12:00',
  '\ud800',
];

/** A chat of three lines that are certain, and then anything that its lines are made of. */
const chat = (heads: readonly string[]) =>
  fc
    .array(fc.oneof(fc.constantFrom(...WORDS), fc.constantFrom(...heads.map((head) => `\n${head}`)), fc.string({ maxLength: 12 })), {
      maxLength: 30,
    })
    .map((parts) => `${`${heads[0]}hello\n`.repeat(3)}${heads[0]}${parts.join('')}`);

async function placed(path: string, style: ChatStyle, blockBytes?: number) {
  const rows = [];
  for await (const batch of chatRows(path, await openExport(path), style, blockBytes === undefined ? {} : { blockBytes }))
    rows.push(...batch.map((row) => ({ ...row.place, kind: row.kind, hash: row.hash(), value: row.kind === 'record' ? row.value : null })));
  return rows;
}

test.each([
  ['dated', DATED, 'utf8'],
  ['dated', DATED, 'utf16le'],
  ['meeting', MEETING, 'utf8'],
  ['meeting', MEETING, 'utf16le'],
] as const)(
  'a chat that is %s (%#, %s), cut off at any byte, is read whole: every byte in one row, every row counted once',
  async (style, heads, encoding) => {
    await fc.assert(
      fc.asyncProperty(chat(heads), fc.nat(400), fc.integer({ min: 1, max: 64 }), async (text, lost, blockBytes) => {
        const bytes = Buffer.from(`\ufeff${text}`, encoding);
        const whole = Buffer.byteLength(`\ufeff${`${heads[0]}hello\n`.repeat(3)}`, encoding);
        const path = saved(bytes.subarray(0, Math.max(whole, bytes.length - lost)));
        const opened = await openExport(path);
        expect(opened.content).toMatchObject({ kind: 'chat', style });
        const rows = await placed(path, style);
        expect(rows.reduce((sum, { length }) => sum + length, 0)).toBe(
          encoding === 'utf8' ? opened.bytes - 3 : opened.bytes - 2 - (opened.bytes % 2),
        );
        expect(await placed(path, style, blockBytes)).toEqual(rows);

        const file = '2024-02-13 meeting_saved_chat.txt';
        const recognised = recognise(file, opened, defaultSettings().ingest);
        const drafts: Draft[] = [];
        const reading = await readExport(
          { path, opened, recognised, source: { zone: 'UTC', file } },
          { add: (draft) => void drafts.push(draft) },
        );
        expect(new Set(drafts.map(({ row }) => row)).size + reading.blank + reading.rejects.length).toBe(reading.rows);
      }),
      { numRuns: 60 },
    );
  },
);

test('a chat put together from two files, each with a byte-order mark, keeps the first message of the second', async () => {
  const part = `${DATED[1]}hello\n`.repeat(3);
  const rows = await placed(saved(`\ufeff${part}\ufeff${part}`), 'dated');
  expect(rows.map(({ value }) => value?.at(-1))).toEqual(Array.from({ length: 6 }, () => 'hello'));
});
