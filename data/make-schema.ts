// Writes what is told of settings and tables outside the code: npm run schema
// With --check nothing is written, and what is not as the code has it is named: npm run check does so.
import { readFileSync, writeFileSync } from 'node:fs';
import { settingsJsonSchema } from '../src/settings/settings.ts';
import { settingsReference } from './reference/settings.ts';
import { tablesReference } from './reference/tables.ts';

const held = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');

const SETTINGS = '../docs/settings.md';
const [BEGIN, END] = ['<!-- settings: begin -->', '<!-- settings: end -->'];

/** The page about settings with its tables as they are now. */
function settingsPage(): string {
  const page = held(SETTINGS);
  const [before, after] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (before < 0 || after < before) throw new Error(`${SETTINGS}: missing marks: ${BEGIN} … ${END}`);
  return `${page.slice(0, before)}${BEGIN}\n${settingsReference(settingsJsonSchema())}${page.slice(after)}`;
}

const files = {
  'study.schema.json': `${JSON.stringify(settingsJsonSchema(), null, 2)}\n`,
  'tables.md': tablesReference(),
  [SETTINGS]: settingsPage(),
};

if (process.argv.includes('--check')) {
  const stale = Object.entries(files).filter(([path, content]) => held(path) !== content);
  for (const [path] of stale) console.error(`data/${path}: not as the code has it: npm run schema writes it anew`);
  process.exitCode = stale.length === 0 ? 0 : 1;
} else for (const [path, content] of Object.entries(files)) writeFileSync(new URL(path, import.meta.url), content);
