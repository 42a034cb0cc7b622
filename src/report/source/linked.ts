import type { Database } from '../../database/database.ts';

/** Makes the view `shownLinks`: the domain of each link, with the number, teller and week of its post; it lies beside the path given. Reads links and `shownPosts`. */
export async function gatherLinks(db: Database, path: string): Promise<void> {
  const ranges = await db.ranges('links', 'post');
  const links = ranges.map(
    (within) => `SELECT number, teller, week, domain FROM (SELECT post, domain FROM links WHERE ${within('post')}) AS l
    JOIN (SELECT post, number, teller, week FROM "shownPosts" WHERE ${within('post')}) AS p USING (post)`,
  );
  await db.lay('shownLinks', links, path);
}
