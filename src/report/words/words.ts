/** Numbers and names as the report prints them: the same on every machine, whatever its language. */
import { countOf, grouped } from '../../text/counts.ts';

export { capital } from '../../text/capital.ts';
export { shown } from '../../text/shown.ts';

/** A number rounded to a whole one, grouped: 12,345. */
export function whole(n: number): string {
  return grouped(Math.round(n));
}

/** A number with a fixed count of decimals, two unless told. */
export function decimal(n: number, places = 2): string {
  const [before = '0', after] = Math.abs(n).toFixed(places).split('.');
  const text = after === undefined ? whole(Number(before)) : `${whole(Number(before))}.${after}`;
  return n < 0 && /[1-9]/.test(text) ? `−${text}` : text;
}

/** A share from 0 to 1 as a percentage with one decimal; only nothing is 0%, and only all is 100%. */
export function percent(share: number): string {
  if (share === 0) return '0%';
  // Sums of shares miss the whole by a rounding.
  if (Math.abs(share - 1) < 1e-9) return '100%';
  const text = decimal(share * 100, 1);
  if (text === '0.0') return '<\u202f0.1%';
  return text === '100.0' ? '>\u202f99.9%' : `${text}%`;
}

/** A share in whole per cent, where there is no room for more; only nothing is 0%, and only all is 100%. */
export function wholePercent(share: number): string {
  const text = percent(share);
  if (share === 0 || text === '100%') return text;
  const rounded = Math.round(share * 100);
  return rounded === 0 ? '<\u202f1%' : rounded === 100 ? '>\u202f99%' : `${rounded}%`;
}

/** Decimals of a measure's value: two from 1 on, three below, one from 100 on; none where it is whole but for a slip of the machine. */
export function places(n: number): number {
  const size = Math.abs(n);
  if (Math.abs(n - Math.round(n)) < 1e-9) return 0;
  return size >= 100 ? 1 : size >= 1 ? 2 : 3;
}

/** A measure's value: whole where it is a whole number, otherwise with as many decimals as `places` says, or as show two digits. */
export function value(n: number): string {
  if (n !== 0 && Math.abs(n) < 0.01 && places(n) > 0) return n.toPrecision(2).replace(/^-/, '−');
  return decimal(n, places(n));
}

/** A number with two decimals, or with more where those would put it on the other side of one of these bounds. */
export function besideBounds(n: number, bounds: readonly number[]): string {
  const crosses = (count: number) => bounds.some((bound) => n < bound !== Number(n.toFixed(count)) < bound);
  let count = 2;
  while (count < 6 && crosses(count)) count += 1;
  return decimal(n, count);
}

/** A probability of chance, with three decimals and never as nothing: 0.020, < 0.001. */
export function probability(p: number): string {
  return p < 0.001 ? '< 0.001' : decimal(p, 3);
}

/** The same as it follows p: = 0.020, < 0.001. */
export function ofChance(p: number): string {
  return p < 0.001 ? probability(p) : `= ${probability(p)}`;
}

/** A count with its noun, which no line parts: 1 post, 2,000 posts. A count that is a mean or an estimate is rounded. */
export function counted(n: number, one: string, many = `${one}s`): string {
  return countOf(Math.round(n), one, many).replace(' ', '\u00a0');
}

/** A median of counts with its noun: 1 post, 2.5 posts. */
export function medianCount(n: number, one: string, many = `${one}s`): string {
  return Number.isInteger(n) ? counted(n, one, many) : `${decimal(n, 1)}\u00a0${many}`;
}

/** A length of time given in seconds, in the unit that reads best. */
export function duration(seconds: number): string {
  const [unit, length] = UNITS.find(([, size]) => seconds >= size * 2) ?? ['second', 1];
  return counted(Math.round(seconds / length), unit);
}

/** A number as sentences hold it: up to twelve in a word. */
export function counting(n: number): string {
  return NUMBERS[n] ?? whole(n);
}

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

/** Whether the first of things from most to least stands out: it has at least a fifth more than the next. */
export function standsOut(first: number, next: number): boolean {
  return first * 5 >= next * 6;
}

/**
 * What follows the first of things from most to least where it does not stand out: what is level with it, or close behind
 * it and how often.
 */
export function nextTo(first: number, next = 0, name = '', printed = whole(next)): string {
  if (standsOut(first, next)) return '';
  return first === next ? `, level with ${name}` : `, with ${name} close behind (${printed})`;
}

/** Items as a person would list them: a, b and c. */
export function list(items: readonly string[], last = 'and'): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1)}`;
}

/** A title as it stands within a sentence: with a small letter at its start, unless it begins with an abbreviation (ICT use). */
export function inSentence(title: string): string {
  return /^\p{Lu}\p{Lu}/u.test(title) ? title : title.charAt(0).toLowerCase() + title.slice(1);
}

const UNITS: [string, number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];
