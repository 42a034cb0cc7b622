import { countOf } from '../../text/counts.ts';
import { element } from './element.ts';

/** Windows so narrow that a whole report is too long to be scrolled through. */
const NARROW = '(max-width: 600px)';

/**
 * Folds on a phone what each section holds below its findings, so that the report is read like a list: what was found,
 * and behind a button what it rests on. A link into a fold, or a search of the browser, opens it; paper shows all.
 */
export function folds(): void {
  if (!matchMedia(NARROW).matches) return;
  const made = [...document.querySelectorAll<HTMLElement>('.part')].map(folded);
  const all = element('button', { type: 'button', class: 'fold' }, 'Open all sections');
  all.addEventListener('click', () => {
    for (const { open } of made) open(true);
    all.remove();
  });
  document.querySelector('nav')?.append(all);
  const follow = (hash: string) => {
    const aim = hash.length < 2 ? null : document.getElementById(decodeURIComponent(hash.slice(1)));
    const around = aim === null ? undefined : made.find(({ part }) => part.parentElement?.contains(aim));
    if (around === undefined) return;
    around.open(true);
    aim?.scrollIntoView();
  };
  document.addEventListener('click', ({ target }) => {
    const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[href^="#"]') : null;
    if (link !== null) follow(link.hash);
  });
  addEventListener('hashchange', () => follow(location.hash));
  follow(location.hash);
}

interface Fold {
  readonly part: HTMLElement;
  open(whether: boolean): void;
}

function folded(part: HTMLElement): Fold {
  const button = element('button', { type: 'button', class: 'fold' }, held(part));
  const open = (whether: boolean) => {
    button.setAttribute('aria-expanded', String(whether));
    if (whether) part.removeAttribute('hidden');
    else part.setAttribute('hidden', 'until-found');
  };
  button.addEventListener('click', () => open(part.hasAttribute('hidden')));
  part.addEventListener('beforematch', () => open(true));
  part.before(button);
  open(false);
  return { part, open };
}

/** What a fold holds: 3 figures and 1 table. */
function held(part: HTMLElement): string {
  const charts = part.querySelectorAll('figure[id] > .chart').length;
  const tables = part.querySelectorAll('figure[id]').length - charts;
  const told = [charts > 0 ? countOf(charts, 'figure') : '', tables > 0 ? countOf(tables, 'table') : ''].filter((text) => text !== '');
  return told.length === 0 ? 'Read on' : told.join(' and ');
}
