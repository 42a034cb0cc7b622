import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { rowsOf, said, saved, table } from '../../saved.ts';

describe('csvRows(path) with a quote that opens and never closes', () => {
  const header = 'id,author,text,likes';
  const good = (i: number, quoted: boolean): string => (quoted ? `${i},p${i},"a, ""b"" ${i}",3` : `${i},p${i},words ${i},3`);
  const file = (k: number, broken: string, quoted: boolean, newline = '\n'): string =>
    `${[header, ...Array.from({ length: 10_000 }, (_, i) => (i === k ? broken : good(i, quoted)))].join(newline)}${newline}`;

  for (const quoted of [true, false])
    for (const k of [0, 1, 4_321, 9_998, 9_999])
      it(`keeps all of 10,000 rows and names row ${k}, where texts ${quoted ? 'are' : 'are not'} quoted`, async () => {
        for (const broken of [`${k},p${k},"words ${k},3`, `"${k},p${k},words,3`]) {
          const { rows } = await table(saved(file(k, broken, quoted)), { headerRow: 0 });
          expect(rows.map((row) => row.kind === 'record' && row.value.length)).toEqual(Array(10_000).fill(4));
          const repaired = rows.filter((row) => row.kind === 'record' && row.repaired !== undefined);
          expect(repaired.map((row) => [said(row), row.place.line])).toEqual([[broken.split(','), k + 2]]);
        }
      });

  it('loses no row in files of CR rows, and at most one where all cells are quoted', async () => {
    const { rows: lines } = await table(saved(file(5_000, '5000,p,"x,3', true, '\r')), { headerRow: 0 });
    expect(lines.filter((row) => row.kind === 'record')).toHaveLength(10_000);
    const all = Array.from({ length: 1_000 }, (_, i) => (i === 500 ? `"${i}","x","y,"3"` : `"${i}","x","y ""z"", w","3"`)).join('\n');
    const { rows } = await table(saved(`"id","author","text","likes"\n${all}\n`), { headerRow: 0 });
    expect(rows.filter((row) => row.kind === 'record').length).toBeGreaterThanOrEqual(999);
  });

  it('loses one row where the quote leaves no row of the right width', async () => {
    const { rows } = await table(saved('id,text,likes\n1,"a",1\n2,"b\n3,"c",3\n4,"d",4\n'), { headerRow: 0 });
    expect(rows.map(said)).toEqual([['1', 'a', '1'], 'open-quote', ['3', 'c', '3'], ['4', 'd', '4']]);
  });

  it('counts every row of a file that has lost the quotes around its cells, and reads those that need none', async () => {
    const row = (i: number): string => (i % 10 === 0 ? `${i},ann,plain,1` : `${i},ann,"So, ${i}" she said, and left,1`);
    const text = `id,author,text,likes\n${Array.from({ length: 500 }, (_, i) => row(i)).join('\n')}\n`;
    const { rows } = await table(saved(text), { headerRow: 0 });
    expect(rows).toHaveLength(500);
    expect(rows.filter((_, i) => i % 10 === 0).map(said)).toEqual(
      Array.from({ length: 50 }, (_, i) => [String(i * 10), 'ann', 'plain', '1']),
    );
  });

  it('takes no two quotes rows apart for a pair, where a program wrote tabs and no quotes', async () => {
    const texts = Array.from({ length: 60 }, (_, i) => ['"', '"Great" she said', 'plain', '"so', 'plain', 'a "b"', '"'][i % 7] ?? '');
    const text = ['id\tauthor\ttext\tlikes', ...texts.map((said, i) => `${i}\tann\t${said}\t1`)].join('\n');
    const { rows } = await table(saved(`${text}\n`), { headerRow: 0 });
    expect(rows.map(said)).toEqual(texts.map((said, i) => [String(i), 'ann', said, '1']));
    expect(rows.map(({ place }) => place.line)).toEqual(texts.map((_, i) => i + 2));
  });

  it('keeps a text of many lines as one cell between tabs, and one with quotes astray between commas', async () => {
    const tabs = 'id\tauthor\ttext\tlikes\n1\tann\t"a\tb\nc"\t2\n2\tbo\t"d\n\ne"\t3\n';
    expect(await rowsOf(tabs)).toContainEqual(['1', 'ann', 'a\tb\nc', '2']);
    const commas = 'id,author,text,likes\n1,ann,"a "b" c,\nd, e",2\n2,bo,f,3\n';
    expect(await rowsOf(commas)).toContainEqual(['2', 'bo', 'f', '3']);
  });

  it('keeps a well-formed text of many lines, however long', async () => {
    const text = Array.from({ length: 5_000 }, (_, i) => `line ${i}, and more`).join('\n');
    const { rows } = await table(saved(`id,text\n1,"${text}"\n2,short\n`), { headerRow: 0 });
    expect(rows.map(said)).toEqual([
      ['1', text],
      ['2', 'short'],
    ]);
  });

  it('keeps every whole row of a file cut at any byte, and at most one more', async () => {
    const bytes = Buffer.from('id,text\n1,"a, ""b""\nc"\n2,plain\n3,"é😀"\n\n4,"x\ny"\n');
    const whole = (await rowsOf(bytes)).map((row) => JSON.stringify(row));
    for (let end = 1; end < bytes.length; end += 1) {
      const { rows } = await table(saved(bytes.subarray(0, end)));
      const complete = rows.filter(({ place }) => bytes[place.byte + place.length - 1] === 0x0a && place.byte + place.length <= end);
      // A file cut behind a line end inside quotes looks like one with a stray quote: then the row is told as repaired.
      const sure = rows.filter((row) => row.kind !== 'record' || row.repaired === undefined);
      const found = [...sure.map((row) => JSON.stringify(said(row))), ...rows.slice(sure.length).map(() => 'repaired')];
      expect(found.slice(0, -1), `cut at ${end}`).toEqual(whole.slice(0, found.length - 1));
      expect(rows.length - complete.length, `cut at ${end}`).toBeLessThanOrEqual(1);
    }
  });

  it('names the row where the file is cut inside quotes', async () => {
    expect(await rowsOf('a,b\n1,"x"\n2,"y and then')).toEqual([['a', 'b'], ['1', 'x'], 'open-quote']);
  });
});

describe('csvRows(path) with rows beyond all measure', () => {
  it('refuses a row of more than 10,000 columns and reads on', async () => {
    const rows = await rowsOf(`a,b\n${'x,'.repeat(100_000)}\n1,2\n`);
    expect(rows).toEqual([['a', 'b'], 'too-many-columns', ['1', '2']]);
  });

  it('refuses a row of 80 MB and reads on, in little memory', async () => {
    const long = Buffer.alloc(80_000_000, 'x');
    const bytes = Buffer.concat([Buffer.from('a,b\n1,2\n3,"'), long, Buffer.from('"\n5,6\n')]);
    const { rows } = await table(saved(bytes));
    expect(rows.map(said)).toEqual([['a', 'b'], ['1', '2'], 'too-long', ['5', '6']]);
    expect(rows[2]?.place).toEqual({ line: 3, byte: 8, length: 80_000_005 });
    expect(rows[2]?.hash()).toBe(createHash('sha256').update(bytes.subarray(8, 80_000_012)).digest('hex'));
  });
});

describe('csvRows(path) of a table in which PHP left quotes behind a backslash as they are', () => {
  const HEAD = 'id,user,text,likes\n';
  const PLAIN = '9,eve,"a ""quoted"" one, too",7\n';
  it.each([
    ['before a comma', '1,ann,"he said \\"yes\\", ok",5\n', ['1', 'ann', 'he said "yes", ok', '5']],
    ['without another', '1,ann,"yes\\", he said",5\n', ['1', 'ann', 'yes", he said', '5']],
    ['before the end of a line', '1,ann,"he said \\"yes\\"\nand went",5\n', ['1', 'ann', 'he said "yes"\nand went', '5']],
    ['at the end of a cell, where it closes', '1,ann,"a path C:\\",5\n', ['1', 'ann', 'a path C:\\', '5']],
  ])('reads one %s', async (_, row, cells) => {
    const rows = await rowsOf(`${HEAD}${PLAIN.repeat(5)}${row}${PLAIN.repeat(5)}`);
    expect(rows[6]).toEqual(cells);
    expect(rows).toHaveLength(12);
  });
});
