import type { Row } from '../schema.ts';

/** A post with what is known of its author, and its links in order. */
export type JoinedPost = Pick<
  Row<'posts'>,
  'post' | 'kind' | 'status' | 'language' | 'title' | 'text' | 'quotedText' | 'adLabel' | 'hashtags'
> &
  Pick<Row<'people'>, 'handle' | 'name' | 'bio'> & { links: readonly string[] | null };

/** The query for posts as the codes are decided on them: all, or those that a condition on `p` holds for. */
export function joined(condition = 'true'): string {
  return `
  SELECT p.post, p.kind, p.status, p.language, p.title, p.text, p.quotedText, p.adLabel, p.hashtags,
    a.handle, a.name, a.bio, l.links
  FROM posts p
  LEFT JOIN people a ON a.person = p.author
  LEFT JOIN (SELECT post, list(url ORDER BY position) AS links FROM links GROUP BY post) l ON l.post = p.post
  WHERE ${condition}
  ORDER BY p.post`;
}
