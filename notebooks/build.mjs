// Builds the notebooks as pages of one file each, without a network: node notebooks/build.mjs [TABLES] [REPORT]
// TABLES is a folder of data/processed, REPORT the report of the same study; by default those of the sample.
// The pages go to notebooks/dist. They hold the tables under pseudonyms: personal data, as the tables are.
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { config, observable } from '@observablehq/notebook-kit/vite';
import { build } from 'vite';
import { viteSingleFile } from 'vite-plugin-singlefile';

const here = dirname(fileURLToPath(import.meta.url));
const home = dirname(here);
const [tables = join(home, 'data/processed/sample'), report = join(home, 'reports/sample')] = process.argv
  .slice(2)
  .map((path) => resolve(path));
const notebooks = readdirSync(here).filter((name) => name.endsWith('.html'));

/** What the notebooks attach, copied to where they look for it. */
function attach() {
  rmSync(join(here, 'data'), { recursive: true, force: true });
  mkdirSync(join(here, 'data'));
  for (const notebook of notebooks) {
    for (const [, name] of readFileSync(join(here, notebook), 'utf8').matchAll(/FileAttachment\("data\/([^"]+)"\)/g)) {
      const path = join(name.endsWith('.parquet') ? tables : report, name);
      if (!existsSync(path)) {
        console.error(
          `${notebook}: missing file: ${path}\nhint: run the study first, or name its folders: node notebooks/build.mjs data/processed/NAME reports/NAME`,
        );
        process.exit(2);
      }
      copyFileSync(path, join(here, 'data', name));
    }
  }
}

/**
 * The runtime of notebooks knows libraries that it would fetch from elsewhere when a cell first uses them. No cell does:
 * cells import what is installed here. In the page these addresses lead to empty modules, so that it can fetch nothing.
 */
const nothingFromElsewhere = {
  name: 'nothing-from-elsewhere',
  enforce: 'pre',
  resolveId: (id) => (/^(?:npm:|https?:)/.test(id) ? '\0nothing' : null),
  load: (id) => (id === '\0nothing' ? 'export default {};' : null),
  transform: (code, id) => (/\.css(?:\?|$)/.test(id) ? code.replace(/@import\s+url\(["']?https?:[^)]*\)[^;]*;/g, '') : null),
};

/** On a phone a chart that is wider than the page scrolls within its cell, and is not cut. */
const wideChartsScroll = {
  name: 'wide-charts-scroll',
  transformIndexHtml: () => [{ tag: 'style', children: '.observablehq--cell{overflow-x:auto}', injectTo: 'head' }],
};

attach();
rmSync(join(here, 'dist'), { recursive: true, force: true });
for (const notebook of notebooks) {
  await build({
    ...config(),
    root: here,
    configFile: false,
    logLevel: 'error',
    plugins: [nothingFromElsewhere, observable(), wideChartsScroll, viteSingleFile()],
    build: {
      outDir: join(here, 'dist'),
      emptyOutDir: false,
      assetsInlineLimit: Number.MAX_SAFE_INTEGER,
      rollupOptions: { input: join(here, notebook), shimMissingExports: true, onwarn: () => {} },
    },
  });
  console.log(`notebooks/dist/${notebook}`);
}
