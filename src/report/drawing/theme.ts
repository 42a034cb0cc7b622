import type { Config } from 'vega-lite';
import { GROUP } from '../../text/counts.ts';
import { letters, SQUARE, within } from '../../text/letters.ts';

/**
 * Colours that people with colour-blindness tell apart (Okabe & Ito 2008, Color Universal Design). The page replaces
 * them by lighter or darker ones of the same hue, as its background asks; a second cue goes with each.
 */
export const hues = {
  blue: '#0072b2',
  vermillion: '#d55e00',
  green: '#009e73',
  purple: '#cc79a7',
  orange: '#e69f00',
  grey: '#767676',
} as const;

/** What text and lines are drawn in: the colour of the text around the chart. */
export const INK = 'currentColor';

/** Widths that each chart is drawn at, in pixels: for a page, and for a phone. */
export const widths = { wide: 724, narrow: 348 } as const;

/** The height of a row of a horizontal bar chart. */
export const ROW = 22;

const quiet = { domain: false, ticks: false, title: null } as const;

/** How all charts look. Nothing in it depends on the machine: numbers and dates have a fixed form, fonts are not measured. */
export const config: Config = {
  aria: false,
  background: 'transparent',
  font: 'system-ui, sans-serif',
  locale: { number: { decimal: '.', thousands: GROUP, grouping: [3], currency: ['', ''] } },
  padding: { left: 0, right: 2, top: 4, bottom: 4 },
  view: { stroke: null },
  axis: {
    ...quiet,
    labelColor: INK,
    labelFontSize: 13,
    labelPadding: 6,
    titleColor: INK,
    titleFontSize: 13,
    titleFontWeight: 'normal',
    gridColor: INK,
    gridOpacity: 0.14,
    domainColor: INK,
    tickColor: INK,
  },
  header: {
    title: null,
    labelColor: INK,
    labelFontSize: 13,
    labelFontWeight: 600,
    labelAnchor: 'start',
    labelOrient: 'top',
    labelPadding: 8,
  },
  legend: { labelColor: INK, labelFontSize: 13, titleColor: INK, titleFontSize: 13, titleFontWeight: 'normal', orient: 'top' },
  text: { color: INK, fontSize: 13 },
  bar: { color: hues.blue },
  line: { color: hues.blue, strokeWidth: 1.75 },
  area: { color: hues.blue },
  point: { color: hues.blue, filled: true, size: 45 },
  rule: { color: INK },
};

/** The width of a character of a label, in pixels, on the wide side: what is not measured must not be too narrow. */
const CHARACTER = 7;

/** Room for labels of these texts, in pixels, at most `most`. */
export function extent(labels: readonly unknown[], most: number): number {
  const longest = labels.reduce<number>((length, label) => Math.max(length, letters(String(label))), 0);
  return Math.floor(Math.min(most, longest * CHARACTER + 12));
}

/** The axis of a chart whose rows have names: they begin at the left edge of the chart, and are cut where room ends. */
export function named(room: number): {
  labelAlign: 'left';
  labelBaseline: { condition: { test: string; value: 'bottom' }; value: 'middle' };
  labelPadding: number;
  labelLimit: number;
  labelExpr: string;
  minExtent: number;
  maxExtent: number;
} {
  const most = Math.floor((room - 8) / CHARACTER);
  // Of characters that are as wide as they are high half as many have room.
  const square = `(length(datum.label) - length(replace(datum.label, regexp('${SQUARE.source.replaceAll('\\', '\\\\')}', 'gu'), '')))`;
  const cut = `slice(datum.label, 0, ${most} - min(${square}, ${Math.floor(most / 2)}) - 1)`;
  const labelExpr = `indexof(datum.label, '\\n') > 0 ? split(datum.label, '\\n') : length(datum.label) + ${square} > ${most} ? replace(${cut}, regexp('[\\ud800-\\udbff]$'), '') + '…' : datum.label`;
  // A name in two lines has one line above the middle of its row and one below.
  const labelBaseline = { condition: { test: `indexof(datum.value, '\\n') > 0`, value: 'bottom' }, value: 'middle' } as const;
  return { labelAlign: 'left', labelBaseline, labelPadding: room, labelLimit: 0, labelExpr, minExtent: room, maxExtent: room };
}

/** A name in two lines where it has no room in one, broken between words; what the second has no room for is cut. */
export function inTwoLines(name: string, room: number): string {
  const most = Math.floor((room - 8) / CHARACTER);
  if (letters(name) <= most) return name;
  const space = name.lastIndexOf(' ', within(name, most));
  if (space <= 0) return name;
  const rest = name.slice(space + 1);
  return `${name.slice(0, space)}\n${letters(rest) > most ? `${rest.slice(0, within(rest, most) - 1).replace(/[\ud800-\udbff]$/, '')}…` : rest}`;
}

/** A position in pixels from the left or the top, in a chart that lays itself out. */
export function pixels(field: string, most: number) {
  return { field, type: 'quantitative' as const, scale: { domain: [0, most], range: [0, most], nice: false }, axis: null };
}

/** The heading of a panel. */
export function heading(text: string): {
  text: string;
  anchor: 'start';
  frame: 'group';
  fontSize: number;
  fontWeight: 600;
  color: string;
  offset: number;
} {
  return { text, anchor: 'start', frame: 'group', fontSize: 13, fontWeight: 600, color: INK, offset: 6 };
}
