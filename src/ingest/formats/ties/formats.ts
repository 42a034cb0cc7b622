import type { Format } from '../../format.ts';
import { edgeLists, edgeListWithText } from './edge-list.ts';
import { shareEvents, shareEventsByUrl } from './share-events.ts';

/** Lists of ties, and of what was shared, in place of posts. */
export const ties: readonly Format[] = [...edgeLists, edgeListWithText, shareEvents, shareEventsByUrl];
