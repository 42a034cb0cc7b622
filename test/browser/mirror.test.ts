import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeArchive } from '../mirror/archive.ts';
import { command } from '../pipelines/command.ts';
import { executable, open } from './chromium.ts';

describe.skipIf(executable === null)('the mirror of an invented archive', () => {
  let folder: string;
  let address: string;
  let browser: Browser;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'mirror-'));
    const archive = writeArchive(join(folder, 'archive'));
    const { status, stderr } = command('mirror', [archive, '--out', join(folder, 'out'), '--timezone', 'UTC']);
    expect(status, stderr).toBe(0);
    address = process.env.STAFFROOM_MIRROR ?? pathToFileURL(join(folder, 'out/index.html')).href;
    browser = await open();
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  async function page(width: number) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, offline: true, acceptDownloads: true });
    const opened = await context.newPage();
    const wrong: string[] = [];
    opened.on('console', (message) => wrong.push(message.text()));
    opened.on('pageerror', (error) => wrong.push(String(error)));
    opened.on('request', (request) => {
      if (!/^(file|data|blob):/.test(request.url())) wrong.push(`request: ${request.url()}`);
    });
    await opened.goto(address);
    return { opened, wrong, context };
  }

  test.each([1280, 390])('opens from disk at %i px without an error, a request or a page wider than the window', async (width) => {
    const { opened, wrong, context } = await page(width);
    expect(wrong).toEqual([]);
    expect(await opened.title()).toMatch(/^Private/);
    expect(await opened.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    // The map beyond its drawing would cut names.
    const outside = await opened.evaluate(() =>
      [...document.querySelectorAll('svg')]
        .filter((svg) => svg.getBoundingClientRect().width > 0)
        .flatMap((svg) => {
          const edge = svg.getBoundingClientRect().right + 1;
          return [...svg.querySelectorAll('text')]
            .filter((text) => text.getBoundingClientRect().right > edge)
            .map((text) => text.textContent);
        }),
    );
    expect(outside).toEqual([]);
    const shots = process.env.STAFFROOM_SHOTS;
    if (shots !== undefined) await opened.screenshot({ path: join(shots, `mirror-${width}.png`), fullPage: true });
    await context.close();
  });

  test('saves what was written, with its questions and figures, as a text file', async () => {
    const { opened, context } = await page(1280);
    const answer = 'Look for two <b>librarians</b>\nby May';
    await opened.locator('#goal-people-0').fill(answer);
    const [download] = await Promise.all([opened.waitForEvent('download'), opened.locator('#save').click()]);
    const saved = readFileSync(await download.path(), 'utf8');
    expect(saved).toContain('> Look for two <b>librarians</b>\n  > by May');
    expect(saved).toContain('Whom will I look for');
    expect(saved).toContain('Who is there, and who is missing?');
    expect(saved).toMatch(/^Private/);
    await context.close();
  });
});
