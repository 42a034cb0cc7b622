import { umd } from '../umd.ts';

/** Tables in hand, for charts. */
export const { table } = umd<typeof import('arquero')>('arquero', 'dist/arquero.js');
