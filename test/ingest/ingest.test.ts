import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ingest } from '../../src/ingest/ingest.ts';
import { openStudy } from '../../src/study/study.ts';
import { workbook } from '../bytes/workbooks/workbooks.ts';
import { type Ingested, ingested } from './ingested.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ingest-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const SETTINGS = `ingest:
  sources:
    - files: "*.csv"
      platform: forum
      columns:
        { id: id, time: time, text: text, author: author, authorId: authorId, replyTo: parent, replyToAuthor: to, likes: likes, title: title }
`;
const HEADER = 'id,time,text,author,authorId,parent,to,likes,title';

/** Ingests some files, by name and content. */
async function ingestedFiles(files: Record<string, string | Buffer>, name = 'study'): Promise<Ingested> {
  const exports = join(folder, name, 'in');
  mkdirSync(exports, { recursive: true });
  for (const old of readdirSync(exports)) rmSync(join(exports, old));
  writeFileSync(join(exports, 'study.yaml'), Object.keys(files).some((file) => file.endsWith('.csv')) ? SETTINGS : '');
  for (const [file, content] of Object.entries(files)) writeFileSync(join(exports, file), content);
  const study = await openStudy([exports], { home: folder, out: join(folder, name, 'out') });
  return ingested(study);
}

const csv = (...rows: string[]) => [HEADER, ...rows, ''].join('\n');

describe('ingest keeps a post once:', () => {
  test('the row with the newer counts stays, wherever it stands', async () => {
    const old = '1,2020-01-01 10:00:00,Hello,ann,7,,,3,';
    const recent = '1,2020-01-01 10:00:00,Hello,ann,7,,,5,';
    for (const rows of [
      [old, recent],
      [recent, old],
    ]) {
      const { outcome, table } = await ingestedFiles({ 'a.csv': csv(...rows) });
      expect((await table('posts')).map(({ post, likes }) => [post, likes])).toEqual([['forum:1', 5]]);
      expect(outcome.inputs[0]).toMatchObject({ rows: 2, kept: 1, duplicates: 1, rejected: 0, blank: 0 });
    }
  });

  test('a repost that was cut has the words of the original, in whatever page or file that stands', async () => {
    const words = 'Six ways to begin a lesson with questions that pupils ask each other, written down by a class of mine @bob #edchat';
    const original = {
      id: '900000000000000001',
      text: `${words} https://t.co/abc`,
      author_id: '7',
      created_at: '2016-11-09T23:47:31.000Z',
      entities: {
        mentions: [{ id: '8', username: 'bob', start: 107, end: 111 }],
        hashtags: [{ tag: 'edchat', start: 112, end: 119 }],
        urls: [{ url: 'https://t.co/abc', expanded_url: 'https://school.example/six', display_url: 'school.example/six' }],
      },
    };
    const repost = (i: number, of: string) => ({
      id: `90000000000000000${i}`,
      text: `RT @ann: ${words.slice(0, 120)}…`,
      author_id: '9',
      created_at: '2016-11-10T23:47:31.000Z',
      referenced_tweets: [{ type: 'retweeted', id: of }],
    });
    const pages = [
      { data: [repost(3, original.id), repost(4, '800000000000000001')] },
      { data: [original], includes: { users: [{ id: '7', username: 'ann', name: 'Ann' }] } },
    ];
    for (const files of [pages, pages.toReversed()]) {
      const { table } = await ingestedFiles({ 'a.jsonl': `${files.map((page) => JSON.stringify(page)).join('\n')}\n` });
      const [, whole, cut] = await table('posts');
      expect(whole).toMatchObject({
        kind: 'repost',
        text: original.text,
        mentions: ['twitter:8'],
        hashtags: ['edchat'],
        repostOf: 'twitter:900000000000000001',
      });
      expect(cut).toMatchObject({ kind: 'repost', text: repost(4, '').text, repostOf: 'twitter:800000000000000001' });
      expect((await table('links')).map(({ post, url }) => [post, url])).toContainEqual([
        'twitter:900000000000000003',
        'https://school.example/six',
      ]);
    }
  });

  test('a copy that says the post was deleted or removed outranks every other, however much newer that is', async () => {
    const comment = { id: 'b', link_id: 't3_a', parent_id: 't3_a', created_utc: 1_600_000_000, subreddit: 'Teachers' };
    const lines = [
      { ...comment, author: 'ann', body: 'Hi', score: 9, retrieved_on: 1_700_000_000 },
      { ...comment, author: '[deleted]', body: '[deleted]', score: 1 },
    ].map((line) => JSON.stringify(line));
    for (const rows of [lines, lines.toReversed()]) {
      const { table } = await ingestedFiles({ 'a.ndjson': `${rows.join('\n')}\n` });
      expect((await table('posts')).map(({ author, text, status }) => [author, text, status])).toEqual([[null, null, 'deleted']]);
    }
  });

  test('where rows of one post contradict each other, how many do is told', async () => {
    const { table } = await ingestedFiles({
      'a.csv': csv('1,2020-01-01 10:00:00,Hello,ann,7,,,9,', '2,2020-01-01 10:00:00,Bye,ann,7,,,9,'),
      'b.csv': csv('1,2020-01-01 10:00:00,Hallo,bob,8,,,3,', '2,2020-01-01 10:00:00,Bye,ann,7,,,3,', '1,2020-01-01 11:00:00,Hello,,,,,3,'),
    });
    const checks = (await table('audit')).filter(({ check }) => check === 'duplicates');
    expect(checks).toEqual([
      {
        file: 'b.csv',
        check: 'duplicates',
        passed: false,
        finding: 'of 3 duplicates 1 have another text than the row that is kept, 1 another author, 1 another time',
      },
    ]);
  });

  test('posts without an id stay apart within a file, and are one over files', async () => {
    const transcript = 'time,username,text\n5/10/12 20:01,ann,Hi all\n5/10/12 20:01,ann,Hi all\n5/10/12 20:02,bob,Hi Ann\n';
    const { outcome } = await ingestedFiles({ 'a.txt': transcript, 'b.txt': transcript });
    expect(outcome.posts).toBe(3);
    expect(outcome.inputs.map(({ kept, duplicates }) => [kept, duplicates])).toEqual([
      [3, 0],
      [0, 3],
    ]);
  });
});

test('ingest reads every sheet of a workbook that holds posts; what two sheets share is one post', async () => {
  const chat = (...rows: string[]) => [['time', 'username', 'text'], ...rows.map((text) => [`2/1/13 20:0${text.length}`, 'ann', text])];
  const sheets = {
    Notes: [
      ['what', 'how many'],
      ['posts', '4'],
    ],
    '2012': chat('a', 'bb'),
    '2013': chat('bb', 'ccc'),
    Empty: [],
  };
  const { outcome } = await ingestedFiles({ 'a.xlsx': Buffer.from(workbook(sheets)) });
  expect(outcome.inputs.map(({ path, rows, kept, duplicates }) => [path, rows, kept, duplicates])).toEqual([
    ['a.xlsx/2012', 2, 2, 0],
    ['a.xlsx/2013', 2, 1, 1],
    ['a.xlsx/Empty', 0, 0, 0],
  ]);
});

test('the ledger says how many accounts wrote the posts of a file, and how many the two busiest, where there are several files', async () => {
  const a = csv('1,2020-01-01 10:00:00,Hello,ann,7,,,3,', '2,2020-01-01 10:00:00,Hi,Anne,7,,,3,', '3,2020-01-01 10:00:00,Ho,bo,8,,,3,');
  const b = csv('3,2020-01-01 10:00:00,Ho,bo,8,,,3,', '4,2020-01-01 10:00:00,Hm,BO,,,,3,', '5,2020-01-01 10:00:00,Hm,bo,,,,3,');
  const { table } = await ingestedFiles({ 'a.csv': a, 'b.csv': b });
  expect((await table('ledger')).map(({ file, kept, people, most, next }) => [file, kept, people, most, next])).toEqual([
    ['a.csv', 3, 2, 2, 1],
    ['b.csv', 2, 1, 2, null],
  ]);
  const alone = await ingestedFiles({ 'a.csv': a });
  expect((await alone.table('ledger')).map(({ people }) => people)).toEqual([null]);
});

test('files beside exports that never hold posts are named in the ledger and stop nothing', async () => {
  const beside = {
    'plan.docx': Buffer.from(zipSync({ 'word/document.xml': strToU8('<w/>') })),
    'picture.txt': Buffer.from('89504e470d0a1a0a', 'hex'),
    'notes.txt': 'Ask Willow for the second archive on Thursday\n\nDone.\n',
  };
  const { table } = await ingestedFiles({ 'a.csv': csv('1,2020-01-01 10:00:00,Hello,ann,7,,,3,'), ...beside });
  expect((await table('ledger')).map(({ file, format, kept, note }) => [file, format, kept, note])).toEqual([
    ['a.csv', 'column-map', 1, null],
    ['notes.txt', 'no-export', 0, 'lines of text without columns: no posts'],
    ['picture.txt', 'no-export', 0, 'PNG image: no posts'],
    ['plan.docx', 'no-export', 0, 'word processor document (DOCX): no posts'],
  ]);
  const notes = Buffer.from(
    workbook({ Notes: [['Ask Willow for the second archive']], Posts: [HEADER.split(','), ['1', '2020-01-01', 'Hi']] }),
  );
  await ingestedFiles({ 'b.csv': notes }, 'sheets').then(async (found) =>
    expect((await found.table('ledger')).map(({ file, note }) => [file, note])).toEqual([
      ['b.csv/Posts', '1 other sheet beside it is left aside'],
    ]),
  );
  await expect(ingestedFiles(beside, 'alone')).rejects.toThrow('notes.txt: unknown kind of file: lines of text without columns');
});

test('of a workbook without a known table the sheet that holds posts is explained', async () => {
  const posts = Array.from({ length: 9 }, (_, i) => [`p${i}`, `2020-01-0${i + 1}`, 'Hello to all of you']);
  const book = Buffer.from(workbook({ Overview: [['As of', '2020-02-01']], Posts: [['Nr', 'Datum', 'Beitrag'], ...posts] }));
  await expect(ingestedFiles({ 'b.xlsx': book })).rejects.toThrow('b.xlsx/Posts: unknown table with columns Nr, Datum, Beitrag');
});

test('a workbook of a kind that is not read is refused, whatever lies beside it', async () => {
  const odt = Buffer.from(
    zipSync({
      mimetype: strToU8('application/vnd.oasis.opendocument.text'),
      'content.xml': strToU8('<x/>'),
      'META-INF/manifest.xml': strToU8('<x/>'),
    }),
  );
  await expect(ingestedFiles({ 'a.csv': csv('1,2020-01-01 10:00:00,Hello,ann,7,,,3,'), 'b.odt': odt })).rejects.toThrow(
    'b.odt: unknown kind of file: OpenDocument text, slides or drawing (save its table as ODS, XLSX or CSV)',
  );
});

describe('ingest tells people apart:', () => {
  test('a person who changed their handle is one, with both handles', async () => {
    const { table } = await ingestedFiles({
      'a.csv': csv(
        '1,2020-01-01 10:00:00,a,old_name,7,,,,',
        '2,2020-02-01 10:00:00,b,New_Name,7,,,,',
        '3,2020-03-01 10:00:00,c,bob,8,,old_name,,',
      ),
    });
    const people = await table('people');
    expect(people.map(({ person, handle, handles, posts }) => [person, handle, handles, posts])).toEqual([
      ['forum:7', 'old_name', ['New_Name', 'old_name'], 2],
      ['forum:8', 'bob', ['bob'], 1],
    ]);
    expect((await table('posts'))[2]?.replyToPerson).toBe('forum:7');
  });

  test('a handle that two ids have held is nobody in particular', async () => {
    const { table } = await ingestedFiles({
      'a.csv': csv('1,2020-01-01 10:00:00,a,ann,7,,,,', '2,2021-01-01 10:00:00,b,ann,9,,,,', '3,2021-02-01 10:00:00,c,bob,8,,ann,,'),
    });
    expect((await table('posts')).map(({ author, replyToPerson }) => [author, replyToPerson])).toEqual([
      ['forum:7', null],
      ['forum:9', null],
      ['forum:8', 'forum:@ann'],
    ]);
  });

  test('a handle is the same in any case, and known by id once any row tells the id', async () => {
    const { table } = await ingestedFiles({
      'a.csv': csv('1,2020-01-01 10:00:00,hello @ANN,bob,,,,,', '2,2020-01-01 10:00:00,b,Ann,7,,,,'),
    });
    const [first] = await table('posts');
    expect(first?.mentions).toEqual(['forum:7']);
    expect(first?.author).toBe('forum:@bob');
  });

  test('posts of deleted authors have no author, and nobody is made of them', async () => {
    const { table } = await ingestedFiles({ 'a.csv': csv('1,2020-01-01 10:00:00,a,,,,,,', '2,2020-01-01 10:00:00,b,,,,,,') });
    expect((await table('posts')).map(({ author }) => author)).toEqual([null, null]);
    expect(await table('people')).toEqual([]);
  });
});

test('ingest keeps apart who is mentioned, tagged in a picture or a co-author, each by one key', async () => {
  const HEAD = 'id,timestamp,thread_id,body,author_id,author,coauthors,coauthor_ids,media_type,num_media,usertags,num_likes,num_comments';
  const { table } = await ingestedFiles({
    'posts.txt': `${HEAD}
C1,2023-03-05 11:00:00,C1,"With @Oak, @elm and @yew",77,room12,elm,88,image,1,"elm,oak",1,0
C2,2023-03-05 12:00:00,C2,"With @elm",77,room12,,,image,1,,1,0
`,
  });
  expect(await table('posts')).toMatchObject([
    { mentions: ['instagram:88', 'instagram:@oak', 'instagram:@yew'], coauthors: ['instagram:88'], phototags: ['instagram:@oak'] },
    { mentions: ['instagram:88'], coauthors: [], phototags: [], asComment: false },
  ]);
});

test.each([
  { whose: 'is known', oak: 'instagram:99', id: '99' },
  { whose: 'is not', oak: 'instagram:@oak', id: '' },
])('ingest names who is tagged by the id of their handle where it $whose', async ({ oak, id }) => {
  const { table } = await ingestedFiles({
    'posts.txt': `id,timestamp,thread_id,body,author_id,author,coauthors,coauthor_ids,media_type,num_media,usertags,num_likes,num_comments
C1,2023-03-05 11:00:00,C1,"With @Oak and @yew",,elm,fir,,image,1,"oak,Fir",1,0
C2,2023-03-05 12:00:00,C2,"With nobody",,elm,,,image,1,,1,0
C3,2023-03-05 13:00:00,C3,"With @OAK and @oak",${id},oak,,,image,1,,1,0
`,
  });
  expect(await table('posts')).toMatchObject([
    {
      author: 'instagram:@elm',
      mentions: [oak, 'instagram:@fir', 'instagram:@yew'].sort(),
      coauthors: ['instagram:@fir'],
      phototags: [oak],
    },
    { mentions: [], coauthors: [], phototags: [] },
    { author: oak, mentions: [oak], coauthors: [], phototags: [] },
  ]);
});

test('ingest finds hashtags, mentions and links where the export gives none', async () => {
  const { table } = await ingestedFiles({
    'a.csv': csv('1,2020-01-01 10:00:00,"#Science with @ann: https://example.org/x #science",bob,8,,,,'),
  });
  expect((await table('posts'))[0]).toMatchObject({ hashtags: ['science'], mentions: ['forum:@ann'], kind: 'original' });
  expect(await table('links')).toEqual([{ post: 'forum:1', position: 1, url: 'https://example.org/x', domain: 'example.org' }]);
});

test('ingest keeps every rejected row with its file, line, byte and reason', async () => {
  const rows = csv(
    '1,2020-01-01 10:00:00,fine,ann,7,,,,',
    '2,yesterday,when?,ann,7,,,,',
    ',2020-01-01 10:00:00,no id,ann,7,,,,',
    ',,,,,,,,',
  );
  const { outcome, table } = await ingestedFiles({ 'a.csv': rows });
  const rejects = await table('rejects');
  expect(rejects.map(({ file, line, code }) => [file, line, code])).toEqual([
    ['a.csv', 3, 'unreadable-time'],
    ['a.csv', 4, 'no-id'],
  ]);
  for (const { byte, line } of rejects) expect(Buffer.from(rows).subarray(byte).toString().split('\n')[0]).toBe(rows.split('\n')[line - 1]);
  expect(outcome.inputs[0]).toMatchObject({ rows: 4, kept: 1, rejected: 2, blank: 1 });
  expect(outcome.exit).toBe(3);
});

test('ingest keeps the same of two rows of a post that differ in whom it answers alone, whichever comes first', async () => {
  const row = (to: string) => `1,2020-01-01 10:00:00,Hello,ann,7,,${to},1,`;
  const answered = async (...rows: string[]) => {
    const [post] = await (await ingestedFiles({ 'a.csv': csv(...rows) })).table('posts');
    return post?.replyToPerson;
  };
  expect(await answered(row('bob'), row('cyd'))).toBe(await answered(row('cyd'), row('bob')));
  expect(await answered(row(''), row('cyd'))).toBe(await answered(row('cyd'), row('')));
});

test('ingest gives the same tables whatever the order of rows and however they are split over files', async () => {
  const post = fc.record({
    id: fc.integer({ min: 1, max: 12 }),
    author: fc.constantFrom('ann', 'Bob', 'cyd', ''),
    authorId: fc.constantFrom('', '7', '8'),
    to: fc.constantFrom('', 'ann', 'BOB'),
    text: fc.constantFrom('Hello', 'Hello @cyd #Maths', 'See https://example.org/a,b', 'Line\nbreak 😀'),
    likes: fc.constantFrom('', '1', '2'),
  });
  const line = ({
    id,
    author,
    authorId,
    to,
    text,
    likes,
  }: {
    id: number;
    author: string;
    authorId: string;
    to: string;
    text: string;
    likes: string;
  }) => `${id},2020-01-01 10:00:00,"${text}",${author},${authorId},,${to},${likes},`;
  await fc.assert(
    fc.asyncProperty(
      fc.array(post, { minLength: 1, maxLength: 20 }),
      fc.integer(),
      fc.integer({ min: 0, max: 20 }),
      async (posts, seed, cut) => {
        const lines = posts.map(line);
        const shuffled = lines.map((text, i) => [Math.sin(seed + i * 7919), text] as const).sort((a, b) => a[0] - b[0]);
        const moved = shuffled.map(([, text]) => text);
        const one = await ingestedFiles({ 'a.csv': csv(...lines) }, 'one');
        const two = await ingestedFiles({ 'a.csv': csv(...moved.slice(0, cut)), 'b.csv': csv(...moved.slice(cut)) }, 'two');
        for (const name of ['posts', 'people', 'links'] as const) expect(await two.table(name)).toEqual(await one.table(name));
        for (const { outcome } of [one, two]) {
          for (const { rows, kept, duplicates, rejected, blank } of outcome.inputs) expect(kept + duplicates + rejected + blank).toBe(rows);
          expect(outcome.inputs.reduce((sum, { rows }) => sum + rows, 0)).toBe(posts.length);
        }
      },
    ),
    { numRuns: 8 },
  );
});

test('ingest reads again only the file that is new', async () => {
  const row = (id: number) => `${id},2020-01-01 10:00:00,Hello,ann,7,,,,`;
  await ingestedFiles({ 'a.csv': csv(row(1)) });
  const kept = () => readdirSync(join(folder, 'study/out/interim/kept/ingest')).filter((name) => name.endsWith('.parquet'));
  const [first] = kept();
  const { outcome } = await ingestedFiles({ 'a.csv': csv(row(1)), 'b.csv': csv(row(2)) });
  expect(kept()).toContain(first);
  expect(kept()).toHaveLength(2);
  expect(outcome.posts).toBe(2);
  await ingestedFiles({ 'b.csv': csv(row(2)) });
  expect(kept()).toHaveLength(1);
});

test('ingest keeps very many small files together, and gives what one file gives', async () => {
  const row = (id: number) => `${id},2020-01-01 10:00:00,Hello number ${id},ann${id % 7},${id % 7},,,,`;
  const ids = Array.from({ length: 150 }, (_, i) => i + 1);
  const files = Object.fromEntries(ids.map((id) => [`f${id}.csv`, csv(row(id), id % 10 === 0 ? row(id - 1) : 'no row')]));
  const one = await ingestedFiles({ 'all.csv': csv(...ids.map(row)) });
  const posts = await one.table('posts');
  const many = await ingestedFiles(files);
  expect(await many.table('posts')).toEqual(posts);
  expect(many.outcome.inputs.map(({ rows, kept, duplicates, rejected }) => [rows, kept + duplicates, rejected])).toEqual(
    many.outcome.inputs.map(({ path }) => (/0\.csv$/.test(path) ? [2, 2, 0] : [2, 1, 1])),
  );
  const kept = () => readdirSync(join(folder, 'study/out/interim/kept/ingest')).filter((name) => name.endsWith('.parquet'));
  const before = kept();
  expect(before.length).toBeLessThan(20);
  await ingestedFiles({ ...files, 'f75b.csv': csv(row(999)) });
  expect(kept().filter((name) => !before.includes(name)).length).toBeLessThanOrEqual(2);
});

test('a file that changes while it is read is told, and what was read of it is not kept', async () => {
  const exports = join(folder, 'changing');
  mkdirSync(exports);
  writeFileSync(join(exports, 'study.yaml'), SETTINGS);
  const file = join(exports, 'a.csv');
  writeFileSync(file, csv('1,2020-01-01 10:00:00,Hello,ann,7,,,3,'));
  const open = () => openStudy([exports], { home: folder, out: join(folder, 'changing-out') });
  const touched = await open();
  await ingest.check?.(touched);
  utimesSync(file, new Date(), new Date(2020, 0, 1));
  expect((await ingested(touched)).outcome.inputs[0]).toMatchObject({ rows: 1, kept: 1 });
  rmSync(join(folder, 'changing-out'), { recursive: true });
  const study = await open();
  await ingest.check?.(study);
  writeFileSync(file, csv('1,2020-01-01 10:00:00,Hello,ann,7,,,3,', '2,2020-01-01 11:00:00,Hello again,ann,7,,,3,'));
  await expect(ingested(study)).rejects.toMatchObject({ name: 'UserError', message: `${file}: changed while it was read`, exit: 1 });
  expect(readdirSync(join(folder, 'changing-out/interim/kept/ingest')).filter((name) => name.endsWith('.json'))).toEqual([]);
  expect((await ingested(await open())).outcome.inputs[0]).toMatchObject({ rows: 2, kept: 2 });
});
