import type { CueCode } from './cues.ts';
import { isEnglish } from './language.ts';
import { featuresOf, telling, type Weights } from './model.ts';
import type { Rules } from './rules.ts';
import { type CodablePost, type Reading, read, type Signal } from './signals.ts';

/** The three codes of the codebook, decided independently. */
export const codes = ['sharing', 'selfpromotion', 'commercial'] as const;
export type Code = (typeof codes)[number];

/** What a post without any of the codes is; exactly one. */
export const subflags = ['request', 'conversation', 'emotional', 'news-opinion', 'off-topic'] as const;
type Subflag = (typeof subflags)[number];

/** A decision about one code, with what speaks for it. */
interface Decision {
  readonly value: boolean;
  /** Probability that the code applies, where a model decided. */
  readonly probability: number | null;
  readonly evidence: readonly Signal[];
}

/** A post, coded. */
export interface Coded {
  /** Why the post cannot be coded: no text, deleted, another language; null where it can. Then no code applies. */
  readonly uncodable: string | null;
  /** By code: the three of the codebook, or those of a study's own model. */
  readonly decisions: Readonly<Record<string, Decision>>;
  readonly subflag: Subflag | null;
  /** What speaks for the sub-flag. */
  readonly subflagEvidence: readonly Signal[];
}

/** How the codebook decides a code, beyond its weights. */
interface Ruling {
  /** Evidence that decides alone, before any model: the platform's label, a disclosure, a paid link, "follow me". */
  readonly certain: readonly string[];
  /** Signals of commerce that are evidence too: who keeps a shop or speaks as a seller speaks of his own. */
  readonly lent: readonly string[];
  /** Whether the code needs evidence in words or links: never from suspicion. */
  readonly needsEvidence: boolean;
}

const rulings: Readonly<Record<Code, Ruling>> = {
  sharing: { certain: [], lent: [], needsEvidence: false },
  selfpromotion: {
    certain: ['selfpromotion/follow', 'selfpromotion/link-in-bio', 'selfpromotion/own-link'],
    lent: ['commercial/storefront', 'commercial/pitch', 'commercial/bio-seller'],
    needsEvidence: true,
  },
  commercial: {
    certain: ['commercial/ad-label', 'commercial/disclosure', 'commercial/affiliate-link', 'commercial/bio-ambassador'],
    lent: [],
    needsEvidence: true,
  },
};
/** A code of a study's own is decided by its weights and thresholds alone. */
const plainly: Ruling = { certain: [], lent: [], needsEvidence: false };
/** In a longer text "follow me" is part of a story as often as a bid. */
const SHORT_TEXT = 120;

/**
 * Codes a post: a function of the post, the lists and the model alone. Certain evidence decides; otherwise the model
 * does, and self-promotion and commercial need evidence in words or links besides: never from suspicion.
 */
export function codesOf(post: CodablePost, rules: Rules): Coded {
  const reading = read(post, rules);
  const uncodable = unreadable(post, reading);
  if (uncodable !== null) return { uncodable, decisions: noneOf(rules.scorer.codes), subflag: null, subflagEvidence: [] };

  const likely = rules.scorer.probabilities(post, reading);
  const decisions: Record<string, Decision> = {};
  let any = false;
  for (let place = 0; place < rules.scorer.codes.length; place++) {
    const code = rules.scorer.codes[place] as string;
    const { certain, lent, needsEvidence } = Object.hasOwn(rulings, code) ? rulings[code as Code] : plainly;
    if (isCertain(reading, certain)) {
      decisions[code] = { value: true, probability: null, evidence: evidence(reading, code, lent) };
      any = true;
      continue;
    }
    const weights = rules.model.codes[code] as Weights;
    const probability = likely[place] as number;
    let shown: readonly Signal[] = [];
    let value = probability >= weights.threshold;
    if (value) {
      shown = evidence(reading, code, lent);
      if (shown.length === 0 && needsEvidence) value = false;
      else if (shown.length === 0) shown = [{ cue: 'wording', excerpt: telling(featuresOf(post, reading), weights).join(', ') }];
    }
    decisions[code] = { value, probability, evidence: shown };
    any ||= value;
  }
  return any || !codes.every((code) => Object.hasOwn(decisions, code))
    ? { uncodable: null, decisions, subflag: null, subflagEvidence: [] }
    : { uncodable: null, decisions, ...subflagOf(post, reading) };
}

function isCertain({ signals, counted, cues }: Reading, certain: readonly string[]): boolean {
  for (const name of certain) if (signals.has(name) && (counted.words <= SHORT_TEXT || !cues.has(name))) return true;
  return false;
}

const no: Decision = { value: false, probability: null, evidence: [] };

function noneOf(names: readonly string[]): Readonly<Record<string, Decision>> {
  return Object.fromEntries(names.map((code) => [code, no]));
}

/** Why a post cannot be coded, or null. */
function unreadable({ status, text, title, language }: CodablePost, { counted, links, hashtags }: Reading): string | null {
  if (status === 'deleted' || status === 'removed') return status;
  if ((text ?? '').trim() === '' && (title ?? '').trim() === '') return 'no text';
  const telling = links.some(({ kind }) => kind !== 'shortener' && kind !== 'image' && kind !== 'social');
  if (counted.words === 0 && hashtags.length === 0 && !telling) return 'no words';
  if (!isEnglish(counted, language)) return 'not English';
  return null;
}

/** The signals of a code, and those lent to it, in the order they were found. */
function evidence({ signals }: Reading, code: string, lent: readonly string[] = []): Signal[] {
  const shown: Signal[] = [];
  for (const [name, excerpt] of signals) {
    const cut = name.indexOf('/');
    if ((cut === code.length && name.startsWith(code)) || lent.includes(name)) shown.push({ cue: name.slice(cut + 1), excerpt });
  }
  return shown;
}

/** Asks whether any of the cues of a code was found. */
function finder({ signals }: Reading, code: CueCode): (...cues: string[]) => boolean {
  return (...cues) => cues.some((cue) => signals.has(`${code}/${cue}`));
}

/** What a post without a code is: a request, a turn of a conversation, feeling, news or opinion, or off topic. */
function subflagOf(post: CodablePost, reading: Reading): Pick<Coded, 'subflag' | 'subflagEvidence'> {
  const flag = (subflag: Exclude<Subflag, 'off-topic'>) => ({ subflag, subflagEvidence: evidence(reading, subflag) });
  const any = (code: CueCode): boolean => evidence(reading, code).length > 0;
  const request = finder(reading, 'request');
  const conversation = finder(reading, 'conversation');
  const feeling = finder(reading, 'emotional');
  const words = reading.counted.words;
  const reply = post.kind === 'reply' || /^@\w/.test(post.text ?? '');
  if (conversation('introduction', 'numbered-question')) return flag('conversation');
  if (request('question') && request('seeking', 'asking') && !feeling('feeling')) return flag('request');
  if (conversation('thanks', 'greeting') && words < 25) return flag('conversation');
  if (feeling('feeling') && !finder(reading, 'news-opinion')('politics', 'link-news')) return flag('emotional');
  if (request('seeking')) return flag('request');
  if (any('news-opinion')) return flag('news-opinion');
  if (feeling('feeling')) return flag('emotional');
  if (reply || any('conversation') || any('request')) return flag('conversation');
  if (finder(reading, 'context')('teaching')) return flag(reading.links.length > 0 ? 'news-opinion' : 'conversation');
  return { subflag: 'off-topic', subflagEvidence: [] };
}
