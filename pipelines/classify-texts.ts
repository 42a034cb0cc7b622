import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import Papa from 'papaparse';
import { systemCode, UserError } from '../src/errors.ts';
import type { Instead } from './command.ts';

/** Codes any table of texts, without a study. */
export const classifyTexts: Instead = {
  asks: 'texts',
  example: 'npx tsx pipelines/classify.ts --texts texts.csv > codes.csv',
  options(command) {
    command.option(
      '--texts <file>',
      'a CSV table in place of exports: id, text and, where present, platform, author, bio, links, quoted; prints CSV',
    );
  },
  async run({ texts, study }) {
    const file = texts as string;
    const [{ codeTexts }, { studyRules }, { textRows }] = await Promise.all([
      import('../src/classify/texts.ts'),
      import('../src/classify/study-rules.ts'),
      import('../src/classify/text-rows.ts'),
    ]);
    const rows = textRows(await read(file), basename(file));
    const rules = await studyRules(await settingsIn(study as string | undefined));
    const coded = codeTexts(rows, rules);
    const names = ['id', ...rules.scorer.codes.flatMap((code) => [`${code}_p`, code]), 'uncodable', 'subflag', 'evidence'];
    return `${Papa.unparse({ fields: names, data: coded.map((row) => names.map((name) => row[name])) }, { newline: '\n' })}\n`;
  },
};

async function settingsIn(file: string | undefined) {
  const [{ defaultSettings, readSettings }, { dirname, resolve }] = await Promise.all([import('../src/settings.ts'), import('node:path')]);
  if (file === undefined) return { settings: defaultSettings() };
  return { settings: readSettings(new TextDecoder().decode(await read(file)), basename(file)), base: dirname(resolve(file)) };
}

async function read(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw new UserError(`${path}: ${systemCode(cause) === 'ENOENT' ? 'missing: no such file' : 'unreadable'}`, {
      hint: 'check the path',
      cause,
    });
  }
}
