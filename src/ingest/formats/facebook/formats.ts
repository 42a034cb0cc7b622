import type { Format } from '../../format.ts';
import { apifyFacebookComments, apifyFacebookPosts } from './apify-facebook.ts';
import { brightDataFacebookComments, brightDataFacebookPosts } from './bright-data-facebook.ts';
import { crowdtangleFacebook, crowdtangleGroups } from './crowdtangle-facebook.ts';
import { facebookDownload, privateMessages } from './facebook-download.ts';
import { facebookGraph } from './facebook-graph.ts';
import { mappedFacebook } from './mapped-facebook.ts';
import { zeeschuimerFacebook, zeeschuimerFacebookComments } from './zeeschuimer-facebook.ts';

/** Exports of Facebook: downloads of accounts, its interface, and what tools collect. */
export const facebook: readonly Format[] = [
  ...mappedFacebook,
  facebookGraph,
  facebookDownload,
  privateMessages,
  apifyFacebookPosts,
  apifyFacebookComments,
  brightDataFacebookComments,
  brightDataFacebookPosts,
  crowdtangleFacebook,
  crowdtangleGroups,
  zeeschuimerFacebook,
  zeeschuimerFacebookComments,
];
