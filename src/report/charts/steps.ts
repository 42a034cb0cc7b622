import { hues, INK, pixels } from '../drawing/theme.ts';
import { type Chart, type Layers, rowsOf } from '../figure.ts';

interface Step {
  readonly step: string;
  readonly text: string;
  /** What leaves on the way to the next step, one reason a line; empty where nothing does. */
  readonly leaves: string;
}

const LINE = 16;
const PAD = 9;
const GAP = 22;
const CHARACTER = 6.9;
/** Room for the number at the end of a box. */
const NUMBER = 76;

/** What remains step by step, as boxes below each other, and beside each what leaves before the next (after CONSORT 2010). */
export function steps(): Chart {
  return (table, width) => {
    const side = Math.floor(width * 0.5);
    const columns: Columns = { width, side, beside: side + 26, middle: side / 2 };
    const boxes = placed(rowsOf<Step>(table), columns);
    const height = boxes.at(-1)?.bottom ?? 0;
    return { width, height, layer: [...boxLayers(boxes, columns, height), ...leavingLayers(boxes, columns, height)] };
  };
}

/** Where things stand from left to right, in pixels. */
interface Columns {
  readonly width: number;
  /** Right side of the boxes. */
  readonly side: number;
  /** Left side of what leaves. */
  readonly beside: number;
  /** Where arrows go down from box to box. */
  readonly middle: number;
}

/** A step as a box with its texts broken into lines, and where it stands from top to bottom. */
interface Box {
  readonly top: number;
  readonly bottom: number;
  /** Top of the next box. */
  readonly next: number;
  /** Where a line turns off to what leaves. */
  readonly turn: number;
  readonly last: boolean;
  readonly inside: string;
  readonly number: string;
  readonly out: string;
  readonly outTop: number;
}

function placed(steps: readonly Step[], { width, side, beside }: Columns): Box[] {
  let y = 0;
  return steps.map(({ step, text, leaves }, i) => {
    const inside = wrapped(step, side - 2 * PAD - NUMBER);
    const out = leaves === '' ? [] : leaves.split('\n').flatMap((line) => wrapped(line, width - beside - 4));
    const top = y;
    const bottom = top + inside.length * LINE + 2 * PAD;
    const last = i === steps.length - 1;
    const room = last ? 0 : Math.max(GAP, out.length * LINE + 14);
    y = bottom + room;
    return {
      top,
      bottom,
      next: y,
      turn: bottom + room / 2,
      last,
      inside: inside.join('\n'),
      number: text,
      out: out.join('\n'),
      outTop: bottom + (room - out.length * LINE) / 2,
    };
  });
}

/** The boxes with their words and numbers. */
function boxLayers(boxes: readonly Box[], { width, side }: Columns, height: number): Layers['layer'] {
  const across = (field: string) => pixels(field, width);
  const down = (field: string) => pixels(field, height);
  return [
    {
      data: { values: boxes.map((box) => ({ ...box, left: 0, right: side })) },
      mark: { type: 'rect', fill: hues.blue, fillOpacity: 0.08, stroke: hues.blue, strokeWidth: 1 },
      encoding: { x: across('left'), x2: { field: 'right' }, y: down('top'), y2: { field: 'bottom' } },
    },
    {
      data: { values: boxes.map((box) => ({ ...box, left: PAD, top: box.top + PAD })) },
      mark: { type: 'text', align: 'left', baseline: 'top', lineBreak: '\n', lineHeight: LINE },
      encoding: { x: across('left'), y: down('top'), text: { field: 'inside', type: 'nominal' } },
    },
    {
      data: { values: boxes.map((box) => ({ ...box, left: side - PAD, top: box.top + PAD - 1 })) },
      mark: { type: 'text', align: 'right', baseline: 'top', fontSize: 15, fontWeight: 600 },
      encoding: { x: across('left'), y: down('top'), text: { field: 'number', type: 'nominal' } },
    },
  ];
}

/** The arrows from box to box, and beside them what leaves. */
function leavingLayers(boxes: readonly Box[], { width, beside, middle }: Columns, height: number): Layers['layer'] {
  const across = (field: string) => pixels(field, width);
  const down = (field: string) => pixels(field, height);
  const between = boxes.filter(({ last }) => !last);
  const aside = between.filter(({ out }) => out !== '');
  return [
    {
      data: { values: between.map((box) => ({ ...box, left: middle })) },
      mark: { type: 'rule', color: INK, opacity: 0.6 },
      encoding: { x: across('left'), y: down('bottom'), y2: { field: 'next' } },
    },
    {
      data: { values: between.map((box) => ({ ...box, left: middle, next: box.next - 4 })) },
      mark: { type: 'point', shape: 'triangle-down', color: INK, size: 42, opacity: 0.8 },
      encoding: { x: across('left'), y: down('next') },
    },
    {
      data: { values: aside.map((box) => ({ ...box, left: middle, right: beside - 7 })) },
      mark: { type: 'rule', color: INK, opacity: 0.6 },
      encoding: { x: across('left'), x2: { field: 'right' }, y: down('turn') },
    },
    {
      data: { values: aside.map((box) => ({ ...box, left: beside })) },
      mark: { type: 'text', align: 'left', baseline: 'top', lineBreak: '\n', lineHeight: LINE },
      encoding: { x: across('left'), y: down('outTop'), text: { field: 'out', type: 'nominal' } },
    },
  ];
}

/** A text in lines no longer than so many pixels, broken between words. */
function wrapped(text: string, pixels: number): string[] {
  const most = Math.max(8, Math.floor(pixels / CHARACTER));
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
