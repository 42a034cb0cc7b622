import type { Format } from '../../format.ts';
import { fourCatThreads } from './four-cat-threads.ts';
import { threadsApi } from './threads-api.ts';
import { threadsDownload } from './threads-download.ts';
import { zeeschuimerThreads } from './zeeschuimer-threads.ts';

/** Exports of Threads: downloads of accounts, its interface, and what tools collect. */
export const threads: readonly Format[] = [zeeschuimerThreads, fourCatThreads, threadsDownload, threadsApi];
