import { platformInSentence, platformTitle } from '../../text/platform-title.ts';
import { shown } from './words.ts';

/** Letters of a name: forums of one course differ by a word within sixty. */
const LONGEST = 60;

/**
 * A space as people call it: #edchat, r/Teachers; a group of another platform as facebook/Our group, a platform by its title.
 * Long names are cut in the middle: channels of one server begin alike.
 */
export function spaceName(space: string): string {
  return space.startsWith('#') || space.includes('/') ? shown(space.replace(/^reddit\//, 'r/'), LONGEST, 'middle') : platformTitle(space);
}

/** Where something happens, as a sentence says it: in #edchat, in r/Teachers, on Reddit. */
export function inSpace(space: string): string {
  const name = spaceName(space);
  return space.startsWith('#') || space.includes('/') ? `in ${name}` : `on ${platformInSentence(name)}`;
}

/** Where something happens, by the name of a space: in #edchat, in r/Teachers, on Reddit. */
export function inSpaceCalled(name: string): string {
  const isPlatform = !name.startsWith('#') && (!name.includes('/') || name === platformTitle('twitter'));
  return isPlatform ? `on ${platformInSentence(name)}` : `in ${name}`;
}
