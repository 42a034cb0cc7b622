import { z } from 'zod';

/** A time zone by its name, such as America/New_York. */
export const zone = z.string().refine((name) => isZone(name), { error: 'is not a time zone; use a name such as America/New_York' });

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
