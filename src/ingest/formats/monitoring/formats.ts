import type { Format } from '../../format.ts';
import { brandwatch } from './brandwatch.ts';
import { meltwater, meltwaterOld } from './meltwater.ts';
import { sprinklr } from './sprinklr.ts';
import { talkwalker } from './talkwalker.ts';

/** Exports of services that watch the media, over many platforms. */
export const monitoring: readonly Format[] = [brandwatch, meltwater, meltwaterOld, sprinklr, talkwalker];
