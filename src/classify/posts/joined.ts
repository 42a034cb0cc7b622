import type { Database } from '../../database/database.ts';
import type { Row } from '../../schema/schema.ts';

/** A post with what is known of its author, and its links in order. */
export type JoinedPost = Pick<
  Row<'posts'>,
  'post' | 'kind' | 'status' | 'language' | 'title' | 'text' | 'quotedText' | 'adLabel' | 'hashtags'
> &
  Author & { links: readonly string[] | null };

/** Posts as columns. */
export type PostColumns = { readonly [K in keyof JoinedPost]: readonly JoinedPost[K][] };

type Author = Pick<Row<'people'>, 'handle' | 'name' | 'bio'>;

const own = ['post', 'kind', 'status', 'language', 'title', 'text', 'quotedText', 'adLabel', 'hashtags'] as const;
const unknown: Author = { handle: null, name: null, bio: null };

/** The query for those posts, as the codes are decided on them, that a condition on `p` holds for. */
export function joined(condition: string): string {
  return `
  SELECT ${own.map((name) => `p.${name}`).join(', ')}, a.handle, a.name, a.bio, l.links
  FROM posts p
  LEFT JOIN people a ON a.person = p.author
  LEFT JOIN (SELECT post, list(url ORDER BY position) AS links FROM links GROUP BY post) l ON l.post = p.post
  WHERE ${condition}
  ORDER BY p.post`;
}

/**
 * All posts, as the codes are decided on them, in the order of their key. Posts and links lie in that order, so that
 * they are read side by side: the database would gather and sort all of them, which takes memory for all. Of the
 * people only those who wrote are held.
 */
export async function* allJoined(db: Pick<Database, 'columns'>): AsyncGenerator<PostColumns> {
  const authors = new Map<string, Author>();
  for await (const { person = [], handle = [], name = [], bio = [] } of db.columns(
    'SELECT person, handle, name, bio FROM people WHERE posts > 0',
  ) as AsyncIterable<Partial<Record<string, (string | null)[]>>>) {
    for (const [i, key] of person.entries())
      authors.set(key as string, { handle: handle[i] ?? null, name: name[i] ?? null, bio: bio[i] ?? null });
  }
  const links = new LinksByPost(db.columns('SELECT post, url FROM links'));
  for await (const { author = [], ...columns } of db.columns(`SELECT author, ${own.join(', ')} FROM posts`)) {
    const wrote = author.map((person) => authors.get(person as string) ?? unknown);
    yield {
      ...(columns as unknown as Pick<PostColumns, (typeof own)[number]>),
      handle: wrote.map(({ handle }) => handle),
      name: wrote.map(({ name }) => name),
      bio: wrote.map(({ bio }) => bio),
      links: await links.of(columns.post as string[]),
    };
  }
  await links.end();
}

/** The links of posts that are asked for in the order in which the links lie. */
class LinksByPost {
  readonly #batches: AsyncGenerator<Record<string, unknown[]>>;
  #posts: readonly unknown[] = [];
  #urls: readonly unknown[] = [];
  #at = 0;

  constructor(batches: AsyncGenerator<Record<string, unknown[]>>) {
    this.#batches = batches;
  }

  /** For each of the posts its links, or null where it has none. */
  async of(posts: readonly string[]): Promise<(string[] | null)[]> {
    const found: (string[] | null)[] = new Array(posts.length).fill(null);
    for (const [i, post] of posts.entries()) {
      while (this.#at < this.#posts.length || (await this.#more())) {
        if (this.#posts[this.#at] !== post) break;
        found[i] ??= [];
        found[i].push(this.#urls[this.#at] as string);
        this.#at += 1;
      }
    }
    return found;
  }

  /** Throws where links are left that belong to none of the posts asked for. */
  async end(): Promise<void> {
    if (this.#at < this.#posts.length || (await this.#more()))
      throw new Error(`links: ${this.#posts[this.#at]} is no post, or lies out of order`);
  }

  async #more(): Promise<boolean> {
    const { value, done } = await this.#batches.next();
    if (done) return false;
    this.#posts = value.post ?? [];
    this.#urls = value.url ?? [];
    this.#at = 0;
    return this.#posts.length > 0;
  }
}
