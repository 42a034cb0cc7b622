import { integer, pick, type Random } from '../../src/random.ts';
import { between, drawn, letters, weighted } from './chance.ts';
import { type Community, communities } from './vocabulary.ts';

export type Platform = 'twitter' | 'reddit' | 'instagram';

/**
 * What a person does in the study. A `repeater` is an account that posts one advertisement on a timer without saying
 * that it is automated; a `bot` says so.
 */
export type Role = 'moderator' | 'seller' | 'author' | 'organisation' | 'newcomer' | 'participant' | 'repeater' | 'bot';

export interface Invented {
  readonly platform: Platform;
  readonly id: string;
  readonly handle: string;
  readonly name: string;
  readonly community: Community | null;
  readonly role: Role;
  /** How active, by Zipf's law over the people of the platform. */
  readonly weight: number;
  /** Week of the study from which on the person posts. */
  readonly from: number;
  readonly followers: number;
  readonly following: number;
  /** First part of the handle: own sites and shops are called so. */
  readonly word: string;
}

export const WEEKS = 26;
const ZIPF = 0.85;
/** Newcomers arrive in the last weeks. */
const LATE = 19;

const shares: Record<Platform, Record<Community, number>> = {
  twitter: { science: 0.27, reading: 0.27, maths: 0.24, policy: 0.22 },
  reddit: { science: 0.16, reading: 0.18, maths: 0.2, policy: 0.46 },
  instagram: { science: 0.22, reading: 0.42, maths: 0.28, policy: 0.08 },
};

const roles: Record<Platform, Partial<Record<Role, number>>> = {
  twitter: { participant: 0.69, newcomer: 0.12, author: 0.08, organisation: 0.05, seller: 0.06 },
  reddit: { participant: 0.84, newcomer: 0.13, author: 0.03 },
  instagram: { participant: 0.5, seller: 0.28, author: 0.1, organisation: 0.05, newcomer: 0.07 },
};

/** The people of one platform, the most active first. */
export function people(random: Random, platform: Platform, count: number, taken: Set<string>): Invented[] {
  const cast: Invented[] = [];
  const weightOf = (rank: number) => 1 / rank ** ZIPF;
  for (let rank = 1; rank <= count; rank++) {
    // Each community has one moderator among the most active.
    const moderator = platform === 'twitter' && rank <= communities.length;
    const community = moderator ? (communities[rank - 1] as Community) : weighted(random, communities, (name) => shares[platform][name]);
    const role = moderator ? 'moderator' : drawn<Role>(random, roles[platform]);
    cast.push({
      ...named(random, platform, community, role, taken),
      platform,
      community,
      role,
      // Moderators speak as moderators already; a newcomer has less time to be heard.
      weight: weightOf(rank) * (role === 'newcomer' ? 1.5 : role === 'moderator' ? 0.6 : 1),
      from: role === 'newcomer' ? between(random, LATE, WEEKS - 2) : 0,
      followers: Math.floor(10 ** (1.6 + random() * 2.4) * (role === 'participant' || role === 'newcomer' ? 1 : 3)),
      following: between(random, 40, 2200),
    });
  }
  return cast;
}

/** The account that posts one advertisement on a timer. */
export function repeater(random: Random, taken: Set<string>): Invented {
  const { word, ...rest } = named(random, 'twitter', 'maths', 'repeater', taken);
  return { ...rest, word, platform: 'twitter', community: null, role: 'repeater', weight: 0, from: 0, followers: 12, following: 4980 };
}

/** The moderation bot that every reader of Reddit knows. */
export const autoModerator: Invented = {
  platform: 'reddit',
  id: 'invbot0',
  handle: 'AutoModerator',
  name: 'AutoModerator',
  community: null,
  role: 'bot',
  weight: 0,
  from: 0,
  followers: 0,
  following: 0,
  word: 'automoderator',
};

const onsets = [
  'Quor',
  'Vrin',
  'Zan',
  'Plom',
  'Skef',
  'Brul',
  'Thrax',
  'Gwel',
  'Mish',
  'Dorv',
  'Fenk',
  'Yol',
  'Krib',
  'Snav',
  'Wump',
  'Jex',
  'Lurb',
  'Trov',
  'Peft',
  'Hosk',
];
const codas = [
  'blex',
  'dlepesk',
  'quill',
  'mossop',
  'vane',
  'tarn',
  'wick',
  'zook',
  'lorn',
  'pim',
  'dax',
  'fleet',
  'gorse',
  'nibb',
  'rusk',
  'thwaite',
];
const nouns: Record<Community, readonly string[]> = {
  science: ['Lab', 'Beaker', 'Moss', 'Comet', 'Newt', 'Quartz'],
  reading: ['Pages', 'Shelf', 'Quire', 'Vowel', 'Stanza', 'Margin'],
  maths: ['Sums', 'Slope', 'Digit', 'Prism', 'Graph', 'Abacus'],
  policy: ['Desk', 'Hall', 'Ledger', 'Bell', 'Docket', 'Lanyard'],
};

function named(
  random: Random,
  platform: Platform,
  community: Community,
  role: Role,
  taken: Set<string>,
): Pick<Invented, 'id' | 'handle' | 'name' | 'word'> {
  for (;;) {
    const word = pick(random, onsets) + pick(random, codas);
    const noun = role === 'organisation' ? pick(random, ['Learn', 'Fund', 'Guild', 'Assoc']) : pick(random, nouns[community]);
    const digits = integer(random, 3) === 0 ? String(between(random, 2, 98)) : '';
    const handle = forms[platform](word, noun, digits);
    const key = `${platform} ${handle.toLowerCase()}`;
    if (handle.length > 15 || taken.has(key) || taken.has(word)) continue;
    taken.add(key);
    // Own sites are named after the word alone: two people of one name would share a site.
    if (role !== 'participant' && role !== 'newcomer') taken.add(word);
    const title = role === 'organisation' ? `${word} ${noun}` : `${pick(random, ['Ms', 'Mr', 'Mx', 'Dr', 'Coach'])} ${word}`;
    return { id: ids[platform](random), handle, name: title, word };
  }
}

const forms: Record<Platform, (word: string, noun: string, digits: string) => string> = {
  twitter: (word, noun, digits) => `${word}${noun}${digits}`,
  reddit: (word, noun, digits) => `${word.toLowerCase()}_${noun.toLowerCase()}${digits}`,
  instagram: (word, noun, digits) => `${word.toLowerCase()}.${noun.toLowerCase()}${digits}`,
};

const ids: Record<Platform, (random: Random) => string> = {
  twitter: (random) =>
    integer(random, 3) === 0 ? `1${letters(random, 18, '0123456789')}` : `${between(random, 2, 9)}${letters(random, 8, '0123456789')}`,
  reddit: (random) => letters(random, 7),
  instagram: (random) => `${between(random, 2, 9)}${letters(random, 9, '0123456789')}`,
};
