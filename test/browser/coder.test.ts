import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codebook } from '../../src/codebook/codebook.ts';
import { coderPage } from '../../src/coding/handout/coder-page.ts';
import type { Round, Shown } from '../../src/coding/round.ts';
import { command } from '../pipelines/command.ts';
import { sample, sampleRun } from '../pipelines/sample-run.ts';
import { faultsIn } from './axe.ts';
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

/** Waits until the page has begun: what is pressed before it asks the browser for what is kept is nothing to it yet. */
const begun = (page: Page) => page.locator('#strip [aria-current]').waitFor({ state: 'attached' });

async function reload(page: Page): Promise<void> {
  await page.reload();
  await begun(page);
}

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
  await begun(page);
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
    const run = await sampleRun();
    cpSync(join(run.folder, 'interim'), join(folder, 'interim'), { recursive: true });
    const drawn = command('sample', [sample, '--out', folder, '--coders', 'ann,bo', '--size', '60', '--overlap', '0.5']);
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
    await reload(bo.page);
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

describe.skipIf(executable === null)('what a coder answers', () => {
  const shown: Shown = {
    platform: 'twitter',
    kind: 'original',
    space: null,
    day: null,
    author: null,
    bio: null,
    title: null,
    text: 'Three exit tickets that worked.',
    quoted: null,
    links: [],
    label: null,
    context: [],
  };
  /** A page of three posts, the last with nothing in it that can be seen, in as many tabs as wished. */
  async function tabs(name: string, n: number, init?: string, book = codebook): Promise<Page[]> {
    const path = join(folder, `${name}.html`);
    const items = ['Three exit tickets that worked.', 'Has anybody a fourth?', '\u200b\u200d'].map((text, i) => ({
      item: `r1p${i}`,
      shown: { ...shown, text },
    }));
    writeFileSync(path, await coderPage({ study: name, round: 1, coder: 'ann', sheet: name, file: 'coded', codebook: book, items }));
    const context = await browser.newContext({ acceptDownloads: true });
    if (init !== undefined) await context.addInitScript(init);
    const pages: Page[] = [];
    for (let i = 0; i < n; i++) {
      const page = await context.newPage();
      await page.goto(pathToFileURL(path).href);
      await begun(page);
      pages.push(page);
    }
    return pages;
  }
  const press = async (page: Page, keys: readonly string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const progress = (page: Page) => page.locator('#progress').textContent();

  test('in two tabs adds up', async () => {
    const [one, other] = (await tabs('two-tabs', 2)) as [Page, Page];
    await press(one, ['1', 'n', '2']);
    await press(other, ['n', 'n', '3']);
    // Tabs hear of each other a moment later.
    await expect.poll(() => progress(other), { timeout: 20_000 }).toMatch(/all coded/);
    await expect.poll(() => progress(one), { timeout: 20_000 }).toMatch(/all coded/);
    await reload(one);
    expect(await progress(one)).toMatch(/all coded/);
  });

  test('is not lost where another tab writes before it has heard of it', async () => {
    const [one, other] = (await tabs('overwritten', 2)) as [Page, Page];
    await press(one, ['1']);
    const answer = { codes: ['commercial'], flag: null, uncodable: false, none: false, memo: '', saved: '2024-01-01T00:00:00.000Z' };
    await other.evaluate(
      `localStorage.setItem('staffroom coder overwritten', ${JSON.stringify(JSON.stringify({ at: 0, answers: { r1p1: answer } }))})`,
    );
    await expect
      .poll(() => other.evaluate(`Object.keys(JSON.parse(localStorage.getItem('staffroom coder overwritten')).answers).sort()`), {
        timeout: 20_000,
      })
      .toEqual(['r1p0', 'r1p1']);
    await reload(one);
    expect(await progress(one)).toBe('2 coded, 1 open');
  });

  test('is kept as given last where the clock is set back, in every tab', async () => {
    const [one, other] = (await tabs('set-back', 2)) as [Page, Page];
    const pressed = (page: Page) => page.locator('[aria-pressed=true]').allTextContents();
    await one.context().clock.setSystemTime('2024-03-01T12:00:00Z');
    await press(one, ['1', 'm', 'a', 'Escape']);
    await one.context().clock.setSystemTime('2024-03-01T11:00:00Z');
    await press(one, ['2', 'm', 'b', 'Escape']);
    await reload(one);
    expect(await pressed(one)).toEqual(['1Sharing', '2Self-promotion']);
    expect(await one.locator('#memo').inputValue()).toBe('ab');
    await press(one, ['3']);
    expect(await pressed(one)).toEqual(['1Sharing', '2Self-promotion', '3Commercial']);
    await one.context().clock.setSystemTime('2024-03-01T10:00:00Z');
    await press(other, ['1']);
    await expect.poll(() => pressed(one), { timeout: 20_000 }).toEqual(['2Self-promotion', '3Commercial']);
    expect(await pressed(other)).toEqual(['2Self-promotion', '3Commercial']);
  });

  test('is looked for only when the browser has taken note of the page, so that it is no store of a moment', async () => {
    const [page] = (await tabs(
      'noted',
      1,
      `globalThis.told = [];
      const { query } = LockManager.prototype;
      LockManager.prototype.query = function () { return query.call(this).finally(() => told.push('the browser answered')); };
      const { getItem } = Storage.prototype;
      Storage.prototype.getItem = function (key) { told.push('the page looked'); return getItem.call(this, key); };`,
    )) as [Page];
    expect(((await page.evaluate('told')) as string[]).slice(0, 2)).toEqual(['the browser answered', 'the page looked']);
  });

  test('is kept letter by letter, and can be taken back', async () => {
    const [page] = (await tabs('undo', 1)) as [Page];
    await press(page, ['1', '2', 'u', 'n', 'm']);
    await page.keyboard.type('1 half a sen');
    await reload(page);
    expect(await page.locator('#memo').inputValue()).toBe('1 half a sen');
    await press(page, ['p', '1', '2', 'u', 'm', 'x', 'y', 'Escape', 'Control+z', 'Control+z']);
    expect(await page.locator('#memo').inputValue()).toBe('');
    expect(await page.locator('[aria-pressed=true]').allTextContents()).toEqual(['1Sharing', '2Self-promotion']);
  });

  test.each(['csv', 'json'] as const)('goes on from the %s that the page saved, in another browser', async (kind) => {
    const [before] = (await tabs(`go-on-${kind}`, 1)) as [Page];
    await press(before, ['1', '3', 'm']);
    await before.keyboard.type('=worth, "quoted"');
    await press(before, ['Escape', 'n', 'c']);
    const path = join(folder, `go-on.${kind}`);
    await saved(before, kind, path);
    const [after] = (await tabs(`go-on-${kind}`, 1)) as [Page];
    await press(after, ['n', 'u']);
    await after.setInputFiles('#file', path);
    const told = () => after.locator('#taken').textContent();
    await expect.poll(told, { timeout: 20_000 }).toMatch(/^1 of 3 posts taken from that file; the others/);
    // What was answered here later stays; the file has the rest.
    expect(await after.locator('[aria-pressed=true]').allTextContents()).toEqual(['UUncodable']);
    await press(after, ['p']);
    expect(await after.locator('[aria-pressed=true]').allTextContents()).toEqual(['1Sharing', '3Commercial']);
    expect(await after.locator('#memo').inputValue()).toBe('=worth, "quoted"');
    await after.setInputFiles('#file', join(folder, `go-on-${kind}.html`));
    await expect.poll(told, { timeout: 20_000 }).toMatch(/no post of this page/);
  });

  test('can be changed where it comes from a file in which a spreadsheet program wrote the times its own way', async () => {
    const [page] = (await tabs('own-times', 1)) as [Page];
    const path = join(folder, 'own-times.csv');
    const columns = ['item', 'coder', ...codebook.codes.map(({ code }) => code), 'uncodable', 'subflag', 'memo', 'saved'];
    const row = (item: string) => [item, 'ann', ...codebook.codes.map((_, i) => (i === 0 ? '1' : '0')), '0', '', '', '31/12/2093 10:00'];
    writeFileSync(path, `${[columns, row('r1p0'), row('r1p1')].map((cells) => cells.join(',')).join('\r\n')}\r\n`);
    await press(page, ['3']);
    await page.setInputFiles('#file', path);
    await expect.poll(() => page.locator('#taken').textContent(), { timeout: 20_000 }).toMatch(/^1 of 2 posts taken/);
    // When those of the file were given cannot be told: what is answered here stays.
    expect(await page.locator('[aria-pressed=true]').allTextContents()).toEqual(['3Commercial']);
    await press(page, ['n', '2']);
    expect(await page.locator('[aria-pressed=true]').allTextContents()).toEqual(['1Sharing', '2Self-promotion']);
  });

  test('is given by the digits of a French keyboard too', async () => {
    const [page] = (await tabs('azerty', 1)) as [Page];
    await page.evaluate(`document.dispatchEvent(new KeyboardEvent('keydown', { key: '&', code: 'Digit1', bubbles: true }))`);
    expect(await page.locator('[aria-pressed=true]').allTextContents()).toEqual(['1Sharing']);
  });

  test('is given by letters where there are more codes than digits', async () => {
    const codes = Array.from({ length: 12 }, (_, i) => ({
      code: `code-${i}`,
      label: `Code ${i}`,
      definition: 'x',
      include: '',
      exclude: '',
    }));
    const [page] = (await tabs('many', 1, undefined, { ...codebook, codes })) as [Page];
    await press(page, ['9', 'a', 'd']);
    expect(await page.locator('[aria-pressed=true]').allTextContents()).toEqual(['9Code 8', 'ACode 9', 'DCode 11']);
    // The sub-flag keeps its key, C.
    await press(page, ['c']);
    expect(await page.locator('[aria-pressed=true]').allTextContents()).toEqual(['CConversation']);
  });

  test('is said not to be kept where the browser keeps nothing, before the first answer', async () => {
    const [page] = (await tabs(
      'full',
      1,
      `Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }`,
    )) as [Page];
    expect(await page.locator('#warning').isVisible()).toBe(true);
    await press(page, ['1', 'n', 'n']);
    expect(await progress(page)).toBe('1 coded, 2 open');
    expect(await page.locator('#post').textContent()).toContain('No text that can be seen.');
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
    // In a low window, or with letters twice as large, the codes stand below the post and not over it.
    await page.setViewportSize({ width, height: 422 });
    const [post, desk] = [await page.locator('#post .text').boundingBox(), await page.locator('.desk').boundingBox()];
    expect(desk?.y).toBeGreaterThanOrEqual((post?.y ?? 0) + (post?.height ?? 0));
  });
});

test.skipIf(executable === null).each(['light', 'dark'] as const)('axe finds nothing against a coder page in %s', async (scheme) => {
  const shown: Shown = {
    platform: 'reddit',
    kind: 'reply',
    space: 'Teachers',
    day: '2024-01-02',
    author: 'ann',
    bio: 'Teacher of Year 4',
    title: 'A lesson',
    text: 'شكرًا 12',
    quoted: 'What was said',
    links: ['https://example.org/'],
    label: 'Paid partnership',
    context: [{ place: 'answers', text: 'How do you teach this?' }],
  };
  const readings = [{ coder: 'ann', said: 'sharing', memo: 'plan' }];
  const items = [{ item: 'r1abc0001', shown, readings }];
  const path = join(folder, 'looked-at.html');
  writeFileSync(path, await coderPage({ study: 's', round: 1, coder: 'ann', sheet: 'x', file: 'coded', codebook, items }));
  for (const width of [1280, 390]) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme, offline: true, bypassCSP: true });
    const page = await context.newPage();
    await page.goto(pathToFileURL(path).href);
    await begun(page);
    expect(await faultsIn(page)).toEqual([]);
    await context.close();
  }
});
