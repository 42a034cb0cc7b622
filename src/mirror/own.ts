import type { Database } from '../database/database.ts';
import { literal } from '../database/sql.ts';
import { UserError } from '../errors.ts';
import { nearest } from '../settings/spelling.ts';
import { countOf } from '../text/counts.ts';
import { platformInSentence, platformTitle } from '../text/platform-title.ts';

/** Authors among whom the owner may be looked for by eye. */
const NAMED = 5;

/**
 * Makes the table `own`: the posts of one educator. An archive holds the posts of its owner alone, whether or not it
 * says who that is, so each platform may have one author; where it has several, `me` must say which of them looks into
 * the mirror. Also makes `selves`, the keys that stand for this educator, among them those of people whose posts are
 * their own: an archive without its account file still tells whom an answer to oneself answers.
 */
export async function findOwn(db: Database, me: readonly string[]): Promise<void> {
  const authors = await db.rows<{ platform: string; person: string; handles: string[] }>(
    'SELECT platform, person, handles FROM people WHERE posts > 0 AND person IN (SELECT author FROM posts) ORDER BY platform, person',
  );
  const named = new Set(me.map(plain));
  const chosen: string[] = [];
  for (const platform of new Set(authors.map((author) => author.platform))) {
    const here = authors.filter((author) => author.platform === platform);
    const mine = here.length === 1 ? here : here.filter(({ handles }) => handles.some((handle) => named.has(plain(handle))));
    if (mine.length === 0 && me.length > 0)
      throw new UserError(`--me: unknown handle on ${platformInSentence(platformTitle(platform))}: ${me.join(', ')}`, {
        hint: `${here.length} people posted there in these files${likeOf(me, here) ?? namesOf(here)}`,
      });
    if (mine.length === 0)
      throw new UserError(`unknown owner: ${here.length} people posted on ${platformInSentence(platformTitle(platform))} in these files`, {
        hint: `give account downloads alone, or say who you are with --me HANDLE${namesOf(here)}`,
      });
    chosen.push(...mine.map(({ person }) => person));
  }
  const unmet = me.filter((name) => !authors.some(({ handles }) => handles.some((handle) => plain(handle) === plain(name))));
  // An archive without its account file does not tell the handle of its owner.
  if (unmet.length > 0 && authors.length > 0 && authors.every(({ handles }) => handles.length > 0))
    throw new UserError(`--me: unknown handle: ${unmet.join(', ')}`, {
      hint: `${countOf(authors.length, 'person', 'people')} posted in these files${likeOf(unmet, authors) ?? namesOf(authors)}`,
    });
  const known = `SELECT unnest([${chosen.map(literal).join(', ')}]::VARCHAR[]) AS person`;
  await db.run(`CREATE OR REPLACE TABLE own AS
SELECT * FROM posts WHERE author IN (${known}) OR (author IS NULL AND platform NOT IN (
  SELECT platform FROM posts WHERE author IS NOT NULL GROUP BY platform HAVING count(DISTINCT author) > 1
))`);
  await db.run(`CREATE OR REPLACE TABLE selves AS ${known}
UNION SELECT answer.replyToPerson AS person FROM own AS answer JOIN own AS answered ON answer.replyTo = answered.post WHERE answer.replyToPerson IS NOT NULL`);
  const { posts } = await db.row<'posts'>('SELECT count(*) AS posts FROM own');
  if (posts === 0)
    throw new UserError('missing posts: these files hold no post of yours', {
      hint: 'tweets.js and account.js of X; outbox.json and actor.json of Mastodon; posts_1.json of Instagram',
    });
}

/** The handle of an author that is most like one that was given; null where none is. */
function likeOf(me: readonly string[], authors: readonly { readonly handles: readonly string[] }[]): string | null {
  const handles = authors.flatMap((author) => author.handles);
  const near = me.map((name) => nearest(plain(name), handles)).find((handle) => handle !== null) ?? null;
  return near === null || authors.length <= NAMED ? null : `; did you mean ${near}?`;
}

/** The handles of authors, where they are few enough to be looked through. */
function namesOf(authors: readonly { readonly handles: readonly string[] }[]): string {
  return authors.length > NAMED ? '' : `: ${authors.flatMap(({ handles }) => handles.slice(-1)).join(', ')}`;
}

function plain(handle: string): string {
  return handle.replace(/^@/, '').toLowerCase();
}
