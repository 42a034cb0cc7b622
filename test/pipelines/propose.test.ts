import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Outcome } from '../../src/run/outcome.ts';
import { typed } from './typed.ts';

const folder = mkdtempSync(join(tmpdir(), 'propose-'));
afterAll(() => rmSync(folder, { recursive: true }));

const TABLES: readonly [name: string, table: string, columns: readonly string[], posts: number][] = [
  [
    'Beiträge (1).csv',
    'Nr;Verfasserin;Datum;Beitrag;Gefällt mir\r\n1;Linde;05.03.2019 10:15;"Hallo, liebe Kolleginnen";3\r\n2;Ahorn;06.03.2019 11:00;Guten Morgen zusammen;0\r\n',
    ['id: Nr', 'time: Datum', 'author: Verfasserin', 'text: Beitrag'],
    2,
  ],
  [
    'channel.csv',
    'AuthorID,Author,Date,Content,Attachments,Hearts\n"80","willow#1","2023-05-01T10:00:00.0000000+00:00","Who has a plan, for maths?","",""\n"81","maple#2","2023-05-01T10:05:00.0000000+00:00","I do","",""\n',
    ['time: Date', 'author: Author', 'authorId: AuthorID', 'text: Content'],
    2,
  ],
  [
    'export.tsv',
    'Our spring term chat\n\nWho\tWhen it was posted\tWhat they said\n@willow\tMar 5, 2019, 10:15 AM\tHello my dear colleagues\n@maple\tMar 5, 2019, 10:16 AM\tand good morning to you\n',
    ['time: When it was posted', 'author: Who', 'text: What they said'],
    2,
  ],
  [
    'dump.csv',
    'ts,user,text,thread\n1551780900.000200,U01,"first, words",\n1551780960.000300,U02,second words,1551780900.000200\n',
    ['time: ts', 'author: user', 'text: text'],
    2,
  ],
  [
    'answers.csv',
    'Participant ID,Prompt,Response (open),Submitted at,In reply to\nP1,1,"I would like more time, and fewer tests",3/4/2019 14:05,\nP2,1,I agree with the first speaker here,3/5/2019 9:30,P1\n',
    ['time: Submitted at', 'text: Response (open)', 'dateOrder: mdy # or dmy'],
    2,
  ],
];

describe('the map proposed for an odd table, pasted into study.yaml as it stands, reads every row of it:', () => {
  test.each(TABLES)('%s', async (name, table, columns, posts) => {
    const data = join(folder, name.replace(/\W/g, ''));
    mkdirSync(data);
    writeFileSync(join(data, name), table);
    const refused = await typed('ingest', [data, '--out', `${data}-out`]);
    expect(refused.status, refused.stdout).toBe(2);
    const yaml = refused.stderr.slice(refused.stderr.indexOf('\ningest:') + 1);
    for (const line of columns) expect(yaml).toContain(line);
    writeFileSync(join(data, 'study.yaml'), yaml);
    const { status, stdout, stderr } = await typed('ingest', [data, '--out', `${data}-out`, '--json']);
    expect(status, `${yaml}\n${stderr}`).toBe(0);
    const outcome: Outcome = JSON.parse(stdout);
    expect(outcome.inputs.map(({ kept, rejected }) => [kept, rejected])).toEqual([[posts, 0]]);
  });
});
