import type { Random } from '../../src/random.ts';
import { between, weighted } from './chance.ts';
import { WEEKS } from './people.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

/** Midnight in New York before the first Tuesday, 6 September 2022. */
export const START = Date.UTC(2022, 8, 6, 4);
export const END = START + WEEKS * WEEK;
/** Daylight saving time ends in New York on 6 November 2022 at 2 a.m., within the study. */
const SUMMER_ENDS = Date.UTC(2022, 10, 6, 6);

/** Milliseconds by which New York is behind UTC. */
function behind(time: number): number {
  return (time < SUMMER_ENDS ? 4 : 5) * HOUR;
}

/** Eight in the evening in New York on the Tuesday of the given week, from 0. */
export function tuesdayEvening(week: number): number {
  const day = Date.UTC(2022, 8, 6) + week * WEEK;
  return day + 20 * HOUR + behind(day);
}

/** The week of the sample that a moment lies in, from 0. */
export function weekOf(time: number): number {
  return Math.min(WEEKS - 1, Math.max(0, Math.floor((time - START) / WEEK)));
}

/** How much is posted at each hour of a day in New York: little at night, much before and after school. */
const hours = [3, 1, 1, 0, 1, 4, 9, 10, 5, 4, 4, 5, 7, 5, 5, 9, 12, 11, 10, 12, 15, 14, 10, 6];

/** A time of ordinary posting, to the second. */
export function ordinaryTime(random: Random, from = 0, to = WEEKS): number {
  const day = between(random, from * 7, to * 7 - 1);
  const hour = weighted(random, [...hours.keys()], (h) => hours[h] ?? 0);
  const local = Date.UTC(2022, 8, 6) + day * DAY + hour * HOUR + between(random, 0, 3599) * 1000;
  return local + behind(local);
}

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A time as Twitter writes it. */
export function twitterTime(time: number): string {
  const at = new Date(time);
  return `${weekdays[at.getUTCDay()]} ${months[at.getUTCMonth()]} ${pad(at.getUTCDate())} ${clock(at)} +0000 ${at.getUTCFullYear()}`;
}

/** A time as a TAGS sheet in New York writes it. */
export function sheetTime(time: number): string {
  const at = new Date(time - behind(time));
  return `${pad(at.getUTCDate())}/${pad(at.getUTCMonth() + 1)}/${at.getUTCFullYear()} ${clock(at)}`;
}

function clock(at: Date): string {
  return [at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds()].map(pad).join(':');
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}
