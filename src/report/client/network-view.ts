import type { SeenMap } from '../network-map/seen.ts';
import { communityPanel } from './community-panel.ts';
import { element } from './element.ts';
import { NetworkDrawing } from './network-drawing.ts';
import { say } from './tips.ts';

/**
 * Puts the map that can be moved about in the place of the drawn one, where the browser can draw it; the drawn one
 * stays for print. Where there is only a finger to point with, a button does so, because a finger on the map moves the
 * map and no longer the page.
 */
export function networkView(place: HTMLElement): void {
  const held = place.querySelector('script[type="application/json"]')?.textContent;
  if (!held || !('WebGL2RenderingContext' in window)) return;
  const map = JSON.parse(held) as SeenMap;
  if (matchMedia('(pointer: fine)').matches) {
    // When it comes near, or once the page has long been open: so that the page opens sooner.
    let begun = false;
    const soon = () => {
      if (!begun) begin(place, map);
      begun = true;
      watcher.disconnect();
    };
    const watcher = new IntersectionObserver(([entry]) => entry?.isIntersecting && soon(), { rootMargin: '400px' });
    watcher.observe(place);
    addEventListener('load', () => setTimeout(soon, 1_000));
    return;
  }
  const start = element('button', { type: 'button', class: 'explore' }, 'Explore the map');
  start.addEventListener('click', () => {
    start.remove();
    begin(place, map)?.focus();
  });
  place.prepend(start);
}

/** Builds the view; gives back what takes the focus, or null where nothing can be drawn. */
function begin(place: HTMLElement, map: SeenMap): HTMLElement | null {
  const stage = element('div', {
    class: 'stage',
    tabindex: '0',
    role: 'application',
    'aria-label': `Map of ${map.discs.length} communities`,
    'aria-describedby': 'map-keys',
  });
  const panel = communityPanel(map, choose);
  const buttons = element('p', { class: 'zoom' });
  const frame = element('div', { class: 'frame' });
  frame.append(stage, buttons);
  const view = element('div', { class: 'explorer' });
  view.append(frame, panel.side, element('p', { class: 'note', id: 'map-keys' }, KEYS));
  place.append(view);
  place.classList.add('live');

  const drawing = drawn(stage, map, {
    point: (pointed, x, y) => say(pointed === null ? null : words(map, pointed.disc, pointed.dot), x, y),
    choose,
  });
  if (drawing === null) {
    giveUp();
    return null;
  }
  let chosen: number | null = null;
  moveWith(stage, drawing, {
    step: (right, down) => choose(towards(map, chosen, right, down)),
    tell: () => choose(chosen ?? 0),
    all: () => choose(null),
  });
  for (const [label, spoken, act] of [
    ['+', 'Zoom in', () => drawing.zoom(ZOOM)],
    ['−', 'Zoom out', () => drawing.zoom(1 / ZOOM)],
    ['All', 'Show all communities', () => choose(null)],
  ] as const) {
    const button = element('button', { type: 'button', 'aria-label': spoken }, label);
    button.addEventListener('click', act);
    buttons.append(button);
  }
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => drawing.recolour());
  stage.addEventListener('webglcontextlost', giveUp, true);
  panel.show(null);
  return stage;

  function choose(disc: number | null): void {
    chosen = disc;
    drawing?.choose(disc, true);
    panel.show(disc);
  }

  /** Leaves the drawn chart in its place again. */
  function giveUp(): void {
    drawing?.end();
    view.remove();
    place.classList.remove('live');
  }
}

/** What a zoom by key or button multiplies the size by. */
const ZOOM = 1.5;

const KEYS =
  'Click a community, or choose it from the list. With the map in focus: arrow keys go to the next community in that direction, + and − zoom, Enter reads it out, Escape shows all.';

/** Lets the map be moved about in by keys, and zoomed by the wheel, while it has the focus. */
function moveWith(
  stage: HTMLElement,
  drawing: NetworkDrawing,
  { step, tell, all }: { step(right: number, down: number): void; tell(): void; all(): void },
): void {
  stage.addEventListener('focus', () => {
    drawing.zooming = true;
  });
  stage.addEventListener('blur', () => {
    drawing.zooming = false;
  });
  stage.addEventListener('pointerdown', () => stage.focus({ preventScroll: true }));
  stage.addEventListener('keydown', (event) => {
    const way = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (way !== undefined) step(way[0] as number, way[1] as number);
    else if (event.key === '+' || event.key === '=') drawing.zoom(ZOOM);
    else if (event.key === '-' || event.key === '−') drawing.zoom(1 / ZOOM);
    else if (event.key === 'Enter' || event.key === ' ') tell();
    else if (event.key === 'Escape' || event.key === '0') all();
    else return;
    event.preventDefault();
  });
}

/** The map drawn, or null where there is nothing to draw with: a browser may know WebGL and have no card for it. */
function drawn(...parts: ConstructorParameters<typeof NetworkDrawing>): NetworkDrawing | null {
  try {
    return new NetworkDrawing(...parts);
  } catch {
    return null;
  }
}

/** The nearest community in a direction, seen from the chosen one; from none, the first. */
function towards({ discs }: SeenMap, from: number | null, right: number, down: number): number {
  if (from === null) return 0;
  const here = discs[from] as SeenMap['discs'][number];
  let [best, least] = [from, Infinity];
  for (const [i, { x, y }] of discs.entries()) {
    const [ahead, aside] = [(x - here.x) * right + (y - here.y) * down, Math.abs((x - here.x) * down + (y - here.y) * right)];
    if (i === from || ahead <= 0 || aside > ahead * 2) continue;
    const cost = ahead + 2 * aside;
    if (cost < least) [best, least] = [i, cost];
  }
  return best;
}

function words({ discs, each }: SeenMap, disc: number, dot: { number: number; ring: number } | null): string {
  const { name, rings } = discs[disc] as SeenMap['discs'][number];
  if (dot === null) return `Community ${name}`;
  const [contacts, people] = rings[dot.ring] ?? ['', 0];
  const who = each === 1 ? `Member ${dot.number}` : `Members ${(dot.number - 1) * each + 1} to ${dot.number * each}`;
  return `${who} of community ${name}: among ${people} with ${contacts} contacts`;
}
