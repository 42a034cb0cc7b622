import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { LOOKS_AT } from '../../../../src/report/sections/data/files.ts';

const HEALTH = 'src/ingest/health';

test('the report says of every check of an export file what it looks at', () => {
  const sources = readdirSync(HEALTH).map((name) => readFileSync(join(HEALTH, name), 'utf8'));
  const checks = new Set(
    sources.flatMap((source) => [...source.matchAll(/\b(?:said\(\s*|check: )'([^']+)'/g)].map(([, name]) => name as string)),
  );
  expect(checks.size).toBeGreaterThan(15);
  // That somebody was forgotten is not told.
  expect([...checks].filter((name) => name !== 'forgotten' && LOOKS_AT[name] === undefined)).toEqual([]);
});
