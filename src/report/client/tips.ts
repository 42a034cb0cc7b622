/** The words beside the pointer. There is one on the page; assistive technology has the tables instead. */
const tip = document.createElement('div');
tip.className = 'tip';
tip.setAttribute('aria-hidden', 'true');
tip.hidden = true;

/** Shows what a mark of a chart says when the pointer is on it; the same numbers stand in the table below each chart. */
export function tips(): void {
  document.body.append(tip);
  document.addEventListener('pointermove', ({ target, pageX, pageY }) => {
    if (!(target instanceof Element) || target.tagName === 'CANVAS') return;
    say(target.closest('[data-tip]')?.getAttribute('data-tip') ?? null, pageX, pageY);
  });
}

/** Says something beside a point of the page, or falls silent. */
export function say(words: string | null, x = 0, y = 0): void {
  tip.hidden = words === null;
  if (words === null) return;
  tip.textContent = words;
  const left = Math.min(x + 14, scrollX + document.documentElement.clientWidth - tip.offsetWidth - 8);
  tip.style.left = `${Math.max(scrollX + 8, left)}px`;
  tip.style.top = `${y - tip.offsetHeight - 12}px`;
}
