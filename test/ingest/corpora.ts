import { join } from 'node:path';

/** Folder of test data collected by others, or where it would be; tests that need it say so and skip where it is missing. */
export const corpora = process.env.STAFFROOM_CORPORA ?? join(import.meta.dirname, '../../../shared/corpora');
