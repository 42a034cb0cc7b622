import Graph from 'graphology';
import Sigma from 'sigma';
import { names } from '../network-map/names.ts';
import type { SeenMap } from '../network-map/seen.ts';
import { STEP } from '../network-map/sunflower.ts';
import { HUES } from './hues.ts';

/** What the reader points at: a disc of the map, and one of its dots where it is one. */
export interface Pointed {
  readonly disc: number;
  /** Number of the dot within its disc, from 1, and its ring. */
  readonly dot: { readonly number: number; readonly ring: number } | null;
}

interface Events {
  point(pointed: Pointed | null, x: number, y: number): void;
  choose(disc: number): void;
}

interface Mark {
  x: number;
  y: number;
  size: number;
  color: string;
  zIndex: number;
  disc: number;
  number: number;
  ring: number;
}

/** The map on a canvas, drawn by the graphics card. */
export class NetworkDrawing {
  readonly #map: SeenMap;
  readonly #sigma: Sigma<Mark>;
  readonly #words: HTMLCanvasElement;
  #chosen: number | null = null;
  #colours = colours();

  constructor(stage: HTMLElement, map: SeenMap, events: Events) {
    this.#map = map;
    const graph = graphOf(map);
    this.#sigma = new Sigma<Mark>(graph, stage, {
      renderLabels: false,
      itemSizesReference: 'positions',
      zoomToSizeRatioFunction: (ratio) => ratio,
      stagePadding: 16,
      zIndex: true,
      minCameraRatio: 0.08,
      maxCameraRatio: 2,
      minEdgeThickness: 0.5,
      // The wheel scrolls the page until the map has the focus.
      enableCameraZooming: false,
      defaultDrawNodeHover: () => {},
      nodeReducer: (_, mark) => ({ ...mark, color: this.#colour(mark) }),
      edgeReducer: (_, line) => ({ ...line, color: this.#line(line as unknown as Line) }),
    });
    // Of marks it knows the middle alone: discs at the edge would be cut.
    this.#sigma.setCustomBBox(around(map));
    this.#words = document.createElement('canvas');
    this.#words.className = 'words';
    stage.append(this.#words);
    this.#sigma.on('afterRender', () => this.#write());
    this.#sigma.on('enterNode', ({ node, event }) => {
      const { disc, number, ring } = graph.getNodeAttributes(node);
      const box = stage.getBoundingClientRect();
      events.point({ disc, dot: number === 0 ? null : { number, ring } }, event.x + box.left + scrollX, event.y + box.top + scrollY);
    });
    this.#sigma.on('leaveNode', () => events.point(null, 0, 0));
    this.#sigma.on('clickNode', ({ node }) => events.choose(graph.getNodeAttribute(node, 'disc')));
    this.#sigma.refresh();
  }

  /** Lets the wheel and two fingers zoom, or scroll the page. */
  set zooming(on: boolean) {
    this.#sigma.setSetting('enableCameraZooming', on);
  }

  /** Brings a disc forward and moves to it; null is the whole map. */
  choose(disc: number | null, moves: boolean): void {
    this.#chosen = disc;
    this.#sigma.refresh();
    const camera = this.#sigma.getCamera();
    const duration = moves && !matchMedia('(prefers-reduced-motion: reduce)').matches ? 350 : 0;
    if (disc === null) void camera.animate({ x: 0.5, y: 0.5, ratio: 1, angle: 0 }, { duration });
    else {
      const at = this.#sigma.getNodeDisplayData(`disc ${disc}`);
      const { radius } = this.#map.discs[disc] as SeenMap['discs'][number];
      const ratio = Math.min(0.9, Math.max(0.25, (radius * 5) / Math.min(this.#map.width, this.#map.height)));
      if (at !== undefined) void camera.animate({ x: at.x, y: at.y, ratio }, { duration });
    }
  }

  zoom(factor: number): void {
    const camera = this.#sigma.getCamera();
    void camera.animate({ ratio: camera.getBoundedRatio(camera.ratio / factor) }, { duration: 150 });
  }

  /** Takes the colours of the page again, after it turned dark or light. */
  recolour(): void {
    this.#colours = colours();
    this.#sigma.refresh();
  }

  end(): void {
    this.#sigma.kill();
    this.#words.remove();
  }

  #colour({ disc, number }: Mark): string {
    const { hues, paper } = this.#colours;
    const own = hues[Math.min(disc, hues.length - 1)] as Colour;
    const strength = number === 0 ? 0.14 : 1;
    return css(mixed(paper, own, this.#chosen === null || this.#chosen === disc ? strength : strength * 0.28));
  }

  #line({ one, other }: Line): string {
    const { ink, paper } = this.#colours;
    return css(mixed(paper, ink, this.#chosen === null ? 0.16 : this.#chosen === one || this.#chosen === other ? 0.45 : 0.05));
  }

  /** Writes the names that can be read at this zoom. */
  #write(): void {
    const { width, height } = this.#sigma.getDimensions();
    const ratio = devicePixelRatio || 1;
    if (this.#words.width !== width * ratio || this.#words.height !== height * ratio) {
      this.#words.width = width * ratio;
      this.#words.height = height * ratio;
    }
    const brush = this.#words.getContext('2d');
    if (brush === null) return;
    brush.setTransform(ratio, 0, 0, ratio, 0, 0);
    brush.clearRect(0, 0, width, height);
    const origin = this.#sigma.graphToViewport({ x: 0, y: 0 });
    const unit = this.#sigma.graphToViewport({ x: 1, y: 0 });
    const scale = Math.hypot(unit.x - origin.x, unit.y - origin.y);
    const seen = this.#map.discs.map(({ x, y, radius, name }) => {
      const at = this.#sigma.graphToViewport({ x, y: -y });
      return { x: at.x, y: at.y, radius: radius * scale, name };
    });
    // The chosen disc is named first, so that its name has room.
    const order = [...seen.keys()].sort((a, b) => Number(b === this.#chosen) - Number(a === this.#chosen) || a - b);
    const near = order.filter((i) => {
      const { x, y, radius } = seen[i] as (typeof seen)[number];
      return x + radius > 0 && y + radius > 0 && x - radius < width && y - radius < height;
    });
    brush.textAlign = 'center';
    brush.textBaseline = 'middle';
    const { ink, paper } = this.#colours;
    for (const { disc, x, y, text } of names(
      near.map((i) => seen[i] as (typeof seen)[number]),
      1,
      width,
    )) {
      brush.font = `${near[disc] === this.#chosen ? '600 ' : ''}12px ${this.#colours.font}`;
      brush.lineWidth = 4;
      brush.lineJoin = 'round';
      brush.strokeStyle = css(paper);
      brush.strokeText(text, x, y);
      brush.fillStyle = css(ink);
      brush.fillText(text, x, y);
    }
  }
}

interface Line {
  size: number;
  one: number;
  other: number;
}

function graphOf({ discs, dots, bridges }: SeenMap): Graph<Mark> {
  const graph = new Graph<Mark>({ type: 'undirected' });
  const blank = { color: '#000', number: 0, ring: 0 };
  for (const [disc, { x, y, radius }] of discs.entries())
    graph.addNode(`disc ${disc}`, { ...blank, x, y: -y, size: radius, zIndex: 0, disc });
  const counted = discs.map(() => 0);
  for (let i = 0; i < dots.length; i += 4) {
    const [disc = 0, ring = 0, x = 0, y = 0] = dots.slice(i, i + 4);
    const number = (counted[disc] ?? 0) + 1;
    counted[disc] = number;
    graph.addNode(`dot ${i / 4}`, { ...blank, x, y: -y, size: STEP * 0.36, zIndex: 1, disc, ring, number });
  }
  const most = bridges.reduce((found, [, , interactions]) => Math.max(found, interactions), 1);
  for (const [one, other, interactions] of bridges)
    graph.addEdge(`disc ${one}`, `disc ${other}`, { size: 1 + 9 * Math.sqrt(interactions / most), one, other });
  return graph;
}

/** From where to where the discs of a map reach. */
function around({ discs }: SeenMap): { x: [number, number]; y: [number, number] } {
  const reach = (middle: (disc: SeenMap['discs'][number]) => number): [number, number] => [
    Math.min(...discs.map((disc) => middle(disc) - disc.radius)),
    Math.max(...discs.map((disc) => middle(disc) + disc.radius)),
  ];
  return { x: reach(({ x }) => x), y: reach(({ y }) => -y) };
}

type Colour = readonly [number, number, number];

/** The colours and the font of the page as it is now. */
function colours(): { hues: readonly Colour[]; paper: Colour; ink: Colour; font: string } {
  const style = getComputedStyle(document.documentElement);
  const of = (name: string): Colour => {
    const hex = style.getPropertyValue(`--${name}`).trim().slice(1);
    const long = hex.length === 3 ? [...hex].map((digit) => digit + digit).join('') : hex;
    return [0, 2, 4].map((at) => Number.parseInt(long.slice(at, at + 2), 16)) as unknown as Colour;
  };
  return { hues: HUES.map(of), paper: of('paper'), ink: of('ink'), font: style.getPropertyValue('--sans') };
}

function mixed(from: Colour, to: Colour, share: number): Colour {
  return from.map((value, i) => Math.round(value + ((to[i] as number) - value) * share)) as unknown as Colour;
}

function css([red, green, blue]: Colour): string {
  return `#${[red, green, blue].map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}
