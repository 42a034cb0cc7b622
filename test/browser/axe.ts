import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

/** What axe finds against a page, its advice on good practice included; the context of the page must leave its policy aside. */
export async function faultsIn(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: createRequire(import.meta.url).resolve('axe-core/axe.min.js') });
  const { passes, faults } = await page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run(where: Document): Promise<{ violations: { id: string; nodes: { html: string }[] }[]; passes: unknown[] }> };
    };
    const { violations, passes } = await axe.run(document);
    return {
      passes: passes.length,
      faults: violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`),
    };
  });
  return passes > 10 ? faults : ['axe looked at nothing'];
}
