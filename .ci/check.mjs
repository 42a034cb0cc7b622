// Checks types, style, unused code and what is written from the code beside each other; shows what failed, and fails if any did.
import { spawn } from 'node:child_process';

const checks = ['check:types', 'check:style', 'check:unused', 'check:written'];

/** Runs a script of package.json; what it prints is kept until it ends, so that it stands together. */
function run(script) {
  return new Promise((resolve) => {
    const child = spawn(`npm run --silent ${script}`, { shell: true });
    let printed = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (printed += part));
    child.on('close', (status) => resolve({ script, status, printed }));
  });
}

const failed = (await Promise.all(checks.map(run))).filter(({ status }) => status !== 0);
for (const { script, printed } of failed) console.error(`${script}\n${printed}`);
process.exitCode = failed.length === 0 ? 0 : 1;
