import { expect } from 'vitest';
import type { Figure, Section } from '../../src/report/figure.ts';
import { html } from '../../src/report/page/page.tsx';
import { own } from './markup.ts';

/** A page with one section whose figures are tables, as the report would write it. */
export function pageOf(title: string, section: Section, figures: readonly Figure[]): string {
  const drawn = new Map(
    figures.map((figure) => [
      figure.id,
      { figure, wide: null, narrow: null, csv: figure.finding, spec: figure.help, painted: true, embedded: true, rows: 400 },
    ]),
  );
  return html({
    title,
    version: '0',
    k: 5,
    unit: 'people',
    facts: [[title, title]],
    sections: [section],
    guide: [],
    drawn,
    script: own,
    fonts: '',
  });
}

/** Whether a page has a text; said in short where it has not. */
export function has(page: string, text: string): void {
  expect(page.replaceAll('\u00a0', ' ').includes(text), `the page says: ${text}`).toBe(true);
}
