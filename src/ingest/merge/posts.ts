import { type Draft, tables } from '../../schema/schema.ts';
import { type ByHandle, mentionsIn, personIn } from './accounts.ts';
import { hostOf } from './domains.ts';

type Named = ReturnType<typeof personIn>;

/** The table of posts, as SQL over the drafts that are kept. */
export function posts(byHandle: ByHandle, discussions: boolean): string {
  const [author, replyTo, repostOf, quoteOf] = (['author', 'replyTo', 'repostOf', 'quoteOf'] as const).map((role) =>
    personIn(role, byHandle),
  ) as [Named, Named, Named, Named];
  const mentions = mentionsIn(byHandle);
  return `SELECT ${key('id')} AS post, k.platform, ${author.person} AS author,
    CASE WHEN k.repostOf IS NOT NULL OR ${repostOf.person} IS NOT NULL THEN 'repost'
      WHEN k.replyTo IS NOT NULL OR ${replyTo.person} IS NOT NULL THEN 'reply'
      WHEN k.quoteOf IS NOT NULL OR ${quoteOf.person} IS NOT NULL THEN 'quote' ELSE 'original' END AS kind,
    k.time, k.timeBasis, k.space, ${discussions ? `coalesce(k.platform || ':' || begun.begins, ${key('thread')})` : key('thread')} AS thread, k.text, k.title, k.quotedText, k.language,
    ${key('replyTo')} AS replyTo, k.asComment, ${replyTo.person} AS replyToPerson, k.weight, k.undirected,
    ${key('repostOf')} AS repostOf, ${repostOf.person} AS repostOfPerson,
    ${key('quoteOf')} AS quoteOf, ${quoteOf.person} AS quoteOfPerson,
    ${mentions.columns}, k.hashtags, k.likes, k.shares, k.comments, k.views, k.status, k.adLabel, k.client
  FROM kept k ${discussions ? 'LEFT JOIN discussions begun ON begun.platform = k.platform AND begun.thread = k.thread' : ''} ${[mentions, author, replyTo, repostOf, quoteOf].map(({ join }) => join).join(' ')}`;
}

/** Columns of posts that come from columns of drafts by other names. */
const FROM: Readonly<Record<string, readonly (keyof Draft)[]>> = {
  replyToPerson: ['replyToAuthorId', 'replyToAuthorHandle'],
  repostOfPerson: ['repostOfAuthorId', 'repostOfAuthorHandle'],
  quoteOfPerson: ['quoteOfAuthorId', 'quoteOfAuthorHandle'],
  mentions: ['mentionIds'],
  coauthors: ['mentionRoles'],
  phototags: ['mentionRoles'],
};

/** Columns of posts in which nothing is told where nothing is in these columns of drafts. */
export function untoldOf(drafts: ReadonlySet<string>): ReadonlySet<string> {
  return new Set(Object.keys(tables.posts.columns).filter((name) => (FROM[name] ?? [name]).every((column) => drafts.has(column))));
}

/** The table of links, as SQL over the drafts that are kept. */
export const links = `SELECT post, position, url, domain FROM (
    SELECT ${key('id')} AS post, unnest(range(1, len(k.links) + 1)) AS position, unnest(k.links) AS url FROM kept k WHERE len(k.links) > 0
  ) LEFT JOIN domains ON host = ${hostOf('url')}`;

/** The key of a post that a column names. */
function key(id: string): string {
  return `k.platform || ':' || k.${id}`;
}
