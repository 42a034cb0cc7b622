import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, inject } from 'vitest';
import type { Outcome } from '../../src/run/outcome.ts';
import { command, project, type Said } from './command.ts';

/** Exports of the sample study. */
export const sample = join(project, 'data/raw/sample');

/** A run of the sample study: its folder, which is only to be read, and what it told. */
export interface SampleRun {
  readonly folder: string;
  readonly outcome: Outcome;
}

/** The one run of the sample study that the files of a run of the tests share: the first that asks makes it, others wait for it. */
export async function sampleRun(): Promise<SampleRun> {
  const folder = join(inject('runFolder'), 'sample');
  const said = `${folder}.json`;
  if (mkdirSync(folder, { recursive: true }) === undefined) {
    while (!existsSync(said)) await sleep(100);
  } else {
    const env = { TZ: 'America/New_York', LANG: 'C', LC_ALL: 'C' };
    const { status, stdout, stderr } = command('run', [sample, '--out', folder, '--json'], { env });
    writeFileSync(`${said}.part`, JSON.stringify({ status, stdout, stderr } satisfies Said));
    renameSync(`${said}.part`, said);
  }
  const { status, stdout, stderr }: Said = JSON.parse(readFileSync(said, 'utf8'));
  expect(status, stderr).toBe(0);
  return { folder, outcome: JSON.parse(stdout) };
}
