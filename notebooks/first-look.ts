// A first look at a study from TypeScript: npx tsx notebooks/first-look.ts [FOLDER WITH PROCESSED TABLES]
import { existsSync } from 'node:fs';
import { desc, op } from 'arquero';
import { Database } from '../src/index.ts';

const folder = process.argv[2] ?? 'data/processed/sample';
if (!existsSync(`${folder}/posts.parquet`)) {
  console.error(`${folder}: no tables of a study: run it first, or name another folder such as data/processed/NAME`);
  process.exit(2);
}
const db = await Database.open();
for (const table of ['posts', 'people', 'labels', 'ties']) await db.view(table, `${folder}/${table}.parquet`);

const kinds = await db.arquero('SELECT platform, kind, count(*) AS posts FROM posts GROUP BY ALL ORDER BY ALL');
console.log('Posts by platform and kind');
kinds.groupby('platform').pivot('kind', 'posts').print();

// Codes are told of posts by people, as in the report: automated accounts are nobody.
const codes = await db.arquero(`SELECT code, avg(value::INT) AS share FROM labels
  WHERE code IN (SELECT code FROM labels WHERE NOT value) AND post NOT IN (SELECT post FROM posts JOIN people ON person = author WHERE bot)
  AND post NOT IN (SELECT post FROM labels WHERE code = 'uncodable' AND value) GROUP BY code ORDER BY code`);
console.log('Share of posts with each code (uncorrected)');
codes.print();

const ties = await db.arquero('SELECT target, kind, sum(weight) AS interactions FROM ties GROUP BY ALL ORDER BY ALL');
console.log('People turned to most (under pseudonyms)');
ties
  .groupby('target')
  .rollup({ interactions: (d: { interactions: number }) => op.sum(d.interactions) })
  .orderby(desc('interactions'), 'target')
  .print(10);
db.close();
