import { UserError } from '../../errors.ts';
import { nearest } from '../../settings/spelling.ts';
import { type Burst, sessionName } from './sessions.ts';

/** What a study says of its chats by name. */
export interface Named {
  /** Names of sessions that are none (`pln.chats.notSessions`). */
  readonly notSessions: readonly string[];
  /** Windows in which a session took place. */
  readonly given: readonly Pick<Burst, 'space' | 'start'>[];
}

/**
 * Refuses names that stand for nothing, which would leave a session in, or one out, unnoticed: of spaces nobody posted
 * in, and of sessions where there was no burst, be it that one given by the study took its place since.
 */
export function refuseUnknownNames(bursts: readonly Pick<Burst, 'space' | 'start'>[], spaces: readonly string[], named: Named): void {
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
}

function guessed(name: string, known: readonly string[]): string {
  const guess = nearest(name, known);
  return guess === null ? '' : `did you mean ${guess}? `;
}
