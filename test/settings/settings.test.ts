import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { readSettings } from '../../src/settings/read-settings.ts';
import { defaultSettings, namedFiles, settingsJsonSchema } from '../../src/settings/settings.ts';

const refusal = (text: string): UserError => {
  try {
    readSettings(text, 'study.yaml');
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error(`accepted: ${text}`);
};

test('readSettings takes an empty file as the defaults', () => {
  expect(readSettings('', 'study.yaml')).toEqual(defaultSettings());
});

test('readSettings keeps what is given and fills in the rest', () => {
  const settings = readSettings('title: Our chat\ningest:\n  timezone: America/New_York\n', 'study.yaml');
  expect(settings.title).toBe('Our chat');
  expect(settings.ingest.timezone).toBe('America/New_York');
  expect(settings.ingest.maxRejectedShare).toBe(0.01);
});

test('readSettings keeps long numbers in column names as text', () => {
  const settings = readSettings(
    'ingest:\n  sources:\n    - files: "*.csv"\n      columns: { text: "1200000000000000001" }\n',
    'study.yaml',
  );
  expect(settings.ingest.sources[0]?.columns?.text).toBe('1200000000000000001');
});

/** Settings with sessions of one chat, from their starts and ends. */
function sessions(...times: readonly string[]): string {
  const lines = times.flatMap((start, i) => (i % 2 === 0 ? [`      - { space: "#a", start: ${start}, end: ${times[i + 1]} }`] : []));
  return `pln:\n  chats:\n    sessions:\n${lines.join('\n')}\n`;
}

describe('readSettings refuses with file, line and column:', () => {
  const cases: [name: string, text: string, message: string, hint: string | null][] = [
    ['a misspelt key', 'title: x\nnetwrok:\n  selfTies: true\n', 'study.yaml:2:1: unknown setting: netwrok', 'did you mean network?'],
    [
      'a misspelt key within a section',
      'network:\n  selfTie: true\n',
      'study.yaml:2:3: unknown setting: network.selfTie',
      'did you mean selfTies?',
    ],
    [
      'a key like no other',
      'communities:\n  zzz: 1\n',
      'study.yaml:2:3: unknown setting: communities.zzz',
      'settings here: method, quality, directed, resolution, runs, nested, names, like, groups, minSize, users, terms',
    ],
    [
      'a misspelt key rather than what it leaves missing',
      'ingest:\n  sources:\n    - files: a\n      platform: forum\n      columns: { txt: b }\n',
      'study.yaml:5:18: unknown setting: ingest.sources.0.columns.txt',
      'did you mean text?',
    ],
    ['a section without settings', 'title: x\nreport:\n', 'study.yaml:2:1: empty report', 'put its settings below it, or take it out'],
    [
      'a key within a list',
      'ingest:\n  sources:\n    - files: a\n      zone: UTC\n',
      'study.yaml:4:7: unknown setting: ingest.sources.0.zone',
      null,
    ],
    ['a value of the wrong type', 'seed: many\n', 'study.yaml:1:7: invalid seed: "many"', null],
    [
      'tabs',
      'report:\n\tsmallest: 5\n',
      'study.yaml:2:1: invalid YAML: a line is indented with a tab',
      'put two spaces in place of each tab',
    ],
    ['an unknown time zone', 'ingest:\n  timezone: Mars/Olympus\n', 'study.yaml:2:13: invalid ingest.timezone: "Mars/Olympus"', null],
    [
      'a missing value',
      'ingest:\n  sources:\n    - timezone: UTC\n',
      'study.yaml:3:7: missing setting: ingest.sources.0.files',
      'it must be text; put it in quotes where it looks like a number',
    ],
    [
      'a platform of a file whose columns are not mapped',
      'ingest:\n  sources:\n    - files: a.csv\n      platform: forum\n',
      'study.yaml:4:17: invalid ingest.sources.0.platform: "forum"',
      'it counts only where columns are mapped: add columns, or take it out',
    ],
    [
      'a time of day without a day',
      'ingest:\n  sources:\n    - files: a.csv\n      columns: { text: said, timeOfDay: clock }\n',
      'study.yaml:4:41: invalid ingest.sources.0.columns.timeOfDay: "clock"',
      'the day is missing: name its column as time',
    ],
    [
      'a domain that no link has',
      'classify:\n  domains: { www.a.example: news }\n',
      'study.yaml:2:14: invalid classify.domains.www.a.example: "news"',
      'a domain stands alone, such as example.org: no https://, www., or page',
    ],
    ['no list', 'network:\n  ties: reply\n', 'study.yaml:2:9: invalid network.ties: "reply"', 'it must be a list, such as [a, b]'],
    [
      'a word that is none of those known',
      'classify:\n  domains: { a.example: marketplce }\n',
      'study.yaml:2:25: invalid classify.domains.a.example: "marketplce"',
      expect.stringMatching(/^did you mean marketplace\? it must be one of marketplace, retail,/),
    ],
    [
      'a number too large',
      'ingest: { maxRejectedShare: 5 }\n',
      'study.yaml:1:29: invalid ingest.maxRejectedShare: 5',
      'it must be at most 1',
    ],
    ['a number too small', 'report: { smallest: 1 }\n', 'study.yaml:1:21: invalid report.smallest: 1', 'it must be at least 2'],
    ['a day that is none', 'report: { published: 28.11.2026 }\n', '"28.11.2026"', 'is no day; write it as 2026-11-28'],
    [
      'a name that is none',
      'communities: { names: { one: x } }\n',
      'study.yaml:1:25: invalid communities.names.one: "x"',
      'communities are named by their number, such as 1: science teachers',
    ],
    [
      'directions for Louvain',
      'communities: { directed: true, method: louvain }\n',
      'study.yaml:1:26: invalid communities.directed: true',
      'louvain takes no directions: leave this out, or use leiden',
    ],
    [
      'a session that ends before it starts',
      sessions('2018-03-05T21:00:00-05:00', '2018-03-05T20:00:00-05:00'),
      'study.yaml:4:63: invalid pln.chats.sessions.0.end: "2018-03-05T20:00:00-05:00"',
      'a session ends after it starts',
    ],
    [
      'a session that overlaps another',
      sessions('2018-03-05T20:00:00-05:00', '2018-03-05T21:00:00-05:00', '2018-03-06T01:30:00Z', '2018-03-06T02:30:00Z'),
      'invalid pln.chats.sessions.1.start: "2018-03-06T01:30:00Z"',
      'another session of the same space goes on at that time',
    ],
    ['a key given twice', 'seed: 1\nseed: 2\n', 'study.yaml:2:1: invalid YAML: a key stands twice', 'keep one of the two'],
    ['a text with a colon', 'title: Our chat: a study\n', 'study.yaml:1:8: invalid YAML: a line holds a second colon', null],
    [
      'a text that begins with a star',
      'seed: 1\ntitle: *chat\n',
      'study.yaml:2:8: invalid YAML: a text begins with',
      'put the text in quotes',
    ],
    ['a text that begins with an at', 'title: @chat\n', 'study.yaml:1:8: invalid YAML: a text begins with', 'put the text in quotes'],
    ['a line without a colon', 'title x\nseed: 1\n', 'study.yaml:1:1: invalid YAML: a line is no setting', null],
    [
      'a second document',
      'title: x\n---\nseed: 1\n',
      'study.yaml:2:1: invalid YAML: a second document',
      'take out the line of three hyphens',
    ],
    ['broken YAML', 'ingest: [1,\n', 'study.yaml:2:1: invalid YAML', null],
    ['a dangerous key', '__proto__:\n  polluted: true\n', 'study.yaml:1:1: unknown setting: __proto__', null],
    ['a custom tag', 'title: !!js/function "x"\n', 'study.yaml:1:8: invalid YAML', null],
  ];
  test.each(cases)('%s', (_, text, message, hint) => {
    const error = refusal(text);
    expect(error.message).toContain(message);
    if (hint !== null) expect(error.hint).toEqual(hint);
    expect(error.exit).toBe(2);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

test('readSettings refuses aliases that multiply without end', () => {
  const bomb = [
    'a: &a [x, x, x, x, x, x, x, x, x, x]',
    ...'bcdefghi'.split('').map((name, i) => `${name}: &${name} [${Array(10).fill(`*${'abcdefgh'[i]}`).join(', ')}]`),
  ].join('\n');
  expect(() => readSettings(bomb, 'study.yaml')).toThrow(UserError);
});

test('every setting says what it means', () => {
  const silent: string[] = [];
  interface Described {
    readonly description?: string;
    readonly properties?: Readonly<Record<string, Described>>;
    readonly items?: Described;
  }
  const look = ({ description, properties, items }: Described, place: readonly string[]): void => {
    if (properties === undefined && !description) silent.push(place.join('.'));
    for (const [name, held] of Object.entries({ ...properties, ...items?.properties })) look(held, [...place, name]);
  };
  look(settingsJsonSchema() as Described, []);
  expect(silent).toEqual([]);
});

test('the schema for editors in data/ is that of the settings (npm run schema)', () => {
  const written = JSON.parse(readFileSync(new URL('../../data/study.schema.json', import.meta.url), 'utf8'));
  expect(written).toEqual(JSON.parse(JSON.stringify(settingsJsonSchema())));
});

test('every setting that is a path is among the files that are no exports', () => {
  const paths: string[][] = [];
  const look = (node: unknown, place: string[]): void => {
    const { description = '', properties = {} } = node as { description?: string; properties?: object };
    if (description.startsWith('Path of ')) paths.push(place);
    for (const [name, held] of Object.entries(properties)) look(held, [...place, name]);
  };
  look(settingsJsonSchema(), []);
  expect(paths.length).toBeGreaterThan(9);
  for (const place of paths) {
    const given = place.reduceRight<unknown>((held, name) => ({ [name]: held }), 'a/file');
    expect(namedFiles(readSettings(JSON.stringify(given), 'study.yaml')), place.join('.')).toEqual(['a/file']);
  }
});

test.each(['CC-BY-4.0', 'CC0-1.0', 'https://example.org/terms'])('readSettings takes %s as a licence', (license) => {
  expect(readSettings(`report:\n  license: ${license}\n`, 'study.yaml').report.license).toBe(license);
});

test.each(['CC BY 4.0', 'cc-by-4.0'])('readSettings proposes the nearest name where a licence is given as %s', (license) => {
  const { message, hint } = refusal(`report:\n  license: ${license}\n`);
  expect(message).toBe(`study.yaml:2:12: invalid report.license: "${license}"`);
  expect(hint).toMatch(/^did you mean CC-BY-4\.0\? it must be a name of https:\/\/spdx\.org\/licenses/);
});
