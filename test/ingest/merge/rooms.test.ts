/** One group of Telegram saved by several programs, each of which calls it and its people by other names. */
import { expect, test } from 'vitest';
import { ingestedFiles } from '../ingested.ts';

const SAID = [
  'Who has a worksheet on fractions?',
  'I have one for year four',
  'Thank you, it works well',
  'ok',
  'Next lesson is on angles',
];
/** Number, person, second and answered message of each. */
const AT = Date.UTC(2021, 2, 11, 13, 0, 0) / 1000;
const message = SAID.map((text, i) => ({ number: i + 2, text, seconds: AT + 60 * i, person: i % 2, answered: i === 1 ? 2 : null }));
const PEOPLE = [
  { id: '1001', name: 'Ms Acorn' },
  { id: '1002', name: 'Mr Birch' },
];
const clock = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(11, 19);

const desktop = (id = 123456, name = 'Maths teachers', texts = SAID): string =>
  JSON.stringify({
    name,
    type: 'public_supergroup',
    id,
    messages: message.map(({ number, seconds, person, answered }, i) => ({
      id: number,
      type: 'message',
      date: new Date(seconds * 1000).toISOString().slice(0, 19),
      date_unixtime: String(seconds),
      from: PEOPLE[person]?.name,
      from_id: `user${PEOPLE[person]?.id}`,
      text: texts[i],
      ...(answered === null ? {} : { reply_to_message_id: answered }),
    })),
  });

/** Pages of the same program: people by name alone, clocks in the zone of the computer. */
const page = (): string =>
  `<!DOCTYPE html>\n<html>\n <head>\n  <title>Exported Data</title>\n </head>\n <body>\n  <div class="page_wrap">\n   <div class="page_header">
    <div class="content">\n     <div class="text bold">\nMaths teachers\n     </div>\n    </div>\n   </div>\n   <div class="page_body chat_page">\n    <div class="history">
${message
  .map(
    ({ number, seconds, person, answered, text }) => `
     <div class="message default clearfix" id="message${number}">

      <div class="body">

       <div class="pull_right date details" title="11.03.2021 ${clock(seconds + 3600)} UTC+01:00">
${clock(seconds + 3600).slice(0, 5)}
       </div>

       <div class="from_name">
${PEOPLE[person]?.name}
       </div>
${answered === null ? '' : `\n       <div class="reply_to details">\nIn reply to <a href="#go_to_message${answered}" onclick="return GoToMessage(${answered})">this message</a>\n       </div>\n`}
       <div class="text">
${text}
       </div>

      </div>

     </div>
`,
  )
  .join('')}
    </div>\n   </div>\n  </div>\n </body>\n</html>\n`;

const fourCat = (chat: string): string =>
  [
    'id,chat,author,author_username,body,reply_to,views,unix_timestamp',
    ...message.map(({ number, seconds, person, text, answered }) =>
      [`${chat}-${number}`, chat, PEOPLE[person]?.id, '', `"${text}"`, answered ?? '', 9, seconds].join(','),
    ),
    '',
  ].join('\n');

test('is one group, with its title, by the people that are known by id', async () => {
  const { table, outcome } = await ingestedFiles({
    'group.json': desktop(),
    'messages.html': page(),
    '4cat.csv': fourCat('maths_teachers'),
  });
  const posts = await table('posts');
  expect(posts.map(({ post, author, space, replyTo }) => [post, author, space, replyTo])).toEqual(
    message.map(({ number, person, answered }) => [
      `telegram:123456-${number}`,
      `telegram:${PEOPLE[person]?.id}`,
      'Maths teachers',
      answered === null ? null : `telegram:123456-${answered}`,
    ]),
  );
  expect(outcome.inputs.map(({ kept, duplicates }) => kept + duplicates)).toEqual([5, 5, 5]);
  expect((await table('people')).map(({ person }) => person)).toEqual(['telegram:1001', 'telegram:1002']);
});

test('but two groups with other words stay two, and so do two with too few messages to tell', async () => {
  const other = SAID.map((text) => `${text} (again)`);
  const several = await ingestedFiles({ 'group.json': desktop(), '4cat.csv': fourCat('maths'), 'other.json': desktop(99, 'Other', other) });
  expect((await several.table('posts')).map(({ space }) => space).sort()).toEqual([
    ...Array(5).fill('Maths teachers'),
    ...Array(5).fill('Other'),
  ]);
  const few = SAID.map((text, i) => (i === 0 || i === 4 ? text : `${text} (again)`));
  expect(await (await ingestedFiles({ 'group.json': desktop(), 'other.json': desktop(99, 'Other', few) })).table('posts')).toHaveLength(10);
});
