import { basename, dirname, resolve } from 'node:path';
import { bytesOf, textOf } from '../../src/disk/named-file.ts';
import { inertCell } from '../../src/text/csv.ts';
import type { Mode } from '../terminal/stage-script.ts';

/** Codes any table of texts, without a study. */
export const classifyTexts: Mode = {
  option: 'texts',
  example: 'npx tsx pipelines/classify.ts --texts texts.csv > codes.csv',
  addOptions(command) {
    command.option(
      '--texts <file>',
      'a CSV table in place of exports: id, text and, where present, platform, author, bio, links, quoted; prints CSV',
    );
  },
  async run({ texts, study, json }) {
    const file = texts as string;
    const [{ codeTexts }, { studyRules }, { textRows }] = await Promise.all([
      import('../../src/classify/texts/texts.ts'),
      import('../../src/classify/study-rules.ts'),
      import('../../src/classify/texts/text-rows.ts'),
    ]);
    const rows = textRows(await bytesOf(file), basename(file));
    const rules = await studyRules(await settingsIn(study as string | undefined));
    const coded = codeTexts(rows, rules);
    if (json === true) return { text: `${JSON.stringify({ posts: coded })}\n` };
    const names = ['id', ...rules.scorer.codes.flatMap((code) => [`${code}_p`, code]), 'uncodable', 'subflag', 'evidence'];
    const lines = [names, ...coded.map((row) => names.map((name) => inertCell(String(row[name] ?? ''))))];
    return { text: `${lines.map((line) => line.join(',')).join('\n')}\n` };
  },
};

async function settingsIn(file: string | undefined) {
  const [{ defaultSettings }, { readSettings }] = await Promise.all([
    import('../../src/settings/settings.ts'),
    import('../../src/settings/read-settings.ts'),
  ]);
  if (file === undefined) return { settings: defaultSettings() };
  return { settings: readSettings(await textOf(file), basename(file)), base: dirname(resolve(file)) };
}
