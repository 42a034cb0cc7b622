import type { ExitStatus } from '../../src/errors.ts';
import type { Explained } from '../../src/ingest/explain.ts';
import { legible } from '../terminal/say.ts';
import type { Mode } from '../terminal/stage-script.ts';
import { chosenStudy, exportsOfStudies } from '../terminal/study-options.ts';

/** Prints what is known of the exports of a study; nothing is written. */
export const explainFiles: Mode = {
  option: 'explain',
  ofStudy: true,
  addOptions(command) {
    command.option('--explain', 'print what is known of every file, and write nothing');
  },
  async run(options, paths) {
    const { explain } = await import('../../src/ingest/explain.ts');
    const texts: string[] = [];
    let exit: ExitStatus = 0;
    for (const exports of await exportsOfStudies(paths)) {
      const files = await explain(await chosenStudy(options, exports));
      texts.push(options.json ? `${JSON.stringify(files)}\n` : legible(files.map(fileText).join('\n')));
      exit = exitOf(files) || exit;
    }
    return { text: texts.join(''), exit };
  },
};

/** The exit status that a run over these files would end with, as far as reading tells. */
function exitOf(files: readonly Explained[]): ExitStatus {
  if (files.some(({ refusal }) => refusal !== null)) return 2;
  return files.some(({ damage }) => damage !== null) ? 3 : 0;
}

function fileText({ file, checks, refusal, damage, rejects, notes }: Explained): string {
  const lines = [file];
  if (refusal !== null) lines.push(...refusal.split('\n').map((line) => `  ${line}`));
  for (const { check, passed, finding } of checks) lines.push(`  ${mark(passed)} ${check.padEnd(14)} ${finding}`);
  for (const { code, reason, rows, line, byte } of rejects) {
    const where = rows === 1 ? `line ${line}, byte ${byte}` : `${rows} rows, the first at line ${line}, byte ${byte}`;
    lines.push(`  ! ${'rejected'.padEnd(14)} ${code}: ${reason} (${where})`);
  }
  for (const note of notes) lines.push(`    ${'note'.padEnd(14)} ${note}`);
  if (damage !== null) lines.push(`  ! ${'damage'.padEnd(14)} ${damage}`);
  return `${lines.join('\n')}\n`;
}

function mark(passed: boolean | null): string {
  return passed === null ? ' ' : passed ? '+' : '!';
}
