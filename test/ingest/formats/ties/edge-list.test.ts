import { describe, expect, it } from 'vitest';
import type { CsvFormat } from '../../../../src/ingest/format.ts';
import { edgeLists, edgeListWithText } from '../../../../src/ingest/formats/ties/edge-list.ts';
import { shareEvents, shareEventsByUrl } from '../../../../src/ingest/formats/ties/share-events.ts';
import { fixture, readTable, table } from '../found.ts';

/** The edge list whose columns these are. */
function listOf(text: string): CsvFormat {
  const { header } = table(text);
  const fitting = edgeLists.filter(
    ({ columns: { all, none = [] } }) => all.every((column) => header.includes(column)) && !none.some((column) => header.includes(column)),
  );
  expect(fitting).toHaveLength(1);
  return fitting[0] as CsvFormat;
}

describe('edgeLists', () => {
  it('gives each row as an answer without words, under a misspelt header too', () => {
    const text = fixture('edge-list/plain.csv');
    expect(readTable(listOf(text), text)).toMatchObject([
      { id: expect.stringContaining('ann to bob'), author: { handle: 'ann' }, text: null, replyTo: { author: { handle: 'bob' } } },
      // To the minute only: the same two people may have met twice.
      { id: null, time: { ms: Date.UTC(2024, 2, 5, 10), basis: 'assumed' } },
      { code: 'no-author' },
      { code: 'unreadable-time', reason: expect.stringContaining('two ways') },
    ]);
  });

  it('needs no time', () => {
    const text = fixture('edge-list/bare.csv');
    expect(readTable(listOf(text), text)).toMatchObject([
      { id: null, time: null },
      { id: null, time: null },
    ]);
  });
});

describe('edgeLists with a column of weights', () => {
  it('take each row for as many interactions, and no part of one', () => {
    const text = 'Source,Target,Type,Weight\nann,bob,Directed,12\nann,cyd,Directed,1.0\nann,dee,Directed,0.5\nann,eve,Directed,\n';
    const list = listOf(text);
    expect(readTable(list, text)).toMatchObject([
      { weight: 12, undirected: false },
      { weight: null },
      { code: 'no-weight', reason: expect.stringContaining('0.5') },
      { code: 'no-weight', reason: expect.stringContaining('nothing') },
    ]);
    expect(list.lacks).toContain('as many interactions as Weight says');
  });

  it.each(['n', 'count'])('know what R and SQL call it: %s', (column) => {
    const text = `from,to,${column}\nann,bob,3\n`;
    expect(readTable(listOf(text), text)).toMatchObject([{ weight: 3 }]);
  });

  it('take the first of several', () => {
    const text = 'from,to,n,weight\nann,bob,3,5\n';
    expect(readTable(listOf(text), text)).toMatchObject([{ weight: 5 }]);
  });
});

describe('edgeLists from Gephi', () => {
  it('tell ties without direction from those with one', () => {
    const text = 'Source,Target,Type,Id,Label,timeset,Weight\nann,bob,Undirected,1,,,2\nbob,cyd,Directed,2,,,1\n';
    expect(readTable(listOf(text), text)).toMatchObject([{ weight: 2, undirected: true }, { undirected: false }]);
  });
});

describe('edgeListWithText', () => {
  it('gives the post, which names the receiver', () => {
    expect(readTable(edgeListWithText, fixture('edge-list/text.csv'))).toMatchObject([
      { author: { handle: 'ann' }, text: '@bob and @cyd look', mentions: [{ handle: 'bob' }, { handle: 'cyd' }] },
      { mentions: [{ handle: 'bob' }, { handle: 'cyd' }] },
      { text: 'No name here', mentions: [{ handle: 'dee' }] },
    ]);
  });
});

describe('edgeListWithText, where times are told to the minute', () => {
  it('gives the rows of one post one id, and those of another post or without words none in common', () => {
    const row = (receiver: string, text: string) => `ann,${receiver},2021-11-01 10:00,${text}`;
    const rows = [
      row('bob', '@bob and @cyd look'),
      row('cyd', '@bob and @cyd look'),
      row('bob', '@bob why'),
      row('bob', ''),
      row('cyd', ''),
    ];
    const found = readTable(edgeListWithText, `sender,receiver,created_at,text\n${rows.join('\n')}\n`);
    const ids = found.map((post) => ('id' in post ? post.id : post));
    expect(ids.map((id) => ids.indexOf(id))).toEqual([0, 0, 2, 3, 3]);
    expect(ids[3]).toBeNull();
  });
});

describe('shareEvents', () => {
  it('gives each share of an object as a post that links to it', () => {
    expect(readTable(shareEvents, fixture('share-events/shares.csv'))).toMatchObject([
      { id: 'c1/o1', author: { id: 'a1' }, time: { ms: 1709632800_000, basis: 'epoch' }, text: null, links: ['o1'] },
      { id: 'c1/o2', links: ['o2'] },
      { code: 'unreadable-time' },
      { code: 'no-id' },
    ]);
    expect(readTable(shareEventsByUrl, fixture('share-events/urls.csv'))).toMatchObject([{ id: 'p1/u1', time: null, links: ['u1'] }]);
  });
});
