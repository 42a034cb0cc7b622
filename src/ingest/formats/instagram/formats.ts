import type { Format } from '../../format.ts';
import { apifyInstagram } from './apify-instagram.ts';
import { brightDataInstagram } from './bright-data-instagram.ts';
import { crowdtangleInstagram } from './crowdtangle-instagram.ts';
import { fourCatInstagram } from './four-cat-instagram.ts';
import { galleryDlInstagram } from './gallery-dl-instagram.ts';
import { instaloaderComments, zeeschuimerInstagramComments } from './instagram-comments.ts';
import { instagramDownload, instagramDownloadOwner } from './instagram-download.ts';
import { instagramInsights } from './instagram-insights.ts';
import { instagramBrandPosts, instagramHashtagScrape, instagramScreenScrape, instagramScreenScrapeJson } from './instagram-scrape.ts';
import { instagrapi } from './instagrapi.ts';
import { instaloader, instaloaderProfiles } from './instaloader.ts';
import { mappedInstagram } from './mapped-instagram.ts';
import { minetInstagram, minetInstagramComments, minetInstagramFound } from './minet-instagram.ts';
import { zeeschuimerInstagram } from './zeeschuimer-instagram.ts';

/** Exports of Instagram: downloads of accounts, insights, and what tools collect. */
export const instagram: readonly Format[] = [
  zeeschuimerInstagram,
  ...mappedInstagram,
  apifyInstagram,
  brightDataInstagram,
  crowdtangleInstagram,
  fourCatInstagram,
  instagramDownload,
  instagramDownloadOwner,
  instagramInsights,
  instaloaderComments,
  zeeschuimerInstagramComments,
  instagrapi,
  minetInstagram,
  minetInstagramFound,
  minetInstagramComments,
  instagramBrandPosts,
  instagramHashtagScrape,
  instagramScreenScrape,
  instagramScreenScrapeJson,
  galleryDlInstagram,
  instaloader,
  instaloaderProfiles,
];
