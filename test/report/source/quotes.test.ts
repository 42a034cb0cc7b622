import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { UserError } from '../../../src/errors.ts';
import { refuseTellingQuotes } from '../../../src/report/source/quotes.ts';
import { inventedStudy } from '../invented-study.ts';
import { rendered } from '../rendered.ts';
import { person, post, type Tables, withTables } from '../tables.ts';

const OWN_WORDS = 'My third graders folded paper bridges all morning and one of them held eleven library books';

let folder = '';
let study: Tables;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quotes-'));
  study = inventedStudy();
  study.people = [
    ...(study.people ?? []),
    person({ person: 'twitter:77', id: '77', handle: 'bridge_folder', handles: ['bridge_folder'], name: 'Wilhelmina Plumquartz' }),
  ];
  study.posts = [...(study.posts ?? []), post({ post: 'twitter:7701', author: 'twitter:77', platform: 'twitter', text: OWN_WORDS })];
});
afterAll(() => rm(folder, { recursive: true }));

/** The page of a study with a file of quotes, or what is said of the file. */
async function page(lines: readonly string[]): Promise<string> {
  const path = join(folder, 'quotes.csv');
  await writeFile(path, `${lines.join('\n')}\n`);
  try {
    return (await rendered(study, { report: { quotes: path } })).get('index.html')?.replaceAll('\u00a0', ' ') ?? '';
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error.message;
  }
}

const HEADER = 'text,kind,consent,people,about';
const COMPOSITE = 'I keep the first ten minutes for whatever the class brought up the day before';

describe('quotes', () => {
  test('stand in the report where the study gives them, those with consent word for word', async () => {
    const shown = await page([HEADER, `${OWN_WORDS},consented,form 12,,bridges`, `"${COMPOSITE}",composite,,6,`]);
    expect(shown).toContain(`<bdi>${OWN_WORDS}</bdi>`);
    expect(shown).toContain('Quoted with consent; on bridges');
    expect(shown).toContain('Composite of what 6 people wrote');
    expect(shown).not.toContain('form 12');
  });

  test('are told of in the text on ethics, by what they rest on; without them no post is quoted', async () => {
    const ethics = async (lines: readonly string[]) => {
      const path = join(folder, 'quotes.csv');
      await writeFile(path, `${lines.join('\n')}\n`);
      return (await rendered(study, { report: { quotes: path } })).get('paper/ethics.md')?.replaceAll('\u00a0', ' ');
    };
    expect(await ethics([HEADER, `${OWN_WORDS},consented,form 12,,bridges`, `"${COMPOSITE}",composite,,6,`])).toContain(
      '1 post is quoted with consent and 1 composite of what at least 5 people wrote stands in place of quotes; nothing else is quoted, since about half',
    );
    expect(await ethics([HEADER])).toContain('No post is quoted: about half');
  });

  test.each([
    [{ text: `${OWN_WORDS.toUpperCase()}!`, kind: 'composite' }, 'line 2: holds eight words in a row of a post'],
    [{ text: 'As Wilhelmina Plumquartz put it: try again', kind: 'consented' }, 'line 2: holds the name of somebody in the study'],
    [{ text: OWN_WORDS, kind: 'consented' }, null],
    [{ text: COMPOSITE, kind: 'composite' }, null],
  ] as const)('are refused where they are somebody’s own words without consent, or name somebody: %o', async (quote, message) => {
    const told = withTables(study, ['people', 'posts', 'links', 'ledger'], (db) =>
      refuseTellingQuotes(db, [{ line: 2, people: 6, about: null, ...quote }], {
        smallest: 5,
        own: async () => ({ vocabulary: new Set<string>(), program: '' }),
      }),
    );
    if (message === null) await expect(told).resolves.toBeUndefined();
    else await expect(told).rejects.toThrow(`report.quotes: ${message}`);
  });

  test.each([
    ['text,kind,people', 'quotes.csv: missing columns: consent'],
    [`${HEADER}\n,composite,,6,`, 'quotes.csv, line 2: no text'],
    [`${HEADER}\n"two\nlines",composite,,6,\nAsk @somebody,consented,form 1,,`, 'quotes.csv, line 4: holds a mention'],
    [`${HEADER}\nSee https://blog.example/post,composite,,6,`, 'quotes.csv, line 2: holds a link'],
    [`${HEADER}\nThat was #fun today,composite,,6,`, 'quotes.csv, line 2: holds a hashtag'],
    [`${HEADER}\nWell,overheard,,6,`, 'quotes.csv, line 2: kind is overheard'],
    [`${HEADER}\nWell,composite,,many,`, 'quotes.csv, line 2: people is many'],
    [`${HEADER}\nWell,composite,,4,`, 'quotes.csv, line 2: a composite of 4 people'],
    [`${HEADER}\nWell,consented,,,`, 'quotes.csv, line 2: no reference to a consent'],
  ])('say what is wrong with a row: %s', async (text, message) => {
    expect(await page(text.split('\n'))).toContain(`report.quotes: ${message}`);
  });
  test('are refused where there are more than a page has room for', async () => {
    const lines = Array.from({ length: 201 }, (_, i) => `${COMPOSITE} ${i},composite,,5,`);
    expect(await page([HEADER, ...lines])).toBe('report.quotes: quotes.csv: 201 quotes; a report has room for 200');
  });
});
