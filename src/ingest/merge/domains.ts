import type { Database } from '../../database/database.ts';
import { literal } from '../../database/sql.ts';
import { registeredDomain } from '../../text/addresses.ts';

/** A web address with nothing unusual up to the end of its host: the domain then follows from this beginning alone. */
const BEGINNING = String.raw`^(https?://[A-Za-z0-9][A-Za-z0-9.-]*)(?::\d{1,5})?(?:[/?#]|$)`;

/** The part of an address from which its domain is told, in SQL: scheme and host, or all of an unusual address. */
export function hostOf(url: string): string {
  return `coalesce(nullif(regexp_extract(${url}, ${literal(BEGINNING)}, 1), ''), ${url})`;
}

/**
 * Makes the table `domains` of the registered domain of every host that the lists `links` of a table lead to. There are
 * far fewer hosts than links, so that each is looked up in the list of public suffixes once.
 */
export async function writeDomains(db: Database, table: string): Promise<void> {
  const found = await db.rows<{ host: string }>(
    `SELECT DISTINCT ${hostOf('url')} AS host FROM (SELECT unnest(links) AS url FROM ${table})`,
  );
  const hosts = found.map(({ host }) => host);
  await db.keep('domains', { host: hosts, domain: hosts.map(registeredDomain) });
}
