import type { SeenMap } from '../network-map/seen.ts';
import { element } from './element.ts';

/** What stands beside the map: a search, the list of communities, and what is known of the chosen one. */
export interface CommunityPanel {
  readonly side: HTMLElement;
  /** Marks a community in the list and tells of it; null for none. */
  show(disc: number | null): void;
}

/** Makes the panel of a map; `choose` is called with the community that a reader picks, or null to leave it. */
export function communityPanel(map: SeenMap, choose: (disc: number | null) => void): CommunityPanel {
  const find = element('input', {
    type: 'search',
    placeholder: 'Find a community',
    'aria-label': 'Find a community by number, name, word or domain',
    autocomplete: 'off',
  }) as HTMLInputElement;
  const list = element('ul', { role: 'listbox', tabindex: '0', 'aria-label': 'Communities' });
  const details = element('div', { class: 'told', role: 'status', tabindex: '0', 'aria-label': 'The chosen community' });
  const options = map.discs.map(({ name }, i) => element('li', { role: 'option', id: `community-${i}`, 'aria-selected': 'false' }, name));
  list.append(...options);
  const side = element('div', { class: 'side' });
  side.append(find, list, details);
  let chosen: number | null = null;
  const found = () => [...options.keys()].filter((i) => !(options[i] as HTMLElement).hidden);

  for (const [i, option] of options.entries()) option.addEventListener('click', () => choose(i));
  list.addEventListener('keydown', (event) => {
    const by = { ArrowDown: 1, ArrowUp: -1, PageDown: 5, PageUp: -5, Home: -map.discs.length, End: map.discs.length }[event.key];
    if (by !== undefined) {
      const open = found();
      const at = chosen === null ? -1 : open.indexOf(chosen);
      const next = open[Math.min(Math.max(at + by, 0), open.length - 1)];
      if (next !== undefined) choose(next);
    } else if (event.key === 'Escape') choose(null);
    else return;
    event.preventDefault();
  });
  find.addEventListener('input', () => {
    const sought = find.value.trim().toLowerCase();
    for (const [i, { name, facts }] of map.discs.entries()) {
      const text = [name, ...facts.map(([, description]) => description)].join(' ').toLowerCase();
      (options[i] as HTMLElement).hidden = !text.includes(sought);
    }
    details.replaceChildren(element('p', { class: 'quiet' }, `${found().length} of ${map.discs.length} communities`));
  });
  find.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    const open = found();
    const sought = find.value.trim().toLowerCase();
    // One with this in its name rather than one with this among its words.
    const best = open.find((i) => map.discs[i]?.name.toLowerCase().includes(sought)) ?? open[0];
    if (best === undefined) return;
    choose(best);
    list.focus();
  });

  return {
    side,
    show(disc) {
      chosen = disc;
      for (const [i, option] of options.entries()) option.setAttribute('aria-selected', String(i === disc));
      list.removeAttribute('aria-activedescendant');
      if (disc !== null) {
        const option = options[disc] as HTMLElement;
        list.setAttribute('aria-activedescendant', option.id);
        list.scrollTop = option.offsetTop - list.clientHeight / 2;
      }
      details.replaceChildren(...(disc === null ? [invitation(map)] : description(map, disc, choose)));
    },
  };
}

function invitation(map: SeenMap): HTMLElement {
  return element('p', { class: 'quiet' }, `${map.discs.length} communities. Choose one to see what is known of it.`);
}

/** What is known of a community, and the communities that its members interact with most. */
function description(map: SeenMap, disc: number, choose: (disc: number) => void): HTMLElement[] {
  const { name, facts } = map.discs[disc] as SeenMap['discs'][number];
  const terms = element('dl', {});
  for (const [term, fact] of facts) terms.append(element('dt', {}, term), element('dd', {}, fact));
  const near = map.bridges
    .filter(([one, other]) => one === disc || other === disc)
    .map(([one, other, interactions]) => ({ to: one === disc ? other : one, interactions }))
    .sort((a, b) => b.interactions - a.interactions)
    .slice(0, 5);
  const about = [element('h4', {}, name), terms];
  if (near.length === 0) return about;
  const links = element('p', { class: 'near' }, 'Interactions with ');
  for (const { to, interactions } of near) {
    const go = element('button', { type: 'button' }, `${map.discs[to]?.name ?? ''} (${interactions})`);
    go.addEventListener('click', () => choose(to));
    links.append(go, ' ');
  }
  return [...about, links];
}
