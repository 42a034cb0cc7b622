import { escaped } from '../offline-page/offline-page.ts';
import { grouped } from '../text/counts.ts';
import { isoDay } from '../text/days.ts';
import { letters, within } from '../text/letters.ts';
import type { Item, Mirror } from './mirror.ts';

/** Items drawn of each part. */
const DRAWN = 8;
const ROW = 25;
const GAP = 30;

const parts = [
  { part: 'people', title: 'People', hue: 'people' },
  { part: 'spaces', title: 'Spaces', hue: 'spaces' },
  { part: 'tools', title: 'Tools', hue: 'tools' },
] as const;

/**
 * The network as a map: oneself on the left, and from there branches to the people, spaces and tools met most. Larger
 * circles were met more often (area by count); a dashed line is a tie in one direction only; a hollow circle has faded.
 * Where there is room, a bar beside each shows from when to when.
 */
export function map(mirror: Mirror, { width, id }: { readonly width: number; readonly id: string }): string {
  const trunk = Math.round(width * 0.25);
  const branch = Math.round(width * (width < 500 ? 0.36 : 0.42));
  const years = width < 500 ? null : lifeline(mirror, width * 0.7, width - 8);
  const room = Math.floor(((years?.from ?? width) - branch - 26) / 8.3);
  let y = 10;
  const drawn: string[] = [];
  const lines: string[] = [];
  const stems: Stem[] = [];
  for (const { part, title, hue } of parts) {
    const items = mirror[part].slice(0, DRAWN);
    const most = Math.max(1, ...items.map(({ count }) => count));
    const middle = y + (Math.max(1, items.length) * ROW) / 2;
    stems.push({ y: middle, hue, title, count: mirror[part].length });
    for (const item of items) {
      const at = y + ROW / 2;
      const dashes = item.twoWay ? '' : ' stroke-dasharray="3 3"';
      lines.push(`<path class="${hue}" d="${curve({ x: trunk, y: middle }, { x: branch, y: at })}"${dashes}/>`);
      const radius = Math.round(30 + 70 * Math.sqrt(item.count / most)) / 10;
      drawn.push(
        `<circle class="${hue}${item.faded ? ' faded' : ''}" cx="${branch}" cy="${at}" r="${radius}"/>`,
        `<text x="${branch + 15}" y="${at + 4.5}">${escaped(labelled(item, room))}</text>`,
        years?.bar(item, at, hue) ?? '',
      );
      y += ROW;
    }
    y += (items.length === 0 ? ROW : 0) + GAP;
  }
  const height = y - GAP + (years === null ? 10 : 34);
  const root = { x: Math.round(width * 0.06) + 6, y: Math.round(height / 2) };
  const alt = `Map of your network: ${stems.map(({ title, count }) => `${count} ${title.toLowerCase()}`).join(', ')}; the same items stand in the tables below`;
  return [
    `<svg id="${id}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escaped(alt)}">`,
    '<g fill="none">',
    ...stems.map((stem) => `<path class="${stem.hue} trunk" d="${curve(root, { x: trunk, y: stem.y })}"/>`),
    ...lines,
    '</g>',
    years?.axis(height - 10) ?? '',
    ...drawn,
    ...stems.map((stem) => heading(stem, trunk)),
    `<circle class="root" cx="${root.x}" cy="${root.y}" r="9"/>`,
    `<text class="head" text-anchor="middle" x="${root.x}" y="${root.y + 26}">You</text>`,
    '</svg>',
  ].join('');
}

/** Where the branches of a part begin, with how many items it has. */
interface Stem {
  readonly y: number;
  readonly hue: string;
  readonly title: string;
  readonly count: number;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A line that leaves one point and reaches the other level. */
function curve(from: Point, to: Point): string {
  const middle = (from.x + to.x) / 2;
  return `M${from.x},${from.y}C${middle},${from.y} ${middle},${to.y} ${to.x},${to.y}`;
}

/** The name of a part above the beginning of its branches, and its number of items below. */
function heading({ y, title, count }: Stem, x: number): string {
  const text = (kind: string, at: number, said: string) => `<text class="${kind}" text-anchor="middle" x="${x}" y="${at}">${said}</text>`;
  return text('head', y - 8, title) + text('count', y + 17, grouped(count));
}

/** The years of one's posts from left to right, and the stretch of them in which an item was met; null where no times are known. */
function lifeline({ first, last }: Mirror, from: number, to: number) {
  if (first === null || last === null || first === last) return null;
  const at = (time: number) => Math.round((from + ((time - first) / (last - first)) * (to - from)) * 10) / 10;
  const year = (time: number) => new Date(time).getUTCFullYear();
  const label = (time: number) => (year(first) === year(last) ? isoDay(time) : String(year(time)));
  return {
    from,
    bar({ first: began, last: ended }: Item, y: number, hue: string): string {
      if (began === null || ended === null) return '';
      const line = (kind: string, begins: number, ends: number) =>
        `<line class="${kind}" x1="${begins}" x2="${ends}" y1="${y}" y2="${y}"/>`;
      return line('life', from, to) + line(`${hue} life`, at(began), Math.max(at(ended), at(began) + 3));
    },
    axis: (y: number) =>
      `<text class="count" x="${from}" y="${y}">${label(first)}</text><text class="count" text-anchor="end" x="${to}" y="${y}">${label(last)}</text>`,
  };
}

/** A name as long as there is room, and how often it was met, which a name from right to left must not draw into itself. */
function labelled({ name, count }: Item, most: number): string {
  const told = ` ${grouped(count)}`;
  const room = most - told.length;
  const cut = letters(name) > room ? `${[...name].slice(0, within(name, room) - 1).join('')}…` : name;
  return `\u2068${cut}\u2069${told}`;
}
