import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sampleRun } from '../pipelines/sample-run.ts';
import { executable, open } from './chromium.ts';

interface Violation {
  readonly id: string;
  readonly nodes: readonly { html: string }[];
}

/** A node of the accessibility tree. */
interface Spoken {
  readonly nodeId: string;
  readonly ignored: boolean;
  readonly role?: { readonly value: string };
  readonly name?: { readonly value: string };
  readonly childIds?: readonly string[];
}

describe.skipIf(executable === null)('the report of the sample', () => {
  let folder: string;
  let address: string;
  let browser: Browser;

  beforeAll(async () => {
    ({ folder } = await sampleRun());
    address = pathToFileURL(join(folder, 'report/index.html')).href;
    browser = await open();
  });
  afterAll(() => browser?.close());

  /** Opens the page with the network cut, and says what went wrong while it loaded. */
  async function page(width: number, scheme: 'light' | 'dark'): Promise<{ page: Page; wrong: string[] }> {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme, offline: true });
    const opened = await context.newPage();
    const wrong: string[] = [];
    opened.on('console', (message) => wrong.push(message.text()));
    opened.on('pageerror', (error) => wrong.push(String(error)));
    opened.on('request', (request) => {
      if (!/^(file|data):/.test(request.url())) wrong.push(`request: ${request.url()}`);
    });
    await opened.goto(address);
    return { page: opened, wrong };
  }

  test.each([
    [1280, 'light'],
    [1280, 'dark'],
    [768, 'light'],
    [390, 'light'],
    [390, 'dark'],
  ] as const)('opens from disk at %i px in %s without an error, a request or a page wider than the window', async (width, scheme) => {
    const { page: opened, wrong } = await page(width, scheme);
    expect(wrong).toEqual([]);
    const wider = await opened.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wider).toBeLessThanOrEqual(0);
    await opened.context().close();
  });

  test.each(['light', 'dark'] as const)('has nothing in %s that axe finds against level A or AA', async (scheme) => {
    for (const width of [1280, 390]) {
      // The page forbids every script; the checker's comes in past that, as nothing else can.
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme, offline: true, bypassCSP: true });
      const opened = await context.newPage();
      await opened.goto(address);
      const all = opened.getByRole('button', { name: 'Open all sections' });
      if (width === 390) await all.click();
      else expect(await all.count()).toBe(0);
      await opened.addScriptTag({ path: createRequire(import.meta.url).resolve('axe-core/axe.min.js') });
      const found = await opened.evaluate(async () => {
        const { axe } = window as unknown as {
          axe: { run(where: Document, how: object): Promise<{ violations: Violation[]; passes: unknown[] }> };
        };
        const { violations, passes } = await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] });
        return {
          passes: passes.length,
          violations: violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`),
        };
      });
      expect(found.violations).toEqual([]);
      expect(found.passes).toBeGreaterThan(10);
      await context.close();
    }
  });

  test('draws at least ten charts, each with a heading, an alternative text and its table', async () => {
    const { page: opened } = await page(1280, 'light');
    const figures = await opened.evaluate(() =>
      [...document.querySelectorAll('figure')].map((figure) => {
        const chart = figure.querySelector('svg');
        const { width = 0, height = 0 } = chart?.getBoundingClientRect() ?? {};
        const text = chart?.getAttribute('aria-label') ?? chart?.querySelector('title')?.textContent ?? '';
        return {
          drawn: width > 100 && height > 20,
          marks: chart?.querySelectorAll('path, rect, circle').length ?? 0,
          text,
          table: figure.querySelector('details table') !== null,
        };
      }),
    );
    const charts = figures.filter(({ drawn }) => drawn);
    expect(charts.length).toBeGreaterThanOrEqual(10);
    for (const chart of charts) {
      expect(chart.marks).toBeGreaterThan(3);
      expect(chart.text.length).toBeGreaterThan(20);
      expect(chart.table).toBe(true);
    }
    await opened.context().close();
  });

  test('moves about the map of communities by keyboard: to a neighbour, closer, back, by list and by search', async () => {
    const { page: opened, wrong } = await page(1280, 'light');
    const stage = opened.locator('#map .stage');
    await opened.locator('#map').scrollIntoViewIfNeeded();
    await stage.focus();
    await opened.waitForSelector('#map .stage canvas.sigma-nodes', { state: 'attached' });
    const chosen = () => opened.locator('#map [role=option][aria-selected=true]').allInnerTexts();
    await opened.keyboard.press('Enter');
    const [first] = await chosen();
    expect(first).toMatch(/^1\b/);
    const visited = new Set(await chosen());
    for (const key of ['ArrowUp', 'ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowLeft', 'ArrowDown', '+', '-']) {
      await opened.keyboard.press(key);
      for (const name of await chosen()) visited.add(name);
    }
    expect(visited.size).toBeGreaterThan(2);
    expect(await opened.locator('#map .told').textContent()).toMatch(/People\d+/);
    await opened.keyboard.press('Escape');
    expect(await chosen()).toEqual([]);
    await opened.locator('#map [role=listbox]').focus();
    await opened.keyboard.press('End');
    expect(await chosen()).toHaveLength(1);
    await opened.locator('#map input').fill('edchatlab');
    expect(await opened.locator('#map [role=option]:visible').count()).toBeLessThan(10);
    await opened.keyboard.press('Enter');
    expect((await chosen())[0]).toContain('#edchatlab');
    expect(wrong).toEqual([]);
    await opened.context().close();
  });

  test.each([390, 1280])('shows what is known of the chosen community at %i px', async (width) => {
    const { page: opened } = await page(width, 'light');
    if (width === 390) await opened.locator('#network > .fold').click();
    await opened.locator('#map').scrollIntoViewIfNeeded();
    await opened.waitForSelector('#map .stage canvas.sigma-nodes', { state: 'attached' });
    await opened.locator('#map [role=option]').first().click();
    expect(await opened.locator('#map .told').textContent()).toMatch(/People\d+/);
    expect((await opened.locator('#map .told').boundingBox())?.height).toBeGreaterThan(100);
    await opened.context().close();
  });

  test('draws the map on a canvas over a picture that stays for print, and leaves the picture where there is no WebGL', async () => {
    const { page: opened } = await page(1280, 'light');
    await opened.locator('#map').scrollIntoViewIfNeeded();
    await opened.waitForSelector('#map .stage canvas.sigma-nodes');
    const painted = await opened.locator('#map .stage').screenshot();
    expect(painted.length).toBeGreaterThan(8_000);
    expect(await opened.locator('#map .wide svg').isVisible()).toBe(false);
    await opened.emulateMedia({ media: 'print' });
    expect(await opened.locator('#map .wide svg').isVisible()).toBe(true);
    expect(await opened.locator('#map .explorer').isVisible()).toBe(false);
    await opened.context().close();
    const bare = await browser.newContext({ offline: true, viewport: { width: 1280, height: 900 } });
    await bare.addInitScript(() => {
      HTMLCanvasElement.prototype.getContext = () => null;
    });
    const without = await bare.newPage();
    await without.goto(address);
    await without.locator('#map').scrollIntoViewIfNeeded();
    await without.waitForSelector('#map .wide svg');
    expect(await without.locator('#map .explorer').count()).toBe(0);
    await bare.close();
  });

  test('tells of the map nothing but what at least five people share', async () => {
    const { page: opened } = await page(1280, 'light');
    const text = (await opened.locator('#map script').textContent()) ?? '';
    const map = JSON.parse(text) as { discs: { rings: [string, number][] }[]; dots: number[]; each: number };
    for (const { rings } of map.discs) for (const [, people] of rings) expect(people).toBeGreaterThanOrEqual(5);
    const alike = new Map<string, number>();
    for (let i = 0; i < map.dots.length; i += 4) {
      const key = map.dots.slice(i, i + 2).join();
      alike.set(key, (alike.get(key) ?? 0) + 1);
    }
    for (const count of alike.values()) expect(count * map.each).toBeGreaterThanOrEqual(5);
    await opened.context().close();
  });

  test('gives each figure away as SVG, PNG, CSV and Vega-Lite, the bytes that stand beside the page', async () => {
    const { page: opened, wrong } = await page(1280, 'light');
    const taken = async (label: string) => {
      const [download] = await Promise.all([
        opened.waitForEvent('download'),
        opened
          .locator('#codes-overall')
          .getByRole('button', { name: new RegExp(`^Download figure \\d+ as ${label}$`) })
          .click(),
      ]);
      return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
    };
    const csv = await taken('CSV');
    expect(csv.name).toBe('codes-overall.csv');
    expect(csv.bytes.equals(readFileSync(join(folder, 'report/tables/codes-overall.csv')))).toBe(true);
    const spec = await taken('Vega-Lite');
    expect(JSON.parse(spec.bytes.toString())).toEqual(
      JSON.parse(readFileSync(join(folder, 'report/figures/codes-overall.vl.json'), 'utf8')),
    );
    const svg = await taken('SVG');
    expect(svg.bytes.toString()).toMatch(/^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    // Away from the page it says what it shows, and of what.
    const said = [...svg.bytes.toString().matchAll(/<text y="[^>]*>([^<]*)</g)].map(([, line]) => line).join(' ');
    const around = (selector: string) => opened.locator(selector).first().textContent();
    expect(said).toContain(await around('#codes-overall h3 a'));
    expect(said).toContain(await around('h1'));
    expect(said).toMatch(/ · [\d,]+\sposts · \d+\speople · .*\s2023$/);
    const png = await taken('PNG');
    expect(png.bytes.subarray(1, 4).toString()).toBe('PNG');
    expect(png.bytes.length).toBeGreaterThan(5_000);
    expect(wrong.filter((line) => !line.includes('blob:'))).toEqual([]);
    await opened.context().close();
  });

  test('has one main heading, headings without a gap, and links that lead somewhere', async () => {
    const { page: opened } = await page(1280, 'light');
    const { levels, dead } = await opened.evaluate(() => ({
      levels: [...document.querySelectorAll('h1, h2, h3, h4')].map(({ tagName }) => Number(tagName[1])),
      dead: [...document.querySelectorAll('a[href^="#"]')]
        .map((link) => link.getAttribute('href') ?? '')
        .filter((href) => document.getElementById(href.slice(1)) === null),
    }));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    for (const [i, level] of levels.entries()) expect(level - (levels[i - 1] ?? 0)).toBeLessThanOrEqual(1);
    expect(dead).toEqual([]);
    await opened.context().close();
  });

  test('shows at the edge of a table that is wider than its frame that there is more, but not on paper', async () => {
    const { page: opened } = await page(390, 'dark');
    const frames = opened.locator('.scroll');
    const shaded = () =>
      frames.evaluateAll((all) => all.filter((one) => getComputedStyle(one).backgroundImage.includes('gradient')).length);
    expect(await frames.count()).toBeGreaterThan(10);
    expect(await shaded()).toBe(await frames.count());
    await opened.emulateMedia({ media: 'print' });
    expect(await shaded()).toBe(0);
    await opened.context().close();
  });

  test('prints what is open on the screen, on fewer than thirty-five sheets', async () => {
    const { page: opened } = await page(1280, 'light');
    const pdf = await opened.pdf({ preferCSSPageSize: true });
    const sheets = pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
    expect(sheets).toBeGreaterThan(20);
    expect(sheets).toBeLessThan(35);
    await opened.locator('#weeks summary').click();
    await opened.emulateMedia({ media: 'print' });
    const tables = opened.locator('figure:has(> .chart) table');
    expect(await tables.filter({ visible: true }).count()).toBe(1);
    expect(await opened.locator('#definitions').isVisible()).toBe(false);
    await opened.context().close();
  });

  test('has its head and its summary on the first sheet of a print', async () => {
    // A4 less its margins, at 96 points an inch.
    const { page: opened } = await page(680, 'light');
    await opened.emulateMedia({ media: 'print' });
    const { bottom } = await opened.locator('#summary').evaluate((one) => one.getBoundingClientRect());
    expect(bottom).toBeGreaterThan(500);
    expect(bottom).toBeLessThan(1009);
    await opened.context().close();
  });

  test('tells screen readers of a chart by its description, and not by its labels', async () => {
    const { page: opened } = await page(1280, 'light');
    const session = await opened.context().newCDPSession(opened);
    const { nodes } = (await session.send('Accessibility.getFullAXTree')) as { nodes: Spoken[] };
    const charts = nodes.filter(({ role, ignored }) => role?.value === 'image' && !ignored);
    expect(charts.length).toBeGreaterThan(10);
    const within = new Map(nodes.map((node) => [node.nodeId, node]));
    const said = (node: Spoken): string[] =>
      (node.childIds ?? []).flatMap((id) => {
        const child = within.get(id);
        if (child === undefined) return [];
        return [...(child.role?.value === 'StaticText' && !child.ignored ? [child.name?.value ?? ''] : []), ...said(child)];
      });
    expect(charts.flatMap(said)).toEqual([]);
    await opened.context().close();
  });

  test('has a name for each row of a table, and a stop of the Tab key for frames that scroll alone', async () => {
    const { page: opened } = await page(1280, 'light');
    await opened.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    const { nameless, idle } = await opened.evaluate(() => ({
      nameless: [...document.querySelectorAll('figure tbody tr')].filter((row) => row.querySelector('th[scope=row]') === null).length,
      idle: [...document.querySelectorAll<HTMLElement>('.scroll')].filter(
        (frame) =>
          frame.checkVisibility() &&
          frame.tabIndex === 0 &&
          frame.scrollWidth <= frame.clientWidth + 1 &&
          frame.scrollHeight <= frame.clientHeight + 1,
      ).length,
    }));
    expect(nameless).toBe(0);
    expect(idle).toBe(0);
    await opened.context().close();
  });

  test('shows wide tables of numbers in the room beside the text, and rows of sentences below each other on a phone', async () => {
    const { page: wide } = await page(1900, 'light');
    const frame = wide.locator('#space-measures .scroll');
    expect(await frame.evaluate((one) => one.scrollWidth - one.clientWidth)).toBeLessThanOrEqual(1);
    await wide.context().close();
    const { page: phone } = await page(390, 'light');
    await phone.locator('#network > .fold').click();
    const sentences = phone.locator('#measures .scroll');
    expect(await sentences.evaluate((one) => one.scrollWidth - one.clientWidth)).toBeLessThanOrEqual(1);
    expect(
      await sentences
        .locator('td.long')
        .first()
        .evaluate((cell) => getComputedStyle(cell, '::before').content),
    ).toContain('Meaning');
    await phone.context().close();
  });

  test('on a phone folds what findings rest on, and opens it by a button, a link, a search and on paper', async () => {
    const { page: opened, wrong } = await page(390, 'light');
    const length = () => opened.evaluate(() => document.documentElement.scrollHeight);
    const shown = (id: string) => opened.locator(`#${id}`).evaluate((one) => one.checkVisibility({ contentVisibilityAuto: true }));
    // Some fifteen windows of a phone, findings of all sections among them.
    const folded = await length();
    expect(folded).toBeLessThan(14_000);
    expect(await shown('codes-overall')).toBe(false);
    const button = opened.locator('#codes > .fold');
    expect(await button.getAttribute('aria-expanded')).toBe('false');
    expect(await button.textContent()).toMatch(/^\d+ figures( and \d+ tables?)?$/);
    expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    await button.click();
    expect(await button.getAttribute('aria-expanded')).toBe('true');
    expect(await shown('codes-overall')).toBe(true);
    await button.click();
    expect(await shown('codes-overall')).toBe(false);
    await opened.locator('#summary a[href="#tools"]').click();
    expect(await shown('domains')).toBe(true);
    expect(await shown('hashtags')).toBe(false);
    // A browser that searches the page says so of what it found before it shows it.
    await opened.locator('#threads > .part').dispatchEvent('beforematch');
    expect(await shown('thread-size')).toBe(true);
    expect(await opened.locator('#threads > .fold').getAttribute('aria-expanded')).toBe('true');
    await opened.goto('about:blank');
    await opened.goto(`${address}#hashtags`);
    expect(await shown('hashtags')).toBe(true);
    await expect.poll(async () => (await opened.locator('#hashtags').boundingBox())?.y).toBeLessThan(200);
    await opened.getByRole('button', { name: 'Open all sections' }).click();
    expect(await length()).toBeGreaterThan(folded * 3);
    await opened.reload();
    await opened.emulateMedia({ media: 'print' });
    expect(await shown('codes-overall')).toBe(true);
    expect(await opened.locator('.fold').first().isVisible()).toBe(false);
    expect(wrong).toEqual([]);
    await opened.context().close();
    const { page: desk } = await page(1280, 'light');
    expect(await desk.locator('.fold').count()).toBe(0);
    await desk.context().close();
  });

  test('goes from one download to the next by the arrow keys', async () => {
    const { page: opened } = await page(1280, 'light');
    const bar = opened.locator('#codes-overall [role=toolbar]');
    await bar.getByRole('button').first().focus();
    await opened.keyboard.press('ArrowRight');
    expect(await opened.evaluate(() => document.activeElement?.textContent)).toBe('PNG');
    await opened.keyboard.press('ArrowLeft');
    await opened.keyboard.press('ArrowLeft');
    expect(await opened.evaluate(() => document.activeElement?.textContent)).toBe('Vega-Lite');
    expect(await bar.locator('button[tabindex="0"]').count()).toBe(1);
    await opened.context().close();
  });
});
