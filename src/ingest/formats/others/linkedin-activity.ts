import type { Moment } from '../../times/time.ts';

/** An activity on LinkedIn by its number, its name or an address. */
const ACTIVITY = /^(?:\S*(?:urn:li:activity:|-activity-))?(\d{19})(?:[-/?#].*)?$/;

/** The number that LinkedIn gave a post, by whatever it is called; what is none stays as it is. */
export function activityNumber(name: string | null): string | null {
  return ACTIVITY.exec(name?.replaceAll(/%3A/gi, ':') ?? '')?.[1] ?? name;
}

/** When a post was written, by the upper bits of its number: they count the milliseconds since 1970. */
export function activityTime(id: string | null): Moment | null {
  const number = /^\d{19}$/.exec(id ?? '')?.[0];
  return number === undefined ? null : { ms: Number(BigInt(number) >> 22n), basis: 'id' };
}
