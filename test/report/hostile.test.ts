import { describe, expect, test } from 'vitest';
import { tokensOf } from '../../src/privacy/tokens.ts';
import { folded } from '../../src/privacy/views.ts';
import { ranking } from '../../src/report/charts/ranking.ts';
import { draw } from '../../src/report/drawing/draw.ts';
import { figure, tableFrom } from '../../src/report/figure.ts';
import { csv } from '../../src/report/files/csv.ts';
import { escaped } from '../../src/report/paper/latex.ts';
import { tablePage } from '../../src/report/paper/paper.tsx';
import { shown } from '../../src/report/words/words.ts';
import { elementsOf, isOwnLink } from './markup.ts';
import { pageOf } from './pages.ts';
import { FOREIGN, payloads } from './payloads.ts';
import { rendered } from './rendered.ts';
import { person, post } from './tables.ts';

const all = payloads();

const LINKS = ['href', 'xlink:href', 'src', 'action', 'formaction'];

/** Fails where markup holds an element, handler or link that the report does not write. */
function harmless(markup: string): void {
  const harmful = elementsOf(markup).filter(
    ({ name, attributes }) =>
      (name === 'script' ? attributes.type !== 'application/json' : FOREIGN.test(name)) ||
      Object.entries(attributes).some(([attribute, value]) => /^on/i.test(attribute) || (LINKS.includes(attribute) && !isOwnLink(value))),
  );
  expect(harmful).toEqual([]);
}

describe.skipIf(all === null)('texts that break pages', () => {
  const texts = all ?? [];
  const names = texts.map((text) => shown(text, 4000));

  test('are more than 6,600', () => {
    expect(texts.length).toBeGreaterThan(6600);
  });

  test('stay text on the page and in tables for word processors, in cells and in titles', { timeout: 120_000 }, () => {
    for (let at = 0; at < names.length; at += 400) {
      const batch = names.slice(at, at + 400);
      const figures = batch.map((name, i) =>
        figure({
          id: `f${i}`,
          finding: name,
          help: name,
          alt: name,
          note: name,
          rows: [{ name, n: 1 }],
          headings: [
            { name: 'name', label: name },
            { name: 'n', label: 'Posts', as: 'whole' },
          ],
          chart: null,
        }),
      );
      const section = { id: 'any', title: batch[0] as string, findings: [...new Set(batch)], introduction: [...new Set(batch)], figures };
      harmless(pageOf(batch[1] as string, section, figures));
      for (const one of figures.slice(0, 40)) harmless(tablePage(one));
    }
  });

  test('stay text in charts and in their descriptions', { timeout: 240_000 }, async () => {
    for (let at = 0; at < names.length; at += 300) {
      const rows = names.slice(at, at + 300).map((name) => ({ name, posts: 1 }));
      const chart = ranking({ label: 'name', value: 'posts' });
      harmless(await draw(chart(tableFrom(rows, ['name', 'posts']), 724), { alt: rows.map(({ name }) => name).join(' '), name: 'a' }));
    }
  });

  test('start no formula in a spreadsheet', () => {
    const lines = csv(
      tableFrom(
        texts.map((text) => ({ text })),
        ['text'],
      ),
    );
    // Read back as a spreadsheet reads it: quotes may hold line ends.
    const cells = [...lines.matchAll(/(?:^|\r\n)(?:"((?:[^"]|"")*)"|([^"\r\n]*))(?=\r\n|$)/g)].map(
      ([, quoted, bare]) => quoted ?? bare ?? '',
    );
    expect(cells.length).toBeGreaterThan(texts.length);
    expect(cells.filter((cell) => /^\s*[=+\-@\t＝＋－＠|%]/u.test(cell))).toEqual([]);
  });

  test('give LaTeX no command', () => {
    const kept = /\\(?:[&%$#_{},]|textbackslash\{\}|textasciitilde\{\}|textasciicircum\{\})|\$(?:-|\\times|\\geq|\\leq)\$|~/g;
    expect(texts.filter((text) => /[\\&%$#_^{}]/.test(escaped(text).replace(kept, '')))).toEqual([]);
  });

  test('stay text in every place of a study that they can come from', { timeout: 120_000 }, async () => {
    // What is shown of a study (tags, spaces, domains) has fewer words than a text; what is never shown has any.
    const sample = texts.filter((text, i) => i % 55 === 0 && tokensOf(folded(text)).length < 8);
    const hidden = texts.filter((_, i) => i % 55 === 27);
    expect(sample.length).toBeGreaterThan(30);
    const people = Array.from({ length: 6 }, (_, i) => `twitter:900000000${i}`);
    const key = (h: number, i: number) => `twitter:99000${h}000${i}`;
    const files = await rendered(
      {
        posts: sample.flatMap((text, h) =>
          people.map((author, i) =>
            post({
              post: key(h, i),
              author,
              time: Date.UTC(2024, 0, 1 + h),
              text: hidden[h] ?? '',
              title: hidden[h + 1] ?? '',
              quotedText: hidden[h + 2] ?? '',
              space: text,
              hashtags: [text],
              language: text,
              client: text,
            }),
          ),
        ),
        people: [...people, 'twitter:8000000001'].map((person_, i) =>
          person({
            person: person_,
            handle: hidden[i] ?? '',
            handles: hidden.slice(i, i + 1),
            name: hidden[i + 7] ?? '',
            bio: hidden[i + 14] ?? '',
          }),
        ),
        links: sample.flatMap((text, h) => people.map((_, i) => ({ post: key(h, i), position: 1, url: `x:${h}${i}`, domain: text }))),
        sessions: sample.slice(0, 8).map((text, h) => ({
          session: `${h}`,
          space: text,
          start: 1,
          end: 2,
          slot: text,
          basis: 'questions',
          posts: 6,
          people: 6,
          moderators: [],
          questions: 1,
          answers: 1,
          perMinute: 1,
        })),
        turns: sample.slice(0, 8).flatMap((_, h) => people.map((_, i) => ({ session: `${h}`, post: key(h, i), role: 'other' }))),
        indicators: sample.map((text) => ({
          indicator: 'commerceShare',
          scope: 'space',
          item: text,
          value: 0.5,
          low: 0.4,
          high: 0.6,
          people: 6,
        })),
        audit: sample.map((text, i) => ({ file: `export-${i}-zq.csv`, check: text, passed: false, finding: text })),
        ledger: sample.map((text, i) => ({ file: `export-${i}-zq.csv`, format: text, rows: 1, kept: 1, note: text, damage: text })),
      },
      { title: sample.join(' ').slice(0, 2000), report: { top: 60 } },
    );
    for (const [name, content] of files) if (/\.(?:html|svg)$/.test(name)) harmless(content);
    expect(files.size).toBeGreaterThan(20);
  });
});
