import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { figure } from '../../src/report/figure.ts';
import { tablePage } from '../../src/report/paper/paper.tsx';
import { shown } from '../../src/report/words/words.ts';
import { own } from '../report/markup.ts';
import { pageOf } from '../report/pages.ts';
import { payloads } from '../report/payloads.ts';
import { executable, open } from './chromium.ts';

const all = payloads();
let folder: string;
let browser: Browser;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hostile-'));
  if (executable !== null) browser = await open();
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

/** How the page's own policy is treated: kept, or left aside, so that escaping alone has to hold. */
test.skipIf(executable === null || all === null).each([false, true])(
  'texts that break pages run nothing, load nothing and add nothing in a browser (policy left aside: %s)',
  { timeout: 120_000 },
  async (bypassCSP) => {
    const names = (all ?? []).map((text) => shown(text, 4000));
    const figures = [names.slice(0, 2300), names.slice(2300, 4600), names.slice(4600)].map((batch, f) =>
      figure({
        id: `f${f}`,
        finding: batch[7] as string,
        help: batch.slice(0, 50).join(' '),
        alt: batch[8] as string,
        note: batch.slice(50, 100).join(' '),
        rows: batch.map((name) => ({ name, n: 1 })),
        headings: [
          { name: 'name', label: batch[9] as string },
          { name: 'n', label: 'Posts', as: 'whole' },
        ],
        chart: null,
      }),
    );
    const section = { id: 'any', title: names[0] as string, findings: names.slice(0, 900), introduction: names.slice(900, 1900), figures };
    const pages = [pageOf(names[3] as string, section, figures), ...figures.map(tablePage)];
    const context = await browser.newContext({ offline: true, bypassCSP });
    for (const [i, content] of pages.entries()) {
      const path = join(folder, `${i}.html`);
      writeFileSync(path, content);
      const page = await context.newPage();
      const wrong: string[] = [];
      page.on('request', (request) => {
        if (request.url() !== pathToFileURL(path).href) wrong.push(request.url());
      });
      page.on('dialog', (dialog) => {
        wrong.push(dialog.message());
        void dialog.dismiss();
      });
      page.on('pageerror', (error) => wrong.push(String(error)));
      page.on('console', (message) => wrong.push(message.text()));
      await page.goto(pathToFileURL(path).href);
      const foreign = await page.evaluate(
        (own) =>
          [...document.querySelectorAll('*')].filter(
            (element) =>
              (element.tagName === 'SCRIPT' && element.getAttribute('type') !== 'application/json' && element.textContent !== own) ||
              /^(img|iframe|object|embed|link|base|form|input|svg|video|audio|b|marquee)$/i.test(element.tagName) ||
              [...element.attributes].some(({ name }) => /^on/i.test(name)),
          ).length,
        own.text,
      );
      expect(await page.locator('script').count()).toBe(i === 0 ? 2 : 0);
      expect(foreign).toBe(0);
      expect(wrong).toEqual([]);
      await page.close();
    }
    await context.close();
  },
);
