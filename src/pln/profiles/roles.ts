import { literal } from '../../database/sql.ts';
import { UserError } from '../../errors.ts';
import type { Work } from '../../run/stage.ts';
import { suppliedTable } from '../study-tables.ts';

/**
 * Roles that people give themselves in their bios, several where a bio names several; English, and no role where none is
 * named. Each is one regular expression in the dialect of RE2. After the roles of Rosenberg et al. 2016,
 * 10.1177/2042753016672351, told of several at once as Staudt Willet & Bagdy 2019 do. To add a role is to add an entry.
 */
export const roles = {
  student: String.raw`(?i)\b(pre-?service|student teacher|future (teacher|educator)|aspiring (teacher|educator)|education major|teacher candidate)\b`,
  teacher: String.raw`(?i)\b(teacher|educator|(i )?teach(es|ing)?|maestr[oa]|head of department|kindergarten|[1-9](st|nd|rd|th)[ -]grade|(maths?|science|history|english|music|art|pe) tutor)\b`,
  librarian: String.raw`(?i)\b(librarian|library media|media specialist|teacher[ -]librarian)\b`,
  coach: String.raw`(?i)\b((instructional|tech(nology)?|literacy|maths?|reading|digital learning|learning|curriculum) (coach|specialist|coordinator|integrator|facilitator)|tosa|edtech coach)\b`,
  leader: String.raw`(?i)\b(principal|superintendent|head ?teacher|headmaster|headmistress|assistant head|deputy head|school leader|director of (learning|curriculum|technology|instruction)|dean|administrator)\b`,
  researcher: String.raw`(?i)\b(professor|researcher|lecturer|ph\.? ?d\.?|doctoral|scholar|teacher educator|university faculty|postdoc)\b`,
  counsellor: String.raw`(?i)\b(school counsell?or|school psychologist|social worker|guidance counsell?or)\b`,
  consultant: String.raw`(?i)\b(consultant|keynote|speaker|trainer|author of|best-?selling author|founder|co-founder|ceo|entrepreneur|podcaster)\b`,
  organisation: String.raw`(?i)\b(official (account|twitter|page)|we (are|help|provide|offer|support|believe|empower)|our (mission|products?|app|platform|members|team)|non-?profit|association (of|for)|school district|publisher of)\b`,
} as const;

/** What the table of roles calls the two ways of knowing. */
type Basis = 'bio' | 'table';

/**
 * Makes the table `plnRoles`: the roles of people by number, from the bios and, for the people in it, from the table that
 * the study supplies instead. Bots have none.
 */
export async function roleTable({ db, note }: Pick<Work, 'db' | 'note'>, path: string | null): Promise<void> {
  const supplied = path === null ? [] : await suppliedRoles(path);
  const given = supplied.map(({ person, role }, line) => `(${line}, ${literal(person)}, ${literal(role)})`).join(', ');
  await db.run(`CREATE OR REPLACE TABLE plnGiven AS SELECT line, plnNames.person, role FROM (
  ${given === '' ? `SELECT 0 AS line, NULL AS who, NULL AS role WHERE FALSE` : `SELECT * FROM (VALUES ${given}) AS given (line, who, role)`}
) AS given JOIN people ON who IN (people.person, people.id) OR list_contains(list_transform(people.handles, lambda handle: lower(handle)), lower(ltrim(who, '@')))
JOIN plnNames ON plnNames.name = people.person WHERE NOT plnNames.bot`);
  const { met } = await db.row<'met'>('SELECT count(DISTINCT line) AS met FROM plnGiven');
  const others = supplied.length - met;
  if (path !== null && others === supplied.length)
    throw new UserError(`pln.roles: nobody in ${path} is in this study`, { hint: 'handles with or without @, ids, or keys of people' });
  if (others > 0) note(`pln.roles: rows of ${path} that name nobody in this study: ${others} of ${supplied.length}`);
  const told = Object.entries(roles).map(
    ([role, words]) => `SELECT person, '${role}' AS role FROM described WHERE regexp_matches(bio, ${literal(words)})`,
  );
  await db.run(`CREATE OR REPLACE TABLE plnRoles AS
WITH described AS (
  SELECT plnNames.person, bio FROM people JOIN plnNames ON plnNames.name = people.person
  WHERE bio IS NOT NULL AND NOT plnNames.bot AND plnNames.person NOT IN (SELECT person FROM plnGiven)
)
SELECT *, '${'bio' satisfies Basis}' AS basis FROM (${told.join(' UNION ALL ')}) AS told
UNION ALL SELECT DISTINCT person, role, '${'table' satisfies Basis}' AS basis FROM plnGiven`);
}

/** The roles that each of several self-descriptions of a person tells, as one text in a fixed order. Reads bios. */
export const bioRoles = `
SELECT plnNames.person, number, string_agg(role, ' ' ORDER BY role) AS roles FROM (
  ${Object.entries(roles)
    .map(([role, words]) => `SELECT person, number, '${role}' AS role FROM bios WHERE regexp_matches(bio, ${literal(words)})`)
    .join(' UNION ALL ')}
) AS told JOIN plnNames ON plnNames.name = told.person WHERE NOT bot GROUP BY plnNames.person, number`;

async function suppliedRoles(path: string): Promise<{ person: string; role: string }[]> {
  const rows = await suppliedTable('pln.roles', path, ['person', 'role'], 'a CSV file with columns person (handles, ids or keys) and role');
  return rows.map(({ cells }) => cells).filter(({ person, role }) => person !== '' && role !== '');
}

/** The table of roles, under names. */
export const namedRoles = 'SELECT plnNames.name AS person, role, basis FROM plnRoles JOIN plnNames ON plnNames.person = plnRoles.person';
