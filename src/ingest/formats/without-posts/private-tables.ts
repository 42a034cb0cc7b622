/**
 * Tables in downloads of one's own account that are between people, or tell what they liked and whom they know: they are named,
 * and nothing in them is read. Columns as the readers of such downloads in public repositories have them.
 */
import type { AsideTable, CsvFormat } from '../../format.ts';

function privateTable(name: string, title: string, columns: CsvFormat['columns']): AsideTable {
  return { name, title, container: 'aside-csv', columns };
}

const REDDIT = 'Reddit account download';
const LINKEDIN = 'LinkedIn account download';

export const privateTables: readonly AsideTable[] = [
  privateTable('reddit-private', `${REDDIT}: messages to others`, { all: ['id', 'permalink', 'thread_id', 'date', 'ip', 'from', 'to'] }),
  privateTable('reddit-private', `${REDDIT}: chats with others`, {
    all: ['message_id', 'created_at', 'username', 'message', 'channel_url', 'conversation_type'],
  }),
  privateTable('reddit-private', `${REDDIT}: votes`, { all: ['id', 'permalink', 'direction'], none: ['date', 'title', 'body'] }),
  privateTable('reddit-private', `${REDDIT}: what was saved or hidden`, { all: ['id', 'permalink'], only: true }),
  privateTable('reddit-private', `${REDDIT}: posts and comments without their words (give posts.csv and comments.csv)`, {
    all: ['id', 'permalink', 'date', 'ip', 'subreddit', 'gildings'],
    none: ['title', 'body'],
  }),
  privateTable('linkedin-private', `${LINKEDIN}: messages to others`, { all: ['CONVERSATION ID', 'FROM', 'TO', 'DATE', 'CONTENT'] }),
  privateTable('linkedin-private', `${LINKEDIN}: invitations`, { all: ['From', 'To', 'Sent At', 'Message', 'Direction'] }),
  privateTable('linkedin-private', `${LINKEDIN}: connections`, { all: ['First Name', 'Last Name', 'Company', 'Position', 'Connected On'] }),
  privateTable('linkedin-private', `${LINKEDIN}: reactions`, { all: ['Date', 'Type', 'Link'], only: true }),
  privateTable('youtube-private', 'YouTube channels subscribed to, from Google Takeout', {
    all: ['Channel Id', 'Channel Url', 'Channel Title'],
    only: true,
  }),
  privateTable('youtube-private', 'films in a list of YouTube, from Google Takeout', {
    all: ['Video ID', 'Playlist Video Creation Timestamp'],
    only: true,
  }),
];
