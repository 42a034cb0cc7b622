import type { Mirror } from './mirror.ts';

const [WIDTH, HEIGHT, STEP] = [350, 110, 14.4];

/** Posts by hour of the day; hours outside a school day, where the zone is known, in another colour. */
export function hourChart({ hours, zone }: Mirror): string {
  const most = Math.max(1, ...hours);
  const bars = hours.map((count, hour) => {
    const height = Math.round((count / most) * 800) / 10;
    const late = zone !== null && (hour < 7 || hour >= 17);
    return `<rect${late ? ' class="late"' : ''} x="${Math.round((2 + hour * STEP) * 10) / 10}" y="${85 - height}" width="11" height="${height}"/>`;
  });
  const ticks = [0, 6, 12, 18].map((hour) => `<text x="${2 + hour * STEP}" y="102">${hour}</text>`);
  const peak = hours.indexOf(Math.max(...hours));
  const alt = `Posts by hour of the day; most between ${peak} and ${peak + 1} o'clock`;
  const clock = zone === null ? 'UTC (your zone is not known)' : 'in your time zone; in the second colour those outside 7 to 17 o’clock';
  return [
    '<figure>',
    `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" aria-label="${alt}">`,
    ...bars,
    ...ticks,
    '</svg>',
    `<figcaption>Posts by hour of the day, ${clock}.</figcaption>`,
    '</figure>',
  ].join('');
}
