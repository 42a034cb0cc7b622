import type { Format } from './format.ts';
import { academicTwitterUsers } from './formats/academic-twitter.ts';
import { brightDataTwitter } from './formats/bright-data-twitter.ts';
import { chatTranscript } from './formats/chat-transcript.ts';
import { fourCatTwitter } from './formats/four-cat-twitter.ts';
import { kaggleTweets } from './formats/kaggle-tweets.ts';
import { minetTwitter } from './formats/minet-twitter.ts';
import { nodexl } from './formats/nodexl.ts';
import { praw } from './formats/praw.ts';
import { prawMinimal } from './formats/praw-minimal.ts';
import { pushshift } from './formats/pushshift.ts';
import { redditThread } from './formats/reddit-thread.ts';
import { rtweet } from './formats/rtweet.ts';
import { tags } from './formats/tags.ts';
import { tcat } from './formats/tcat.ts';
import { twarcCsv } from './formats/twarc-csv.ts';
import { twarc1Csv } from './formats/twarc1-csv.ts';
import { twarc2, twarc2Compliance, twarc2Counts, twarc2Users } from './formats/twarc2.ts';
import { statusIds, tweetIdColumn, tweetIds } from './formats/tweet-ids.ts';
import { twitterArchive, twitterArchiveOwner, twitterArchivePrivate } from './formats/twitter-archive.ts';
import { twitterArchiveMonthly } from './formats/twitter-archive-monthly.ts';
import { twitterV1 } from './formats/twitter-v1.ts';
import { twitterV2Csv } from './formats/twitter-v2-csv.ts';
import { zeeschuimerInstagram } from './formats/zeeschuimer-instagram.ts';
import { zeeschuimerTwitter } from './formats/zeeschuimer-twitter.ts';

/** Every format that is known. A file is of one of them, or of none; never of two. */
export const formats: readonly Format[] = [
  tags,
  rtweet,
  chatTranscript,
  twarc2,
  twarc2Counts,
  twarc2Users,
  twarc2Compliance,
  praw,
  prawMinimal,
  pushshift,
  redditThread,
  zeeschuimerInstagram,
  academicTwitterUsers,
  brightDataTwitter,
  fourCatTwitter,
  kaggleTweets,
  minetTwitter,
  nodexl,
  tcat,
  twarc1Csv,
  twarcCsv,
  tweetIds,
  statusIds,
  tweetIdColumn,
  twitterArchive,
  twitterArchiveOwner,
  twitterArchivePrivate,
  twitterArchiveMonthly,
  twitterV1,
  twitterV2Csv,
  zeeschuimerTwitter,
];
