import { captioned } from './captioned.ts';

/** Files that a figure gives, as text, by the ending of their names. */
interface Files {
  readonly csv: string;
  readonly spec?: string;
}

/** What a picture that leaves the page as points is drawn on. */
const PAPER = '#ffffff';
/** Points for each pixel of the drawing. */
const ZOOM = 2;

/**
 * Lets each figure be taken away: as SVG, PNG, CSV and Vega-Lite, all made of what the page holds. Its buttons are one
 * stop of the Tab key; the arrows go from one to the next.
 */
export function downloads(): void {
  for (const figure of document.querySelectorAll<HTMLElement>('figure[id]')) {
    const { id } = figure;
    const called = figure.querySelector('.number')?.textContent?.trim().toLowerCase() ?? id;
    const row = document.createElement('div');
    row.className = 'take';
    row.setAttribute('role', 'toolbar');
    row.setAttribute('aria-label', `Download ${called}`);
    row.append('Download ');
    const drawn = figure.querySelector<SVGSVGElement>('.wide svg, .whole svg');
    // Where the page had no room for them, the files lie beside it.
    const held = figure.dataset.files !== 'beside';
    if (drawn === null && !held) continue;
    if (drawn !== null) {
      row.append(button('SVG', called, () => save(`${id}.svg`, written(captioned(figure, drawn)), 'image/svg+xml')));
      row.append(button('PNG', called, () => savePoints(`${id}.png`, captioned(figure, drawn))));
    }
    if (held) row.append(button('CSV', called, () => save(`${id}.csv`, files(id).csv, 'text/csv')));
    if (held && drawn !== null)
      row.append(button('Vega-Lite', called, () => save(`${id}.vl.json`, files(id).spec ?? '', 'application/json')));
    oneStop(row);
    figure.append(row);
  }
}

/** Makes buttons one stop of the Tab key, with the arrow keys leading from one to the next. */
function oneStop(row: HTMLElement): void {
  const buttons = [...row.querySelectorAll('button')];
  for (const [i, one] of buttons.entries()) one.tabIndex = i === 0 ? 0 : -1;
  row.addEventListener('keydown', (event) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    if (by === undefined || at < 0) return;
    event.preventDefault();
    const next = buttons[(at + by + buttons.length) % buttons.length] as HTMLButtonElement;
    for (const one of buttons) one.tabIndex = one === next ? 0 : -1;
    next.focus();
  });
}

/** The files of a figure; read only when one is asked for, so that the page opens sooner. */
function files(id: string): Files {
  const all = JSON.parse(document.getElementById('figure-files')?.textContent ?? '{}') as Record<string, Files>;
  return all[id] ?? { csv: '' };
}

function button(label: string, called: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = label;
  made.setAttribute('aria-label', `Download ${called} as ${label}`);
  made.addEventListener('click', act);
  return made;
}

function written(picture: SVGSVGElement): string {
  return new XMLSerializer().serializeToString(picture);
}

function save(name: string, content: string | Blob, type = ''): void {
  const address = URL.createObjectURL(typeof content === 'string' ? new Blob([content], { type }) : content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

function savePoints(name: string, picture: SVGSVGElement): void {
  const image = new Image();
  const [width, height] = [picture.width.baseVal.value * ZOOM, picture.height.baseVal.value * ZOOM];
  image.addEventListener('load', () => {
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = height;
    const brush = canvas.getContext('2d');
    if (brush === null) return;
    brush.fillStyle = PAPER;
    brush.fillRect(0, 0, width, height);
    brush.drawImage(image, 0, 0, width, height);
    canvas.toBlob((points) => points !== null && save(name, points), 'image/png');
  });
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(written(picture))}`;
}
