import { beforeAll, describe, expect, test } from 'vitest';
import { seeded, shuffled } from '../../src/random.ts';
import { inventedStudy } from './invented-study.ts';
import { elementsOf, isOwnLink, own } from './markup.ts';
import { has } from './pages.ts';
import { rendered } from './rendered.ts';
import type { Tables } from './tables.ts';

const SECTIONS = [
  'posts',
  'codes',
  'concentration',
  'spaces',
  'tools',
  'side-by-side',
  'threads',
  'network',
  'communities',
  'pln',
  'published',
  'flow',
  'absent',
  'methods',
  'limits',
  'dictionary',
];

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
      'guide',
      ...SECTIONS,
    ]);
    const linked = elements.filter(({ name }) => name === 'a').map(({ attributes }) => attributes.href);
    for (const id of SECTIONS) expect(linked).toContain(`#${id}`);
    const ids = elements.flatMap(({ attributes }) => attributes.id ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    for (const href of linked) if (href?.startsWith('#')) expect(ids).toContain(href.slice(1));
    expect(linked.filter((href) => !isOwnLink(href))).toEqual([]);
    expect(linked).toContain('https://doi.org/10.1080/01621459.1927.10502953');
  });

  test('tells what it does not show in one place, each with its reason', () => {
    const place = /<section id="absent"[\s\S]*?<\/section>/.exec(page)?.[0] ?? '';
    expect(place).toMatch(/<div id="chats"><dt>Chats<\/dt><dd>No sessions of scheduled chats were found/);
    expect(page.split('No sessions of scheduled chats were found')).toHaveLength(2);
  });

  test('sums up what posts do first and where they come from last, each in a sentence or two', () => {
    const summary = /<section class="summary"[\s\S]*?<\/section>/.exec(page)?.[0] ?? '';
    const told = [...summary.matchAll(/<h3><a href="#(\w+)"/g)].map(([, id]) => id);
    expect(told[0]).toBe('codes');
    expect(told.at(-1)).toBe('flow');
    for (const [, sentences = ''] of summary.matchAll(/<h3>([\s\S]*?)(?=<h3>|$)/g))
      expect(sentences.split('class="said"').length - 1).toBeLessThan(3);
    expect(page.indexOf('id="summary"')).toBeLessThan(page.indexOf('<nav'));
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
    expect(elements.filter(({ attributes }) => attributes.role !== undefined && !['img', 'group'].includes(attributes.role))).toEqual([]);
    // Who moves by landmarks meets the parts of the page, not each frame that scrolls.
    expect(elements.filter(({ name, attributes }) => name === 'section' && attributes.id === undefined)).toEqual([]);
    // A table has the name of its figure, or a caption.
    const untitled = elements.filter(
      ({ name, attributes }) => name === 'table' && !(attributes['aria-labelledby'] ?? attributes['aria-label']),
    );
    expect(untitled.length).toBe(elements.filter(({ name }) => name === 'caption').length);
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
    expect(files.get('tables/purposes.csv')).toContain('#mathed,0.25');
    expect(files.get('tables/bridges.csv')).toContain('#mathed,#edtech,12,0.5');
    expect(files.get('tables/space-components.csv')).toContain('Share of all differences,0.375,0.25');
    for (const content of files.values()) expect(String(content)).not.toMatch(/0\.3131|bridgeoffew|u_somebody/);
  });

  test('prints a balanced account, and the numbers of the tables', () => {
    has(page, 'Of 2,545 rows in 3 export files, 2,400 (94.3%) became posts; 128 repeat one of these, 14 were rejected and 3 were blank.');
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

test('the methods name the measure by which communities were found, and whether directions count', async () => {
  const communities = { method: 'leiden', quality: 'cpm', resolution: 0.05, directed: true };
  const other = await rendered(study, { communities });
  has(other.get('index.html') ?? '', 'maximising the constant Potts model (Traag, Van Dooren &amp; Nesterov 2011) at resolution 0.05');
  has(other.get('index.html') ?? '', 'directions of ties counted (Leicht &amp; Newman 2008), kinds disregarded');
  has(page, 'maximising modularity at resolution 1, directions and kinds of tie disregarded');
});

test('no word of the page is what a program says of a value that it lacks', () => {
  const words = page.replace(/<(script|style)\b[\s\S]*?<\/\1>/g, '').replace(/<[^>]*>/g, ' ');
  expect(words).toMatch(/modularity at resolution 1\b/);
  expect(words.match(/.{0,60}\b(?:undefined|NaN|null|Infinity)\b.{0,40}|\[object.{0,40}/g)).toBeNull();
});
