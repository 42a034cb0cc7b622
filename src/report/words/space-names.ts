import { capital, shown } from './words.ts';

const NAMES: Readonly<Record<string, string>> = {
  twitter: 'Twitter/X',
  tiktok: 'TikTok',
  youtube: 'YouTube',
  linkedin: 'LinkedIn',
  whatsapp: 'WhatsApp',
  zoom: 'Zoom',
  'google-chat': 'Google Chat',
  teams: 'Microsoft Teams',
  edx: 'edX',
  convokit: 'ConvoKit',
  hypothesis: 'Hypothes.is',
  crowdtangle: 'CrowdTangle',
  forum: 'forums',
  other: 'an unnamed platform',
};

/** A platform as the report names it. */
export function platformTitle(name: string): string {
  return Object.hasOwn(NAMES, name) ? (NAMES[name] as string) : capital(shown(name, 24));
}

/**
 * A space as people call it: #edchat, r/Teachers; a group of another platform as facebook/Our group, a platform by its title.
 * Long names are cut in the middle: channels of one server begin alike.
 */
export function spaceName(space: string): string {
  return space.startsWith('#') || space.includes('/') ? shown(space.replace(/^reddit\//, 'r/'), 36, 'middle') : platformTitle(space);
}

/** Where something happens, as a sentence says it: in #edchat, in r/Teachers, on Reddit. */
export function inSpace(space: string): string {
  return `${space.startsWith('#') || space.includes('/') ? 'in' : 'on'} ${spaceName(space)}`;
}
