import type { Source } from './source.ts';

/** How many accounts are known to be automated, and how many posts are theirs. */
export function knownBots({ db }: Pick<Source, 'db'>): Promise<Record<'bots' | 'byBots', number>> {
  return db.row(`SELECT (SELECT count(*) FROM people WHERE bot) AS bots,
       (SELECT count(*) FROM posts JOIN people ON author = person WHERE bot) AS "byBots"`);
}
