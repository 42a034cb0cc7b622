import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder that all files of one run of the tests share, gone after it. */
    readonly runFolder: string;
  }
}

/** Makes the folder before the first file and removes it after the last. */
export default function runFolder({ provide }: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'staffroom-tests-'));
  provide('runFolder', folder);
  return () => rmSync(folder, { recursive: true });
}
