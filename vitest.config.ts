import { defineConfig } from 'vitest/config';
import { LongFilesFirst } from './test/long-files-first.ts';

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: ['test/browser/**'],
    // By itself vitest leaves one core idle, which on a machine of two is half of it.
    maxWorkers: '100%',
    // The files that a worker runs share its modules: to load and compile the program anew for each would take it longer than most tests.
    isolate: false,
    sequence: { sequencer: LongFilesFirst },
    globalSetup: 'test/run-folder.ts',
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
