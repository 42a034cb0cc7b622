import type { Format } from '../../format.ts';
import { apifyTiktok } from './apify-tiktok.ts';
import { brightDataTiktok } from './bright-data-tiktok.ts';
import { fourCatTiktok } from './four-cat-tiktok.ts';
import { mappedTiktok } from './mapped-tiktok.ts';
import { tiktokComments } from './tiktok-comments.ts';
import { tiktokDownload } from './tiktok-download.ts';
import { tiktokResearch } from './tiktok-research.ts';
import { tiktokTable } from './tiktok-table.ts';
import { zeeschuimerTiktok } from './zeeschuimer-tiktok.ts';

/** Exports of TikTok: downloads of accounts, its interface for research, and what tools collect. */
export const tiktok: readonly Format[] = [
  ...mappedTiktok,
  apifyTiktok,
  brightDataTiktok,
  tiktokResearch,
  tiktokTable,
  zeeschuimerTiktok,
  tiktokComments,
  fourCatTiktok,
  tiktokDownload,
];
