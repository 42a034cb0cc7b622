/** One chat of WhatsApp saved on two telephones, with other names, another clock and another way of writing it. */
import { expect, test } from 'vitest';
import { ingestedFiles } from '../ingested.ts';

const SAID = [
  ['Ash', 'Does anybody have a worksheet on fractions?'],
  ['Willow', 'I made one for year four, look into the folder'],
  ['Ash', 'thanks'],
  ['Rowan', 'The one of last year is still there as well'],
  ['Willow', 'Remember that pupils need scissors for it @⁨Ash⁩'],
  ['Ash', 'We shall cut paper pizzas on Thursday morning'],
  ['Rowan', 'ok'],
  ['Rowan', 'Parents of my class would like the recipe, too'],
  ['Ash', 'It is in the folder now, beside the worksheet'],
] as const;
const AT = Date.UTC(2024, 0, 25, 14, 0, 40);
const two = (number: number): string => String(number).padStart(2, '0');

/** Names are those of the address book; a message every four minutes. */
function android(called: Readonly<Record<string, string>> = {}, said: readonly (readonly [string, string])[] = SAID): string {
  return said
    .map(([who, words], i) => {
      const at = new Date(AT + i * 240_000);
      return `${two(at.getUTCDate())}/01/2024, ${two(at.getUTCHours())}:${two(at.getUTCMinutes())} - ${called[who] ?? who}: ${words}\n`;
    })
    .join('');
}

/** The telephone is three hours behind, and shows seconds and halves of the day. */
function iphone(called: Readonly<Record<string, string>>, more = ''): string {
  return `${SAID.map(([who, words], i) => {
    const at = new Date(AT + i * 240_000 - 3 * 3_600_000);
    const mine = words.replace('@⁨Ash⁩', `@⁨${called.Ash}⁩`);
    return `[1/25/24, ${at.getUTCHours() % 12 || 12}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())} ${at.getUTCHours() < 12 ? 'AM' : 'PM'}] ${called[who] ?? who}: ${mine}\n`;
  }).join('')}${more}`;
}

const MINE = { Ash: 'Asher Work', Willow: 'Mum', Rowan: '+44 7700 900123' };
const LATE = '[1/25/24, 3:00:01 PM] Mum: Only the second telephone was still there for this\n';

test('is one chat, by the people and the clock of the file given first', async () => {
  const { table, outcome } = await ingestedFiles({ 'a.txt': android(), 'b.txt': iphone(MINE, LATE) });
  const posts = (await table('posts')).toSorted((a, b) => (a.time ?? 0) - (b.time ?? 0));
  expect(posts.map(({ author, text }) => [author, text?.replace('Asher Work', 'Ash')])).toEqual([
    ...SAID.map(([who, words]) => [`whatsapp:${who.toLowerCase()}`, words]),
    ['whatsapp:willow', 'Only the second telephone was still there for this'],
  ]);
  expect(posts.flatMap(({ mentions }) => mentions)).toEqual(['whatsapp:ash']);
  expect(new Date(posts.at(-1)?.time ?? 0).toISOString()).toBe('2024-01-25T18:00:01.000Z');
  expect((await table('people')).map(({ person }) => person).sort()).toEqual(['whatsapp:ash', 'whatsapp:rowan', 'whatsapp:willow']);
  expect(outcome.inputs.map(({ kept, duplicates }) => kept + duplicates)).toEqual([9, 10]);
  expect((await table('ledger')).map(({ note }) => note?.split('; ').at(-1))).toEqual([
    'people are called as in one telephone',
    'the same chat as in a.txt: people are those whom that file names, and its times moved by 180 minutes',
  ]);
});

test('other chats stay what they are, however alike', async () => {
  const other = SAID.map(([who, words], i): [string, string] => [who, i < 3 ? words : `${words}, as I said in the other group`]);
  const { table } = await ingestedFiles({ 'a.txt': android(), 'b.txt': android({ Ash: 'Asher' }, other) });
  expect(await table('posts')).toHaveLength(17);
  expect((await table('people')).map(({ person }) => person).sort()).toEqual([
    'whatsapp:@ash',
    'whatsapp:@asher',
    'whatsapp:@rowan',
    'whatsapp:@willow',
  ]);
});

test('a chat of three telephones is one', async () => {
  const { table, outcome } = await ingestedFiles({
    'a.txt': android(),
    'b.txt': iphone(MINE),
    'c.txt': android({ Ash: 'Ashley', Willow: 'W.' }),
  });
  expect(await table('posts')).toHaveLength(9);
  expect(await table('people')).toHaveLength(3);
  expect(outcome.inputs).toHaveLength(3);
});
