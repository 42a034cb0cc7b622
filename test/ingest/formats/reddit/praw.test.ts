import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { CsvFormat, CsvRow, Found, FoundPost } from '../../../../src/ingest/format.ts';
import { praw } from '../../../../src/ingest/formats/reddit/praw.ts';
import { prawMinimal } from '../../../../src/ingest/formats/reddit/praw-minimal.ts';

function read(format: CsvFormat, file: string): { header: string[]; found: FoundPost[] } {
  const text = readFileSync(new URL(`../../fixtures/${format.name}/${file}`, import.meta.url), 'utf8');
  const { data, meta } = Papa.parse<Record<string, string>>(text, {
    header: true,
    skipEmptyLines: true,
    newline: text.includes('\r\n') ? '\r\n' : '\n',
  });
  const found = data.map((cells) => format.read(row(format, cells), { zone: 'UTC' }) as Found);
  return { header: meta.fields ?? [], found: found as FoundPost[] };
}

function row(format: CsvFormat, cells: Record<string, string>): CsvRow {
  return {
    get: (column) => (format.absent?.includes(cells[column] ?? '') ? null : cells[column] || null),
    has: (column) => column in cells,
    names: Object.keys(cells),
    surplus: [],
  };
}

describe('praw', () => {
  const { header, found } = read(praw, 'Teachers.csv');

  it('is known by its columns', () => {
    expect(header).toHaveLength(21);
    expect(praw.columns.all.filter((column) => !header.includes(column))).toEqual([]);
    expect(prawMinimal.columns.all.every((column) => header.includes(column))).toBe(false);
  });

  it('gives submissions without an author, the subreddit out of their address', () => {
    expect(found[0]).toMatchObject({
      platform: 'reddit',
      id: 't3_17zz01',
      thread: 't3_17zz01',
      author: null,
      time: { ms: 1360100000_000, basis: 'epoch' },
      space: 'Teachers',
      title: 'A & B grading',
      text: null,
      links: ['http://example.org/grading?x=1&y=2'],
      likes: 384,
      comments: 61,
      status: 'ok',
    });
  });

  it('keeps a lone carriage return inside a text, and gives no link for a text post', () => {
    expect(found[1]).toMatchObject({
      text: 'One line\rand another, with a "quote"\n\nThanks /u/old_hand',
      mentions: [{ handle: 'old_hand' }],
      links: [],
      likes: 0,
    });
  });

  it('makes the full id where only the short one stands, and reads a removal', () => {
    expect(found[2]).toMatchObject({ id: 't3_19zz03', text: null, status: 'removed' });
  });

  it("reads Python's nan and None as absent", () => {
    expect(found[3]).toMatchObject({ id: 't3_19zz04', time: null, text: null, links: [], likes: null });
  });

  it('refuses a row without id, and one whose time cannot be read', () => {
    expect(found.slice(4)).toMatchObject([{ code: 'no-id' }, { code: 'unreadable-time' }]);
  });
});

describe('prawMinimal', () => {
  const { header, found } = read(prawMinimal, 'posts.csv');

  it('is known by its columns', () => {
    expect(prawMinimal.columns.all).toEqual(header);
    expect(praw.columns.all.every((column) => header.includes(column))).toBe(false);
  });

  it('gives texts without id or author', () => {
    expect(found[0]).toMatchObject({
      id: null,
      author: null,
      time: { ms: 1697400000_000, basis: 'epoch' },
      space: 'teaching',
      title: 'Seating charts',
      text: 'Do you use them?\n\n\u200b\n\nMine: https://example.org/charts',
      links: ['https://example.org/charts'],
    });
    expect(found[1]).toMatchObject({ title: 'Picture of my board', text: null, status: 'ok' });
  });

  it('refuses a row whose time cannot be read', () => {
    expect(found[2]).toMatchObject({ code: 'unreadable-time' });
  });
});
