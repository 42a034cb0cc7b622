import { counted } from '../../src/text/counted.ts';

/** How many people are in posts. */
export function peopleIn(people: number): string {
  return `${counted(people, 'person', 'people')} wrote them or ${people === 1 ? 'is' : 'are'} met in them`;
}
