import type { Database } from '../../../database/database.ts';
import { withheld } from '../../../privacy/suppression.ts';
import { isTold } from '../../../privacy/things.ts';
import { PEOPLE } from '../people.ts';

/**
 * Takes groups (subreddits, forums, channels) out of the table `publicThings` where all posts of their platform, or of all
 * groups, less those of the group would be the posts of fewer than k people. A post stands in one group, so these posts could
 * be worked out by subtraction from what the report says elsewhere. Reads the view `shownPosts`.
 */
export async function closeGroups(db: Database, k: number): Promise<void> {
  const found = await db.rows<{ platform: string; space: string | null; posts: number; people: number; told: boolean }>(
    `SELECT platform, space, count(*) AS posts, ${PEOPLE} AS people, coalesce(bool_and(${isTold(k, 'posts', 'space', 'space')}), true) AS told
    FROM (SELECT split_part(post, ':', 1) AS platform, space, teller FROM "shownPosts") GROUP BY platform, space ORDER BY posts DESC, people DESC, space, platform`,
  );
  const index = [...found.keys()];
  const platforms = [...new Set(found.map(({ platform }) => platform))];
  const lines = [
    index.filter((i) => found[i]?.space !== null),
    ...platforms.map((platform) => index.filter((i) => found[i]?.platform === platform)),
  ];
  const { cells: hidden } = withheld(
    found.map((row) => ({ count: row.posts, people: row.told ? row.people : 0 })),
    lines,
    k,
  );
  const closed = found.flatMap(({ platform, space }, i) => (hidden[i] && space !== null ? [`space\n${platform}/${space}`] : []));
  await db.keep('closedGroups', { thing: closed });
  await db.run('DELETE FROM "publicThings" WHERE thing IN (FROM "closedGroups")');
}
