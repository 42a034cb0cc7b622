import type { Source } from './source.ts';

/** What there is in a study to speak of: methods and limits are told of this alone. */
export interface Holds {
  readonly times: boolean;
  /** Known authors, so that people can be counted. */
  readonly people: boolean;
  /** Posts that could be coded. */
  readonly codes: boolean;
  readonly ties: boolean;
  readonly communities: boolean;
  readonly sessions: boolean;
  readonly profiles: boolean;
}

/** What a study holds; nothing where it has too few people for anything to be told of its posts. */
export async function holdsOf({ db, platforms, unit }: Source): Promise<Holds> {
  const told = platforms.length > 0;
  const found = await db.row<
    'times' | 'coded' | 'ties' | 'communities' | 'sessions' | 'profiles'
  >(`SELECT (SELECT count(week) FROM "shownPosts") AS times, (SELECT count(*) FROM "shownPosts" WHERE judged > 0) AS coded,
      (SELECT count(*) FROM ties) AS ties, (SELECT count(*) FROM communities) AS communities,
      (SELECT count(*) FROM sessions) AS sessions, (SELECT count(*) FROM profiles) AS profiles`);
  return {
    times: told && found.times > 0,
    people: told && unit === 'people',
    codes: told && found.coded > 0,
    ties: told && found.ties > 0,
    communities: told && found.communities > 0,
    sessions: told && found.sessions > 0,
    profiles: told && found.profiles > 0,
  };
}
