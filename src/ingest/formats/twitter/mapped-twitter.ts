import { type CsvFormat, type CsvRow, type Found, type FoundPost, isPost } from '../../format.ts';
import { mappedTables, UNSAID_ZONE } from '../mapped-table.ts';
import { answeredHandle } from './tweet.ts';

/** Tweets in tables whose columns say all. */
const tables = mappedTables('twitter', [
  {
    name: 'tweet-harvest',
    title: 'tweets from tweet-harvest (CSV)',
    all: ['conversation_id_str', 'created_at', 'favorite_count', 'full_text', 'id_str', 'user_id_str'],
    none: ['user_full_name'],
    lacks: 'which post is answered is told by the conversation alone; no bios',
    address: 'tweet_url',
    post: { id: 'id_str', time: 'created_at', text: 'full_text', thread: 'conversation_id_str', language: 'lang' },
    author: { handle: 'username', id: 'user_id_str' },
    others: { replyToAuthor: 'in_reply_to_screen_name' },
    counts: { likes: 'favorite_count', shares: 'retweet_count', comments: 'reply_count' },
  },
  {
    name: 'get-old-tweets',
    title: 'tweets from GetOldTweets (CSV)',
    all: ['username', 'date', 'retweets', 'favorites', 'text', 'geo', 'mentions', 'hashtags', 'id', 'permalink'],
    lacks: `no ids of people, no bios, no posts answered; ${UNSAID_ZONE}`,
    // Old versions wrote ids in quotes, which spreadsheets take for numbers; the address is whole.
    post: { id: 'permalink', time: 'date', text: 'text' },
    author: { handle: 'username' },
    others: { replyToAuthor: 'to' },
    counts: { likes: 'favorites', shares: 'retweets', comments: 'replies' },
  },
  {
    name: 'twitter-r',
    title: 'tweets from twitteR (CSV)',
    all: ['text', 'favoriteCount', 'replyToSN', 'created', 'replyToSID', 'id', 'statusSource', 'screenName', 'retweetCount'],
    absent: ['NA'],
    lacks: 'no ids of authors, no bios; texts are cut at 140 characters',
    post: { id: 'id', time: 'created', text: 'text' },
    author: { handle: 'screenName' },
    others: { replyTo: 'replyToSID', replyToAuthor: 'replyToSN' },
    counts: { likes: 'favoriteCount', shares: 'retweetCount' },
  },
  {
    name: 'rtweet-1',
    title: 'tweets from rtweet since version 1 (CSV)',
    all: [
      'created_at',
      'id_str',
      'full_text',
      'in_reply_to_status_id_str',
      'in_reply_to_user_id_str',
      'quoted_status_id_str',
      'favorited_by',
    ],
    none: ['user', 'user.screen_name', 'user_id_str'],
    absent: ['NA'],
    lacks: `authors are told only where the table of users was joined; ${UNSAID_ZONE}`,
    post: { id: 'id_str', time: 'created_at', text: 'full_text', language: 'lang' },
    author: { handle: 'screen_name', name: 'name', bio: 'description' },
    others: { replyTo: 'in_reply_to_status_id_str', replyToAuthor: 'in_reply_to_screen_name', quoteOf: 'quoted_status_id_str' },
    counts: { likes: 'favorite_count', shares: 'retweet_count' },
  },
  {
    name: 'tweet-activity',
    title: 'activity of tweets from Twitter Analytics (CSV)',
    all: ['Tweet id', 'Tweet permalink', 'Tweet text', 'time', 'impressions', 'engagements'],
    lacks: 'posts of one account, without those it passed on; no posts answered',
    post: { id: 'Tweet permalink', time: 'time', text: 'Tweet text' },
    counts: { likes: 'likes', shares: 'retweets', comments: 'replies', views: 'impressions' },
  },
  {
    name: 'post-activity',
    title: 'activity of posts from X Analytics (CSV)',
    all: ['Post id', 'Date', 'Post text', 'Post Link', 'Impressions'],
    lacks: 'posts of one account; times are days',
    post: { id: 'Post Link', time: 'Date', text: 'Post text' },
    counts: { likes: 'Likes', shares: 'Reposts', comments: 'Replies', views: 'Impressions' },
  },
  {
    name: 'twint-pandas',
    title: 'tweets from twint, kept as a data frame (CSV)',
    all: ['id', 'conversation_id', 'created_at', 'tweet', 'username', 'nlikes', 'nreplies', 'nretweets'],
    lacks: 'no bios; which post is answered is told by the conversation alone',
    address: 'link',
    post: { id: 'id', time: 'created_at', text: 'tweet', thread: 'conversation_id', language: 'language' },
    author: { handle: 'username', id: 'user_id', name: 'name' },
    others: { repostOf: 'retweet_id', repostOfAuthor: 'user_rt' },
    counts: { likes: 'nlikes', shares: 'nretweets', comments: 'nreplies' },
  },
  {
    name: 'vicinitas',
    title: 'tweets from Vicinitas (CSV or XLSX)',
    all: ['Tweet Id', 'Text', 'Name', 'Screen Name', 'UTC', 'Created At', 'Favorites', 'Retweets', 'Tweet Type'],
    lacks: 'no ids of people, no bios, no posts answered',
    post: { id: 'Tweet Id', time: 'UTC', text: 'Text', language: 'Language' },
    author: { handle: 'Screen Name', name: 'Name' },
    counts: { likes: 'Favorites', shares: 'Retweets' },
  },
  {
    // Columns of SUMMARY_CSV_HEADER in its source (version 4).
    name: 'scweet',
    title: 'tweets from Scweet since version 4 (CSV)',
    all: ['tweet_id', 'tweet_url', 'created_at', 'text', 'views_state', 'author_handle', 'author_followers', 'in_reply_to_tweet_id'],
    lacks: 'no bios, and no posts passed on but by their text',
    address: 'tweet_url',
    post: { id: 'tweet_id', time: 'created_at', text: 'text', thread: 'conversation_id', hashtags: 'hashtags', language: 'lang' },
    author: { handle: 'author_handle', id: 'author_id', name: 'author_name' },
    others: { replyTo: 'in_reply_to_tweet_id', replyToAuthor: 'in_reply_to_handle', quoteOf: 'quoted_tweet_id' },
    counts: { likes: 'likes', shares: 'retweets', comments: 'replies', views: 'views' },
  },
  {
    // Its source writes reposts below Likes and likes below Retweets (versions 1 to 3): neither is believed.
    name: 'scweet-pages',
    title: 'tweets from Scweet before version 4 (CSV)',
    all: ['UserScreenName', 'UserName', 'Timestamp', 'Embedded_text', 'Comments', 'Likes', 'Retweets', 'Tweet URL'],
    lacks: 'no ids of people, no bios, no posts answered; likes and retweets stand below the names of each other and are not taken',
    post: { id: 'Tweet URL', time: 'Timestamp', text: 'Embedded_text' },
    author: { handle: 'UserName', name: 'UserScreenName' },
    counts: { comments: 'Comments' },
  },
  {
    name: 'twitter-scraper-selenium',
    title: 'tweets from twitter-scraper-selenium (CSV or JSON)',
    all: ['tweet_id', 'username', 'profile_picture', 'is_retweet', 'posted_time', 'content', 'tweet_url'],
    lacks: 'no ids of people, no bios, no posts answered; who passed a post on is not told',
    address: 'tweet_url',
    post: { id: 'tweet_id', time: 'posted_time', text: 'content' },
    author: { handle: 'username', name: 'name' },
    counts: { likes: 'likes', shares: 'retweets', comments: 'replies' },
  },
  {
    // Times are as the sheet shows them: the ids tell them better.
    name: 'twitter-archiver',
    title: 'tweets from Twitter Archiver, an addition to Google Sheets (CSV or XLSX)',
    all: ['Screen Name', 'Full Name', 'Tweet Text', 'Tweet ID', 'Retweets', 'Favorites', 'App', 'Bio'],
    lacks: 'no ids of people, no posts answered; times are those inside the ids',
    post: { id: 'Tweet ID', text: 'Tweet Text' },
    author: { handle: 'Screen Name', name: 'Full Name', bio: 'Bio' },
    counts: { likes: 'Favorites', shares: 'Retweets' },
  },
  {
    // Columns of csv_pipe_delimiter.php, excel.php and apiGetTweets.php.
    name: 'twapper-keeper',
    title: 'tweets from TwapperKeeper or yourTwapperKeeper (CSV, JSON, or its table saved from a spreadsheet)',
    all: ['text', 'to_user_id', 'from_user', 'id', 'from_user_id', 'iso_language_code', 'geo_coordinates_0', 'created_at', 'time'],
    lacks: 'people have no ids, since those that the search of its days gave are not those of Twitter; no likes, no posts answered',
    post: { id: 'id', time: 'time', text: 'text', language: 'iso_language_code' },
    author: { handle: 'from_user' },
  },
  {
    // Keys of its columns (columns-tweet.tsx); JSON has the same.
    name: 'twitter-web-exporter',
    title: 'tweets from twitter-web-exporter (CSV or JSON)',
    all: ['id', 'created_at', 'full_text', 'screen_name', 'in_reply_to', 'retweeted_status', 'quoted_status', 'views_count', 'bookmarked'],
    lacks: 'no ids of people, no bios',
    address: 'url',
    post: { id: 'id', time: 'created_at', text: 'full_text' },
    author: { handle: 'screen_name', name: 'name' },
    others: { replyTo: 'in_reply_to', repostOf: 'retweeted_status', quoteOf: 'quoted_status' },
    counts: { likes: 'favorite_count', shares: 'retweet_count', comments: 'reply_count', views: 'views_count' },
  },
  {
    // Columns of tweet_to_flat_dict in its versions 1; since version 2 it keeps what the pages of Twitter receive.
    name: 'stweet',
    title: 'tweets from stweet before version 2 (CSV or JSON)',
    all: [
      'created_at',
      'id_str',
      'conversation_id_str',
      'full_text',
      'user_id_str',
      'user_name',
      'user_full_name',
      'in_reply_to_user_id_str',
    ],
    lacks: 'no bios',
    zone: 'UTC',
    post: { id: 'id_str', time: 'created_at', text: 'full_text', thread: 'conversation_id_str', hashtags: 'hashtags', language: 'lang' },
    author: { handle: 'user_name', id: 'user_id_str', name: 'user_full_name' },
    others: { replyTo: 'in_reply_to_status_id_str', quoteOf: 'quoted_status_id_str' },
    counts: { likes: 'favorite_count', shares: 'retweet_count', comments: 'reply_count' },
  },
  {
    name: 'social-feed-manager',
    title: 'tweets from Social Feed Manager before 2019 (CSV or XLSX)',
    all: ['created_at', 'twitter_id', 'screen_name', 'followers_count', 'friends_count', 'retweet_count', 'text'],
    lacks: 'no ids of people, no bios, no posts answered',
    address: 'twitter_url',
    post: { id: 'twitter_id', time: 'created_at', text: 'text' },
    author: { handle: 'screen_name' },
    others: { replyToAuthor: 'in_reply_to_screen_name' },
    counts: { likes: 'favorite_count', shares: 'retweet_count' },
  },
  {
    // The table of Hydrator (toCsv in its source); texts of what is passed on are whole.
    name: 'hydrator',
    title: 'tweets from Hydrator (CSV)',
    all: ['created_at', 'id', 'in_reply_to_status_id', 'quote_id', 'retweet_id', 'retweet_screen_name', 'tweet_url', 'user_screen_name'],
    none: ['parsed_created_at', 'tweet_type'],
    lacks: 'no counts of replies or views; mentions are known by name only',
    address: 'tweet_url',
    post: { id: 'id', time: 'created_at', text: 'text', hashtags: 'hashtags', language: 'lang' },
    author: { handle: 'user_screen_name', id: 'user_id', name: 'user_name', bio: 'user_description' },
    others: {
      replyTo: 'in_reply_to_status_id',
      replyToAuthor: 'in_reply_to_screen_name',
      repostOf: 'retweet_id',
      repostOfAuthor: 'retweet_screen_name',
      quoteOf: 'quote_id',
    },
    counts: { likes: 'favorite_count', shares: 'retweet_count' },
  },
  {
    // Columns and marks around ids as the tests of its readers in public repositories show them.
    name: 'twexportly',
    title: 'tweets from TwExportly (CSV)',
    all: ['tweet_id', 'text', 'language', 'type', 'favorite_count', 'view_count', 'created_at', 'client', 'media_urls'],
    lacks: `whose account it is stands in the name of the file alone; which post is answered is not told; ${UNSAID_ZONE}`,
    post: { id: 'tweet_id', time: 'created_at', text: 'text', hashtags: 'hashtags', language: 'language' },
    counts: { likes: 'favorite_count', shares: 'retweet_count', comments: 'reply_count', views: 'view_count' },
  },
  {
    // Columns as its readers in public repositories tell it from others.
    name: 'twitter-export-bot',
    title: 'tweets from TwiBot (CSV)',
    all: ['id', 'tweetText', 'tweetURL', 'type', 'tweetAuthor', 'handle', 'createdAt', 'allMediaURL'],
    lacks: `no ids of people, no bios; which post is answered is not told; ${UNSAID_ZONE}`,
    address: 'tweetURL',
    post: { id: 'id', time: 'createdAt', text: 'tweetText' },
    author: { handle: 'handle', name: 'tweetAuthor' },
    counts: { likes: 'likeCount', shares: 'retweetCount', comments: 'replyCount', views: 'views' },
  },
  {
    // The same programs write comments and searches (TwSearchExport, TwCommentExport); columns as their readers have them.
    name: 'tw-search-export',
    title: 'tweets from TwSearchExport or TwCommentExport (CSV)',
    all: ['ID', 'Name', 'Handle', 'TweetText', 'TweetCreateTime'],
    lacks: `no ids of people, no posts answered; ${UNSAID_ZONE}`,
    address: 'TweetURL',
    post: { id: 'ID', time: 'TweetCreateTime', text: 'TweetText' },
    author: { handle: 'Handle', name: 'Name', bio: 'Bio' },
    counts: { likes: 'LikeCount', shares: 'RetweetCount', comments: 'ReplyCount', views: 'Views' },
  },
  {
    // Columns of its template for Twitter, as readers in public repositories have them.
    name: 'octoparse-twitter',
    title: 'tweets from Octoparse (CSV or XLSX)',
    all: ['Tweet_ID', 'Tweet_URL', 'Tweet_Content', 'Posted_Time', 'UserID', 'User_Name', 'User_Handle'],
    lacks: `no posts answered; ${UNSAID_ZONE}`,
    address: 'Tweet_URL',
    post: { id: 'Tweet_ID', time: 'Posted_Time', text: 'Tweet_Content' },
    author: { handle: 'User_Handle', id: 'UserID', name: 'User_Name', bio: 'Intro' },
    counts: { likes: 'Likes_Count', shares: 'Reposts_Count', comments: 'Replies_Count', views: 'Views_Count' },
  },
  {
    // twitterscraper (taspinar) since version 1, as its class Tweet has it; what it calls the parent is the first post of the conversation.
    name: 'twitterscraper',
    title: 'tweets from twitterscraper (CSV or JSON)',
    all: ['screen_name', 'username', 'user_id', 'tweet_id', 'timestamp', 'timestamp_epochs', 'text', 'text_html', 'reply_to_users'],
    lacks: 'no bios, no reposts; which post is answered is not told, the conversation is',
    zone: 'UTC',
    post: { id: 'tweet_id', time: 'timestamp', text: 'text', thread: 'parent_tweet_id', hashtags: 'hashtags', links: 'links' },
    author: { handle: 'screen_name', id: 'user_id', name: 'username' },
    counts: { likes: 'likes', shares: 'retweets', comments: 'replies' },
  },
  {
    // The same before: its main.py writes these columns.
    name: 'twitterscraper-old-csv',
    title: 'tweets from twitterscraper before version 1 (CSV)',
    all: ['user', 'fullname', 'tweet-id', 'timestamp', 'likes', 'replies', 'retweets', 'text'],
    lacks: 'no ids of people, no bios, no reposts; which post is answered is not told',
    zone: 'UTC',
    post: { id: 'tweet-id', time: 'timestamp', text: 'text' },
    author: { handle: 'user', name: 'fullname' },
    counts: { likes: 'likes', shares: 'retweets', comments: 'replies' },
  },
  {
    name: 'twitterscraper-old',
    title: 'tweets from twitterscraper before version 1 (JSON)',
    all: ['user', 'fullname', 'id', 'timestamp', 'likes', 'replies', 'retweets', 'text'],
    lacks: 'no ids of people, no bios, no reposts; which post is answered is not told',
    zone: 'UTC',
    post: { id: 'id', time: 'timestamp', text: 'text' },
    author: { handle: 'user', name: 'fullname' },
    counts: { likes: 'likes', shares: 'retweets', comments: 'replies' },
  },
  {
    // TweetScraper (jonbakerfish) with Scrapy, as its TweetCrawler.py fills a tweet; the clock is that of the machine.
    name: 'tweet-scraper',
    title: 'tweets from TweetScraper (JSON)',
    all: ['usernameTweet', 'ID', 'text', 'url', 'datetime', 'user_id', 'nbr_retweet', 'nbr_favorite'],
    lacks: `no bios; which post is answered is not told; ${UNSAID_ZONE}`,
    post: { id: 'ID', time: 'datetime', text: 'text' },
    author: { handle: 'usernameTweet', id: 'user_id' },
    counts: { likes: 'nbr_favorite', shares: 'nbr_retweet', comments: 'nbr_reply' },
  },
  {
    // What tutorials on snscrape keep of a tweet.
    name: 'snscrape-tutorial',
    title: 'tweets from snscrape, as its tutorials keep them (CSV)',
    all: ['Datetime', 'Tweet Id', 'Text', 'Username'],
    lacks: 'no ids of people, no bios; which post is answered is not told',
    post: { id: 'Tweet Id', time: 'Datetime', text: 'Text' },
    author: { handle: 'Username' },
  },
  {
    // What a tutorial on the academic interface of version 2 keeps of a tweet; some who follow it call the text otherwise.
    name: 'twitter-v2-tutorial',
    title: 'tweets of version 2 of the interface, as a tutorial keeps them (CSV)',
    all: ['author id', 'created_at', 'id', 'lang', 'like_count', 'quote_count', 'reply_count', 'retweet_count', 'tweet'],
    lacks: 'people are ids without names; which post is answered is not told',
    post: { id: 'id', time: 'created_at', text: 'tweet', language: 'lang' },
    author: { id: 'author id' },
    counts: { likes: 'like_count', shares: 'retweet_count', comments: 'reply_count' },
  },
  {
    // Columns of a script with tweepy whose tables are shared by the month; those of its first months end with `favorite_count`.
    name: 'tweepy-months',
    title: 'tweepy table shared by the month (CSV with tweetid, tweetcreatedts, extractedts)',
    all: ['userid', 'username', 'acctdesc', 'usercreatedts', 'tweetid', 'tweetcreatedts', 'retweetcount', 'text', 'extractedts'],
    lacks: 'no counts of replies or views',
    zone: 'UTC',
    post: { id: 'tweetid', time: 'tweetcreatedts', text: 'text', language: 'language' },
    author: { handle: 'username', id: 'userid', bio: 'acctdesc' },
    others: {
      replyTo: 'in_reply_to_status_id',
      replyToAuthor: 'in_reply_to_screen_name',
      repostOf: 'original_tweet_id',
      repostOfAuthor: 'original_tweet_username',
      quoteOf: 'quoted_status_id',
      quoteOfAuthor: 'quoted_status_username',
    },
    counts: { likes: 'favorite_count', shares: 'retweetcount' },
  },
  {
    // The tutorial that the script above was made from.
    name: 'tweepy-tutorial',
    title: 'tweets from tweepy, as a tutorial keeps them (CSV)',
    all: ['username', 'acctdesc', 'usercreatedts', 'tweetcreatedts', 'retweetcount', 'text', 'hashtags'],
    none: ['tweetid'],
    lacks: 'no ids of posts or people; which post is answered is not told',
    zone: 'UTC',
    post: { time: 'tweetcreatedts', text: 'text' },
    author: { handle: 'username', bio: 'acctdesc' },
    counts: { shares: 'retweetcount' },
  },
]);

/** Whom a tweet answers, in tables that say that it answers: those whom it begins with, or the first of a list of people. */
const ANSWERED: Readonly<Record<string, (row: CsvRow, tweet: FoundPost) => string | null>> = {
  twexportly: begunWith('type'),
  'twitter-export-bot': begunWith('type'),
  'tweet-scraper': (row, { text }) => (/^true$/i.test(row.get('is_reply') ?? '') ? answeredHandle(text ?? '') : null),
  // A list of people as Python shows it, or as JSON.
  twitterscraper: (row) => /["']screen_name["']: ?["'](\w+)["']/.exec(row.get('reply_to_users') ?? '')?.[1] ?? null,
};

function begunWith(kind: string) {
  return (row: CsvRow, { text }: FoundPost) => (/reply/i.test(row.get(kind) ?? '') ? answeredHandle(text ?? '') : null);
}

export const mappedTwitter: readonly CsvFormat[] = tables.map((table) => {
  const answered = ANSWERED[table.name];
  if (answered === undefined) return table;
  return {
    ...table,
    read(row, source) {
      const found = table.read(row, source) as Found;
      const handle = isPost(found) ? answered(row, found) : null;
      return handle === null ? found : { ...found, replyTo: { author: { handle } } };
    },
  };
});
