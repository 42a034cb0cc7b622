import type { SeenMap } from '../network-map/seen.ts';
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
  const find = element('input', {
    type: 'search',
    placeholder: 'Find a community',
    'aria-label': 'Find a community by number, name, word or domain',
    autocomplete: 'off',
  }) as HTMLInputElement;
  const list = element('ul', { role: 'listbox', tabindex: '0', 'aria-label': 'Communities' });
  const told = element('div', { class: 'told', role: 'status', tabindex: '0', 'aria-label': 'The chosen community' });
  const options = map.discs.map(({ name }, i) => element('li', { role: 'option', id: `community-${i}`, 'aria-selected': 'false' }, name));
  list.append(...options);
  const buttons = element('p', { class: 'zoom' });
  const view = element('div', { class: 'explorer' });
  const keys = element(
    'p',
    { class: 'note', id: 'map-keys' },
    'Click a community, or choose it from the list. With the map in focus: arrow keys go to the next community in that direction, + and − zoom, Enter reads it out, Escape shows all.',
  );
  const side = element('div', { class: 'side' });
  side.append(find, list, told);
  const frame = element('div', { class: 'frame' });
  frame.append(stage, buttons);
  view.append(frame, side, keys);
  place.append(view);
  place.classList.add('live');

  const drawing = drawn(stage, map, {
    point: (pointed, x, y) => say(pointed === null ? null : words(map, pointed.disc, pointed.dot), x, y),
    choose: (disc) => choose(disc),
  });
  if (drawing === null) {
    giveUp();
    return null;
  }
  let chosen: number | null = null;

  function choose(disc: number | null): void {
    chosen = disc;
    drawing?.choose(disc, true);
    for (const [i, option] of options.entries()) option.setAttribute('aria-selected', String(i === disc));
    list.removeAttribute('aria-activedescendant');
    if (disc !== null) {
      const option = options[disc] as HTMLElement;
      list.setAttribute('aria-activedescendant', option.id);
      list.scrollTop = option.offsetTop - list.clientHeight / 2;
    }
    tell(disc);
  }

  /** Says beside the map what is known of the chosen community, and where its members go. */
  function tell(disc: number | null): void {
    told.replaceChildren();
    if (disc === null) {
      told.append(element('p', { class: 'quiet' }, `${map.discs.length} communities. Choose one to see what is known of it.`));
      return;
    }
    const { name, facts } = map.discs[disc] as SeenMap['discs'][number];
    const terms = element('dl', {});
    for (const [term, description] of facts) terms.append(element('dt', {}, term), element('dd', {}, description));
    const near = map.bridges
      .filter(([one, other]) => one === disc || other === disc)
      .map(([one, other, interactions]) => ({ to: one === disc ? other : one, interactions }))
      .sort((a, b) => b.interactions - a.interactions)
      .slice(0, 5);
    told.append(element('h4', {}, name), terms);
    if (near.length === 0) return;
    const links = element('p', { class: 'near' }, 'Interactions with ');
    for (const { to, interactions } of near) {
      const go = element('button', { type: 'button' }, `${map.discs[to]?.name ?? ''} (${interactions})`);
      go.addEventListener('click', () => choose(to));
      links.append(go, ' ');
    }
    told.append(links);
  }

  const shown = () => [...options.keys()].filter((i) => !(options[i] as HTMLElement).hidden);
  const step = (by: number) => {
    const open = shown();
    const at = chosen === null ? -1 : open.indexOf(chosen);
    const next = open[Math.min(Math.max(at + by, 0), open.length - 1)];
    if (next !== undefined) choose(next);
  };

  for (const [i, option] of options.entries()) option.addEventListener('click', () => choose(i));
  list.addEventListener('keydown', (event) => {
    const by = { ArrowDown: 1, ArrowUp: -1, PageDown: 5, PageUp: -5, Home: -map.discs.length, End: map.discs.length }[event.key];
    if (by !== undefined) step(by);
    else if (event.key === 'Escape') choose(null);
    else return;
    event.preventDefault();
  });
  find.addEventListener('input', () => {
    const sought = find.value.trim().toLowerCase();
    for (const [i, { name, facts }] of map.discs.entries()) {
      const text = [name, ...facts.map(([, description]) => description)].join(' ').toLowerCase();
      (options[i] as HTMLElement).hidden = !text.includes(sought);
    }
    told.replaceChildren(element('p', { class: 'quiet' }, `${shown().length} of ${map.discs.length} communities`));
  });
  find.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    const open = shown();
    const sought = find.value.trim().toLowerCase();
    // One that is called so rather than one that speaks of it.
    const best = open.find((i) => map.discs[i]?.name.toLowerCase().includes(sought)) ?? open[0];
    if (best === undefined) return;
    choose(best);
    list.focus();
  });
  stage.addEventListener('focus', () => {
    drawing.zooming = true;
  });
  stage.addEventListener('blur', () => {
    drawing.zooming = false;
  });
  stage.addEventListener('pointerdown', () => stage.focus({ preventScroll: true }));
  stage.addEventListener('keydown', (event) => {
    const way = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (way !== undefined) choose(towards(map, chosen, way[0] as number, way[1] as number));
    else if (event.key === '+' || event.key === '=') drawing.zoom(1.5);
    else if (event.key === '-' || event.key === '−') drawing.zoom(1 / 1.5);
    else if (event.key === 'Enter' || event.key === ' ') choose(chosen ?? 0);
    else if (event.key === 'Escape' || event.key === '0') choose(null);
    else return;
    event.preventDefault();
  });
  for (const [label, spoken, act] of [
    ['+', 'Zoom in', () => drawing.zoom(1.5)],
    ['−', 'Zoom out', () => drawing.zoom(1 / 1.5)],
    ['All', 'Show all communities', () => choose(null)],
  ] as const) {
    const button = element('button', { type: 'button', 'aria-label': spoken }, label);
    button.addEventListener('click', act);
    buttons.append(button);
  }
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => drawing.recolour());
  stage.addEventListener('webglcontextlost', giveUp, true);
  /** Leaves the drawn chart in its place again. */
  function giveUp(): void {
    drawing?.end();
    view.remove();
    place.classList.remove('live');
  }
  tell(null);
  return stage;
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

function element(name: string, attributes: Readonly<Record<string, string>>, text?: string): HTMLElement {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text !== undefined) made.textContent = text;
  return made;
}
