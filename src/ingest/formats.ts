import type { Format } from './format.ts';
import { academicTwitterUsers } from './formats/academic-twitter.ts';
import { apifyFacebookComments, apifyFacebookPosts } from './formats/apify-facebook.ts';
import { apifyInstagram } from './formats/apify-instagram.ts';
import { apifyReddit } from './formats/apify-reddit.ts';
import { apifyTiktok } from './formats/apify-tiktok.ts';
import { apifyTwitter } from './formats/apify-twitter.ts';
import { asideTables, instafake, tweetorials } from './formats/asides.ts';
import { blueskyCsv } from './formats/bluesky-csv.ts';
import { blueskyPost, blueskyProfiles } from './formats/bluesky-post.ts';
import { blueskyRecord } from './formats/bluesky-record.ts';
import { brandwatch } from './formats/brandwatch.ts';
import { brightDataFacebookComments, brightDataFacebookPosts } from './formats/bright-data-facebook.ts';
import { brightDataInstagram } from './formats/bright-data-instagram.ts';
import { brightDataPinterest } from './formats/bright-data-pinterest.ts';
import { brightDataTiktok } from './formats/bright-data-tiktok.ts';
import { brightDataTwitter } from './formats/bright-data-twitter.ts';
import { canvas } from './formats/canvas.ts';
import { chatTranscript } from './formats/chat-transcript.ts';
import { convokit } from './formats/convokit.ts';
import { crowdtangleFacebook, crowdtangleGroups } from './formats/crowdtangle-facebook.ts';
import { crowdtangleInstagram } from './formats/crowdtangle-instagram.ts';
import { crowdtangleJson } from './formats/crowdtangle-json.ts';
import { discord } from './formats/discord.ts';
import { discourse } from './formats/discourse.ts';
import { edgeLists, edgeListWithText } from './formats/edge-list.ts';
import { edxForum } from './formats/edx-forum.ts';
import { facebookDownload, privateMessages } from './formats/facebook-download.ts';
import { facebookGraph } from './formats/facebook-graph.ts';
import { forumAnswers, moodleExport, moodleForum } from './formats/forum.ts';
import { fourCatInstagram } from './formats/four-cat-instagram.ts';
import { fourCatBluesky, fourCatThreads, fourCatTiktok } from './formats/four-cat-neighbours.ts';
import { fourCatTelegram } from './formats/four-cat-telegram.ts';
import { fourCatTwitter } from './formats/four-cat-twitter.ts';
import { hypothesis } from './formats/hypothesis.ts';
import { instagramDownload, instagramDownloadOwner } from './formats/instagram-download.ts';
import { instagramInsights } from './formats/instagram-insights.ts';
import {
  instagramBrandPosts,
  instagramHashtagScrape,
  instagramScreenScrape,
  instagramScreenScrapeJson,
} from './formats/instagram-scrape.ts';
import { kaggleTweets } from './formats/kaggle-tweets.ts';
import { mappedTables } from './formats/mapped-tables.ts';
import { mastodonActor, mastodonOutbox } from './formats/mastodon-outbox.ts';
import { mastodonStatus } from './formats/mastodon-status.ts';
import { minetTwitter } from './formats/minet-twitter.ts';
import { nodexl, nodexlVertices } from './formats/nodexl.ts';
import { praw } from './formats/praw.ts';
import { prawMinimal } from './formats/praw-minimal.ts';
import { pushshift } from './formats/pushshift.ts';
import { pushshiftCsv } from './formats/pushshift-csv.ts';
import { redditDownloadComments, redditDownloadPosts } from './formats/reddit-download.ts';
import { redditListing } from './formats/reddit-listing.ts';
import { redditCommentTable, redditSubmissionTable } from './formats/reddit-table.ts';
import { redditThread } from './formats/reddit-thread.ts';
import { redditCommentTrees, redditExtractorComments, redditExtractorThreads } from './formats/redditextractor.ts';
import { rtweet } from './formats/rtweet.ts';
import { shareEvents, shareEventsByUrl } from './formats/share-events.ts';
import { slack, slackChannels, slackPeople } from './formats/slack.ts';
import { snscrape, snscrapeCsv } from './formats/snscrape.ts';
import { tags } from './formats/tags.ts';
import { tcat } from './formats/tcat.ts';
import { telegram } from './formats/telegram.ts';
import { tiktokResearch } from './formats/tiktok-research.ts';
import { tiktokTable } from './formats/tiktok-table.ts';
import { twarcCsv } from './formats/twarc-csv.ts';
import { twarc1Csv } from './formats/twarc1-csv.ts';
import { twarc2, twarc2Compliance, twarc2Counts, twarc2Users } from './formats/twarc2.ts';
import { statusIds, tweetIdColumn, tweetIds } from './formats/tweet-ids.ts';
import { twint } from './formats/twint.ts';
import { twitterArchive, twitterArchiveOwner, twitterArchivePrivate } from './formats/twitter-archive.ts';
import { twitterArchiveMonthly } from './formats/twitter-archive-monthly.ts';
import { twitterOperations } from './formats/twitter-operations.ts';
import { twitterV1 } from './formats/twitter-v1.ts';
import { twitterV2Csv } from './formats/twitter-v2-csv.ts';
import { whatsapp } from './formats/whatsapp.ts';
import { youtubeApi } from './formats/youtube-api.ts';
import { youtubeComments, youtubeCommentsOld } from './formats/youtube-comments.ts';
import { youtubeCommentDownloader, ytDlp } from './formats/youtube-pages.ts';
import { tuber, vosonYoutube } from './formats/youtube-rows.ts';
import { youtubeSpam } from './formats/youtube-spam.ts';
import { youtubeTakeout } from './formats/youtube-takeout.ts';
import { zeeschuimerDecoderTwitter } from './formats/zeeschuimer-decoder.ts';
import { zeeschuimerInstagram } from './formats/zeeschuimer-instagram.ts';
import { zeeschuimerPinterest } from './formats/zeeschuimer-pinterest.ts';
import { zeeschuimerThreads } from './formats/zeeschuimer-threads.ts';
import { zeeschuimerTiktok } from './formats/zeeschuimer-tiktok.ts';
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
  nodexlVertices,
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
  zeeschuimerDecoderTwitter,
  ...mappedTables,
  twitterOperations,
  tuber,
  vosonYoutube,
  youtubeCommentDownloader,
  ytDlp,
  youtubeTakeout,
  facebookGraph,
  facebookDownload,
  privateMessages,
  canvas,
  edxForum,
  discourse,
  hypothesis,
  fourCatTelegram,
  apifyReddit,
  apifyFacebookPosts,
  apifyFacebookComments,
  brandwatch,
  apifyInstagram,
  apifyTiktok,
  apifyTwitter,
  ...asideTables,
  instafake,
  tweetorials,
  blueskyCsv,
  blueskyPost,
  blueskyProfiles,
  blueskyRecord,
  brightDataFacebookComments,
  brightDataFacebookPosts,
  brightDataInstagram,
  brightDataPinterest,
  brightDataTiktok,
  convokit,
  crowdtangleFacebook,
  crowdtangleGroups,
  crowdtangleInstagram,
  crowdtangleJson,
  ...edgeLists,
  edgeListWithText,
  forumAnswers,
  moodleForum,
  moodleExport,
  discord,
  telegram,
  snscrape,
  snscrapeCsv,
  twint,
  fourCatInstagram,
  instagramDownload,
  instagramDownloadOwner,
  instagramInsights,
  instagramBrandPosts,
  instagramHashtagScrape,
  instagramScreenScrape,
  instagramScreenScrapeJson,
  mastodonActor,
  mastodonOutbox,
  mastodonStatus,
  pushshiftCsv,
  redditSubmissionTable,
  redditCommentTable,
  redditDownloadPosts,
  redditDownloadComments,
  redditListing,
  redditCommentTrees,
  redditExtractorComments,
  redditExtractorThreads,
  shareEvents,
  shareEventsByUrl,
  tiktokResearch,
  tiktokTable,
  slack,
  slackPeople,
  slackChannels,
  whatsapp(null),
  youtubeApi,
  youtubeComments,
  youtubeCommentsOld,
  youtubeSpam,
  zeeschuimerPinterest,
  zeeschuimerThreads,
  zeeschuimerTiktok,
  fourCatBluesky,
  fourCatThreads,
  fourCatTiktok,
];
