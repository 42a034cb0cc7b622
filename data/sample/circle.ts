import { type Random, shuffled } from '../../src/random.ts';
import { happens, weighted } from './chance.ts';
import type { Invented } from './people.ts';

/** The share of company that people seek in their own community. */
const HOMOPHILY = 0.9;

/** Who speaks, and to whom: the people of one platform, of whom everybody appears at least once. */
export interface Circle {
  /** Somebody who is there by that week, the active more often. */
  someone(week: number): Invented;
  /** Somebody other than the given person, mostly of the same community. */
  company(of: Invented, week: number): Invented;
  /** Somebody who has not spoken yet, or null when everybody has. */
  waiting(): Invented | null;
  /** Notes that a person has spoken. */
  heard(person: Invented): void;
}

/** The circle of these people, of whom nobody has spoken yet. */
export function circle(random: Random, people: readonly Invented[]): Circle {
  const silent = new Set(shuffled(random, people).map((person) => person.handle));
  const byHandle = new Map(people.map((person) => [person.handle, person]));
  const among = (fits: (person: Invented) => boolean) => weighted(random, people, (person) => (fits(person) ? person.weight : 0));
  return {
    someone: (week) => among((person) => person.from <= week),
    company: (of, week) => {
      const inside = happens(random, HOMOPHILY);
      return among((person) => person !== of && person.from <= week && (person.community === of.community) === inside);
    },
    waiting: () => {
      for (const handle of silent) return byHandle.get(handle) as Invented;
      return null;
    },
    heard: (person) => silent.delete(person.handle),
  };
}
