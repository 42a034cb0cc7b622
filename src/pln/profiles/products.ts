import { readFile } from 'node:fs/promises';
import { literal } from '../../database/sql.ts';
import { seen, weekly } from './profiles.ts';

/** The names in the list of products (`product,kind,source,date`). */
export function productsFrom(csv: string): string[] {
  return csv
    .split(/\r?\n/)
    .slice(1)
    .flatMap((line) => line.split(',')[0]?.trim() || []);
}

/** The list that comes with the project; a line added to it adds a product. */
export async function listedProducts(): Promise<string[]> {
  return productsFrom(await readFile(new URL('../../../data/lists/products.csv', import.meta.url), 'utf8'));
}

/** The names of the list as a table. */
export function productNames(products: readonly string[]): string {
  return `SELECT unnest([${products.map(literal).join(', ')}]::VARCHAR[]) AS name`;
}

/**
 * Who names which product in their own words, as rows of profiles: whole words, in any case, with or without the space
 * in the middle of a name. Reads `plnNames`, `plnItems` and posts.
 */
export function productsNamed(products: readonly string[]): string {
  if (products.length === 0) throw new Error('the list of products is empty');
  const key = (name: string) => name.toLowerCase().replaceAll(' ', '');
  const any = products.map((name) => name.replace(/[.+*?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', ' ?')).join('|');
  const names = products.map((name) => `(${literal(key(name))}, ${literal(name)})`).join(', ');
  return `
SELECT person, 'tools' AS part, 'product' AS kind, NULL AS alter, item, ${seen}, NULL AS site
FROM (
  SELECT person, item, ${weekly} FROM (
    SELECT DISTINCT posts.post, posts.author, posts.time,
      replace(lower(unnest(regexp_extract_all(concat_ws(' ', CASE WHEN posts.kind <> 'reply' THEN posts.title END, posts.text), ${literal(`(?i)\\b(${any})\\b`)}))), ' ', '') AS found
    FROM posts WHERE posts.kind <> 'repost'
  ) AS met JOIN (VALUES ${names}) AS listed (folded, name) ON listed.folded = met.found
  JOIN plnItems ON plnItems.name = listed.name JOIN plnNames ON plnNames.name = met.author WHERE profiled GROUP BY person, item, week
) AS weeks
GROUP BY person, item`;
}
