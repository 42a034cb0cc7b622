import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { asTyped } from '../../../pipelines/terminal/say.ts';
import { project } from '../command.ts';

test.each([
  ['data/raw/sample', 'data/raw/sample'],
  ['/home/ann/my study/sample.json', '"/home/ann/my study/sample.json"'],
  ['C:\\Users\\ann\\sample.json', '"C:\\Users\\ann\\sample.json"'],
  ['été', '"été"'],
])('asTyped(%s) can be pasted into a shell', (path, typed) => {
  expect(asTyped(path)).toBe(typed);
});

test('the command that sample gives to be typed next has its path so', () => {
  const script = readFileSync(join(project, 'pipelines/sample.ts'), 'utf8');
  const commands = [...script.matchAll(/npx tsx pipelines\/[^`]*\$\{[^`]*`/g)].map(([said]) => said);
  expect(commands.length).toBeGreaterThan(1);
  for (const said of commands) expect(said).toContain('asTyped');
});
