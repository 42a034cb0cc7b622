import { countOf } from '../../src/text/counts.ts';

/** How many people are in posts. */
export function peopleIn(people: number): string {
  return `${countOf(people, 'person', 'people')} wrote them or ${people === 1 ? 'is' : 'are'} met in them`;
}
