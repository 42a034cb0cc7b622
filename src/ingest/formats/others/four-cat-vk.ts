import { entities } from '../../../text/entities.ts';
import type { Account, CsvFormat, Reference } from '../../format.ts';
import { countIn, listIn } from '../cells.ts';
import { idAndTime, REDACTED } from '../four-cat.ts';

/**
 * Posts of VK and the comments below them, as 4CAT exports them: columns as its `map_item` names them. Both are numbered on the
 * wall that they stand on, which the address alone tells. Communities have numbers below zero.
 */
export const fourCatVk: CsvFormat = {
  name: '4cat-vk',
  title: 'VK posts and comments exported from 4CAT (CSV)',
  container: 'csv',
  columns: {
    all: ['id', 'thread_id', 'unix_timestamp', 'link', 'item_type', 'body', 'author_id', 'author_screen_name', 'in_reply_to_comment_id'],
  },
  absent: [REDACTED, 'N/A'],
  lacks: 'no bios; how often a post was passed on, and which posts pass others on, is not told',
  read(row, source) {
    const told = idAndTime(row, ['unix_timestamp', 'timestamp'], source);
    if ('code' in told) return told;
    const link = row.get('link');
    const wall = /\/wall(-?\d+)_\d+$/.exec(link?.trim() ?? '')?.[1];
    if (wall === undefined) return { code: 'no-id', reason: `no wall and number in link: ${link ?? 'empty'}` };
    const postOn = (number: string): string => `${wall}_${number}`;
    const commentOn = (number: string): string => `${wall}?reply=${number}`;
    const isComment = row.get('item_type') === 'comment';
    const begins = row.get('thread_id');
    const thread = begins === null ? null : postOn(begins);
    const answered = row.get('in_reply_to_comment_id');
    const { text, named } = marked(row.get('body'));
    const found = entities(text ?? '');
    const others = found.mentions.filter((handle) => !named.some((account) => account.handle === handle));
    return {
      platform: 'vk',
      id: isComment ? commentOn(told.id) : postOn(told.id),
      time: told.time,
      author: authorOf(row.get('author_id'), row.get('author_screen_name'), row.get('author_name'), countIn(row.get('author_followers'))),
      text,
      thread,
      replyTo: isComment ? referred(answered === null ? thread : commentOn(answered), row.get('in_reply_to_user')) : null,
      asComment: isComment && answered === null,
      mentions: [...named, ...others.map((handle) => ({ handle }))],
      links: [...new Set([...listIn(row.get('links'), /, (?=https?:)/), ...found.links])],
      likes: countIn(row.get('likes')),
      comments: countIn(row.get('post_comments')),
      views: countIn(row.get('views')),
    };
  },
};

function authorOf(id: string | null, handle: string | null, name: string | null, followers: number | null): Account | null {
  return id === null && handle === null ? null : { id, handle, name: name?.trim() || null, followers };
}

function referred(post: string | null, person: string | null): Reference | null {
  return post === null && person === null ? null : { post, author: person === null ? null : { id: person } };
}

const NAMED = /\[(id|club|public|event)(\d{1,15})\|([^\][|]*)\]/g;

/** The words as readers see them, and whom VK marks in them: `[id12|Ash]` or `[id12|@ash]`, or `[club34|School]` for a community. */
function marked(body: string | null): { text: string | null; named: Account[] } {
  const named = [...(body ?? '').matchAll(NAMED)].map(([, kind, number = '', words = '']) => ({
    id: kind === 'id' ? number : `-${number}`,
    ...(words.startsWith('@') ? { handle: words.slice(1) } : { name: words || null }),
  }));
  return { text: body?.replace(NAMED, '$3') ?? null, named };
}
