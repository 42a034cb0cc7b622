import type { Database } from '../../database/database.ts';
import type { Shown } from '../round.ts';

interface ShownRow extends Omit<Shown, 'context' | 'author'> {
  readonly post: string;
  readonly handle: string | null;
  readonly answers: string | null;
  readonly conversation: string | null;
}

/**
 * What a coder sees of each of these posts, by their keys; posts that the study does not hold are left out. The title of
 * an answer is that of what it answers ("Re: …"), so it is shown as that where the study does not hold it. Reads `posts`, `people` and `links`.
 */
export async function shownOf(db: Database, posts: readonly string[]): Promise<Map<string, Shown>> {
  const said = (alias: string) => `concat_ws(chr(10), ${alias}.title, ${alias}.text)`;
  await db.keep('asked', { post: posts });
  const rows = await db.rows<ShownRow>(`
    SELECT p.post, p.platform, p.kind, p.space, strftime(p.time, '%Y-%m-%d') AS day, a.handle, a.bio,
      CASE WHEN p.kind <> 'reply' THEN p.title END AS title, p.text, p.quotedText AS quoted, p.adLabel AS label,
      coalesce((SELECT list(url ORDER BY position) FROM links l WHERE l.post = p.post), []) AS links,
      coalesce(nullif(${said('parent')}, ''), CASE WHEN p.kind = 'reply' THEN p.title END) AS answers,
      CASE WHEN root.post <> p.post AND root.post IS DISTINCT FROM parent.post THEN nullif(${said('root')}, '') END AS conversation
    FROM posts p
    LEFT JOIN people a ON a.person = p.author
    LEFT JOIN posts parent ON parent.post = p.replyTo
    LEFT JOIN posts root ON root.post = p.thread
    WHERE p.post IN (SELECT post FROM asked)`);
  await db.run('DROP TABLE asked');
  return new Map(
    rows.map(({ post, platform, kind, space, day, handle, bio, title, text, quoted, links, label, answers, conversation }) => [
      post,
      {
        platform,
        kind,
        space,
        day,
        author: handle,
        bio,
        title,
        text,
        quoted,
        links,
        label,
        context: [
          ...(answers === null ? [] : [{ place: 'answers', text: answers } as const]),
          ...(conversation === null ? [] : [{ place: 'conversation', text: conversation } as const]),
        ],
      },
    ]),
  );
}
