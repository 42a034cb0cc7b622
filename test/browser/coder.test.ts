import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codebook } from '../../src/coding/codebook.ts';
import { coderPage } from '../../src/coding/handout/coder-page.ts';
import type { Round, Shown } from '../../src/coding/round.ts';
import { command } from '../pipelines/command.ts';
import { executable, open } from './chromium.ts';

let folder: string;
let browser: Browser;
const coding = () => join(folder, 'interim/coding/round-1');

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'coder-'));
  if (executable !== null) browser = await open();
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

async function opened(path: string): Promise<{ page: Page; strange: string[] }> {
  const context = await browser.newContext({ acceptDownloads: true, viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const strange: string[] = [];
  page.on('request', (request) => {
    if (request.url() !== pathToFileURL(path).href && !request.url().startsWith('blob:')) strange.push(request.url());
  });
  page.on('dialog', (dialog) => {
    strange.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('pageerror', (error) => strange.push(String(error)));
  page.on('console', (message) => strange.push(message.text()));
  await page.goto(pathToFileURL(path).href);
  return { page, strange };
}

async function saved(page: Page, button: 'csv' | 'json', path: string): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.click(`#${button}`)]);
  await download.saveAs(path);
  return download.suggestedFilename();
}

/** Codes every post of a page by keyboard alone, as `keysFor` says. */
async function code(page: Page, keysFor: (item: string) => string[]): Promise<void> {
  const items: string[] = JSON.parse((await page.locator('#data').textContent()) as string).items.map(({ item }: { item: string }) => item);
  for (const item of items) {
    for (const key of keysFor(item)) await page.keyboard.press(key);
    await page.keyboard.press('n');
  }
}

describe.skipIf(executable === null)('a study can be coded by two people, settled and corrected', () => {
  test('from exports to corrected shares, by keyboard only', { timeout: 240_000 }, async () => {
    const run = command('run', ['data/raw/sample', '--out', folder, '--until', 'classify', '--quiet']);
    expect(run.status, run.stderr).toBe(0);
    const drawn = command('sample', ['data/raw/sample', '--out', folder, '--coders', 'ann,bo', '--size', '60', '--overlap', '0.5']);
    expect(drawn.status, drawn.stderr).toBe(0);
    const round = JSON.parse(readFileSync(join(coding(), 'sample.json'), 'utf8')) as Round;
    const itemOf = new Map(round.items.map((item) => [item.item, item]));
    const keys = (item: string): string[] => {
      const predicted = itemOf.get(item)?.predicted ?? [];
      return predicted.length === 0
        ? ['c']
        : round.codebook.codes.flatMap(({ code }, i) => (predicted.includes(code) ? [String(i + 1)] : []));
    };
    const shared = round.items
      .filter(({ coders }) => coders.length === 2)
      .map(({ item }) => item)
      .sort();
    const doubtful = shared.slice(0, 3);

    const ann = await opened(join(coding(), 'sample-round-1-ann.html'));
    await code(ann.page, keys);
    expect(await ann.page.locator('#progress').textContent()).toMatch(/all coded/);
    expect(await saved(ann.page, 'csv', join(folder, 'coded-sample-round-1-ann.csv'))).toBe('coded-sample-round-1-ann.csv');
    expect(ann.strange).toEqual([]);

    // Bo disagrees on three posts, writes a memo, and closes the page half way: the browser keeps it.
    const bo = await opened(join(coding(), 'sample-round-1-bo.html'));
    await bo.page.keyboard.press('m');
    await bo.page.keyboard.type('=not a formula, n and 1 are letters here');
    await bo.page.keyboard.press('Escape');
    await code(bo.page, (item) => (doubtful.includes(item) ? ['u'] : keys(item)));
    await bo.page.reload();
    expect(await bo.page.locator('#progress').textContent()).toMatch(/all coded/);
    await saved(bo.page, 'json', join(folder, 'bo.json'));
    expect(bo.strange).toEqual([]);

    const files = [
      join(folder, 'coded-sample-round-1-ann.csv'),
      join(folder, 'bo.json'),
      '--sample',
      join(coding(), 'sample.json'),
      '--out',
      join(folder, 'agreement'),
    ];
    const first = command('agree', [...files, '--json']);
    expect(first.status, first.stderr).toBe(0);
    const outcome = JSON.parse(first.stdout);
    expect(outcome.coders).toEqual(['ann', 'bo']);
    expect(outcome.open.sort()).toEqual(doubtful);
    expect(outcome.shares).toEqual([]);
    const uncodable = outcome.agreement.find((row: { code: string }) => row.code === 'uncodable');
    expect(uncodable.figures.agreement.value).toBeCloseTo(27 / 30, 10);

    const third = await opened(join(folder, 'agreement/settle.html'));
    expect(await third.page.locator('.readings li').count()).toBe(2);
    await code(third.page, keys);
    await saved(third.page, 'json', join(folder, 'settled.json'));
    const second = command('agree', [...files, '--settled', join(folder, 'settled.json'), '--json']);
    expect(second.status, second.stderr).toBe(0);
    const { shares, open } = JSON.parse(second.stdout);
    expect(open).toEqual([]);
    // People said what the classifier says: the corrected share is the classifier's own.
    for (const share of shares.filter(
      ({ cell, denominator }: { cell: string; denominator: string }) => cell === 'all' && denominator === 'posts',
    )) {
      expect(share.refused).toBeNull();
      expect(share.corrected.share).toBeCloseTo(share.uncorrected.share, 6);
    }
    expect(readFileSync(join(folder, 'agreement/readings.csv'), 'utf8')).toContain("'=not a formula");
  });
});

const nasty = [
  '</script><script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<!--<script>',
  ']]>"\'` + alert(1)',
  'javascript:alert(1)',
  '\u2028\u2029\u202e reversed \u0000',
  '<svg onload=alert(1)><style>@import "http://example.com/x.css"</style>',
  '&lt;b&gt; stays as written &amp;',
];

test.skipIf(executable === null)('markup in a post stays text: nothing runs, nothing loads, every sign is shown', async () => {
  const shown = (text: string): Shown => ({
    platform: text,
    kind: 'reply',
    space: text,
    day: '2023-01-01',
    author: text,
    bio: text,
    title: text,
    text,
    quoted: text,
    links: [text],
    label: text,
    context: [{ place: 'answers', text }],
  });
  const path = join(folder, 'nasty.html');
  const page = { study: nasty.join(' '), round: 1, coder: nasty[0] as string, sheet: nasty.join(''), file: 'x', codebook };
  writeFileSync(
    path,
    await coderPage({
      ...page,
      items: nasty.map((text, i) => ({ item: `r1p${i}`, shown: shown(text), readings: [{ coder: text, said: text, memo: text }] })),
    }),
  );
  const { page: view, strange } = await opened(path);
  for (const text of nasty) {
    expect(await view.locator('#post .text').textContent()).toBe(text);
    expect(await view.locator('#post img, #post script, #post svg, #post a, #post style').count()).toBe(0);
    await view.keyboard.press('n');
  }
  expect(await view.title()).toContain('<img src=x onerror=alert(1)>');
  expect(strange).toEqual([]);
});

describe.skipIf(executable === null).each([1280, 390])('at %d pixels', (width) => {
  test('the page fits, and the codes can be reached without scrolling', async () => {
    const path = join(folder, 'fits.html');
    const shown: Shown = {
      platform: 'twitter',
      kind: 'reply',
      space: null,
      day: '2023-01-01',
      author: 'InventedTeacher',
      bio: 'Teaches science. Sells lesson plans.',
      title: null,
      text: `Three exit tickets that worked for me this week: ${'owl pellets, '.repeat(20)} more on my blog https://example.org/${'long'.repeat(60)}`,
      quoted: null,
      links: [`https://example.org/${'long'.repeat(60)}`],
      label: null,
      context: [{ place: 'answers', text: 'Does anybody have a good exit ticket?' }],
    };
    writeFileSync(
      path,
      await coderPage({ study: 'fits', round: 1, coder: 'ann', sheet: 'fits', file: 'x', codebook, items: [{ item: 'r1p1', shown }] }),
    );
    const { page } = await opened(path);
    await page.setViewportSize({ width, height: 844 });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    for (const name of ['Sharing', 'Uncodable', 'Next']) {
      const box = await page.getByRole('button', { name, exact: false }).first().boundingBox();
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(844);
    }
    const shots = process.env.STAFFROOM_SHOTS;
    if (shots !== undefined) await page.screenshot({ path: join(shots, `coder-${width}.png`) });
  });
});
