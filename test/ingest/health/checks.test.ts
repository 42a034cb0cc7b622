import { describe, expect, test } from 'vitest';
import { type CheckedFile, checksOf } from '../../../src/ingest/health/checks.ts';
import { damageIn } from '../../../src/ingest/health/damage.ts';

type Reading = CheckedFile['reading'];
type Opened = CheckedFile['opened'];

const clock: Reading['clock'] = { bases: {}, compared: 0, ahead: {}, astray: 0, future: 0, days: 0, beside: {} };
const filled = { author: 9, authorId: 9, time: 9, text: 9, interaction: 9, likes: 9 };
const ids = [
  {
    column: 'id',
    long: 0,
    even: 0,
    round: 0,
    blunt: 0,
    scientific: 0,
    narrow: 0,
    narrowEven: 0,
    evenEndings: [],
    oddEndings: [],
    tweets: 0,
    evenTweets: 0,
    roundTweets: 0,
  },
] as const;
const table: Extract<Opened['content'], { kind: 'csv' }> = {
  kind: 'csv',
  delimiter: ',',
  newline: '\n',
  quote: '"',
  escaper: '"',
  columns: 3,
  absent: [],
  firstRows: [],
  sample: [],
};
const truncated: Reading['rejects'] = [{ row: 1, byte: 0, code: 'truncated', reason: '', raw: null }] as never;

/** The reading of ten rows of which nine are posts and one is blank, in a table of 120 bytes. */
const reading = (further: Partial<Reading>): Reading => ({
  format: 'plain',
  bytes: 120,
  encoding: 'utf-8',
  rows: 10,
  blank: 1,
  rejects: [],
  notes: [],
  certainty: null,
  columns: ['id', 'text', 'time'],
  repaired: {},
  ragged: 0,
  headers: 0,
  span: { first: 20, rows: 90, between: 5, end: 115 },
  filled,
  ids,
  clock,
  flaws: {},
  repeats: 0,
  tableRows: 11,
  way: null,
  ...further,
});

interface Given extends Partial<Omit<CheckedFile, 'opened' | 'reading'>> {
  readonly opened?: Partial<Opened>;
  readonly reading?: Partial<Reading>;
}

const file = ({ opened = {}, reading: read = {}, ...further }: Given): CheckedFile => ({
  name: 'a.csv',
  opened: {
    bytes: 60,
    compression: null,
    length: 120,
    torn: null,
    encoding: 'utf-8',
    notes: [],
    content: table,
    source: { layout: { start: 3 } },
    ...opened,
  } as unknown as Opened,
  reading: reading(read),
  kept: 7,
  duplicates: 2,
  zone: 'Asia/Tokyo',
  first: null,
  last: null,
  ...further,
});

/** What the audit finds of a file, beside what it finds of one in which nothing is amiss. */
const found = (given: Given, ...others: Given[]) => {
  const usual = new Set(checks({}));
  return checks(given, ...others).filter((line) => !usual.has(line));
};

const checks = (...given: Given[]) =>
  checksOf(given.map(file))
    .filter((check) => check.file === (given[0]?.name ?? 'a.csv'))
    .map(({ check, passed, finding }) => `${check} ${passed}: ${finding}`);

describe('the audit of a file', () => {
  test('accounts for its rows and bytes, and says how it is written', () => {
    expect(checks({})).toEqual([
      'format null: plain',
      'encoding null: utf-8',
      'dialect null: comma, rows end with LF, quote ", 3 columns',
      'rows true: 10 rows = 7 kept + 2 duplicates + 0 rejected + 1 without a post',
      'bytes true: 120 bytes = 3 mark + 17 above the first row + 90 in rows + 5 between rows + 5 behind the last',
      'ids null: no ids that could be rounded',
      'clock null: the ids hold no times to compare with',
    ]);
  });

  test.each<[Given, string[]]>([
    [{ reading: { certainty: 'by its columns' } }, ['format null: plain: by its columns']],
    [{ kept: 6, reading: { rejects: truncated } }, ['rows true: 10 rows = 6 kept + 2 duplicates + 1 rejected + 1 without a post']],
    [{ kept: 8 }, ['rows false: 10 rows = 8 kept + 2 duplicates + 0 rejected + 1 without a post']],
    [{ forgotten: 1 }, ['forgotten null: 1 more row is left out, because the study forgets who wrote it']],
    [
      { reading: { span: { first: 20, rows: 100, between: 0, end: 120 } } },
      ['bytes true: 120 bytes = 3 mark + 17 above the first row + 100 in rows + 0 between rows + 0 behind the last'],
    ],
    [
      { reading: { span: { first: 20, rows: 90, between: -5, end: 105 } } },
      ['bytes false: 120 bytes = 3 mark + 17 above the first row + 90 in rows + -5 between rows + 15 behind the last'],
    ],
    [
      { reading: { span: { first: 20, rows: 90, between: 15, end: 125 } } },
      ['bytes false: 120 bytes = 3 mark + 17 above the first row + 90 in rows + 15 between rows + -5 behind the last'],
    ],
    [
      { reading: { span: { first: 20, rows: 90, between: 4, end: 115 } } },
      ['bytes false: 120 bytes = 3 mark + 17 above the first row + 90 in rows + 4 between rows + 5 behind the last'],
    ],
    [{ first: Date.UTC(2015, 2, 6, 1), last: Date.UTC(2015, 2, 7, 23, 59) }, ['date range null: 2015-03-06 01:00 to 2015-03-07 23:59 UTC']],
    [
      { conflicts: { text: 2, time: 0, author: 1 } as never },
      ['duplicates false: of 2 duplicates 2 have another text than the row that is kept, 1 another author'],
    ],
    [{ conflicts: { text: 1, time: 0 } as never }, ['duplicates false: of 2 duplicates 1 have another text than the row that is kept']],
    [{ reading: { ragged: 1 } }, ['row width false: 1 row has more or fewer cells than the header']],
    [{ reading: { ragged: 2 } }, ['row width false: 2 rows have more or fewer cells than the header']],
    [{ reading: { headers: 1 } }, ['headers null: the header comes again 1 time inside the file']],
    [{ reading: { way: { sql: true, odd: 3 } } }, ['reading null: 7 plain rows were read by SQL, 3 others one by one']],
    [{ reading: { way: { sql: false, because: 'it is odd' } } }, ['reading null: all rows were read one by one, because it is odd']],
    [
      { reading: { repaired: { 'open-quote': 1 } } },
      ['quotes false: 1 row has a quote that opens and does not close; it is read as a letter'],
    ],
    [
      { reading: { repaired: { 'slashed-quote': 1, 'one-cell': 1, python: 1, 'no-number': 1, 'cut-cell': 1 } } },
      [
        'quotes null: 1 row has quotes behind a backslash that are not doubled; they end no cell',
        'dialect null: 1 row stands whole in its first cell; it is parted',
        'cells false: 1 row has a cell of 32,767 characters, as spreadsheets cut them: what stood behind is lost',
        'numbers null: 1 record holds NaN or Infinity, which are not JSON; they are read as no value',
        'notation null: 1 record is a dictionary as Python shows it, not JSON; it is read as such',
      ],
    ],
    [
      {
        reading: {
          ids: [
            { ...ids[0], long: 30 },
            { ...ids[0], long: 2 },
          ],
        },
      },
      ['ids true: none of 32 long ids is rounded'],
    ],
    [
      { reading: { flaws: { 'rounded-id': 1 } } },
      ['ids false: 1 rounded id of another post or a person is left out, because nothing tells what it was'],
    ],
    [{ reading: { clock: { ...clock, compared: 20 } } }, ['clock true: times agree with those in the ids of 20 posts']],
    [
      { reading: { clock: { ...clock, compared: 20, astray: 9 } } },
      ['clock false: times differ from those in the ids: by other amounts in 9 of 20 posts'],
    ],
    [{ reading: { clock: { ...clock, beside: { when: { 0: 9 } } } } }, ['second clock true: when agrees with the time taken']],
    [{ reading: { clock: { ...clock, bases: { assumed: 1 } } } }, ['time zone null: 1 time without a zone is read as Asia/Tokyo']],
    [
      { reading: { clock: { ...clock, days: 1, future: 1 } } },
      [
        'hours false: of 1 post the day alone is told: they stand at its first minute, and their hours say nothing',
        'dates false: 1 post is dated after it was collected',
      ],
    ],
    [
      { reading: { filled: { author: 1, authorId: 0, time: 8, text: 0, interaction: 1, likes: 1 } } },
      [
        'missing null: authors have no ids: a person who changed their handle counts as two; no text: posts cannot be classified',
        'partly missing null: author in only 1 of 9; time in only 8 of 9',
      ],
    ],
    [{ reading: { filled: { ...filled, likes: 0 } } }, ['missing null: no likes']],
    [{ reading: { filled: { ...filled, time: 1 } } }, ['partly missing null: time in only 1 of 9']],
    [{ opened: { notes: ['one', 'two'] } }, ['encoding null: utf-8; one; two']],
    ...[1_048_576, 65_536].map((rows): [Given, string[]] => [
      { reading: { tableRows: rows } },
      [`full sheet false: the table has ${rows} rows, which is all that a sheet holds: a spreadsheet may have lost what stood below`],
    ]),
    [{ reading: { tableRows: 1_048_575 } }, []],
    [
      { reading: { flaws: { 'untold-readers': 9 } } },
      ['readers false: 9 posts do not say who may read them, as posts of their format do: whether they were for everyone cannot be told'],
    ],
    [{ opened: { compression: 'gzip' } }, ['compression true: gzip, 60 bytes unpack to 120']],
    [{ opened: { compression: 'gzip', torn: 'cut' } }, ['compression false: gzip, 60 bytes unpack to 120']],
    [{ opened: { content: { kind: 'json', shape: 'lines' } as never } }, ['dialect null: one JSON record a line']],
    [{ opened: { content: { kind: 'chat', style: 'slack-page', order: null } as never } }, ['dialect null: messages of a chat on a page']],
    [
      { opened: { content: { kind: 'chat', style: 'meeting', order: null } as never } },
      ['dialect null: messages of a chat, with the time of day alone'],
    ],
    [{ opened: { content: { kind: 'chat', style: 'whatsapp', order: 'dmy' } as never } }, ['dialect null: messages of a chat, day first']],
    [
      { opened: { content: { ...table, escaper: '\\', columns: null, absent: ['NA', '-'], spoilt: 'twice-quoted' } } },
      [
        'dialect null: comma, rows end with LF, quote ", backslash before quotes, those within cells doubled once too often, 0 columns; NA and - in place of no value',
      ],
    ],
    ...(
      [
        ['behind-apostrophes', 'an apostrophe before what could be a formula'],
        ['within-quotes', 'more of them within cells, around what these hold'],
        ['names-within-quotes', 'more of them within the names of columns'],
      ] as const
    ).map(([spoilt, words]): [Given, string[]] => [
      { opened: { content: { ...table, spoilt } } },
      [`dialect null: comma, rows end with LF, quote ", ${words}, 3 columns`],
    ]),
    [{ opened: { content: { kind: 'empty' } } }, []],
  ])('says of %o', (given, says) => {
    expect(found(given)).toEqual(says);
  });

  test('tells nothing of rows where it has none, and of ids, times and fields where none is a post', () => {
    const names = (given: Given) => checks(given).map((line) => line.split(' ')[0]);
    expect(names({ reading: { rows: 0, blank: 0, tableRows: null } })).toEqual(['format', 'encoding', 'dialect']);
    expect(checks({ reading: { rows: 0, blank: 0, tableRows: 1 } })).toContain('rows false: no row stands below the names of the columns');
    expect(names({ forgotten: 10, reading: { rows: 0, blank: 0, tableRows: 11 } })).toEqual(['format', 'encoding', 'dialect', 'forgotten']);
    expect(names({ reading: { rows: 0, blank: 0, rejects: truncated } })).toEqual(['format', 'encoding', 'dialect', 'rows', 'bytes']);
    expect(names({ reading: { rows: 2 } })).toContain('ids');
    expect(names({ reading: { rows: 2, rejects: truncated } })).toEqual(['format', 'encoding', 'dialect', 'rows', 'bytes']);
  });
});

describe('columns of a file are told where they are other than those of most files of its format', () => {
  const like = (name: string, ...columns: string[]): Given => ({ name, reading: { columns } });
  const told = (...files: Given[]) => found(...(files as [Given, ...Given[]])).filter((line) => line.startsWith('columns'));

  test('lacking, added, and called otherwise', () => {
    const others = [like('b', 'id', 'Full Text'), like('c', 'id', 'Full Text')];
    expect(told(like('a', 'id', 'fulltext2', 'likes'), ...others)).toEqual([
      'columns null: other than most files of its format it lacks Full Text; adds fulltext2, likes; Full Text may be called fulltext2 here',
    ]);
    expect(told(like('a', 'id', 'text'), ...others)).toEqual([
      'columns null: other than most files of its format it lacks Full Text; adds text; Full Text may be called text here',
    ]);
    expect(told(like('a', 'id', 'says'), ...others)).toEqual([
      'columns null: other than most files of its format it lacks Full Text; adds says',
    ]);
    expect(told(like('a', 'id'), ...others)).toEqual(['columns null: other than most files of its format it lacks Full Text']);
    expect(told(like('a', 'id', 'Full Text', 'x'), ...others)).toEqual(['columns null: other than most files of its format it adds x']);
  });

  test('ten of them at most', () => {
    const many = Array.from({ length: 11 }, (_, i) => `c${i}`);
    const others = [like('b', 'id'), like('c', 'id')];
    expect(told(like('a', 'id', ...many.slice(1)), ...others)[0]).toMatch(/adds c1, .*, c10$/);
    expect(told(like('a', 'id', ...many), ...others)[0]).toMatch(/adds c0, .*, c9 and 1 more$/);
  });

  test('where half have a column, of those that do', () => {
    expect(told(like('a', 'id', 'x'), like('b', 'id'))).toEqual(['columns null: other than most files of its format it adds x']);
    expect(told(like('b', 'id'), like('a', 'id', 'x'))).toEqual([]);
  });

  test('not of one file, of files of other formats, and of files without columns, which count for none', () => {
    expect(told(like('a', 'id', 'id'), like('b', 'id'), like('c', 'id'))).toEqual([]);
    expect(told(like('a', 'x'))).toEqual([]);
    const other = (name: string) => ({ name, reading: { columns: ['id'], format: 'other' } });
    expect(told(like('a', 'x'), other('b'), other('c'))).toEqual([]);
    expect(told(like('a'), like('b', 'id'), like('c', 'id'))).toEqual([]);
    expect(told(like('a', 'id'), like('b', 'id', 'x'), like('c', 'id', 'x'), like('d'), like('e'))).toEqual([
      'columns null: other than most files of its format it lacks x',
    ]);
  });
});

test.each<[Partial<Reading>, string | null, string | null]>([
  [{}, null, null],
  [{ rows: 100, flaws: { 'rounded-id': 1 } }, null, null],
  [
    { rows: 99, flaws: { 'rounded-id': 1 } },
    null,
    '1 rounded id of another post or a person is left out, because nothing tells what it was',
  ],
  [{ repaired: { 'open-quote': 2 } }, null, '2 rows have a quote that opens and does not close'],
  [{ rejects: [{ code: 'open-quote' }] as never }, null, 'a quote opens and does not close'],
  [{ rejects: truncated }, null, 'the file ends inside a record'],
  [{ rejects: truncated }, 'the data end early', 'the data end early'],
  [{ repaired: { 'open-quote': 2 } }, 'cut', '2 rows have a quote that opens and does not close; cut'],
])('what is broken in a file of %o, torn: %s', (given, torn, broken) => {
  expect(damageIn(reading(given), torn)).toBe(broken);
});
