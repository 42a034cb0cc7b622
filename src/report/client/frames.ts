/**
 * Takes frames that have nothing to scroll out of the way of the Tab key: only what the window is too narrow, or the
 * frame too low, to show at once has to be reached. Without this script each frame can be.
 */
export function frames(): void {
  const watcher = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      const frame = (target.matches('.scroll') ? target : target.parentElement) as HTMLElement;
      frame.tabIndex = frame.scrollWidth > frame.clientWidth + 1 || frame.scrollHeight > frame.clientHeight + 1 ? 0 : -1;
    }
  });
  for (const frame of document.querySelectorAll<HTMLElement>('.scroll')) {
    watcher.observe(frame);
    if (frame.firstElementChild !== null) watcher.observe(frame.firstElementChild);
  }
}
