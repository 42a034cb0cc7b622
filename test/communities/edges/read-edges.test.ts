import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readEdges } from '../../../src/communities/edges/read-edges.ts';

const read = (text: string | Uint8Array, weight: string | null = null) =>
  readEdges(typeof text === 'string' ? new TextEncoder().encode(text) : text, 'ties.csv', { weight });
const pairs = (text: string | Uint8Array) => {
  const { names, sources, targets } = read(text);
  return Array.from(sources, (source, i) => [names[source], names[targets[i] as number]]);
};
const ab = [
  ['a', 'b'],
  ['b', 'c'],
];

describe('readEdges(bytes)', () => {
  const cases: [name: string, text: string][] = [
    ['commas', 'source,target\na,b\nb,c\n'],
    ['semicolons and CRLF', 'source;target\r\na;b\r\nb;c\r\n'],
    ['tabs, no end of the last line', 'source\ttarget\na\tb\nb\tc'],
    ['spaces', 'source target\na b\nb  c\n'],
    ['quotes', '"source","target"\n"a","b"\n"b","c"\n'],
    ['other names, in another order and case', 'n,To,FROM\n1,b,a\n2,c,b\n'],
    ['names that tell nothing: the first two columns', 'person,friend,since\na,b,2019\nb,c,2020\n'],
    ['sender and receiver', 'id,sender,receiver\n9,a,b\n8,b,c\n'],
    ['comments and empty lines', '# a network\n% of two ties\n\nsource,target\na,b\n\nb,c\n'],
    ['a byte-order mark', '\ufeffsource,target\na,b\nb,c\n'],
  ];
  test.each(cases)('reads %s', (_, text) => expect(pairs(text)).toEqual(ab));

  test.each([
    ['GEXF', '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3">\n<graph>'],
    ['GraphML', '<?xml version="1.0"?>\n<!-- by hand -->\n<graphml><graph/></graphml>'],
    ['XML', '<!DOCTYPE html>\n<p>a,b</p>'],
    ['Pajek', '*Vertices 2\n1 "a"\n2 "b"\n*Edges\n1 2\n'],
    ['GML', 'Creator "igraph version 1"\ngraph\n[\n  directed 0\n'],
    ['DOT', 'digraph chat {\n  a -> b;\n}\n'],
    ['JSON', '{"nodes": [], "links": []}'],
    ['JSON', '[{"source": "a", "target": "b"}]'],
    ['workbook', 'PK\u0003\u0004rest'],
    ['Parquet', 'PAR1rest'],
    ['PDF', '%PDF-1.4\nrest'],
    ['compressed', Uint8Array.from([0x1f, 0x8b, 8, 0])],
  ])('refuses what holds a graph in another form: %s', (form, content) => {
    expect(() => read(content)).toThrow(new RegExp(`^ties\\.csv: unknown table of ties: this is .*${form}`));
  });

  test('reads ties of accounts called in brackets', () => expect(pairs('[deleted],b\nb,[deleted]\n')).toHaveLength(2));

  test('refuses a table of which nothing but the names of columns is there', () => {
    expect(() => read('source,target\n')).toThrow('ties.csv: missing ties: no rows below the names of columns');
  });

  test('tells of a column of weights that is not used', () => {
    expect(read('source,target,Weight\na,b,2\n').unused).toBe('Weight');
    expect(read('source,target,Weight\na,b,2\n', 'weight').unused).toBeNull();
    expect(read('source,target,n\na,b,2\n').unused).toBe('n');
    expect(read('source,target,times\na,b,2\n').unused).toBeNull();
  });

  test.each([
    ['source,target\na,b\n', null],
    ['id,from_user,to_user\n1,a,b\n', ['from_user', 'to_user']],
    ['weight,Target ID,sourceName\n1,b,a\n', ['sourceName', 'Target ID']],
    ['person,friend,since\na,b,2019\n', ['person', 'friend']],
    ['1 2 1082040961\n2 3 1082040962\n', ['1', '2']],
    ['1 2\n2 3\n', null],
  ])('says which columns it took for the ends, unless they are known: %j', (text, taken) => {
    expect(read(text).taken).toEqual(taken);
  });

  test('refuses tables in which any two columns may be the ends, until it is told which', () => {
    const several = 'from_user_id,from_user_name,to_user_id,to_user_name\n1,a,2,b\n2,b,3,c\n';
    expect(() => pairs(several)).toThrow('ties.csv: unknown ends: several columns may be one: from_user_id, from_user_name');
    const many = 'day,person,friend,since\n1,a,b,2019\n2,b,c,2020\n';
    expect(() => pairs(many)).toThrow('ties.csv: unknown ends: no column is called source or target: day, person, friend, since');
    const { names, sources, targets, taken } = readEdges(new TextEncoder().encode(many), 'ties.csv', {
      source: 'Person',
      target: 'friend',
    });
    expect([Array.from(sources, (i) => names[i]), Array.from(targets, (i) => names[i]), taken]).toEqual([['a', 'b'], ['b', 'c'], null]);
  });

  test('counts what a column Type, as Gephi writes it, says of directions', () => {
    expect(read('Source,Target,Type\na,b,Undirected\nb,c,Directed\n"c",d,undirected\n').types).toEqual({ directed: 1, undirected: 2 });
    expect(read('Source,Target,Type\na,b,friend\n').types).toBeNull();
    expect(read('Source,Target\na,b\n').types).toBeNull();
  });

  test('takes a first row of whole numbers, or of names that come again, for a tie', () => {
    expect(pairs('1 2\n2 3\n')).toEqual([
      ['1', '2'],
      ['2', '3'],
    ]);
    expect(pairs('a,b\nb,a\n')).toEqual([
      ['a', 'b'],
      ['b', 'a'],
    ]);
  });

  test('takes a first row one of whose names comes again for a tie, and says where it took names of nodes for names of columns', () => {
    expect(pairs('ann,bob\ncy,dee\nann,cy\n')).toHaveLength(3);
    expect(read('ann,bob\ncy,dee\n')).toMatchObject({ names: ['cy', 'dee'], doubtful: true });
    expect(read('source,target\ncy,dee\n').doubtful).toBe(false);
  });

  test('gives the same from bytes as from lines and cells, whatever the table', () => {
    const cell = fc.string({ unit: fc.constantFrom(...'ab01 .-#%\t'), minLength: 1, maxLength: 4 });
    const line = fc.array(cell, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1 }),
        fc.constantFrom(',', ';', '\t', ' '),
        fc.constantFrom('\n', '\r\n', '\r'),
        (rows, mark, end) => {
          const text = ['source', 'target', 'weight'].join(mark) + end + rows.map((cells) => cells.join(mark)).join(end);
          // A byte-order mark takes the way through lines and cells.
          const [plain, slow] = [text, `\ufeff${text}`].map((written) => {
            try {
              return read(written);
            } catch (error) {
              return (error as Error).message;
            }
          });
          expect(plain).toEqual(slow);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('keeps names as text, as written', () => {
    const rows = 'source,target\n007,1234567890123456789\n1e5,"Ann, ""A"""\n';
    expect(pairs(rows)).toEqual([
      ['007', '1234567890123456789'],
      ['1e5', 'Ann, "A"'],
    ]);
    expect(pairs('source target\n"Ann Lee" bob\n')).toEqual([['Ann Lee', 'bob']]);
  });

  test('reads UTF-16 and Windows-1252', () => {
    expect(pairs(Buffer.from('\ufeffsource,target\né,🍎\n', 'utf16le'))).toEqual([['é', '🍎']]);
    expect(pairs(Buffer.from('source,target\n\u00e9,b\n', 'latin1'))).toEqual([['é', 'b']]);
  });

  test('takes weights from the column named, and none otherwise', () => {
    const text = 'source,target,Count\na,b,2\nb,c,0.5\n';
    expect(read(text).weights).toBeNull();
    expect(read(text, 'count').weights).toEqual(Float64Array.of(2, 0.5));
    expect(() => read(text, 'weight')).toThrow('ties.csv: unknown column: weight');
  });

  test.each([
    ['', /missing ties/],
    ['source\na\n', /missing column/],
    ['source,target\na,\n', /ties\.csv:2: missing target/],
  ])('refuses %j', (text, says) => expect(() => read(text)).toThrow(says));

  test.each(['', '0', '-1', 'many', 'Infinity'])('refuses the weight %j', (cell) => {
    expect(() => read(`source,target,w\na,b,1\nb,c,${cell}\n`, 'w')).toThrow(`ties.csv:3: invalid weight: ${cell}`);
  });
});
