import type { Format } from './format.ts';
import { asideTables, discordPackage, googleActivity, instafake, tweetorials } from './formats/asides.ts';
import { blueskyCsv } from './formats/bluesky/bluesky-csv.ts';
import { blueskyPost, blueskyProfiles } from './formats/bluesky/bluesky-post.ts';
import { blueskyRecord } from './formats/bluesky/bluesky-record.ts';
import { fourCatBluesky } from './formats/bluesky/four-cat-bluesky.ts';
import { mappedBluesky } from './formats/bluesky/mapped-bluesky.ts';
import { brandwatch } from './formats/brandwatch.ts';
import { brightDataPinterest } from './formats/bright-data-pinterest.ts';
import { chatMiner } from './formats/chats/chat-miner.ts';
import { discord, discordTables } from './formats/chats/discord.ts';
import { discordPage } from './formats/chats/discord-page.ts';
import { fourCatTelegram } from './formats/chats/four-cat-telegram.ts';
import { googleChat, googleChatPeople } from './formats/chats/google-chat.ts';
import { kakaoTalk } from './formats/chats/kakao-talk.ts';
import { lineChat } from './formats/chats/line-chat.ts';
import { mattermost } from './formats/chats/mattermost.ts';
import { signal } from './formats/chats/signal.ts';
import { slack, slackChannels, slackdump, slackPeople } from './formats/chats/slack.ts';
import { teams } from './formats/chats/teams.ts';
import { telegram } from './formats/chats/telegram.ts';
import { telegramPage } from './formats/chats/telegram-page.ts';
import { telethon } from './formats/chats/telethon.ts';
import { whatsapp } from './formats/chats/whatsapp.ts';
import { yammer } from './formats/chats/yammer.ts';
import { zoom } from './formats/chats/zoom.ts';
import { zoomQuestions } from './formats/chats/zoom-questions.ts';
import { convokit } from './formats/convokit.ts';
import { crowdtangleJson } from './formats/crowdtangle-json.ts';
import { edgeLists, edgeListWithText } from './formats/edge-list.ts';
import { apifyFacebookComments, apifyFacebookPosts } from './formats/facebook/apify-facebook.ts';
import { brightDataFacebookComments, brightDataFacebookPosts } from './formats/facebook/bright-data-facebook.ts';
import { crowdtangleFacebook, crowdtangleGroups } from './formats/facebook/crowdtangle-facebook.ts';
import { facebookDownload, privateMessages } from './formats/facebook/facebook-download.ts';
import { facebookGraph } from './formats/facebook/facebook-graph.ts';
import { mappedFacebook } from './formats/facebook/mapped-facebook.ts';
import { boards } from './formats/forums/boards.ts';
import { canvas, canvasEntries, canvasTables, canvasTopics } from './formats/forums/canvas.ts';
import { courseraAnswers, courseraQuestions } from './formats/forums/coursera.ts';
import { discourse, discoursePosts, discourseTable, discourseTopics } from './formats/forums/discourse.ts';
import { edDiscussion } from './formats/forums/ed.ts';
import { edxForum } from './formats/forums/edx-forum.ts';
import { forumAnswers, moodleExport, moodleForum } from './formats/forums/forum.ts';
import { futureLearn } from './formats/forums/future-learn.ts';
import { lemmy } from './formats/forums/lemmy.ts';
import { piazza } from './formats/forums/piazza.ts';
import { piazzaContributions } from './formats/forums/piazza-contributions.ts';
import {
  stackExchange,
  stackExchangeApi,
  stackExchangeBeside,
  stackExchangeComments,
  stackExchangePeople,
  stackExchangePosts,
} from './formats/forums/stack-exchange.ts';
import { fourCatThreads } from './formats/four-cat-threads.ts';
import { hypothesis } from './formats/hypothesis.ts';
import { apifyInstagram } from './formats/instagram/apify-instagram.ts';
import { brightDataInstagram } from './formats/instagram/bright-data-instagram.ts';
import { crowdtangleInstagram } from './formats/instagram/crowdtangle-instagram.ts';
import { fourCatInstagram } from './formats/instagram/four-cat-instagram.ts';
import { galleryDlInstagram } from './formats/instagram/gallery-dl-instagram.ts';
import { instaloaderComments, zeeschuimerInstagramComments } from './formats/instagram/instagram-comments.ts';
import { instagramDownload, instagramDownloadOwner } from './formats/instagram/instagram-download.ts';
import { instagramInsights } from './formats/instagram/instagram-insights.ts';
import {
  instagramBrandPosts,
  instagramHashtagScrape,
  instagramScreenScrape,
  instagramScreenScrapeJson,
} from './formats/instagram/instagram-scrape.ts';
import { instagrapi } from './formats/instagram/instagrapi.ts';
import { instaloader, instaloaderProfiles } from './formats/instagram/instaloader.ts';
import { mappedInstagram } from './formats/instagram/mapped-instagram.ts';
import { minetInstagram, minetInstagramComments, minetInstagramFound } from './formats/instagram/minet-instagram.ts';
import { zeeschuimerInstagram } from './formats/instagram/zeeschuimer-instagram.ts';
import { mappedOthers } from './formats/mapped-others.ts';
import { mastodonActor, mastodonOutbox } from './formats/mastodon/mastodon-outbox.ts';
import { mastodonAccounts, mastodonStatus } from './formats/mastodon/mastodon-status.ts';
import { rtoot } from './formats/mastodon/rtoot.ts';
import { snscrapeMastodon } from './formats/mastodon/snscrape-mastodon.ts';
import { meltwater, meltwaterOld } from './formats/meltwater.ts';
import { metaContentLibrary } from './formats/meta-content-library.ts';
import { nostr } from './formats/nostr.ts';
import { privateTables } from './formats/private-tables.ts';
import { apifyReddit } from './formats/reddit/apify-reddit.ts';
import { bdfr } from './formats/reddit/bdfr.ts';
import { mappedReddit } from './formats/reddit/mapped-reddit.ts';
import { praw } from './formats/reddit/praw.ts';
import { prawMinimal } from './formats/reddit/praw-minimal.ts';
import { pushshift } from './formats/reddit/pushshift.ts';
import { pushshiftCsv } from './formats/reddit/pushshift-csv.ts';
import { redditDownloadComments, redditDownloadPosts } from './formats/reddit/reddit-download.ts';
import { redditListing } from './formats/reddit/reddit-listing.ts';
import { redditCommentTable, redditSubmissionTable } from './formats/reddit/reddit-table.ts';
import { redditThread } from './formats/reddit/reddit-thread.ts';
import { redditCommentTrees, redditExtractorComments, redditExtractorThreads } from './formats/reddit/redditextractor.ts';
import { snscrapeReddit, snscrapeRedditTables } from './formats/reddit/snscrape-reddit.ts';
import { shareEvents, shareEventsByUrl } from './formats/share-events.ts';
import { sprinklr } from './formats/sprinklr.ts';
import { talkwalker } from './formats/talkwalker.ts';
import { threadsApi } from './formats/threads-api.ts';
import { threadsDownload } from './formats/threads-download.ts';
import { apifyTiktok } from './formats/tiktok/apify-tiktok.ts';
import { brightDataTiktok } from './formats/tiktok/bright-data-tiktok.ts';
import { fourCatTiktok } from './formats/tiktok/four-cat-tiktok.ts';
import { mappedTiktok } from './formats/tiktok/mapped-tiktok.ts';
import { tiktokComments } from './formats/tiktok/tiktok-comments.ts';
import { tiktokDownload } from './formats/tiktok/tiktok-download.ts';
import { tiktokResearch } from './formats/tiktok/tiktok-research.ts';
import { tiktokTable } from './formats/tiktok/tiktok-table.ts';
import { zeeschuimerTiktok } from './formats/tiktok/zeeschuimer-tiktok.ts';
import { tumblr } from './formats/tumblr.ts';
import { academicTwitterTidy, academicTwitterUsers } from './formats/twitter/academic-twitter.ts';
import { apifyTwitter } from './formats/twitter/apify-twitter.ts';
import { brightDataTwitter } from './formats/twitter/bright-data-twitter.ts';
import { chatTranscript } from './formats/twitter/chat-transcript.ts';
import { fourCatTwitter } from './formats/twitter/four-cat-twitter.ts';
import { galleryDlTwitter } from './formats/twitter/gallery-dl-twitter.ts';
import { kaggleTweets } from './formats/twitter/kaggle-tweets.ts';
import { mappedTwitter } from './formats/twitter/mapped-twitter.ts';
import { minetTwitter } from './formats/twitter/minet-twitter.ts';
import { nodexl, nodexlVertices } from './formats/twitter/nodexl.ts';
import { ntscraper } from './formats/twitter/ntscraper.ts';
import { rtweet } from './formats/twitter/rtweet.ts';
import { snscrape, snscrapeCsv } from './formats/twitter/snscrape.ts';
import { tags } from './formats/twitter/tags.ts';
import { tcat } from './formats/twitter/tcat.ts';
import { twarcCsv, twarcCsvChosen } from './formats/twitter/twarc-csv.ts';
import { twarc1Csv } from './formats/twitter/twarc1-csv.ts';
import { twarc2, twarc2Compliance, twarc2Counts, twarc2Users } from './formats/twitter/twarc2.ts';
import { statusIds, tweetIdColumn, tweetIds } from './formats/twitter/tweet-ids.ts';
import { twint } from './formats/twitter/twint.ts';
import { twitterArchive, twitterArchiveNotes, twitterArchiveOwner, twitterArchivePrivate } from './formats/twitter/twitter-archive.ts';
import { twitterArchiveMonthly } from './formats/twitter/twitter-archive-monthly.ts';
import { twitterOperations } from './formats/twitter/twitter-operations.ts';
import { twitterV1 } from './formats/twitter/twitter-v1.ts';
import { twitterV2Csv } from './formats/twitter/twitter-v2-csv.ts';
import { waybackTweets } from './formats/twitter/wayback-tweets.ts';
import { zeeschuimerDecoderTwitter } from './formats/twitter/zeeschuimer-decoder.ts';
import { twitterGraphql, zeeschuimerTwitter } from './formats/twitter/zeeschuimer-twitter.ts';
import { snscrapeWeibo } from './formats/weibo.ts';
import { mappedYoutube } from './formats/youtube/mapped-youtube.ts';
import { youtubeApi } from './formats/youtube/youtube-api.ts';
import { youtubeComments, youtubeCommentsOld } from './formats/youtube/youtube-comments.ts';
import { chatDownloader, youtubeLiveChat } from './formats/youtube/youtube-live-chat.ts';
import { youtubeCommentDownloader, youtubeCommentDownloaderCsv, ytDlp } from './formats/youtube/youtube-pages.ts';
import { apifyYoutubeComments, minetYoutubeComments, tuber, vosonYoutube } from './formats/youtube/youtube-rows.ts';
import { youtubeSpam } from './formats/youtube/youtube-spam.ts';
import { youtubeTakeout, youtubeTakeoutLive } from './formats/youtube/youtube-takeout.ts';
import { zeeschuimerPinterest } from './formats/zeeschuimer-pinterest.ts';
import { zeeschuimerThreads } from './formats/zeeschuimer-threads.ts';

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
  bdfr,
  zeeschuimerInstagram,
  academicTwitterUsers,
  academicTwitterTidy,
  brightDataTwitter,
  fourCatTwitter,
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
  ...mappedBluesky,
  ...mappedFacebook,
  ...mappedInstagram,
  ...mappedOthers,
  ...mappedReddit,
  ...mappedTiktok,
  ...mappedTwitter,
  ...mappedYoutube,
  twitterOperations,
  tuber,
  vosonYoutube,
  youtubeCommentDownloader,
  youtubeCommentDownloaderCsv,
  ytDlp,
  youtubeTakeout,
  youtubeTakeoutLive,
  facebookGraph,
  facebookDownload,
  privateMessages,
  canvas,
  canvasTopics,
  canvasEntries,
  ...canvasTables,
  edDiscussion,
  piazza,
  stackExchange,
  stackExchangeApi,
  stackExchangeBeside,
  stackExchangeComments,
  stackExchangePeople,
  stackExchangePosts,
  edxForum,
  discourse,
  discoursePosts,
  discourseTable,
  discourseTopics,
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
  ...privateTables,
  instafake,
  tweetorials,
  googleActivity,
  discordPackage,
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
  ...discordTables,
  telegram,
  snscrape,
  snscrapeCsv,
  twint,
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
  mastodonActor,
  mastodonOutbox,
  mastodonStatus,
  mastodonAccounts,
  rtoot,
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
  slackdump,
  slackPeople,
  slackChannels,
  googleChat,
  googleChatPeople,
  teams,
  whatsapp(null),
  zoom,
  kakaoTalk,
  lineChat(null),
  mattermost,
  signal,
  youtubeApi,
  youtubeComments,
  youtubeCommentsOld,
  youtubeSpam,
  zeeschuimerPinterest,
  zeeschuimerThreads,
  zeeschuimerTiktok,
  tiktokComments,
  fourCatBluesky,
  fourCatThreads,
  fourCatTiktok,
  chatMiner,
  telethon,
  galleryDlInstagram,
  galleryDlTwitter,
  instaloader,
  instaloaderProfiles,
  meltwater,
  meltwaterOld,
  ...metaContentLibrary,
  sprinklr,
  talkwalker,
  apifyYoutubeComments,
  minetYoutubeComments,
  snscrapeMastodon,
  snscrapeReddit,
  ...snscrapeRedditTables,
  snscrapeWeibo,
  threadsDownload,
  threadsApi,
  tiktokDownload,
  lemmy,
  tumblr,
  ntscraper,
  ...boards,
  chatDownloader,
  courseraAnswers,
  courseraQuestions,
  discordPage,
  futureLearn,
  nostr,
  piazzaContributions,
  telegramPage,
  waybackTweets,
  yammer,
  youtubeLiveChat,
  zoomQuestions,
];
