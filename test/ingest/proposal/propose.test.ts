import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { columnMapFormat } from '../../../src/ingest/formats/column-map.ts';
import { rtweet } from '../../../src/ingest/formats/twitter/rtweet.ts';
import { tags } from '../../../src/ingest/formats/twitter/tags.ts';
import { nearestFormats, proposedMap, proposedSource, proposedYaml } from '../../../src/ingest/proposal/propose.ts';
import { SNOWFLAKE_EPOCH_MS } from '../../../src/ingest/times/time.ts';
import { settingsSchema } from '../../../src/settings/settings.ts';
import { csvRow } from '../formats/found.ts';

test('nearestFormats names the formats that lack least, and what they lack', () => {
  const near = nearestFormats(['id_str', 'from_user', 'status_url', 'text'], [rtweet, tags]);
  expect(near).toEqual([{ name: 'tags', title: tags.title, missing: ['entities_str'] }]);
  expect(nearestFormats(['a', 'b'], [rtweet, tags])).toEqual([]);
});

describe('proposedMap tells columns by their names and cells', () => {
  test.each([
    [
      ['tweet_id', 'created_at', 'username', 'text', 'like_count', 'in_reply_to_status_id'],
      [['1', '2021-01-01', 'ann', 'Hello there', '3', '']],
      { id: 'tweet_id', time: 'created_at', author: 'username', text: 'text', likes: 'like_count', replyTo: 'in_reply_to_status_id' },
    ],
    [
      ['Post ID', 'Posted At', 'authorName', 'postText', 'User Id'],
      [['a', '5/10/12 20:01', 'ann', 'Hello', '7']],
      { id: 'Post ID', time: 'Posted At', author: 'authorName', authorId: 'User Id', text: 'postText' },
    ],
    // Ids that pandas made fractions, of a message that is no text; answers to a post beside posts that answer it.
    [
      ['message_id', 'date', 'sender_id', 'sender_name', 'text', 'reply_to_msg_id', 'views'],
      [
        ['1', '2021-03-01 09:10:00+00:00', '881', 'Ann', 'Hello to all', '', '3'],
        ['2', '2021-03-01 09:11:00+00:00', '882', 'Ben', 'Thank you all', '1.0', '4'],
        ['3', '2021-03-01 09:12:00+00:00', '881', 'Ann', 'Welcome to the group', '2.0', '4'],
      ],
      {
        id: 'message_id',
        time: 'date',
        author: 'sender_name',
        authorId: 'sender_id',
        text: 'text',
        replyTo: 'reply_to_msg_id',
        views: 'views',
      },
    ],
    [
      ['tweet_id', 'author_id', 'created_at', 'text', 'response_tweet_id', 'in_response_to_tweet_id'],
      [
        ['1', 'ann', 'Tue Oct 31 22:10:47 +0000 2017', 'Hello to all', '2,3', ''],
        ['2', 'ben', 'Tue Oct 31 22:11:45 +0000 2017', 'Thank you all', '', '1.0'],
        ['3', 'ben', 'Tue Oct 31 22:12:45 +0000 2017', 'Welcome, Ann', '4', '1.0'],
        ['4', 'ann', 'Tue Oct 31 22:13:45 +0000 2017', 'Who can help me?', '', '3.0'],
      ],
      { id: 'tweet_id', time: 'created_at', authorId: 'author_id', text: 'text', replyTo: 'in_response_to_tweet_id' },
    ],
    // Comments below films, by channels; a column that says whether a post was passed on, and one of whom a row leads to.
    [
      ['comment_id', 'video_id', 'author', 'author_channel_id', 'text', 'published_at'],
      [
        ['Ugxample0000000000000001AA', 'film0000001', 'Ann', 'UCexample000000000000001', 'Hello to all', '2021-03-01T09:10:00Z'],
        ['Ugxample0000000000000002AA', 'film0000001', 'Ben', 'UCexample000000000000002', 'Thank you all', '2021-03-01T09:11:00Z'],
      ],
      {
        id: 'comment_id',
        time: 'published_at',
        author: 'author',
        authorId: 'author_channel_id',
        text: 'text',
        thread: 'video_id',
      },
    ],
    [
      ['tweet_id', 'author', 'content', 'publish_date', 'retweet', 'to_user_screen_name'],
      [
        ['10', 'ann', 'Hello to all', '2021-03-01 09:10', '0', 'ben'],
        ['12', 'ben', 'Thank you all', '2021-03-01 09:11', '1', 'cyd'],
      ],
      { id: 'tweet_id', time: 'publish_date', author: 'author', text: 'content' },
    ],
    // A column named like a time that holds none; ids that repeat; words under a strange name.
    [
      ['id', 'date', 'what was said'],
      [
        ['1', 'soon', 'Hello my dear colleagues'],
        ['1', 'later', 'and good morning to you'],
      ],
      { text: 'what was said' },
    ],
    // Names in other languages: what is answered is no count of answers.
    [
      ['id_mensaje', 'fecha', 'usuario', 'mensaje', 'respuesta_a', 'Favoritos'],
      [
        ['10', '2021-03-01 09:10', 'ann', 'Hola a todos', '', '3'],
        ['12', '2021-03-01 09:11', 'ben', 'Muchas gracias', '10', '4'],
      ],
      { id: 'id_mensaje', time: 'fecha', author: 'usuario', text: 'mensaje', replyTo: 'respuesta_a', likes: 'Favoritos' },
    ],
    [
      ['N° du message', 'Date', 'Pseudo', 'Sujet', 'Contenu', 'En réponse à'],
      [
        ['10', '2021-03-01 09:10', 'ann', 'Fractions', 'Bonjour à tous', ''],
        ['12', '2021-03-01 09:11', 'ben', 'Fractions', 'Merci beaucoup', '10'],
      ],
      { id: 'N° du message', time: 'Date', author: 'Pseudo', title: 'Sujet', text: 'Contenu', replyTo: 'En réponse à' },
    ],
    [
      ['Data', 'Ora', 'Utente', 'Messaggio'],
      [['25/03/2021', '09:10', 'ann', 'Buongiorno a tutti']],
      { time: 'Data', timeOfDay: 'Ora', author: 'Utente', text: 'Messaggio' },
    ],
    [
      ['ID-Nummer', 'Nutzer/in', 'Thema', 'Mitteilung', 'Übergeordnet'],
      [
        ['10', 'ann', 'Brüche', 'Guten Morgen zusammen', ''],
        ['12', 'ben', 'Brüche', 'Vielen Dank dafür', '10'],
      ],
      { id: 'ID-Nummer', author: 'Nutzer/in', title: 'Thema', text: 'Mitteilung', replyTo: 'Übergeordnet' },
    ],
    [['Bericht', 'Gebruiker', 'Reactie op'], [], { author: 'Gebruiker', text: 'Bericht', replyTo: 'Reactie op' }],
    // Without rows the names decide alone.
    [['id', 'time', 'body'], [], { id: 'id', time: 'time', text: 'body' }],
    [['a', 'b'], [['1', '2']], null],
  ])('%j', (columns, rows, expected) => expect(proposedMap(columns, rows)).toEqual(expected));
});

test('proposedYaml can be pasted into study.yaml, and shows nothing of the rows', () => {
  const columns = ['Post: No', 'Written', 'Member', 'Body'];
  const yaml = proposedYaml([
    proposedSource('week 1.csv', columns, [['p1', '2021-03-01 09:00', 'Willow', 'Hello to everyone in this group']]),
    proposedSource('b.csv', ['Text'], []),
  ]);
  const [source, second] = settingsSchema.parse(parse(yaml)).ingest.sources;
  expect(second).toEqual({ files: 'b.csv', platform: 'other', columns: { text: 'Text' } });
  expect(source).toEqual({
    files: 'week 1.csv',
    platform: 'other',
    columns: { id: 'Post: No', time: 'Written', author: 'Member', text: 'Body' },
  });
  expect(columnMapFormat(source?.columns ?? { text: '' }, 'other').columns.all).toEqual(expect.arrayContaining(['Body']));
  expect(yaml).not.toMatch(/Willow|Hello/);
});

/** Rows of a table, each cell made from the number of its row. */
const rowsOf = (cells: readonly (string | ((i: number) => string))[], count = 30): string[][] =>
  Array.from({ length: count }, (_, i) => cells.map((cell) => (typeof cell === 'string' ? cell : cell(i))));

const ids = (i: number) => String(1370000000000000000n + BigInt(i) * 4194304000n);
const people = (i: number) => `willow${i % 5}`;
const said = (i: number) => `Colleagues, lesson ${i} is about fractions`;
const at = (i: number) => `2021-03-${String(1 + (i % 28)).padStart(2, '0')} 10:05:00`;
const answered = (i: number) => (i % 3 === 1 ? ids(i - 1) : '');
const count = (i: number) => String(i % 4);
const sheet = [ids, people, said, at, answered, (i: number) => String(100 + i), count];

describe('proposedMap knows the names of columns in the languages of researchers', () => {
  test.each([
    ['Tweet-ID', 'Nutzername', 'Text', 'Erstellt am', 'Antwort auf ID', 'Follower', 'Gefällt mir'],
    ['ID del tuit', 'Usuario', 'Texto', 'Fecha de creación', 'En respuesta a', 'Seguidores', 'Me gusta'],
    ['Identifiant', 'Utilisateur', 'Texte du tweet', 'Date de création', 'En réponse à', 'Abonnés', "J'aime"],
    ['ID do tweet', 'Usuário', 'Texto', 'Data de criação', 'Em resposta a', 'Seguidores', 'Curtidas'],
    ['ID tweet', 'Utente', 'Testo', 'Data', 'In risposta a', 'Follower', 'Mi piace'],
    ['tweet-id', 'gebruikersnaam', 'bericht', 'datum', 'antwoord op', 'volgers', 'likes'],
    ['Tweet No', 'Kullanıcı', 'Metin', 'Oluşturulma tarihi', 'Yanıtlanan', 'Takipçi', 'Beğeni'],
    ['Status ID', 'Wer', 'Was', 'Wann', 'Antwort auf', 'Follower', 'Favs'],
  ])('%s', (...columns) => {
    const [id, author, text, time, replyTo, , likes] = columns;
    expect(proposedMap(columns, rowsOf(sheet))).toEqual({ id, time, author, text, replyTo, likes });
  });

  test('and tells ids, names and people apart in them', () => {
    const columns =
      'id_estado,creado_en,id_usuario,nombre_usuario,nombre,texto,respuesta_a_id,respuesta_a_usuario,retuit_id,retuits,descripcion,idioma';
    const cells = [ids, at, (i: number) => String(50 + (i % 5)), people, 'Ann', said, answered, '', '', count, 'Teacher of maths', 'en'];
    expect(proposedMap(columns.split(','), rowsOf(cells))).toEqual({
      id: 'id_estado',
      time: 'creado_en',
      author: 'nombre_usuario',
      authorId: 'id_usuario',
      text: 'texto',
      replyTo: 'respuesta_a_id',
      replyToAuthor: 'respuesta_a_usuario',
      repostOf: 'retuit_id',
      authorName: 'nombre',
      bio: 'descripcion',
      language: 'idioma',
      shares: 'retuits',
    });
  });
});

describe('proposedMap reads the tables of other tools', () => {
  const address = (i: number) => `https://twitter.com/${people(i)}/status/${ids(i)}`;
  test.each<[string, readonly string[], readonly (string | ((i: number) => string))[], Readonly<Record<string, string>>]>([
    [
      'a service that watches media, with day and time apart',
      [
        'Date',
        'Time',
        'Document ID',
        'URL',
        'Input Name',
        'Author Name',
        'Author Handle',
        'Opening Text',
        'Hit Sentence',
        'Reach',
        'Likes',
        'Replies',
      ],
      [
        (i) => `${1 + (i % 28)}-Mar-2021`,
        '10:05 AM',
        (i) => `abc${i}`,
        address,
        'edchat',
        'Ann',
        (i) => `@${people(i)}`,
        said,
        'Colleagues',
        count,
        count,
        count,
      ],
      {
        id: 'URL',
        time: 'Date',
        timeOfDay: 'Time',
        author: 'Author Handle',
        authorName: 'Author Name',
        text: 'Opening Text',
        likes: 'Likes',
        comments: 'Replies',
        views: 'Reach',
      },
    ],
    [
      'another, with a snippet beside the text',
      [
        'Query Id',
        'Query Name',
        'Date',
        'Snippet',
        'Url',
        'Author',
        'Full Text',
        'Twitter Author ID',
        'Twitter Reply to',
        'Twitter Retweets',
        'Thread Created Date',
      ],
      [
        '19',
        'edchat',
        (i) => `${at(i)}.0`,
        'Colleagues, lesson',
        address,
        people,
        said,
        (i) => String(50 + (i % 5)),
        (i) => (i % 3 === 1 ? address(i - 1) : ''),
        count,
        '',
      ],
      {
        id: 'Url',
        time: 'Date',
        author: 'Author',
        authorId: 'Twitter Author ID',
        text: 'Full Text',
        replyTo: 'Twitter Reply to',
        shares: 'Twitter Retweets',
      },
    ],
    [
      'ids that a spreadsheet rounded, beside addresses',
      ['Tweet ID', 'User', 'Tweet', 'Date', 'Link'],
      [(i) => `${ids(i).slice(0, 15)}0000`, people, said, at, address],
      { id: 'Link', time: 'Date', author: 'User', text: 'Tweet' },
    ],
    [
      'a forum of a course',
      ['id', 'discussion', 'parent', 'userid', 'userfullname', 'created', 'modified', 'subject', 'message', 'wordcount'],
      [
        (i) => String(500 + i * 3),
        '60',
        (i) => (i % 3 === 0 ? '0' : String(497 + i * 3)),
        (i) => String(50 + (i % 5)),
        people,
        (i) => String(1614556800 + i * 60),
        (i) => String(1614556800 + i * 60),
        'Fractions',
        said,
        '9',
      ],
      {
        id: 'id',
        time: 'created',
        author: 'userfullname',
        authorId: 'userid',
        text: 'message',
        replyTo: 'parent',
        title: 'subject',
        thread: 'discussion',
      },
    ],
    [
      'messages of a team',
      ['MessageId', 'ReplyToId', 'ThreadSubject', 'From', 'Timestamp', 'Body', 'Reactions', 'Channel'],
      [
        (i) => String(1614556800000 + i),
        (i) => (i % 3 === 1 ? String(1614556799999 + i) : ''),
        'Maths',
        (i) => `Ann ${i % 5}`,
        (i) => at(i).replace(' ', 'T'),
        said,
        count,
        'General',
      ],
      {
        id: 'MessageId',
        time: 'Timestamp',
        author: 'From',
        text: 'Body',
        replyTo: 'ReplyToId',
        title: 'ThreadSubject',
        space: 'Channel',
        likes: 'Reactions',
      },
    ],
    [
      'who retweeted is nobody retweeted, and row numbers are no ids',
      [
        'Row ID',
        'Tweet ID',
        'Username',
        'Tweet',
        'Time',
        'Tweet Type',
        'Retweeted By',
        'Number of Retweets',
        'Name',
        'Bio',
        'Number of Followers',
      ],
      [(i) => String(i + 1), ids, people, said, at, 'Tweet', (i) => (i % 2 === 0 ? 'maple' : ''), count, 'Ann', 'Teacher', '50'],
      { id: 'Tweet ID', time: 'Time', author: 'Username', text: 'Tweet', authorName: 'Name', bio: 'Bio', shares: 'Number of Retweets' },
    ],
    [
      'columns that hold nothing, and those of other times',
      ['ReceiverId', 'SenderScreenName', 'SenderCreatedTime', 'Message', 'CreatedTime', 'RetrievedTime', 'Comments'],
      ['', people, at, said, (i) => String(1614556800000 + i * 60_000), at, ''],
      { time: 'CreatedTime', author: 'SenderScreenName', text: 'Message', comments: 'Comments' },
    ],
  ])('%s', (_, columns, cells, expected) => expect(proposedMap(columns, rowsOf(cells))).toEqual(expected));
});

describe('proposedSource tells', () => {
  const source = (columns: readonly string[], rows: readonly (readonly string[])[]) =>
    settingsSchema.parse(parse(proposedYaml([proposedSource('a.csv', columns, rows)]))).ingest.sources[0];

  test.each([
    ['a platform by addresses', ['link', 'text'], [(i: number) => `https://www.reddit.com/r/x/comments/${i}/y`, said], 'reddit'],
    ['a platform by the names of columns', ['tweet', 'user'], [said, people], 'twitter'],
    [
      'a platform by how people write there',
      ['Text', 'Autor'],
      [(i: number) => (i % 9 === 0 ? 'RT @maple: see this' : said(i)), people],
      'twitter',
    ],
    ['no platform where nothing tells', ['Text', 'Autor'], [said, people], 'other'],
  ] as const)('%s', (_, columns, cells, platform) => expect(source(columns, rowsOf(cells))?.platform).toBe(platform));

  test('that texts are HTML where they all are', () => {
    expect(source(['Text'], rowsOf([(i) => `<p>${said(i)}</p>`]))?.html).toBe(true);
    expect(source(['Text'], rowsOf([(i) => (i % 2 === 0 ? '<p>x</p>' : said(i))]))?.html).toBeUndefined();
  });

  const open = (i: number) => `${3 + Math.floor(i / 4)}/2/2021 10:${10 + i}`;
  test.each<[string, string, (i: number) => string, string]>([
    ['a day above 12', 'Post', (i) => `${i + 1}/2/2021 10:00`, 'dmy'],
    ['rows that run forwards in one order alone', 'Post', (i) => `${((8 + (i >> 1)) % 12) + 1}/${i < 8 ? 1 : 2}/2021 10:${10 + i}`, 'dmy'],
    ['times inside ids', 'Tweet ID', open, 'dmy'],
  ])('the order of day and month by %s', (_, id, when, order) => {
    const inside = (i: number) => String(BigInt(Date.UTC(2021, 1, 3 + Math.floor(i / 4), 10, 10 + i) - SNOWFLAKE_EPOCH_MS) << 22n);
    const rows = rowsOf([id === 'Tweet ID' ? inside : (i) => `p${i}`, when, said], 20);
    expect(source([id, 'Date', 'Text'], rows)?.dateOrder).toBe(order);
    expect(proposedSource('a.csv', [id, 'Date', 'Text'], rows)).not.toContain('look it up');
  });
});

describe('proposedMap tells the columns of tables found in the wild', () => {
  const uri = (i: number) => `at://did:plc:y6xsghl4nqxuk2lq2xyf${'abcde'[i % 5]}aau/app.bsky.feed.post/3jzb3aokrk${10 + i}r`;
  const did = (i: number) => `did:plc:y6xsghl4nqxuk2lq2xyf${'abcde'[i % 5]}aau`;
  test.each<[string, string, readonly (string | ((i: number) => string))[], Readonly<Record<string, string>>, string]>([
    [
      'addresses of posts are ids, and a name behind did: is no post',
      'uri,author,createdAt,indexedAt,text,Parent DID,Parent Text,likeCount',
      [
        uri,
        (i) => `${people(i)}.bsky.social`,
        at,
        '2023-07-01',
        said,
        (i) => (i % 2 === 0 ? did(i) : ''),
        (i) => `A much longer post that was answered, number ${i} of many`,
        count,
      ],
      { id: 'uri', time: 'createdAt', author: 'author', text: 'text', likes: 'likeCount' },
      'bluesky',
    ],
    [
      'times of collection are the same in many rows; words in brackets explain',
      'postUrl,postContent,Name (click to view profile),timestamp,postTimestamp,topic,images_description',
      [(i) => `https://www.linkedin.com/feed/update/urn:li:activity:${6700 + i}`, said, people, '2023-05-01T10:00:00Z', at, 'maths', '[]'],
      { id: 'postUrl', time: 'postTimestamp', author: 'Name (click to view profile)', text: 'postContent' },
      'linkedin',
    ],
    [
      'the post that a table of comments repeats is not what was said',
      'comm_id,comm_date,author,user,comment,post_text,thread_id,subreddit',
      [(i) => `gq${100 + i}`, at, 'ann', people, said, 'How do you teach fractions?', 'm2abcd', 'Teachers'],
      { id: 'comm_id', time: 'comm_date', author: 'user', text: 'comment', thread: 'thread_id', space: 'subreddit' },
      'reddit',
    ],
    [
      'handles behind an @ before names',
      'Influencer,Twitter Screen Name,Hit Sentence,Date,Klout Score',
      [(i) => `@${people(i)}`, (i) => `Willow ${i % 5}`, said, at, count],
      { author: 'Influencer', text: 'Hit Sentence', time: 'Date' },
      'twitter',
    ],
    [
      'Chinese',
      'id,user_id,用户昵称,微博正文,发布位置,转发数,评论数,点赞数,发布时间',
      [(i) => String(4600000000000000 + i), (i) => String(50 + (i % 5)), people, said, '', count, count, count, at],
      {
        id: 'id',
        authorId: 'user_id',
        author: '用户昵称',
        text: '微博正文',
        shares: '转发数',
        comments: '评论数',
        likes: '点赞数',
        time: '发布时间',
      },
      'weibo',
    ],
    [
      'Indonesian',
      'Nama Pengguna,Komentar,Tanggal,Suka',
      [people, said, at, count],
      { author: 'Nama Pengguna', text: 'Komentar', time: 'Tanggal', likes: 'Suka' },
      'other',
    ],
  ])('%s', (_, columns, cells, map, platform) => {
    const rows = rowsOf(cells);
    const yaml = parse(proposedYaml([proposedSource('a.csv', columns.split(','), rows)]));
    expect(yaml.ingest.sources[0]).toMatchObject({ columns: map, platform });
    expect(proposedMap(columns.split(','), rows)).toEqual(map);
  });
});

test.each([
  ['shown as HTML by an interface', (i: number) => (i % 9 === 0 ? 'So<br>true, it&#39;s' : said(i)), true],
  ['with ends of lines', (i: number) => (i % 9 === 0 ? 'So<br>true' : 'So\ntrue'), undefined],
  ['of one who writes of HTML', (i: number) => (i === 3 ? 'use <br> for it' : said(i)), undefined],
])('proposedSource tells texts %s', (_, text, html) => {
  const [source] = parse(proposedSource('a.csv', ['author', 'comment'], rowsOf([people, text])));
  expect(source.html).toBe(html);
});

test.each([
  ['="900000000000000001"', '900000000000000001'],
  ['"900000000000000001"', '900000000000000001'],
  ["'900000000000000001", '900000000000000001'],
  ["'900000000000000001'", '900000000000000001'],
])('an id kept from a spreadsheet as %s is %s', (cell, id) => {
  const format = columnMapFormat({ id: 'Tweet Id', text: 'Text' }, 'twitter');
  expect(format.read(csvRow(['Tweet Id', 'Text'], [cell, 'Hello']), { zone: 'UTC' })).toMatchObject({ id });
});

test('the address of a tweet tells whose it is, where nothing else does', () => {
  const format = columnMapFormat({ id: 'Link', text: 'Text' }, 'twitter');
  const row = csvRow(['Link', 'Text'], ['https://x.com/willow/status/900000000000000001', 'Hello']);
  expect(format.read(row, { zone: 'UTC' })).toMatchObject({ id: '900000000000000001', author: { handle: 'willow' } });
});

test('a name of digits alone is the id of a person, and addresses that come twice are ids all the same', () => {
  const permalink = (i: number) => `/r/Teachers/comments/m2ab/fractions/gq${100 + Math.floor(i / 1.5)}/`;
  expect(proposedMap(['Data', 'name', 'mobile', 'link'], rowsOf([said, (i) => String(6594475443 + (i % 5)), at, permalink]))).toEqual({
    id: 'link',
    time: 'mobile',
    authorId: 'name',
    text: 'Data',
  });
});

test.each([
  ['/r/Teachers/comments/m2ab/fractions/gq100/', { id: 't1_gq100', thread: 't3_m2ab', space: 'Teachers' }],
  ['https://www.reddit.com/r/Teachers/comments/m2ab/fractions/', { id: 't3_m2ab', thread: 't3_m2ab', space: 'Teachers' }],
  ['m2ab', { id: 't3_m2ab', thread: null, space: null }],
])('the address of a post on Reddit tells where it stands: %s', (address, told) => {
  const format = columnMapFormat({ id: 'link', text: 'body' }, 'reddit');
  expect(format.read(csvRow(['link', 'body'], [address, 'Hello']), { zone: 'UTC' })).toMatchObject(told);
});

test('a column of yes and no is no text, whatever its name', () => {
  const names = ['videoId', 'publishedAt', 'caption', 'summary'];
  const rows = Array.from({ length: 6 }, (_, i) => [
    `vid${i}abc`,
    `2021-03-1${i}T10:00:00Z`,
    i % 2 === 0 ? 'false' : 'true',
    `A lesson about number ${i} for all`,
  ]);
  expect(proposedMap(names, rows)).toMatchObject({ text: 'summary' });
});

test('of two columns with the ids answered the one is proposed whose ids are whole', () => {
  const names = ['id_str', 'created_at', 'text', 'in_reply_to_status_id', 'in_reply_to_status_id_str'];
  const rows = Array.from({ length: 6 }, (_, i) => [
    `13700000409783500${10 + i}`,
    `2021-03-1${i}T10:00:00Z`,
    `A lesson about number ${i}`,
    '1.37E+18',
    `13700000000000000${10 + i}`,
  ]);
  expect(proposedMap(names, rows)).toMatchObject({ id: 'id_str', replyTo: 'in_reply_to_status_id_str' });
});
