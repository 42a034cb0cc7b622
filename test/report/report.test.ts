import Papa from 'papaparse';
import { beforeAll, describe, expect, test } from 'vitest';
import { seeded, shuffled } from '../../src/random.ts';
import { inventedStudy, person, post, rendered, type Tables, unperiodic } from './invented-study.ts';
import { elementsOf, own } from './markup.ts';

const SECTIONS = [
  'flow',
  'posts',
  'codes',
  'concentration',
  'spaces',
  'tools',
  'chats',
  'side-by-side',
  'threads',
  'network',
  'communities',
  'pln',
  'growth',
  'accounts',
  'published',
  'methods',
  'limits',
  'dictionary',
];

/** Whether a page has a text; said in short where it has not. */
function has(page: string, text: string): void {
  expect(page.replaceAll('\u00a0', ' ').includes(text), `the page says: ${text}`).toBe(true);
}

/** Names of the files in which two reports differ. */
function differing(a: Map<string, string>, b: Map<string, string>): string[] {
  expect([...a.keys()]).toEqual([...b.keys()]);
  return [...a.keys()].filter((name) => a.get(name) !== b.get(name));
}

let study: Tables;
let files: Map<string, string>;
let page: string;

beforeAll(async () => {
  study = inventedStudy();
  files = await rendered(study, { title: 'An invented study' });
  page = files.get('index.html') ?? '';
});

describe('the report of an invented study', () => {
  test('is one page with a section for each part, all in the table of contents', () => {
    const elements = elementsOf(page);
    expect(elements.filter(({ name, attributes }) => name === 'section' && attributes.id).map(({ attributes }) => attributes.id)).toEqual([
      'summary',
      ...SECTIONS,
    ]);
    const linked = elements.filter(({ name }) => name === 'a').map(({ attributes }) => attributes.href);
    for (const id of SECTIONS) expect(linked).toContain(`#${id}`);
    const ids = elements.flatMap(({ attributes }) => attributes.id ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    for (const href of linked) expect(ids).toContain(href?.slice(1));
  });

  test('has at least ten charts, each with a finding, a reading help, one description and its table', () => {
    const charts = [...files.keys()].filter((name) => name.endsWith('.svg'));
    expect(charts.length).toBeGreaterThanOrEqual(10);
    const elements = elementsOf(page);
    const pictures = elements.filter(({ name }) => name === 'svg');
    expect(pictures.length).toBe(2 * charts.length);
    for (const { attributes } of pictures) {
      expect(attributes.role).toBe('img');
      expect(attributes['aria-label']).toMatch(/\d/);
    }
    expect(elements.filter(({ attributes }) => attributes.role !== undefined && attributes.role !== 'img')).toEqual([]);
    for (const name of charts) {
      expect(files.has(name.replace('.svg', '.vl.json'))).toBe(true);
      expect(files.has(`tables/${name.slice('figures/'.length).replace('.svg', '.csv')}`)).toBe(true);
    }
    expect(elements.filter(({ name, attributes }) => name === 'p' && attributes.class === 'help').length).toBeGreaterThanOrEqual(
      charts.length,
    );
  });

  test('loads nothing, runs its own script alone, and says so to the browser', () => {
    expect(elementsOf(page).filter(({ name }) => ['link', 'img', 'iframe', 'object', 'image', 'use'].includes(name))).toEqual([]);
    for (const { attributes } of elementsOf(page).filter(({ name }) => name === 'script'))
      expect(attributes).toHaveProperty('type', 'application/json');
    has(page, `default-src 'none'; script-src 'sha256-${own.hash}'; style-src 'unsafe-inline'; img-src data: blob:; font-src data:;`);
  });

  test('runs a script that loads nothing and evaluates no text', () => {
    expect(own.text).not.toMatch(
      /\beval\(|new Function|\bfetch\(|XMLHttpRequest|WebSocket|importScripts|sendBeacon|https?:\/\/(?!www\.w3\.org)/,
    );
    expect(own.text).not.toMatch(/<\/script|<!--/i);
  });

  test('names no person, post, file or rare thing, in no file', () => {
    const everything = [...files.values()].join('\n');
    for (const secret of [
      'handle_',
      'twitter:1',
      'reddit:bot',
      'post:7',
      'private-name',
      'onlyme',
      'rareword',
      'u_somebody',
      'zee.ndjson',
      'https://invented',
      '98765',
      'aaaa',
      '/tmp',
    ])
      expect(everything.includes(secret), secret).toBe(false);
    for (const rare of study.links?.map(({ domain }) => domain).filter((domain) => domain?.startsWith('rare')) ?? [])
      expect(everything.includes(rare ?? '?')).toBe(false);
  });

  test('shows an indicator only where enough people stand behind it and bear it', () => {
    const indicators = files.get('tables/indicators.csv') ?? '';
    expect(indicators).toContain('0.412');
    // Where a mark stands in a picture is no number of the study.
    for (const content of files.values())
      expect(String(content).replace(/ (?:d|transform)="[^"]*"/g, '')).not.toMatch(/0\.6666|0\.5555|Few people|Few bearers/);
  });

  test('puts spaces side by side, without what too few people bear and without the pages of one person', () => {
    expect(files.get('tables/purposes.csv')).toContain('#bridgeone,0.25');
    expect(files.get('tables/bridges.csv')).toContain('#bridgeone,#bridgetwo,12,0.5');
    expect(files.get('tables/space-components.csv')).toContain('Share of all differences,0.375,0.25');
    for (const content of files.values()) expect(String(content)).not.toMatch(/0\.3131|bridgeoffew|u_somebody/);
  });

  test('prints a balanced account, and the numbers of the tables', () => {
    has(
      page,
      'Of 2\u202f545 rows in 3 export files, 2\u202f400 (94.3%) became posts; 128 were duplicates, 14 were rejected and 3 were blank.',
    );
    has(page, 'File 1 · TAGS sheet (CSV)');
    has(page, 'uncorrected: no human codes yet');
    expect(files.get('tables/ledger.csv')).toContain('File 1 · TAGS sheet (CSV),1610,1502,96,9,3\r\n');
  });

  test('is the same, byte for byte, whatever the order of the rows', async () => {
    const random = seeded(7);
    const ordered = Object.fromEntries(
      Object.entries(study).map(([name, rows]) => [
        name,
        name === 'ledger' || name === 'rejects' ? rows : shuffled(random, rows as never[]),
      ]),
    );
    expect(differing(await rendered(ordered, { title: 'An invented study' }), files)).toEqual([]);
  });

  test('is the same, byte for byte, when every person and post is renamed', async () => {
    const renamed = (text: string) =>
      text
        .replaceAll(/\b(twitter|reddit|instagram):(\d+|bot)\b/g, (_, platform, n) => `${platform}:x${(Number(n) * 7919) % 100_003}y`)
        .replaceAll(/\bpost:(\d+)\b/g, (_, n) => `q${(n * 31) % 9973}`);
    const tables = JSON.parse(renamed(JSON.stringify(study))) as Tables;
    // The record of hashes alone is another.
    expect(differing(await rendered(tables, { title: 'An invented study' }), files)).toEqual(['manifest.json']);
  });

  test('withholds more where more people are asked for', async () => {
    const strict = await rendered(study, { title: 'An invented study', report: { smallest: 7 } });
    const blanks = (csv = '') => csv.split('\r\n').filter((line) => line.endsWith(',')).length;
    expect(blanks(strict.get('tables/hours.csv'))).toBeGreaterThan(blanks(files.get('tables/hours.csv')));
  });
});

test('the methods name the measure by which communities were found', async () => {
  const communities = { method: 'leiden', quality: 'cpm', resolution: 0.05 };
  const other = await rendered({}, { communities });
  has(other.get('index.html') ?? '', 'maximising the constant Potts model (Traag, Van Dooren &amp; Nesterov 2011) at resolution 0.05');
  has(page, 'maximising modularity at resolution 1');
});

test('no word of the page is what a program says of a value that it lacks', () => {
  const words = page.replace(/<(script|style)\b[\s\S]*?<\/\1>/g, '').replace(/<[^>]*>/g, ' ');
  expect(words).toMatch(/modularity at resolution 1\b/);
  expect(words.match(/.{0,60}\b(?:undefined|NaN|null|Infinity)\b.{0,40}|\[object.{0,40}/g)).toBeNull();
});

test('the report of an empty study says in one place why it is empty', async () => {
  const empty = await rendered({});
  const html = empty.get('index.html') ?? '';
  expect([...empty.keys()]).toEqual(['index.html', 'numbers.json', 'datapackage.json', 'ro-crate-metadata.json', 'manifest.json']);
  for (const id of ['flow', 'posts', 'methods', 'limits', 'dictionary']) has(html, `<section id="${id}"`);
  // In the summary and in its section.
  expect(html.split('The study has no posts, so there is nothing to show.')).toHaveLength(3);
  has(html, 'No export file was read');
});

describe('the metadata beside the report', () => {
  type Entity = Readonly<Record<string, unknown>> & { '@id': string; '@type': string | string[] };
  const graph = () => (JSON.parse(files.get('ro-crate-metadata.json') ?? '{}') as { '@graph': Entity[] })['@graph'];
  const ofType = (type: string) => graph().filter((entity) => [entity['@type']].flat().includes(type));

  // As rocrate-validator 0.13 asks of RO-Crate 1.2 and Process Run Crate 0.5; it needs a network, and is not run here.
  test('is an RO-Crate whose every reference leads to an entity, every file of the report among its parts', () => {
    const ids = new Set(graph().map((entity) => entity['@id']));
    expect(ids.size).toBe(graph().length);
    const references = JSON.stringify(graph()).match(/\{"@id":"[^"]*"\}/g) ?? [];
    expect(
      references.map((text) => JSON.parse(text)['@id']).filter((id) => !ids.has(id) && !id.startsWith('https://w3id.org/ro/')),
    ).toEqual([]);
    const parts = ofType('File').map((entity) => entity['@id']);
    expect(parts.sort()).toEqual([...files.keys()].filter((name) => name !== 'ro-crate-metadata.json').sort());
  });
  test('describes every file, the licence and the software, which has an address of its own and one version', () => {
    for (const entity of [...ofType('File'), ...ofType('Dataset'), ...ofType('SoftwareApplication')])
      expect(entity, entity['@id']).toMatchObject({ name: expect.stringMatching(/\S/), description: expect.stringMatching(/\S/) });
    for (const entity of ofType('SoftwareApplication')) {
      expect(entity['@id']).toMatch(/^(?:https:|ni:\/\/\/sha-256;[\w-]{43}$)/);
      expect(entity).toMatchObject({ url: entity['@id'], version: expect.any(String) });
      expect(entity).not.toHaveProperty('softwareVersion');
    }
    expect(ofType('Profile').map((entity) => entity['@id'])).toEqual(['https://w3id.org/ro/wfrun/process/0.5']);
    const [license] = graph().flatMap((entity) => (entity['@id'] === './' ? [entity.license as Entity] : []));
    expect(graph().find((entity) => entity['@id'] === license?.['@id'])).toHaveProperty('description');
  });
  test('writes a property of one value as that value, not as a list of one', () => {
    for (const entity of graph())
      for (const [name, value] of Object.entries(entity))
        if (Array.isArray(value) && name !== 'hasPart' && name !== 'mentions')
          expect(value.length, `${entity['@id']} ${name}`).toBeGreaterThan(1);
  });

  // As frictionless 5.21 asks of a data package: it found nothing to mend.
  test('is a data package whose tables have the columns and the kinds of values it says', () => {
    const { resources } = JSON.parse(files.get('datapackage.json') ?? '{}') as {
      resources: { name: string; path: string; schema: { fields: { name: string; type: string }[] } }[];
    };
    expect(resources.map(({ path }) => path).sort()).toEqual([...files.keys()].filter((name) => /^tables\/.*\.csv$/.test(name)).sort());
    for (const { name, path, schema } of resources) {
      expect(name).toMatch(/^[a-z0-9][a-z0-9._-]*$/);
      const { data, meta } = Papa.parse<Record<string, string>>(files.get(path)?.replace(/^\ufeff/, '') ?? '', {
        header: true,
        skipEmptyLines: true,
      });
      expect(schema.fields.map((field) => field.name)).toEqual(meta.fields);
      for (const { name: column, type } of schema.fields)
        for (const row of data)
          if (row[column] !== '' && (type === 'number' || type === 'integer'))
            expect(Number(row[column]), `${path} ${column}`).not.toBeNaN();
    }
  });
});

test('a study of fewer than k people shows nothing of them', async () => {
  const small = {
    ...inventedStudy(40),
    posts: [1, 2, 3, 4].map((i) => post({ post: `p${i}`, author: `a${i}`, time: i, hashtags: ['zebrafinch'] })),
  };
  const html = (await rendered({ posts: small.posts })).get('index.html') ?? '';
  has(html, 'The study has posts of fewer than 5 people, so nothing about them is shown.');
  expect(html.includes('zebrafinch')).toBe(false);
});

test('a study without authors, times, links and network says in each section why it is empty', async () => {
  const html = (await rendered({ posts: Array.from({ length: 30 }, (_, i) => post({ post: `p${i}` })) })).get('index.html') ?? '';
  for (const why of [
    'Most posts of this study name no author, so people cannot be counted',
    'No post of this study has a known time',
    'No post of this study could be coded',
    'it cannot be said how posts are spread over people',
    'No hashtag, subreddit or group was used',
    'No post of this study holds a link',
    'No post of this study answers another post',
    'so there is no network',
    'Without a network there are no communities',
    'No person of this study has a profile',
  ])
    has(html, why);
});

describe('names from the data', () => {
  const hostile = [
    '</script><script>alert(1)</script>',
    '"onload="alert(1)',
    "'><img src=x onerror=alert(1)>",
    '</style><svg/onload=alert(1)>',
    'javascript:alert(1)',
    '&lt;b&gt;',
    '{{7*7}}$' + '{7*7}',
    'a\u2028b\u2029c\u0000d\u0008e',
    'evil\u202etxt.exe\u2066x',
    '=HYPERLINK("http://x")',
    '＝1+1',
    '-2+3',
    'x'.repeat(300),
    '𝒳'.repeat(300),
    '\ud800',
    '__proto__',
    'constructor',
  ];
  let attacked: Map<string, string>;

  beforeAll(async () => {
    const people = Array.from({ length: 8 }, (_, i) => `twitter:${i}`);
    const posts = hostile.flatMap((name, h) =>
      people.map((author, i) =>
        post({
          post: `${h}-${i}`,
          author,
          platform: h % 3 === 0 ? name : 'twitter',
          time: Date.UTC(2024, 0, 1 + h),
          space: name,
          hashtags: [name],
          kind: 'original',
        }),
      ),
    );
    attacked = await rendered(
      {
        posts,
        people: people.map((key) => person({ person: key, posts: hostile.length })),
        links: posts.map(({ post: key }, i) => ({ post: key, position: 1, url: 'x', domain: hostile[i % hostile.length] as string })),
        labels: posts.flatMap(({ post: key }) =>
          ['sharing', ...hostile].map((code) => ({ post: key, code, value: true, probability: null })),
        ),
        evidence: posts.flatMap(({ post: key }) =>
          hostile.map((cue, i) => ({ post: key, code: 'sharing', cue, position: i, excerpt: '' })),
        ),
        ledger: hostile.map((format, i) => ({
          file: `${i}`,
          format,
          bytes: 1,
          sha256: '',
          encoding: '',
          rows: 8,
          kept: 7,
          duplicates: 0,
          rejected: 1,
          blank: 0,
          first: null,
          last: null,
          note: format,
        })),
        rejects: hostile.map((code, i) => ({ file: '', line: i, byte: i, code, reason: code, hash: '' })),
        ties: people.flatMap((source) =>
          people
            .filter((target) => target !== source)
            .map((target) => ({ source, target, kind: 'reply', weight: 1, first: null, last: null })),
        ),
        measures: hostile.map((measure) => ({ measure, person: null, value: 0.5 })),
        communities: [{ community: 1, size: 8, stability: null, inside: 5, outside: 1 }],
        terms: hostile.flatMap((term, i) =>
          ['word', 'hashtag', 'domain'].map((kind) => ({ community: 1, kind, rank: i + 1, term, people: 8, score: 1 })),
        ),
        profiles: people.map((key) => ({
          person: key,
          part: 'tools',
          kind: 'domain',
          alter: null,
          item: hostile[0] as string,
          count: 1,
          first: null,
          last: null,
        })),
        indicators: hostile.map((indicator) => ({
          indicator,
          scope: 'study',
          person: null,
          item: null,
          value: 0.5,
          ...unperiodic,
          people: 40,
        })),
      },
      { title: hostile.join(' '), report: { top: 40 } },
    );
  });

  test('add no element, handler or link to the page or a figure', () => {
    for (const [name, content] of attacked) {
      if (!name.endsWith('.html') && !name.endsWith('.svg')) continue;
      for (const { name: element, attributes } of elementsOf(content)) {
        if (element === 'script') expect(attributes).toHaveProperty('type', 'application/json');
        expect(['img', 'iframe', 'image', 'use', 'b']).not.toContain(element);
        for (const [attribute, value] of Object.entries(attributes)) {
          expect(attribute).not.toMatch(/^on/i);
          if (['href', 'xlink:href', 'src', 'action'].includes(attribute)) expect(value).toMatch(/^#[a-z][\w-]*$/);
        }
      }
    }
  });

  test('bring no control character, line separator or turn of direction', () => {
    for (const [name, content] of attacked) {
      if (/\.(?:json|png)$/.test(name)) continue;
      const bad = [...content.replaceAll(/[\r\n]/g, '')].filter((character) => /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u.test(character));
      expect(bad, name).toEqual([]);
    }
  });

  test('are cut where they are long', () => {
    expect(attacked.get('index.html')?.includes('x'.repeat(130))).toBe(false);
    expect(attacked.get('index.html')?.includes('𝒳'.repeat(130))).toBe(false);
  });

  test('start no formula in a spreadsheet', () => {
    for (const [name, content] of attacked) {
      if (!name.endsWith('.csv')) continue;
      for (const cell of content.split(/\r\n|,/)) expect(cell).not.toMatch(/^"?\s*[=+\-@＝＋－＠]/u);
    }
  });
});
