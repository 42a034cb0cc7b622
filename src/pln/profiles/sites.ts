import type { Database } from '../../database/database.ts';
import { makeTable } from '../../database/small-table.ts';
import { kindOf, listedDomains } from '../../text/domains.ts';

/** Domains that do not only shorten links: of others nobody knows where they lead. As SQL, for a column `domain`. */
export const leadsSomewhere = `domain NOT IN (SELECT domain FROM plnSites WHERE site = 'shortener')`;

/** Makes the table `plnSites`: the kind of site that each domain is, those in no list left out. Reads `plnItems` and `plnLinked`. */
export async function siteTable(db: Database, further: Readonly<Record<string, string>>): Promise<void> {
  const sites = await listedDomains(further);
  const rows: [number, string][] = [];
  const domains = db.batches<{ item: number; name: string }>(
    'SELECT item, name FROM plnItems WHERE item IN (SELECT domain FROM plnLinked) ORDER BY item',
  );
  for await (const batch of domains) {
    for (const { item, name } of batch) {
      const kind = kindOf(name, sites);
      if (kind !== null) rows.push([item, kind]);
    }
  }
  await makeTable(db, 'plnSites', 'domain INTEGER, site VARCHAR', rows);
}
