import { TIED } from './people.ts';
import type { Source } from './source.ts';

/** How many people have a tie, how many ordered pairs of them do, and how many interactions these ties are made of. */
export function networkSize({ db }: Pick<Source, 'db'>): Promise<Record<'people' | 'ties' | 'interactions', number>> {
  return db.row(`SELECT (SELECT count(*) FROM ${TIED}) AS people, (SELECT count(*) FROM (SELECT DISTINCT source, target FROM ties)) AS ties,
       coalesce(sum(weight), 0) AS interactions
     FROM ties`);
}
