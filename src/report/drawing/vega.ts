import { oneFile } from '../../one-file.ts';

/** Vega, whose code draws the charts. */
export const vega = oneFile<typeof import('vega')>('vega', 'build/vega.js');
