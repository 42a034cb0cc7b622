import { readFile } from 'node:fs/promises';
import { literal } from '../../database/sql.ts';
import { systemCode, UserError } from '../../errors.ts';
import { krutka2017 } from '../sources.ts';
import { eitherPart } from './bearers.ts';
import type { SqlIndicator } from './sql-indicator.ts';

/** Links from which on the share of a space is told. */
const LEAST = 20;

/** The domains of the list that the study supplies: one a line, or the first column of a table; # begins a comment. */
export async function lowQualityDomains(path: string): Promise<string[]> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    throw new UserError(`pln.lowQuality: unreadable: ${path}: ${systemCode(cause) ?? cause}`, {
      hint: 'a file with one domain a line',
      cause,
    });
  }
  const domains = text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .map((line) =>
      (line.replace(/#.*/, '').split(/[,;\t]/)[0] ?? '')
        .trim()
        .replaceAll('"', '')
        .toLowerCase()
        .replace(/^www\./, ''),
    )
    .filter((name) => /^[^\s.]+(\.[^\s.]+)+$/.test(name));
  const address = domains.find((name) => /[/:@]/.test(name));
  if (address !== undefined)
    throw new UserError(`pln.lowQuality: no domain in ${path}: ${address}`, {
      hint: 'a domain stands alone, such as example.org: no https:// or page',
    });
  if (domains.length === 0)
    throw new UserError(`pln.lowQuality: no domain in ${path}`, { hint: 'a file with one domain a line, such as example.org' });
  return [...new Set(domains)];
}

/** The fewer of those who link to what is on the list and those who link elsewhere. */
const bearers = (author: string) =>
  eitherPart(
    'sum(low)',
    'count(*)',
    `count(DISTINCT CASE WHEN low = 1 THEN ${author} END)`,
    `count(DISTINCT CASE WHEN low = 0 THEN ${author} END)`,
  );

/** What counts as low quality is the study's to say: without its list there is no such indicator. Reads `plnLowQuality`. */
export const lowQuality: Readonly<Record<string, SqlIndicator>> = {
  lowQualityShare: {
    title: 'Low-quality sources',
    means: 'Share of the links to known domains that lead to a domain on the list of low-quality sources that the study supplies',
    unit: 'share',
    signOf: 'strain',
    proxyFor: 'Strain: miseducation and low-quality sources',
    formula: `|{pairs of post and linked domain on the list}| / |{pairs of post and linked domain}|, reposts included; spaces with at least ${LEAST} such pairs`,
    source: `${krutka2017}; lists after Grinberg et al. 2019, 10.1126/science.aau2706`,
    limit: 'As good as the list; the quality of a domain is not that of an item; shortened links hide where they lead',
    sql: `
WITH linked AS (
  SELECT post, author, domain, CASE WHEN domain IN (SELECT item FROM plnItems JOIN plnLowQuality ON plnLowQuality.domain = name) THEN 1 ELSE 0 END AS low
  FROM plnLinked WHERE (SELECT count(*) FROM plnLowQuality) > 0
)
SELECT CAST(sum(low) AS DOUBLE) / count(*) AS value, count(DISTINCT author) AS people, ${bearers('author')} AS bearers
FROM linked HAVING count(*) > 0
UNION ALL BY NAME
SELECT place, CAST(sum(low) AS DOUBLE) / count(*) AS value, count(DISTINCT linked.author) AS people, ${bearers('linked.author')} AS bearers
FROM linked JOIN plnPlaces ON plnPlaces.post = linked.post GROUP BY place HAVING count(*) >= ${LEAST}`,
  },
};

/** The list as a table; empty where the study has none. */
export function lowQualityTable(domains: readonly string[]): string {
  return `SELECT unnest([${domains.map(literal).join(', ')}]::VARCHAR[]) AS domain`;
}
