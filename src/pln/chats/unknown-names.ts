import { UserError } from '../../errors.ts';
import { nearest } from '../../settings/spelling.ts';
import { type Burst, sessionName } from './sessions.ts';

/** A session that the corrected table takes out; its times are NaN where the table has none. */
export interface Removed extends Pick<Burst, 'space' | 'start' | 'end'> {
  readonly session: string;
  /** File and line. */
  readonly place: string;
}

/** What a study says of its chats by name. */
export interface Named {
  /** Names of sessions that are none (`pln.chats.notSessions`). */
  readonly notSessions: readonly string[];
  /** Sessions that are none (`pln.chats.table`, decision remove). */
  readonly removed: readonly Removed[];
  /** Windows in which a session took place. */
  readonly given: readonly Pick<Burst, 'space' | 'start' | 'end'>[];
}

/**
 * Refuses names that stand for nothing, which would leave a session in, or one out, unnoticed: of spaces nobody posted
 * in, and of sessions where there was no burst, be it that one given by the study took its place since. A row that takes
 * out a session of which nothing is left at its time has done what it was to do.
 */
export function refuseUnknownNames(
  bursts: readonly Pick<Burst, 'space' | 'start' | 'end'>[],
  spaces: readonly string[],
  named: Named,
): void {
  const stranger = named.given.find(({ space }) => !spaces.includes(space));
  if (stranger !== undefined)
    throw new UserError(`pln.chats: a session in a space without posts: ${stranger.space}`, {
      hint: `${guessed(stranger.space, spaces)}a space is a hashtag with # in small letters, or a platform`,
    });
  const names = bursts.map(sessionName);
  const unknown = named.notSessions.find((name) => !names.includes(name));
  if (unknown !== undefined)
    throw new UserError(`pln.chats.notSessions: no session was found of this name: ${unknown}`, {
      hint: `${guessed(unknown, names)}the sessions found stand in kept/pln/sessions.csv of the interim folder`,
    });
  for (const { session, space, start, end, place } of named.removed.filter((one) => !names.includes(one.session))) {
    // Bursts that one given by the study overlaps give way to it.
    const left = bursts.find(
      (burst) =>
        burst.space === space && overlap(burst, { start, end }) && !named.given.some((one) => one.space === space && overlap(one, burst)),
    );
    if (left === undefined && start < end) continue;
    throw new UserError(`${place}: no session was found of this name: ${session}`, {
      hint:
        left === undefined
          ? `${guessed(session, names)}the row takes nothing out`
          : `at that time there is ${sessionName(left)}: name that, or leave the row out`,
    });
  }
}

function overlap(a: Pick<Burst, 'start' | 'end'>, b: Pick<Burst, 'start' | 'end'>): boolean {
  return a.start < b.end && a.end > b.start;
}

function guessed(name: string, known: readonly string[]): string {
  const guess = nearest(name, known);
  return guess === null ? '' : `did you mean ${guess}? `;
}
