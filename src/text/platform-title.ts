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
  forum: 'forums',
  other: 'an unnamed platform',
};

/** A platform as people call it. */
export function platformTitle(name: string): string {
  return Object.hasOwn(NAMES, name) ? (NAMES[name] as string) : capital(shown(name, 24));
}
