import names from 'spdx-license-ids/index.json' with { type: 'json' };
import { nearest } from './spelling.ts';

/** Whether a licence can be looked up: it is an address, or a name of the SPDX licence list (https://spdx.org/licenses). */
export function isLicense(license: string): boolean {
  return URL.canParse(license) ? /^https?:/.test(license) : names.includes(license);
}

/** What to write in place of a licence that cannot be looked up. */
export function licenseHint(license: string): string {
  const guess = nearest(license, names);
  return `${guess === null ? '' : `did you mean ${guess}? `}it must be a name of https://spdx.org/licenses, such as CC-BY-4.0, or an address`;
}
