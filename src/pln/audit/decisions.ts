import type { Database } from '../../database/database.ts';
import { literal } from '../../database/sql.ts';
import { UserError } from '../../errors.ts';
import type { Work } from '../../run/stage.ts';
import type { Entry } from '../entry.ts';
import { afterHoursShare } from '../indicators/after-hours.ts';
import { connections } from '../indicators/connections.ts';
import { indicators } from '../indicators/indicators.ts';
import { unflaggedName } from '../indicators/share-rows.ts';
import { shares } from '../indicators/shares.ts';
import { strains } from '../indicators/strains.ts';
import { carpenter2020 } from '../sources.ts';
import { suppliedTable, writeStudyTable } from '../study-tables.ts';
import { flags, signs } from './audit.ts';

const { topShare, topOwnShare } = strains as Record<string, Entry>;
const { responseRate } = indicators as Record<string, Entry>;

/** The main results of the study, told a second time without the accounts set aside. */
export const unflagged: Readonly<Record<string, Entry>> = Object.fromEntries(
  Object.entries({ ...shares, responseRate, afterHoursShare, topShare, topOwnShare, ...connections } as Record<string, Entry>).map(
    ([name, { title, means, unit, proxyFor, formula, restsOn, source, limit }]): [string, Entry] => [
      unflaggedName(name),
      {
        title: `${title}, without accounts set aside`,
        means: means.replace(/of a space,?/, 'of the study, those of accounts set aside left out,'),
        unit,
        proxyFor: `${proxyFor}: whether suspected accounts make the result`,
        formula,
        choice:
          'set aside: accounts with the decision remove in the table that the study names (pln.audit); without it, those with at least two audit flags; what they answer does not count as answered; flags are not verdicts: compare both figures',
        variantOf: name,
        source: `${source}; ${carpenter2020}`,
        ...(restsOn === undefined ? {} : { restsOn }),
        limit,
      },
    ],
  ),
);

/**
 * Makes the table `plnAside`: the accounts that a person decided to remove, or those with two flags or more where nobody
 * decided. One that has left the study, as who asks to be forgotten does, is told; a name that is no key is refused.
 */
export async function setAside({ db, note }: Pick<Work, 'db' | 'note'>, path: string | null): Promise<void> {
  if (path === null) {
    await db.run(`CREATE OR REPLACE TABLE plnAside AS SELECT person FROM plnAudit WHERE ${flags} > 1`);
    return;
  }
  const rows = await removed(path);
  const names = rows.map(({ name }) => name);
  const decided = `SELECT unnest([${names.map(literal).join(', ')}]::VARCHAR[]) AS name`;
  const unknown = await db.rows<{ name: string }>(
    `SELECT name FROM (${decided}) AS decided WHERE name NOT IN (SELECT name FROM plnNames) ORDER BY name`,
  );
  const slip = rows.find(({ name }) => !/^[\w-]+:./.test(name) && unknown.some((one) => one.name === name));
  // The name is not said: a run may be logged where others read.
  if (slip !== undefined)
    throw new UserError(`${path}: row ${slip.row}: to be removed, but no account of this study`, {
      hint: 'accounts are named by the column person of audit.csv, as the run writes it: mend the row, or take it out',
    });
  if (unknown.length > 0)
    note(`pln.audit: accounts of ${path} to be removed that are not in this study: ${unknown.length} of ${new Set(names).size}`);
  await db.run(`CREATE OR REPLACE TABLE plnAside AS SELECT person FROM plnNames WHERE name IN (SELECT name FROM (${decided}) AS decided)`);
}

async function removed(path: string): Promise<{ row: number; name: string }[]> {
  const rows = await suppliedTable(
    'pln.audit',
    path,
    ['person', 'decision'],
    'the table audit.csv, filled in: columns person and decision (keep or remove)',
  );
  return rows.flatMap(({ row, cells: { person, decision } }) => {
    if (!['', 'keep', 'remove'].includes(decision.toLowerCase()))
      throw new UserError(`${path}: row ${row}: invalid decision: ${decision}`, { hint: 'keep, remove, or nothing where undecided' });
    return decision.toLowerCase() === 'remove' ? [{ row, name: person }] : [];
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
    return [row.person ?? '', row.handle ?? '', row.posts ?? '', row.flags ?? '', reasons.join('; '), '', ''];
  });
  await writeStudyTable(path, ['person', 'handle', 'posts', 'flags', 'reasons', 'decision', 'note'], table);
}
