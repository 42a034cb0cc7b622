import { createHash } from 'node:crypto';
import { deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { leaks } from '../../src/privacy/leak-scan.ts';
import { phrases, tokensOf } from '../../src/privacy/tokens.ts';
import { folded } from '../../src/privacy/views.ts';
import { person, post, type Tables, withTables } from '../report/tables.ts';

const TEXT = 'Yesterday my third graders built a bridge of paper straws and it held eleven books';

const study: Tables = {
  people: [
    person({
      person: 'twitter:4019283746501928374',
      id: '4019283746501928374',
      handle: 'Zorblatt_Quill',
      handles: ['Zorblatt_Quill', 'old.quillfish'],
      name: 'Zora Quillfeather',
      bio: 'Keeper of owls and teacher of fractions in a small town by the sea',
    }),
    person({ person: 'reddit:kt', id: 'kt', handle: 'kt', handles: ['kt'], name: 'Kit' }),
    person({ person: 'reddit:science', id: null, handle: 'science', handles: ['science'], name: 'Social Studies' }),
    person({ person: 'twitter:9', handle: 'm2040', handles: ['m2040', 'C0FFEE', 'nids'], name: null }),
    person({ person: 'reddit:w', handle: 'w_2047', handles: ['w_2047'], name: 'Week 2047' }),
    person({ person: 'twitter:8', handle: 'glimmer', handles: ['glimmer'], name: 'Quimb / Quorn' }),
    person({ person: 'twitter:渡辺', handle: '渡辺先生', handles: ['渡辺先生'], name: 'Ｚoë\u200bBrückenbauer' }),
    person({ person: 'weibo:1', handle: '李雁', handles: ['李雁'], name: '王小鹮' }),
    person({ person: 'kakaotalk:1', name: '김 민슭' }),
    person({ person: 'weibo:2', name: '構想' }),
    person({ person: 'weibo:3', name: '鹮 ' }),
  ],
  posts: [
    post({
      post: 'twitter:1598765432109876543',
      author: 'twitter:4019283746501928374',
      text: TEXT,
      title: 'Six ways to fold a paper crane before the bell rings',
      quotedText: 'She said that nobody ever reads the fourth page of any syllabus',
    }),
    post({
      post: 'p8',
      author: 'twitter:8',
      text: 'We counted every door of the old school wing zanzibar then drew a map of all its quiet corners',
    }),
    ...[1, 2, 3, 4, 8].map((i) => post({ post: `g${i}`, author: `twitter:${i}`, text: 'A glimmer of hope' })),
    ...[1, 2, 3, 4, 5].map((i) =>
      post({
        post: `j${i}`,
        author: `twitter:${i}`,
        text: `おはようございます。${i}年のGIGAスクール構想`,
        hashtags: ['プログラミング教育'],
      }),
    ),
    ...[1, 2, 3, 4, 5].map((i) => post({ post: `r${i}`, author: `twitter:${i}`, kind: 'repost', text: '昨日3年生と紙の橋を作りました' })),
    post({ post: 'j6', author: 'twitter:6', text: '#プログラミング教育 昨日3年生と紙の橋を作りました' }),
    ...[1, 2, 3, 4, 5].map((i) =>
      post({ post: `p${i}`, author: `twitter:${i}`, text: 'We did science today in social studies', hashtags: ['science'] }),
    ),
  ],
  links: [{ post: 'p1', position: 1, url: 'https://blog.example/quillfish/2021/05', domain: 'blog.example' }],
  ledger: [{ file: 'exports/zora-tweets.csv' }],
};

/** A PNG with one chunk. */
function picture(kind: string, data: Buffer): Uint8Array {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), length, Buffer.from(kind), data, Buffer.alloc(4)]);
}

async function found(content: string | Uint8Array, name = 'index.html', words = ''): Promise<string[]> {
  return withTables(study, ['people', 'posts', 'links', 'ledger'], async (db) => {
    const hits = await leaks(db, new Map([[name, content]]), {
      smallest: 5,
      own: async () => ({ vocabulary: new Set(phrases(folded(words))), program: ` ${tokensOf(folded(words)).join(' ')} ` }),
      secrets: ['/data/of/somebody'],
    });
    return [...new Set(hits.map(({ table, column, kind }) => `${table}.${column} ${kind}`))];
  });
}

test('the leak scan says what it found, how often and where', async () => {
  const files = new Map([['index.html', 'by Zorblatt_Quill, old.quillfish and zorblatt_quill']]);
  const found = await withTables(study, ['people', 'posts', 'links', 'ledger'], (db) =>
    leaks(db, files, { smallest: 5, own: async () => ({ vocabulary: new Set<string>(), program: '' }) }),
  );
  expect(found).toEqual([
    { table: 'people', column: 'handles', kind: 'handle', file: 'index.html', times: 3, words: ['old quillfish', 'zorblatt quill'] },
  ]);
});

describe('the leak scan', () => {
  test.each([
    ['people.handles handle', 'thanks to zorblatt_quill for this'],
    ['people.handles handle', 'see old.quillfish'],
    ['people.handles handle', '渡辺先生'],
    ['people.name name', 'ZORA  QUILLFEATHER'],
    ['people.name name', 'Zoë Brückenbauer'.replace(' ', '')],
    ['people.name name', 'as Quimb / Quorn says'],
    ['people.name name', 'as quimb quorn says'],
    ['people.handles handle', 'a glimmer that four others see too'],
    ['posts.text words', 'graders, third, my, yesterday: built a bridge of paper straws and it'],
    ['posts.text words', 'wing school old the of door every counted we; then drew a map of all its quiet'],
    ['people.id id', 'account 4019283746501928374'],
    ['people.person id', 'twitter:4019283746501928374'],
    ['people.person id', 'reddit:kt'],
    ['posts.post id', 'status/1598765432109876543'],
    ['people.bio words', 'a keeper of owls, and teacher of fractions in a small place'],
    ['posts.text words', 'who “built a bridge of paper straws and it” fell'],
    ['posts.text words', '「年生と紙の橋を作り」'],
    ['posts.title words', 'ways to fold a paper crane before the storm'],
    ['posts.quotedText words', 'nobody ever reads the fourth page of any book'],
    ['links.url link', 'http://www.blog.example/quillfish/2021/05/'],
    ['ledger.file path', 'read from exports/zora-tweets.csv'],
    ['study.folders path', 'file:///data/of/somebody/else'],
  ])('finds %s', async (what, content) => {
    expect(await found(content)).toContain(what);
  });

  test.each([
    ['HTML', '&#90;orblatt&lowbar;Quill'],
    ['JSON', '"\\u005aorblatt\\u005fQuill"'],
    ['LaTeX', 'Zorblatt\\_Quill'],
    ['percents', 'profile%2FZorblatt%5FQuill'],
    ['base64', `x="${Buffer.from('by Zorblatt_Quill, 2021').toString('base64')}"`],
    ['JSON in HTML', '{&quot;by&quot;:&quot;Zorblatt\\u005fQuill&quot;}'],
    ['characters of no width', 'Zor\u200bblatt_Qu\u2060ill'],
    ['full-width letters', 'Ｚｏｒｂｌａｔｔ＿Ｑｕｉｌｌ'],
    ['a hash', createHash('sha1').update('zorblatt_quill').digest('hex')],
    ['JSON in base64', `x="${Buffer.from('by Zorblatt\\u005fQuill, 2021').toString('base64')}"`],
    ['bytes', new TextEncoder().encode('Zorblatt_Quill')],
    [
      'base64 over several lines',
      `${Buffer.from(`${'-'.repeat(50)} by Zorblatt_Quill`)
        .toString('base64')
        .replace(/.{76}/, '$&\r\n')}`,
    ],
    ['gzip', gzipSync('by Zorblatt_Quill')],
    ['gzip in base64', `data:application/gzip;base64,${gzipSync('by Zorblatt_Quill, in the year 2021').toString('base64')}`],
    ['UTF-16, low byte first', Buffer.from('\ufeff渡 by Zorblatt_Quill', 'utf16le')],
    ['UTF-16, high byte first', Buffer.from('\ufeff渡 by Zorblatt_Quill!', 'utf16le').swap16()],
    ['UTF-16 read as UTF-8', Buffer.from('by Zorblatt_Quill', 'utf16le').toString('utf8')],
    ['marks within a word', 'Zor<b>blatt</b>_Qu<tspan dy="3">ill</tspan>'],
    ['an SVG description', '<svg role="img" aria-label="most by Zorblatt_Quill"></svg>'],
    ['a comment', '<!-- Zorblatt_Quill -->'],
    ['a note in a picture', picture('tEXt', Buffer.from('Author\0Zorblatt_Quill'))],
    ['a compressed note in a picture', picture('zTXt', Buffer.concat([Buffer.from('Author\0\0'), deflateSync('Zorblatt_Quill')]))],
  ])('finds a handle hidden in %s', async (_, content) => {
    expect((await found(content)).join()).toMatch(/people\.handles/);
  });

  test('finds a handle in the name of a file', async () => {
    expect(await found('nothing', 'tables/zorblatt_quill.csv')).toContain('people.handles handle');
  });

  test.each([
    ['a handle that is a word five others use', 'many posts are about science'],
    ['a name that is a phrase five others use', 'social studies come first'],
    ['a handle of two letters within other words', 'kt 12'],
    ['seven words of a text', 'a bridge of paper straws and it'],
    ['a link to a whole site', 'blog.example'],
    ['a part of a longer word', 'zorblatt_quills'],
    ['nothing at all', ''],
  ])('lets pass %s', async (_, content) => {
    expect(await found(content)).toEqual([]);
  });

  test('lets pass a link that stands so in the program itself, as an address of SVG or a DOI it cites, and no other', async () => {
    const link = 'https://blog.example/quillfish/2021/05';
    expect(await found(link, 'index.html', `xmlns="${link}"`)).toEqual([]);
    expect(await found(link, 'index.html', 'blog example quillfish and 2021 or 05')).toEqual(['links.url link']);
  });

  test('lets pass eight words that stand in a row in the program itself, and no others', async () => {
    const words = 'built a bridge of paper straws and it';
    expect(await found(`who ${words} fell`, 'index.html', `a comment: ${words}`)).toEqual([]);
    expect(await found(`who ${words} fell`, 'index.html', 'built a bridge. of paper, a bridge of paper straws and it')).toEqual([
      'posts.text words',
    ]);
  });

  test('counts a common word where it is written as a handle', async () => {
    expect(await found('as @science said')).toEqual(['people.handles handle']);
    expect(await found('as u/kt said')).toEqual(['people.handles handle']);
  });

  test('lets pass a name made of the program’s own words', async () => {
    expect(await found('Zora Quillfeather', 'index.html', 'the Zora Quillfeather index')).toEqual([]);
    expect(await found('Zora Quillfeather', 'index.html', 'Quillfeather, Zora')).toEqual(['people.name name']);
  });

  test('lets pass what is a place or a colour in a drawing, and nothing else there', async () => {
    expect(await found('<path d="M2040,20.5L3e-1-4h.5 7,8a1 1 0 0 1 2 2Z" fill="#c0ffee" stroke="#C0FFEE"/>', 'figures/hours.svg')).toEqual(
      [],
    );
    expect(await found('<path d="M1,2" id="m2040"/>', 'figures/hours.svg')).toEqual(['people.handles handle']);
    expect(await found('<path d="M2040,20.5 m2040 by"/>', 'figures/hours.svg')).toEqual(['people.handles handle']);
    expect(await found('<text fill="#c0ffee">c0ffee</text>', 'figures/hours.svg')).toEqual(['people.handles handle']);
    expect(await found(`<path d="M${'1.5-.5e3'.repeat(20_000)}x"/>`, 'figures/hours.svg')).toEqual([]);
  });

  test('takes two texts of a record, or the ends of two rows, for no name', async () => {
    for (const apart of [
      '{"term":"Zora", "quillfeather":1}',
      '{"Zora": {"Quillfeather": 1}}',
      '["Zora","Quillfeather"]',
      'map / 1 · Zora / Quillfeather',
    ])
      expect(await found(apart, 'numbers.json'), apart).toEqual([]);
    for (const together of ['{"term":"Zora Quillfeather"}', 'x,"Quillfeather of Zora Quillfeather"', 'Zora, Quillfeather'])
      expect(await found(together, 'numbers.json'), together).toEqual(['people.name name']);
  });

  test('does not part words where it decodes a part of a file', async () => {
    const filler = 'overzorblatt_quill '.repeat(400);
    for (let i = 0; i < 19; i++) expect(await found(`${filler} ${'x'.repeat(i)}&amp; ${filler}`)).toEqual([]);
  });

  test('takes the letter of an escaped line end for no part of a word', async () => {
    expect(await found(JSON.stringify({ csv: 'check,files\nIds,5' }), 'numbers.json')).toEqual([]);
    expect(await found(JSON.stringify({ csv: 'check,nids' }), 'numbers.json')).toEqual(['people.handles handle']);
    expect(await found(JSON.stringify({ path: 'C:\\nids' }), 'numbers.json')).toEqual(['people.handles handle']);
  });

  test('lets pass a word of eight signs or more that enough people write, in scripts without spaces', async () => {
    expect(await found('プログラミング教育, おはようございます, GIGAスクール構想')).toEqual([]);
    expect(await found('3年生と紙の橋を作りま')).toEqual(['posts.text words']);
  });

  test('finds a short name in Chinese or Korean where it stands alone, which no word does that enough people write', async () => {
    for (const text of ['#王小鹮', '<td>王小鹮</td>', '김 민슭, 12']) expect(await found(text), text).toEqual(['people.name name']);
    expect(await found('李雁：')).toEqual(['people.handles handle']);
    for (const text of ['大王小鹮的', '김 민슭이', '李雁門', '構想', '鹮 (12)']) expect(await found(text), text).toEqual([]);
  });

  test('lets pass a name of a word of the program’s own and a short number, as a report may put together', async () => {
    expect(await found('in week 2047 of the study', 'index.html', 'posts of a week')).toEqual([]);
    expect(await found('in week 2047 of the study', 'index.html', 'posts of a month')).toEqual(['people.name name']);
  });
});
