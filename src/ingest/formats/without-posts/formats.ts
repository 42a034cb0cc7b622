import type { Format } from '../../format.ts';
import { asideTables, discordPackage, googleActivity, instafake, tweetorials } from './asides.ts';
import { privateTables } from './private-tables.ts';

/** Files that belong to studies and hold no posts: they are known, and left aside. */
export const withoutPosts: readonly Format[] = [...asideTables, ...privateTables, instafake, tweetorials, googleActivity, discordPackage];
