import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { command, project } from '../pipelines/command.ts';
import { executable, open } from './chromium.ts';

interface Violation {
  readonly id: string;
  readonly nodes: readonly { html: string }[];
}

describe.skipIf(executable === null)('the report of the sample', () => {
  let folder: string;
  let address: string;
  let browser: Browser;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'browser-'));
    const { status, stderr } = command('run', [join(project, 'data/raw/sample'), '--out', folder]);
    expect(status, stderr).toBe(0);
    address = pathToFileURL(join(folder, 'report/index.html')).href;
    browser = await open();
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

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

  test('prints with its tables opened', async () => {
    const { page: opened } = await page(1280, 'light');
    const pdf = await opened.pdf({ format: 'A4' });
    expect(pdf.length).toBeGreaterThan(50_000);
    await opened.context().close();
  });
});
