import { defineConfig } from 'vitest/config';

/** Tests that open pages in a real Chromium; apart, so that `npm test` passes on a machine without a browser. */
export default defineConfig({
  test: {
    include: ['test/browser/**/*.test.ts'],
    globalSetup: 'test/run-folder.ts',
    isolate: false,
    testTimeout: 120_000,
    hookTimeout: 240_000,
  },
});
