import { readFile, writeFile } from 'node:fs/promises';
import Papa from 'papaparse';
import { systemCode, UserError } from '../errors.ts';
import { type Database, literal } from '../table.ts';
import { flags, signs } from './audit.ts';
import type { Entry } from './entry.ts';
import { indicators } from './indicators.ts';
import { unflaggedName } from './share-rows.ts';
import { shares } from './shares.ts';

/** The shares of the study, told a second time without the accounts set aside. */
export const unflagged: Readonly<Record<string, Entry>> = Object.fromEntries(
  Object.entries({ ...shares, responseRate: indicators.responseRate as Entry }).map(
    ([name, { title, means, proxyFor, formula, source, limit }]): [string, Entry] => [
      unflaggedName(name),
      {
        title: `${title}, without accounts set aside`,
        means: means.replace('of a space', 'of the study, those of accounts set aside left out,'),
        proxyFor: `${proxyFor}: whether suspected accounts make the result`,
        formula,
        choice:
          'set aside: accounts with the decision remove in the table that the study names (pln.audit); without it, those with at least two audit flags',
        source: `${source}; Carpenter et al. 2020, 10.1007/s11528-019-00466-3`,
        limit: `${limit}; flags are not verdicts: compare both figures`,
      },
    ],
  ),
);

/** Makes the table `plnAside`: the accounts that a person decided to remove, or those with two flags or more where nobody decided. */
export async function setAside(db: Database, path: string | null): Promise<void> {
  if (path === null) {
    await db.run(`CREATE OR REPLACE TABLE plnAside AS SELECT person FROM plnAudit WHERE ${flags} > 1`);
    return;
  }
  const names = await removed(path);
  await db.run(
    `CREATE OR REPLACE TABLE plnAside AS SELECT person FROM plnNames WHERE name IN (SELECT unnest([${names.map(literal).join(', ')}]::VARCHAR[]))`,
  );
}

async function removed(path: string): Promise<string[]> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    throw new UserError(`pln.audit: unreadable: ${path}: ${systemCode(cause) ?? cause}`, { hint: 'the table audit.csv, filled in', cause });
  }
  const { data, meta } = Papa.parse<Record<string, string>>(text.replace(/^\ufeff/, ''), { header: true, skipEmptyLines: true });
  for (const name of ['person', 'decision'])
    if (!meta.fields?.includes(name))
      throw new UserError(`pln.audit: missing column in ${path}: ${name}`, { hint: 'columns person and decision (keep or remove)' });
  return data.flatMap((row, i) => {
    const decision = (row.decision ?? '').trim().toLowerCase();
    if (!['', 'keep', 'remove'].includes(decision))
      throw new UserError(`${path}:${i + 2}: invalid decision: ${row.decision}`, { hint: 'keep, remove, or nothing where undecided' });
    return decision === 'remove' ? [plain(row.person ?? '')] : [];
  });
}

/** Writes the table for a person to fill in: one row for every flagged account, most flags first. Private: it names accounts. */
export async function writeDecisionTable(db: Database, path: string): Promise<void> {
  const names = Object.entries(signs);
  const rows = await db.rows<Record<string, string | number | null>>(`
SELECT plnNames.name AS person, handle, people.posts, ${flags} AS flags, ${names.map(([, { of }]) => of).join(', ')}
FROM plnAudit JOIN plnNames ON plnNames.person = plnAudit.person JOIN people ON people.person = plnNames.name
WHERE ${flags} > 0 ORDER BY flags DESC, plnAudit.person`);
  const table = rows.map((row) => {
    const reasons = names.flatMap(([, { of, from, title }]) => {
      const value = row[of];
      return typeof value === 'number' && value >= from ? [`${title.replace('Audit: ', '')} ${Number(value.toFixed(2))}`] : [];
    });
    return [`${row.person}`, `${row.handle ?? ''}`, `${row.posts}`, `${row.flags}`, reasons.join('; '), '', ''].map(cell);
  });
  const lines = [['person', 'handle', 'posts', 'flags', 'reasons', 'decision', 'note'], ...table].map((line) => line.join(','));
  await writeFile(path, `${lines.join('\n')}\n`);
}

/** A cell that spreadsheets neither split nor take for a formula; handles that begin like one get an apostrophe. */
function cell(text: string): string {
  const safe = /^[=+@\t\r-]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function plain(person: string): string {
  return person.trim().replace(/^'/, '');
}
