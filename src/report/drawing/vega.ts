import { umd } from '../../umd.ts';
import { textWidth } from './text-width.ts';

interface Measured {
  readonly fontSize?: number;
}

/** What Vega exports and its types leave out: how wide a text is. */
interface TextMetrics {
  readonly textMetrics: { width: (item: Measured, text: unknown) => number };
}

/** Vega, whose code draws the charts. */
export const vega = umd<typeof import('vega') & TextMetrics>('vega', 'build/vega.js');

/** Vega-Lite, which makes from what a chart is to show what Vega draws. */
export const vegaLite = umd<typeof import('vega-lite')>('vega-lite', 'build/vega-lite.min.js', { vega });

/** The size of a text whose mark names none, as Vega has it. */
const USUAL = 11;

// Without a canvas Vega takes each character for as wide as a capital: pictures grew by half, and were shrunk to fit the page.
vega.textMetrics.width = ({ fontSize = USUAL }, text) => textWidth(String(text ?? '').trim(), fontSize);
