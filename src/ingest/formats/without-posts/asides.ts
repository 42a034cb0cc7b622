/** Files that go with studies of posts and hold none: counts, accounts, and labels given by hand. */
import type { AsideFormat, AsideTable } from '../../format.ts';
import { object, objects } from '../values.ts';

function table(name: string, title: string, all: readonly string[], none: readonly string[] = []): AsideTable {
  return { name, title, container: 'aside-csv', columns: { all, none } };
}

/** Tables known by their columns. */
export const asideTables: readonly AsideTable[] = [
  ...['day', 'hour', 'minute'].map((unit) => table('post-counts', `numbers of posts per ${unit}`, ['start', 'end', `${unit}_count`])),
  table('post-labels', 'labels of posts by id, without their text', ['id', 'label', 'split'], ['text', 'tweet', 'content']),
  table('annotator-votes', 'votes of annotators on posts, without their text', ['post_shortcode', 'no_experience_1_no_explanations']),
  table('thread-codes', 'hand codes of conversations, without their text', ['mean_favorite_count', 'mean_retweet_count', 'n', 'code']),
  table('coded-threads', 'hand codes of teaching threads, each in one cell', ['Author', 'Date Posted', 'First Tweet', 'All Tweets']),
  table('tiktok-accounts', 'accounts of TikTok', ['username', 'signature', 'commerceUser', 'commerceCategory']),
  table('youtube-accounts', 'accounts of YouTube', ['handle', 'channelID', 'tier', 'tot_videos']),
  table(
    'discord-package',
    'own messages of a Discord data package, private ones among them (save the channels with DiscordChatExporter; CSV)',
    ['ID', 'Timestamp', 'Contents', 'Attachments'],
  ),
  table('meeting-participants', 'participants of a meeting in Zoom', ['Name (original name)']),
  table('meeting-participants', 'participants of a meeting in Zoom, as it told them once', ['Name (Original Name)']),
  table('meeting-polls', 'answers to polls of a meeting in Zoom, without what was said', [
    'User Name',
    'User Email',
    'Submitted Date/Time',
  ]),
  table('course-participants', 'participants of an online course', ['UID', 'Facilitator', 'role1', 'experience']),
  table('moodle-log', 'what was looked at and done in a course of Moodle, without what was written (export the forum)', [
    'Event context',
    'Component',
    'Event name',
    'Origin',
  ]),
  table('substack-posts', 'list of the letters of a Substack account download, without their texts (which stand in pages)', [
    'post_id',
    'post_date',
    'is_published',
    'email_sent_at',
    'audience',
  ]),
  table('own-posts', 'posts as this program wrote them for another study (give the exports that they were read from)', [
    'post',
    'platform',
    'author',
    'kind',
    'timeBasis',
  ]),
  table('crowdtangle-link-checker', 'pages that shared one link, from CrowdTangle', [
    'Source',
    'Followers',
    'Date',
    'Interactions',
    'Link',
  ]),
];

/** Counts of Instagram accounts labelled fake or automated (InstaFake). */
export const instafake: AsideFormat = {
  name: 'instagram-accounts',
  title: 'counts of Instagram accounts labelled as fake or automated',
  container: 'aside',
  looksLike: (record) =>
    'userFollowerCount' in record && 'userMediaCount' in record && ('isFake' in record || 'automatedBehaviour' in record),
};

/** Threads of tweets that teach, each as one text, for hand coding. */
export const tweetorials: AsideFormat = {
  name: 'coded-threads',
  title: 'teaching threads for hand coding, each as one text',
  container: 'aside',
  looksLike: (record) => objects(record.data).some((thread) => Array.isArray(thread.all_twt) && object(thread) !== null),
};

/** What a person watched and searched for, from Google Takeout (`watch-history.json`, `MyActivity.json`). */
export const googleActivity: AsideFormat = {
  name: 'google-activity',
  title: 'what the owner watched or searched for, from Google Takeout',
  container: 'aside',
  looksLike: (record) => Array.isArray(record.products) && 'header' in record && 'title' in record && 'time' in record,
};

/**
 * What the owner of an account wrote in Discord, from the package of their data: a folder for each channel, which does not say
 * whether the channel is a talk between two.
 */
export const discordPackage: AsideFormat = {
  name: 'discord-package',
  title: 'own messages of a Discord data package, private ones among them (save the channels with DiscordChatExporter)',
  container: 'aside',
  looksLike: (record) => 'ID' in record && 'Timestamp' in record && 'Contents' in record && 'Attachments' in record,
};
