import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { project } from '../pipelines/command.ts';
import { executable, open } from './chromium.ts';

const dist = join(project, 'notebooks/dist');
const built = existsSync(dist) ? readdirSync(dist).filter((name) => name.endsWith('.html')) : [];
if (built.length === 0) console.warn('no notebooks built here: node notebooks/build.mjs builds them, and this test opens them');

describe.skipIf(executable === null || built.length === 0)('the notebooks, opened from disk without a network', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await open();
  });
  afterAll(() => browser?.close());

  test.each(built)('%s: every cell shows something, nothing goes wrong, nothing is asked for', async (name) => {
    const context = await browser.newContext({ offline: true });
    const page = await context.newPage();
    const wrong: string[] = [];
    page.on('pageerror', (error) => wrong.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') wrong.push(message.text());
    });
    page.on('request', (request) => {
      if (!/^(?:file|data|blob):/.test(request.url())) wrong.push(`asks for ${request.url()}`);
    });
    await page.goto(pathToFileURL(join(dist, name)).href);
    // The last cell is drawn last: by then all others are.
    await page.waitForFunction(() => {
      const cells = [...document.querySelectorAll('.observablehq--cell')];
      return cells.length > 4 && cells.at(-1)?.querySelector('svg, table, p') !== null;
    });
    expect(wrong).toEqual([]);
    const shown = await page.evaluate(() => ({
      errors: [...document.querySelectorAll('.observablehq--error')].map((cell) => cell.textContent),
      charts: [...document.querySelectorAll('.observablehq--cell svg')].filter((svg) => svg.querySelectorAll('path, line, rect').length > 3)
        .length,
    }));
    const words = (await page.locator('.observablehq--cell').allInnerTexts()).join('\n');
    expect(shown.errors).toEqual([]);
    expect(words).not.toMatch(/undefined|NaN/);
    // On a phone a chart that is wider than the page scrolls within its cell.
    await page.setViewportSize({ width: 390, height: 800 });
    const cut = await page
      .locator('.observablehq--cell')
      .evaluateAll(
        (cells) => cells.filter((cell) => cell.scrollWidth > cell.clientWidth && getComputedStyle(cell).overflowX !== 'auto').length,
      );
    expect(cut).toBe(0);
    if (name === 'first-look.html') expect(shown.charts).toBe(4);
    if (name === 'replication.html') expect(words).toMatch(/(\d+) of \1 numbers are the same/);
    await context.close();
  });
});
