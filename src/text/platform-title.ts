import { capital } from './capital.ts';
import { shown } from './shown.ts';

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
  forum: 'Forums',
  other: 'An unnamed platform',
};

/** Several platforms under one title. */
export const TOGETHER = { others: 'Other platforms', all: 'Several platforms' } as const;

/** Titles that are words and no names: they begin small within a sentence. */
const WORDS: ReadonlySet<string> = new Set(['Forums', 'An unnamed platform', ...Object.values(TOGETHER)]);

/** The title of a platform within a sentence: on Reddit, on forums. */
export function platformInSentence(title: string): string {
  return WORDS.has(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title;
}

/** A platform as people call it. */
export function platformTitle(name: string): string {
  return Object.hasOwn(NAMES, name) ? (NAMES[name] as string) : capital(shown(name, 24));
}
