import type { Format } from '../../format.ts';
import { brightDataPinterest } from './bright-data-pinterest.ts';
import { zeeschuimerPinterest } from './zeeschuimer-pinterest.ts';

/** Pins, as tools collect them. */
export const pinterest: readonly Format[] = [brightDataPinterest, zeeschuimerPinterest];
