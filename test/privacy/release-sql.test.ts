import { afterAll, beforeAll, expect, test } from 'vitest';
import { Database } from '../../src/database/database.ts';
import { atOnce } from '../../src/database/sql.ts';
import { pseudonym } from '../../src/privacy/pseudonyms.ts';
import { isReleased, pseudonymsOfPeople, releaseSql } from '../../src/privacy/release-sql.ts';
import { closeNames, countThings, noThings } from '../../src/privacy/things.ts';
import { type TableName, tableOf, tables } from '../../src/schema/schema.ts';
import { person, post, type Tables, withTables } from '../report/tables.ts';

const secret = Buffer.from('000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f', 'hex');
const K = 5;
let db: Database;

/** The query that releases a table. */
function releasing(table: TableName, untold?: ReadonlySet<string>): string {
  return atOnce(releaseSql(secret, K, table, untold));
}

beforeAll(async () => {
  db = await Database.open();
  await noThings(db);
  await db.run(pseudonymsOfPeople(secret, `(SELECT '' AS person WHERE false)`));
});
afterAll(() => db.close());

test('releaseSql releases no private column, and every key and every rare thing under a pseudonym', async () => {
  for (const name of Object.keys(tables) as TableName[]) {
    const { columns } = tableOf(name);
    const types = { text: 'VARCHAR', texts: 'VARCHAR[]', integer: 'BIGINT', number: 'DOUBLE', boolean: 'BOOLEAN', time: 'TIMESTAMP' };
    for (const kind of ['hashtag', 'space', 'domain', 'word']) {
      const values = Object.entries(columns).map(([column, { type }]) => {
        const written = column === 'kind' ? kind : `${kind === 'space' ? 'reddit/' : '#'}secret-${column}`;
        const value = {
          text: `'${written}'`,
          texts: `['${written}']`,
          integer: '1',
          number: '1',
          boolean: 'true',
          time: "TIMESTAMP '2020-01-01'",
        }[type];
        return `${value}::${types[type]} AS "${column}"`;
      });
      if (!isReleased(name)) continue;
      await db.run(`CREATE OR REPLACE VIEW "${name}" AS SELECT ${values.join(', ')}`);
      const [row = {}] = await db.rows(releasing(name));
      for (const [column, { discloses }] of Object.entries(columns)) {
        if (discloses === 'private') expect(row, `${name}.${column}`).not.toHaveProperty(column);
        else if (discloses !== 'open') expect(JSON.stringify(row[column]), `${name}.${column}`).not.toContain('secret-');
      }
    }
  }
});

test('releaseSql releases a role of the study’s own table by its name where enough people have it, and those of the program always', async () => {
  const rows = [...Array(5)].map((_, i) => `('twitter:${i}', 'Head of maths', 'table')`);
  await db.run(`CREATE OR REPLACE VIEW roles AS SELECT * FROM (VALUES ${rows.join(', ')}, ('twitter:7', 'Head of Kelvorn Hall', 'table'),
    ('twitter:8', 'leader', 'bio')) AS t (person, role, basis)`);
  const names = new Set((await db.rows<{ role: string }>(releasing('roles'))).map(({ role }) => role));
  expect([...names].sort()).toEqual([expect.stringMatching(/^[0-9a-f]{20}$/), 'Head of maths', 'leader'].sort());
});

test('a text column of a released table is open only where its words are those of the program, the platform or the study', () => {
  const open = (Object.keys(tables) as TableName[])
    .filter((name) => name !== 'drafts' && isReleased(name))
    .flatMap((name) =>
      Object.entries(tableOf(name).columns)
        .filter(([, { type, discloses }]) => discloses === 'open' && (type === 'text' || type === 'texts'))
        .map(([column]) => `${name}.${column}`),
    );
  expect(open).toMatchInlineSnapshot(`
    [
      "posts.platform",
      "posts.kind",
      "posts.timeBasis",
      "posts.language",
      "posts.status",
      "people.platform",
      "labels.code",
      "evidence.code",
      "evidence.cue",
      "ties.kind",
      "tieQuarters.quarter",
      "uses.kind",
      "coUses.kind",
      "threads.platform",
      "measures.measure",
      "triads.triad",
      "partition.measure",
      "mixing.grouping",
      "mixing.measure",
      "brokers.grouping",
      "brokers.role",
      "slices.quarter",
      "communities.name",
      "communityMix.kind",
      "communityMix.name",
      "terms.kind",
      "profiles.part",
      "profiles.kind",
      "profiles.site",
      "roles.basis",
      "bridges.kind",
      "components.measure",
      "indicators.indicator",
      "indicators.scope",
      "indicators.period",
      "eventChanges.event",
      "eventChanges.measure",
      "sessions.zone",
      "sessions.slot",
      "sessions.basis",
      "turns.role",
      "turns.linkedBy",
    ]
  `);
});

test('isReleased says no of a table whose rows are named by something private', () => {
  expect(isReleased('ledger')).toBe(false);
  expect(isReleased('rejects')).toBe(false);
});

/** Posts by so many people, one each, with what is given. */
const by = (people: number, given: (n: number) => Partial<ReturnType<typeof post>>, from = 0) =>
  Array.from({ length: people }, (_, i) => post({ post: `p${from + i}`, author: `twitter:${i}`, platform: 'reddit', ...given(i) }));

const study: Tables = {
  people: [
    person({ person: 'twitter:1', handle: 'Zora_Quill', handles: ['Zora_Quill'], name: 'Zoë Brückenbauer' }),
    person({ person: 'twitter:2', handle: 'labchat', handles: ['labchat'], name: 'Ann' }),
    person({ person: 'twitter:3', handle: 'YouTube', handles: ['YouTube'], name: 'YouTube' }),
  ],
  posts: [
    ...by(60, () => ({ hashtags: ['labchat', 'common'], space: 'Teachers', client: 'Web App' }), 0),
    ...by(4, () => ({ hashtags: ['common', 'ourschool'], space: 'TinySpace', client: 'OwnBot' }), 100),
    ...by(9, () => ({ hashtags: ['zoraquill', 'zoebruckenbauer'], space: 'u_Zora_Quill' }), 200),
    // A hashtag of one person, whom seven others follow in it now and then.
    ...by(8, () => ({ hashtags: ['fractionfairy'] }), 300),
    ...Array.from({ length: 9 }, (_, i) => post({ post: `p40${i}`, author: 'twitter:77', hashtags: ['fractionfairy'] })),
    // The name of a profile page is one person's, however many write there.
    ...by(70, () => ({ space: 'u_somebody' }), 500),
  ],
  links: [
    ...by(60, () => ({}), 0).map(({ post: key }, i) => ({
      post: key,
      position: 1,
      url: 'https://x',
      domain: i < 6 ? 'zoraquill.com' : 'wide.org',
    })),
    ...by(4, () => ({}), 100).map(({ post: key }) => ({ post: key, position: 1, url: 'https://x', domain: 'rare.example' })),
    // A site that everyone knows, whose account is met in the study.
    ...by(6, () => ({}), 0).map(({ post: key }) => ({ post: key, position: 2, url: 'https://x', domain: 'youtube.com' })),
  ],
};

test('countThings: public is what enough people use, no one most of it, and no account is called like', async () => {
  await withTables(study, ['people', 'posts', 'links'], async (own) => {
    await countThings(own, K);
    const found = await own.rows<{ thing: string }>(`SELECT replace(thing, chr(10), ' ') AS thing FROM "publicThings" ORDER BY 1`);
    expect(found.map(({ thing }) => thing)).toEqual([
      'client Web App',
      'domain wide.org',
      'domain youtube.com',
      'hashtag common',
      'hashtag labchat',
      'space reddit/Teachers',
    ]);
  });
});

test('countThings: an account is called like a thing without numbers, and with its words in the other order', async () => {
  const people = ['Zora_Quill7', '2zeglade', 'vx', '123456'].map((handle, i) =>
    person({ person: `twitter:${i}`, handle, handles: [handle], name: i === 2 ? 'Mirthwick Oxcombe' : null }),
  );
  const hashtags = ['zoraquill', 'quillzora', 'zeglade2024', 'oxcombe_mirthwick', '123456', '2024', 'mirthwick', 'zeglades'];
  const posts = by(9, () => ({ hashtags }));
  const links = posts.map(({ post: key }) => ({ post: key, position: 1, url: 'https://x', domain: 'oxcombe-mirthwick.de' }));
  await withTables({ people, posts, links }, ['people', 'posts', 'links'], async (own) => {
    await countThings(own, K);
    const found = await own.rows<{ thing: string }>(`SELECT replace(thing, chr(10), ' ') AS thing FROM "publicThings" ORDER BY 1`);
    expect(found.map(({ thing }) => thing)).toEqual(['hashtag 2024', 'hashtag mirthwick', 'hashtag zeglades']);
  });
});

test('releaseSql gives the same rows where it is known in which columns nothing is told', async () => {
  await withTables(study, ['people', 'posts', 'links'], async (own) => {
    await countThings(own, K);
    await own.run(pseudonymsOfPeople(secret, 'people'));
    const plain = await own.rows(releasing('posts'));
    const untold = new Set(Object.keys(plain[0] ?? {}).filter((name) => plain.every((row) => row[name] === null)));
    expect(untold).toContain('thread');
    expect(await own.rows(releasing('posts', untold))).toEqual(plain);
  });
});

test('releaseSql gives a thing the same pseudonym in every table', async () => {
  await withTables(study, ['people', 'posts', 'links'], async (own) => {
    await countThings(own, K);
    await own.run(pseudonymsOfPeople(secret, 'people'));
    const rare = pseudonym(secret, 'thing', 'hashtag\nourschool');
    const page = pseudonym(secret, 'thing', 'space\nreddit/u_Zora_Quill');
    const released = async (table: TableName, rows: string) => {
      await own.run(`CREATE OR REPLACE VIEW "${table}" AS ${rows}`);
      return own.rows(releasing(table));
    };
    const tags = (await own.rows<{ hashtags: string[] }>(releasing('posts'))).map(({ hashtags }) => hashtags.join(' '));
    expect(tags).toContain(`common ${rare}`);
    expect(tags).toContain('labchat common');
    expect(tags.filter((tag) => tag === '')).toHaveLength(70);
    const profile = (kind: string, item: string) =>
      `SELECT 'twitter:1' AS person, 'spaces' AS part, '${kind}' AS kind, NULL AS alter, '${item}' AS item, 1 AS count, NULL AS weeks, NULL AS site, NULL AS first, NULL AS last`;
    for (const [kind, item, shown] of [
      ['hashtag', '#ourschool', `#${rare}`],
      ['hashtag', '#common', '#common'],
      ['group', 'reddit/u_Zora_Quill', `reddit/${page}`],
      ['group', 'reddit/Teachers', 'reddit/Teachers'],
      ['platform', 'reddit', 'reddit'],
      ['product', 'Some Product', 'Some Product'],
    ] as const)
      expect((await released('profiles', profile(kind, item)))[0]?.item, item).toBe(shown);
    const turn = (space: string) =>
      `SELECT '${space} 2022-09-07T00:00Z' AS session, 'p1' AS post, 'other' AS role, NULL AS number, NULL AS "linkedBy"`;
    expect((await released('turns', turn('#ourschool')))[0]?.session).toBe(`#${rare} 2022-09-07T00:00Z`);
    expect((await released('turns', turn('#labchat')))[0]?.session).toBe('#labchat 2022-09-07T00:00Z');
    expect((await released('turns', turn('reddit')))[0]?.session).toBe('reddit 2022-09-07T00:00Z');
    const term = (kind: string, word: string, people: number) =>
      `SELECT 1 AS community, '${kind}' AS kind, 1 AS rank, '${word}' AS term, ${people} AS people, 0.5 AS score`;
    expect((await released('terms', term('word', 'fractions', 5)))[0]?.term).toBe('fractions');
    expect((await released('terms', term('word', 'quillfeather', 4)))[0]?.term).toMatch(/^[0-9a-f]{20}$/);
    expect((await released('terms', term('hashtag', 'ourschool', 5)))[0]?.term).toBe(rare);
  });
});

test('releaseSql gives a person the same pseudonym whether or not the table of people has them, and nobody none', async () => {
  await withTables(study, ['people'], async (own) => {
    await noThings(own);
    await own.run(pseudonymsOfPeople(secret, 'people'));
    const tie = (source: string, target: string) =>
      `SELECT '${source}' AS source, '${target}' AS target, 'reply' AS kind, 1 AS weight, NULL AS first, NULL AS last`;
    await own.run(`CREATE VIEW ties AS ${tie('twitter:1', 'twitter:2')} UNION ALL ${tie('twitter:1', 'twitter:99')}`);
    const found = await own.rows<{ source: string; target: string }>(releasing('ties'));
    const targets = ['twitter:2', 'twitter:99'].map((key) => pseudonym(secret, 'person', key)).sort();
    expect(found.map(({ target }) => target)).toEqual(targets);
    expect(new Set(found.map(({ source }) => source))).toEqual(new Set([pseudonym(secret, 'person', 'twitter:1')]));
    await own.run(
      `CREATE OR REPLACE VIEW posts AS SELECT * FROM (SELECT ${Object.entries(tableOf('posts').columns)
        .map(([name, { type }]) => `NULL::${type === 'texts' ? 'VARCHAR[]' : 'VARCHAR'} AS "${name}"`)
        .join(', ')})`,
    );
    expect((await own.rows(releasing('posts')))[0]?.author).toBeNull();
  });
});

test('releaseSql gives every row of a post its pseudonym, wherever in the table its rows lie', async () => {
  const posts = ['one', 'one', 'two', 'one', 'two', 'two', 'three'];
  const row = (post: string, i: number) => `('${post}', 'code ${i}', true, 0.5)`;
  await db.run(
    `CREATE OR REPLACE VIEW labels AS SELECT * FROM (VALUES ${posts.map(row).join(', ')}) AS rows(post, code, value, probability)`,
  );
  const found = await db.rows<{ post: string; code: string }>(releasing('labels'));
  const postOf = Object.fromEntries(found.map(({ post, code }) => [code, post]));
  expect(posts.map((_, i) => postOf[`code ${i}`])).toEqual(posts.map((post) => pseudonym(secret, 'post', post)));
});

test('a word of a community is released under a pseudonym where an account is called like it, by a part of its name or by its handle', async () => {
  const word = (rank: number, term: string, people: number) => ({ community: 1, kind: 'word', rank, term, people, score: 1 });
  const terms = [
    word(1, 'Zorblatta', 12),
    word(2, 'reading', 12),
    word(3, 'quobnix', 12),
    word(4, 'zeglade', 60),
    word(5, 'mirthwick', 12),
    word(6, 'zorblattas', 12),
    word(7, 'oxcombe', 12),
    word(8, 'readings', 12),
    word(9, 'vexs', 12),
    word(10, 'herr', 12),
  ];
  const people = [
    person({ person: 'twitter:1', name: 'Zorblátta Reading' }),
    person({ person: 'twitter:2', handles: ['Quob_Nix'] }),
    person({ person: 'twitter:3', name: 'Zeglade' }),
    person({ person: 'twitter:4', handles: ['oxcombe99'], name: 'Vex' }),
    person({ person: 'twitter:5', name: 'Velmira Herr' }),
  ];
  await withTables({ terms, people }, ['terms', 'people'], async (own) => {
    await closeNames(own, K);
    const rows = await own.rows<{ term: string }>(`SELECT term FROM (${releasing('terms')}) ORDER BY rank`);
    expect(rows.map(({ term }) => (/^[a-z]+$/.test(term) ? term : '?'))).toEqual([
      '?',
      'reading',
      '?',
      'zeglade',
      'mirthwick',
      '?',
      '?',
      'readings',
      'vexs',
      '?',
    ]);
  });
});
