import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { references } from '../../../src/report/paper/references.ts';
import { project } from '../../pipelines/command.ts';
import { inventedStudy } from '../invented-study.ts';
import { rendered } from '../rendered.ts';

let files: Map<string, string>;

beforeAll(async () => {
  files = await rendered(inventedStudy(), { title: 'An invented study' });
});

/** The text of a file of the report, without what only Markdown needs. */
const text = (name: string) => (files.get(name) ?? '').replaceAll('&amp;', '&').replaceAll('\\', '');

describe('the texts for a paper', () => {
  test('cite nothing, in any study, that is not among the references', () => {
    const folder = join(project, 'src/report/paper');
    const written = ['methods.ts', 'coding.ts', 'network.ts'].map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
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

  test('list the works that they cite, and no others', () => {
    const [methods = '', list = ''] = text('paper/methods.md').split('## References');
    const told = methods + text('paper/ethics.md');
    for (const {
      authors: [first = ''],
      year,
    } of references) {
      const [family = ''] = first.split(', ');
      const cited = new RegExp(`${family}[^;()]* \\(?${year}`, 'u').test(told);
      expect(new RegExp(`^${family}, .*\\(${year}\\)`, 'mu').test(list), `${family} ${year}`).toBe(cited);
    }
    expect(list).toContain('franzke');
    expect(list).not.toContain('Bernal');
  });

  test('tell of the codes what the table tells', () => {
    const shares = [...text('tables/codes-overall.html').matchAll(/<td[^>]*>(\d+\.\d%)<\/td>/g)].map(([, share]) => share);
    expect(shares.length).toBeGreaterThanOrEqual(6);
    const told = /Without them, shares were: (.*)/.exec(text('paper/methods.md'))?.[1] ?? '';
    const without = [...told.matchAll(/ (\d+\.\d%) \(95% interval (\d+\.\d%) to (\d+\.\d%)\)[;.]/g)].flatMap(([, ...numbers]) => numbers);
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

describe('the references', () => {
  // As the project's account of the field has them: title, year, DOI.
  test.each([
    ['carpenter2020', 2020, '10.1007/s11528-019-00466-3', 'Spam and educators’ Twitter use: Methodological challenges and considerations'],
    [
      'carpenter2021',
      2021,
      '10.1016/j.caeo.2021.100038',
      'Sharing and self-promoting: An analysis of educator tweeting at the onset of the COVID-19 pandemic',
    ],
    [
      'greenhalgh2020',
      2020,
      '10.1016/j.compedu.2020.103809',
      'Identifying multiple learning spaces within a single teacher-focused Twitter hashtag',
    ],
    [
      'mason2022',
      2022,
      '10.1177/17470161221076948',
      'Reporting and discoverability of “Tweets” quoted in published scholarship: current practice and ethical implications',
    ],
  ])('have %s as the field does', (key, year, doi, title) => {
    expect(references.find((one) => one.key === key)).toMatchObject({ year, doi, title });
  });

  test('have keys of name and year, each DOI once and bare, and stand in the order of their keys', () => {
    const keys = references.map(({ key }) => key);
    expect(keys).toEqual([...new Set(keys)].sort());
    const dois = references.flatMap(({ doi }) => doi ?? []);
    expect(new Set(dois.map((doi) => doi.toLowerCase())).size).toBe(dois.length);
    for (const { key, authors, year, title, venue, doi } of references) {
      expect(key).toBe(`${authors[0]?.split(', ')[0]?.toLowerCase().split(' ').at(-1)}${year}`);
      for (const author of authors) expect(author).toMatch(/^[\p{L} '’-]+, \p{L}[\p{L}. -]*$/u);
      for (const text of [title, venue]) expect(text).toMatch(/^\S.*[^\s.]$/u);
      if (doi?.startsWith('10.48550/')) expect(doi).toMatch(/^10\.48550\/arXiv\.\d{4}\.\d{4,5}$/);
    }
  });

  test('agree with what the code says beside the methods themselves', () => {
    const folder = join(project, 'src');
    const code = (readdirSync(folder, { recursive: true }) as string[])
      .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('references.ts'))
      .map((name) => readFileSync(join(folder, name), 'utf8').replace(/\n\s*\*?\s*/g, ' '))
      .join('\n');
    let compared = 0;
    for (const { authors, year, doi } of references) {
      const cited = new RegExp(
        `(?<![&,] )${authors[0]?.split(', ')[0]}[^()\\n;]{0,80}\\(${year}\\)[^()\\n;]{0,120}?(10\\.\\d{4,}/(?:[^\\s;'\`]|;\\d)*[\\w)])`,
        'gu',
      );
      for (const [text, said = ''] of code.matchAll(cited)) {
        // Another work of the same year, with others.
        const [names = ''] = text.split('(');
        if ((names.match(/\p{Lu}\p{L}+/gu) ?? []).some((name) => !authors.join(' ').includes(name))) continue;
        compared += 1;
        expect(said.replace(/\)$/, ''), text.slice(0, 160)).toBe(doi?.replace(/\)$/, ''));
      }
    }
    expect(compared).toBeGreaterThan(5);
  });

  test('are BibTeX in which every entry has its fields, braces in pairs, and no sign that LaTeX takes for its own', () => {
    const entries = text('paper/references.bib').trim().split(/\n\n/);
    expect(entries).toHaveLength(references.length + 1);
    for (const entry of entries) {
      expect(entry).toMatch(/^@(?:article|inproceedings|techreport|software)\{[a-z]+\d*,\n(?: {2}[a-z]+ = \{.+\},?\n)+\}$/);
      expect(entry.match(/\{/g)?.length).toBe(entry.match(/\}/g)?.length);
      expect(entry).toMatch(/ author = .* title = /s);
    }
    expect(files.get('paper/references.bib')?.replaceAll('\\&', '')).not.toMatch(/[&%#$_](?![^{]*\}\n? *(?:doi|$))/m);
  });
});
