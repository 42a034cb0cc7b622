import type { Format } from '../../format.ts';
import { blueskyCsv } from './bluesky-csv.ts';
import { blueskyPost, blueskyProfiles } from './bluesky-post.ts';
import { blueskyRecord } from './bluesky-record.ts';
import { fourCatBluesky } from './four-cat-bluesky.ts';
import { mappedBluesky } from './mapped-bluesky.ts';

/** Exports of Bluesky: records as it keeps them, posts as its interface gives them, and tables. */
export const bluesky: readonly Format[] = [...mappedBluesky, blueskyCsv, blueskyPost, blueskyProfiles, blueskyRecord, fourCatBluesky];
