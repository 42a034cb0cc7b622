import { domainKinds } from '../../text/domains.ts';
import { cues } from './cues.ts';

/** What is evidence whatever the codes are: why a post is not coded, and words that no cue names. */
export const ofAnyCode: Readonly<Record<string, string>> = {
  'no text': 'Has no text',
  'no words': 'Has neither words nor a telling link: a picture, emoji or a bare address',
  'not English': 'Is in another language; only English is coded',
  deleted: 'Was deleted by its author',
  removed: 'Was removed by a moderator or the platform',
  wording: 'No single cue: the words that weighed most',
};

/** What each cue means that may stand in the table of evidence. */
export const cueMeanings: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(cues).map(([name, { means }]) => [name, means])),
  ...Object.fromEntries(
    Object.entries(domainKinds).map(([kind, means]) => [`link-${kind}`, `Links to a site of this kind: ${means.toLowerCase()}`]),
  ),
  'link-unknown': 'Links to a site that is not in the list',
  'link-product': 'Links to an item in a shop, by its path',
  'affiliate-link': 'Links with the name of someone who is paid when the reader buys',
  'ad-label': 'The platform labels the post as advertising',
  'bio-ambassador': 'The bio names an interest in a company, and the post names the company',
  'bio-seller': 'The bio says that the author sells',
  'own-link': 'Links to a place that carries the author’s name or stands in the bio',
  'own-tag': 'Carries a hashtag that is the author’s name',
  'own-short-name': 'Names an organisation whose short name stands in the author’s handle',
  'bio-work': 'Names what the bio says that the author founded, leads or wrote',
  'bio-mention': 'Mentions an account that the author’s bio mentions',
  'own-name': 'Names the author in its text',
  'free-in-store': 'Offers something free in a store',
  'own-goods': 'My or our, beside a price, a sale or a code',
  'self-mention': 'Mentions its own author',
  'many-hashtags': 'Carries seven hashtags or more',
  ...ofAnyCode,
};
