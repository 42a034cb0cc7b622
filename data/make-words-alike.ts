/**
 * Learns which words are used alike: `npx tsx data/make-words-alike.ts TEXTS.csv` reads texts with the columns `account`
 * and `text`, without codes, and writes src/classify/model/words-alike.json. The same texts give the same bytes.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { codedRecords } from '../src/classify/model/coded.ts';
import { wordsAlike } from '../src/classify/model/words-alike.ts';

const [path] = process.argv.slice(2);
if (path === undefined) throw new Error('data/make-words-alike.ts: missing a CSV file with the columns account and text');
const records = codedRecords(await readFile(path), path);
const alike = wordsAlike(records.map(({ record: { account = '', text = '' } }) => ({ account, text })));
const lines = Object.entries(alike).map(([name, numbers]) => `  ${JSON.stringify(name)}: ${JSON.stringify(numbers)}`);
await writeFile(fileURLToPath(new URL('../src/classify/model/words-alike.json', import.meta.url)), `{\n${lines.join(',\n')}\n}\n`);
