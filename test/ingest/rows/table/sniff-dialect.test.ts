import { describe, expect, it } from 'vitest';
import { openExport } from '../../../../src/ingest/files/container.ts';
import { saved } from '../../saved.ts';

describe('openExport(path) tells how a table is written', () => {
  it.each<[string, string, string, string]>([
    ['commas', 'a,b\n1,2\n', ',', '\n'],
    ['semicolons, with commas in the texts', 'id;text\n1;yes, we can\n2;no, no, no\n3;well, then\n', ';', '\n'],
    ['tabs', 'a\tb\n1\tx, y\n2\tz\n', '\t', '\n'],
    ['pipes', 'a|b|c\n1|x, y|2\n', '|', '\n'],
    ['CRLF', 'a,b\r\n1,2\r\n', ',', '\r\n'],
    ['CR, with LF in the texts', 'a,b\r1,"x\ny\nz\nw"\r2,"z\nx\ny"\r', ',', '\r'],
    ['CR, with more LF in texts without quotes', 'a,b,c\r1,x\ny\nz\nw,5\r2,z\nx\ny,6\r3,z\nx\ny,7\r', ',', '\r'],
    ['LF, with more CR in texts without quotes', 'a,b,c\n1,x\ry\rz\rw,5\n2,z\rx\ry,6\n3,z\rx\ry,7\n', ',', '\n'],
    ['CRLF, with LF in texts without quotes', 'a,b,c\r\n1,x\ny\nz\nw,5\r\n2,z\nx\ny,6\r\n3,z\nx\ny,7\r\n', ',', '\r'],
    ['LF, and CRLF where files were put together', 'a,b,c\n1,x,5\n2,z,6\n3,y,7\na,b,c\r\n4,w,8\r\n', ',', '\n'],
    ['LF, with widths that differ and a CR in a text', 'a,b,c\n1,2\n1,2\n1,x\ry,3,4\n1,2,3\n1\n', ',', '\n'],
    ['LF, with CR in the texts', 'a,b\n1,x\ry\rz\rw\n2,"z\rw\rv"\n3,4\n4,5\n5,6\n6,7\n', ',', '\n'],
    ['what its first line names', 'sep=;\r\na;b\r\n1,2,3;4,5,6\r\n', ';', '\r\n'],
    ['more line ends in quotes than outside', 'a,b\r\n1,"x\n\n\n\ny"\r\n', ',', '\r\n'],
  ])('%s', async (_, text, delimiter, newline) => {
    expect((await openExport(saved(text))).content).toMatchObject({ kind: 'csv', delimiter, newline });
  });
});

describe('openExport(path) tells what stands before quotes in quoted cells', () => {
  it.each<[string, string, string]>([
    ['quotes', 'a,b\n1,"Say ""thanks"""\n', '"'],
    ['backslashes', 'a,b\n1,"Say \\"thanks\\""\n', '\\'],
    ['quotes, behind backslashes of the text', 'a,b\n1,"Say \\""thanks\\"""\n', '"'],
  ])('%s', async (_, text, escaper) => {
    expect((await openExport(saved(text))).content).toMatchObject({ kind: 'csv', escaper });
  });
});
