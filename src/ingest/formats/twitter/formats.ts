import type { Format } from '../../format.ts';
import { academicTwitterTidy, academicTwitterUsers } from './academic-twitter.ts';
import { apifyTwitter } from './apify-twitter.ts';
import { brightDataTwitter } from './bright-data-twitter.ts';
import { chatTranscript } from './chat-transcript.ts';
import { fourCatTwitter } from './four-cat-twitter.ts';
import { galleryDlTwitter } from './gallery-dl-twitter.ts';
import { hoaxy } from './hoaxy.ts';
import { kaggleTweets } from './kaggle-tweets.ts';
import { mappedTwitter } from './mapped-twitter.ts';
import { minetTwitter } from './minet-twitter.ts';
import { nodexl, nodexlVertices } from './nodexl.ts';
import { ntscraper } from './ntscraper.ts';
import { rtweet } from './rtweet.ts';
import { snscrape, snscrapeCsv } from './snscrape.ts';
import { tags } from './tags.ts';
import { tcat } from './tcat.ts';
import { twarcCsv, twarcCsvChosen } from './twarc-csv.ts';
import { twarc1Csv } from './twarc1-csv.ts';
import { twarc2, twarc2Compliance, twarc2Counts, twarc2Users } from './twarc2.ts';
import { statusIds, tweetIdColumn, tweetIds } from './tweet-ids.ts';
import { twint } from './twint.ts';
import { twitterArchive, twitterArchiveNotes, twitterArchiveOwner, twitterArchivePrivate } from './twitter-archive.ts';
import { twitterArchiveMonthly } from './twitter-archive-monthly.ts';
import { twitterOperations } from './twitter-operations.ts';
import { twitterV1 } from './twitter-v1.ts';
import { twitterV2Csv } from './twitter-v2-csv.ts';
import { waybackTweets } from './wayback-tweets.ts';
import { zeeschuimerDecoderTwitter } from './zeeschuimer-decoder.ts';
import { twitterGraphql, zeeschuimerTwitter } from './zeeschuimer-twitter.ts';

/** Exports of Twitter and X: of its own interfaces and archives, and of tools that collect from it. */
export const twitter: readonly Format[] = [
  tags,
  rtweet,
  chatTranscript,
  twarc2,
  twarc2Counts,
  twarc2Users,
  twarc2Compliance,
  academicTwitterUsers,
  academicTwitterTidy,
  brightDataTwitter,
  fourCatTwitter,
  hoaxy,
  kaggleTweets,
  minetTwitter,
  nodexl,
  nodexlVertices,
  tcat,
  twarc1Csv,
  twarcCsv,
  twarcCsvChosen,
  tweetIds,
  statusIds,
  tweetIdColumn,
  twitterArchive,
  twitterArchiveOwner,
  twitterArchiveNotes,
  twitterArchivePrivate,
  twitterArchiveMonthly,
  twitterV1,
  twitterV2Csv,
  zeeschuimerTwitter,
  twitterGraphql,
  zeeschuimerDecoderTwitter,
  ...mappedTwitter,
  twitterOperations,
  apifyTwitter,
  snscrape,
  snscrapeCsv,
  twint,
  galleryDlTwitter,
  ntscraper,
  waybackTweets,
];
