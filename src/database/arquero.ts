import { oneFile } from '../one-file.ts';

/** Tables in hand, for charts. */
export const { table } = oneFile<typeof import('arquero')>('arquero', 'dist/arquero.js');
