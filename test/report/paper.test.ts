import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { references } from '../../src/report/paper/references.ts';
import { project } from '../pipelines/command.ts';
import { inventedStudy, rendered } from './invented-study.ts';

let files: Map<string, string>;

beforeAll(async () => {
  files = await rendered(inventedStudy(), { title: 'An invented study' });
});

/** The text of a file of the report, without what only Markdown needs. */
const text = (name: string) => (files.get(name) ?? '').replaceAll('&amp;', '&').replaceAll('\\', '');

describe('the texts for a paper', () => {
  test('cite nothing, in any study, that is not among the references', () => {
    const written = readFileSync(join(project, 'src/report/paper/methods.ts'), 'utf8');
    const cited = new Set(
      [...written.matchAll(/(\p{Lu}\p{L}+|franzke)(?: et al\.|(?:, [\p{L} ]+)? & [\p{L} ]+)? (\d{4})\b/gu)].map(
        ([, name, year]) => `${name} ${year}`,
      ),
    );
    expect(cited.size).toBeGreaterThan(11);
    const known = references.map(({ authors: [first = ''], year }) => `${first.split(', ')[0]} ${year}`);
    expect([...cited].filter((citation) => !known.includes(citation))).toEqual([]);
    for (const { key, doi } of references) {
      expect(text('paper/references.bib'), key).toContain(`{${key},`);
      if (doi !== undefined) expect(doi).toMatch(/^10\.\d{4,}\/\S+$/);
    }
  });

  test('tell of the codes what the table tells', () => {
    const shares = [...text('tables/codes-overall.html').matchAll(/<td[^>]*>(\d+\.\d%)<\/td>/g)].map(([, share]) => share);
    expect(shares.length).toBeGreaterThanOrEqual(6);
    const told = /Without and with them, shares were: (.*)/.exec(text('paper/methods.md'))?.[1] ?? '';
    const without = [...told.matchAll(/ (\d+\.\d%) \(95% interval (\d+\.\d%) to (\d+\.\d%)\) and/g)].flatMap(([, ...numbers]) => numbers);
    expect(without.length).toBeGreaterThanOrEqual(6);
    expect([...without].sort()).toEqual([...shares].sort());
  });

  test('say in square brackets what only the authors can say, and tick it once they have', async () => {
    expect(text('paper/methods.md')).toContain('[State the tool of collection with its version.]');
    expect(text('paper/checklist.md')).toMatch(/- \[ \] Tool of collection and its version: to be stated/);
    const said = await rendered(inventedStudy(), {
      report: { statements: { tool: 'Posts were collected with TAGS 6.1.', ethics: 'The board waived review (no. 12).' } },
    });
    expect(said.get('paper/methods.md')).toContain('Posts were collected with TAGS 6.1.');
    expect(said.get('paper/methods.md')).not.toContain('State the tool');
    expect(said.get('paper/ethics.md')).toContain('The board waived review (no. 12).');
    expect(said.get('paper/checklist.md')).toContain('- [x] Tool of collection and its version: methods, Data');
    expect(said.get('paper/checklist.md')).toContain('- [ ] Dates of collection');
  });
});
