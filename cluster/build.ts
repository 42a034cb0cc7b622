// Makes dist/worker.mjs of worker.ts: npm run build:worker
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

await build({
  entryPoints: [here('worker.ts')],
  outfile: process.argv[2] ?? here('../dist/worker.mjs'),
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  // Packages written as CommonJS ask for Node's own modules at run time.
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  define: { SITES: JSON.stringify(await readFile(here('../data/lists/domains.csv'), 'utf8')) },
  // A database has no place in the worker: it would be native code.
  external: ['@duckdb/*'],
  logLevel: 'warning',
});
