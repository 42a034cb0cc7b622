import type { Format } from '../../format.ts';
import { apifyReddit } from './apify-reddit.ts';
import { bdfr } from './bdfr.ts';
import { mappedReddit } from './mapped-reddit.ts';
import { praw } from './praw.ts';
import { prawMinimal } from './praw-minimal.ts';
import { pushshift } from './pushshift.ts';
import { pushshiftCsv } from './pushshift-csv.ts';
import { redditDownloadComments, redditDownloadPosts } from './reddit-download.ts';
import { redditListing } from './reddit-listing.ts';
import { redditCommentTable, redditSubmissionTable } from './reddit-table.ts';
import { redditThread } from './reddit-thread.ts';
import { redditCommentTrees, redditExtractorComments, redditExtractorThreads } from './redditextractor.ts';
import { snscrapeReddit, snscrapeRedditTables } from './snscrape-reddit.ts';

/** Exports of Reddit: of its own interface and downloads, of the dumps of Pushshift, and of tools. */
export const reddit: readonly Format[] = [
  praw,
  prawMinimal,
  pushshift,
  redditThread,
  bdfr,
  ...mappedReddit,
  apifyReddit,
  pushshiftCsv,
  redditSubmissionTable,
  redditCommentTable,
  redditDownloadPosts,
  redditDownloadComments,
  redditListing,
  redditCommentTrees,
  redditExtractorComments,
  redditExtractorThreads,
  snscrapeReddit,
  ...snscrapeRedditTables,
];
