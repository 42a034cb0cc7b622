import type { Database } from '../../database/database.ts';
import { UserError } from '../../errors.ts';
import { suppliedTable, writeStudyTable } from '../study-tables.ts';
import type { Removed } from './unknown-names.ts';

const COLUMNS = ['session', 'space', 'start', 'end', 'decision'] as const;
const HINT =
  'the table sessions.csv, corrected: columns session, space, start, end (such as 2015-03-06T01:00Z) and decision (keep, remove or nothing)';

/** What a study says of its sessions: windows in which one took place, and those that are none. */
export interface Corrections {
  readonly given: readonly { readonly space: string; readonly start: number; readonly end: number }[];
  readonly removed: readonly Removed[];
}

/**
 * Reads the corrected table of sessions: a row to be kept, or added without a name, is a session from its start to its
 * end, whatever was found then; a row to be removed is none; a row without a decision is left to what is found.
 */
export async function corrections(path: string): Promise<Corrections> {
  const given: { space: string; start: number; end: number }[] = [];
  const removed: Removed[] = [];
  for (const { row, cells } of await suppliedTable('pln.chats.table', path, COLUMNS, HINT)) {
    const decision = cells.decision.toLowerCase();
    if (!['', 'keep', 'remove'].includes(decision))
      throw new UserError(`${path}: row ${row}: invalid decision: ${cells.decision}`, { hint: HINT });
    if (decision === 'remove')
      removed.push({
        session: cells.session,
        space: cells.space,
        start: Date.parse(cells.start),
        end: Date.parse(cells.end),
        place: `${path}: row ${row}`,
      });
    else if (decision === 'keep' || cells.session === '') given.push(windowOf(cells, `${path}: row ${row}`));
  }
  return { given, removed };
}

function windowOf({ space, start, end }: Readonly<Record<(typeof COLUMNS)[number], string>>, place: string) {
  if (space === '') throw new UserError(`${place}: missing space`, { hint: HINT });
  const [from, to] = [start, end].map((time) => {
    const moment = /(?:Z|[+-]\d\d:?\d\d)$/.test(time) ? Date.parse(time) : Number.NaN;
    if (Number.isNaN(moment)) throw new UserError(`${place}: invalid time: ${time}`, { hint: HINT });
    return moment;
  }) as [number, number];
  if (to <= from) throw new UserError(`${place}: invalid session: it ends before it begins`, { hint: HINT });
  return { space, start: from, end: to };
}

/** Writes the sessions found as a table for a person to correct. Private, as is all that is found between the stages. */
export async function writeSessionTable(db: Database, path: string): Promise<void> {
  const rows = await db.rows<
    Record<'session' | 'space' | 'slot' | 'basis', string> & Record<'start' | 'end' | 'posts' | 'people' | 'questions' | 'answers', number>
  >(`
SELECT session, plnFound.space, start, "end", plnSessions.slot, plnSessions.basis, posts, people, questions, answers
FROM plnSessions JOIN plnFound USING (session) ORDER BY plnFound.space, start, session`);
  const minute = (time: number) => `${new Date(time).toISOString().slice(0, 16)}Z`;
  await writeStudyTable(
    path,
    ['session', 'space', 'start', 'end', 'slot', 'basis', 'posts', 'people', 'questions', 'answers', 'decision', 'note'],
    rows.map(({ session, space, start, end, slot, basis, posts, people, questions, answers }) => [
      session,
      space,
      minute(start),
      // To the full minute after its last post, so that a session kept as it stands has all its posts.
      minute(end + 59_999),
      slot,
      basis,
      posts,
      people,
      questions,
      answers,
      '',
      '',
    ]),
  );
}
