import type { ExitStatus } from '../src/errors.ts';
import type { Explained } from '../src/ingest/explain.ts';

/** What is known of the files of a study, as text; each check on a line of its own. */
export function explanation(files: readonly Explained[]): string {
  return files.map(fileText).join('\n');
}

/** The exit status that a run over these files would end with, as far as reading tells. */
export function explainedExit(files: readonly Explained[]): ExitStatus {
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
