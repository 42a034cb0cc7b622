import type { Weights } from './model/model.ts';
import type { Scorer } from './model/scorer.ts';
import { isEnglish, isOtherScript } from './reading/language.ts';
import { read, readAll } from './reading/read-posts.ts';
import type { CodablePost, Reading } from './reading/reading.ts';
import type { Rules } from './rules.ts';

/** The three codes of the codebook, decided independently. */
export const codes = ['sharing', 'selfpromotion', 'commercial'] as const;
export type Code = (typeof codes)[number];

/** Whether a name is that of one of the three codes. */
export function isCode(name: string): name is Code {
  return (codes as readonly string[]).includes(name);
}

/** What a post without any of the codes is; exactly one. */
export const subflags = ['request', 'conversation', 'emotional', 'news-opinion', 'off-topic'] as const;
export type Subflag = (typeof subflags)[number];

/** Whether a name is that of a sub-flag. */
export function isSubflag(name: string | null): name is Subflag {
  return (subflags as readonly (string | null)[]).includes(name);
}

/** A cue that speaks for a decision, with the words or the link that gave it. */
export interface Evidence {
  readonly cue: string;
  readonly excerpt: string;
}

/** A decision about one code, with what speaks for it. */
interface Decision {
  readonly value: boolean;
  /** Probability that the code applies, where a model decided. */
  readonly probability: number | null;
  readonly evidence: readonly Evidence[];
}

/** A post, coded. */
export interface Coded {
  /** Why the post cannot be coded: no text, deleted, another language; null where it can. Then no code applies. */
  readonly uncodable: string | null;
  /** By code: the three of the codebook, or those of a study's own model. */
  readonly decisions: Readonly<Record<string, Decision>>;
  readonly subflag: Subflag | null;
  /** What speaks for the sub-flag. */
  readonly subflagEvidence: readonly Evidence[];
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
  return decide(post, read(post, rules), rules);
}

/** Codes posts, each as `codesOf` does, in less time; `counting` as `readAll` has it. */
export function codesOfAll(posts: readonly CodablePost[], rules: Rules, counting?: (place: number) => void): Coded[] {
  return readAll(posts, rules, counting).map((reading, i) => decide(posts[i] as CodablePost, reading, rules));
}

function decide(post: CodablePost, reading: Reading, rules: Rules): Coded {
  const uncodable = unreadable(post, reading);
  if (uncodable !== null) return { uncodable, decisions: noneOf(rules.scorer.codes), subflag: null, subflagEvidence: none };

  const likely = rules.scorer.probabilities(reading);
  const decisions: Record<string, Decision> = {};
  let applies = false;
  for (let place = 0; place < rules.scorer.codes.length; place++) {
    const code = rules.scorer.codes[place] as string;
    const { certain, lent, needsEvidence } = isCode(code) ? rulings[code] : plainly;
    if (isCertain(reading, certain)) {
      decisions[code] = { value: true, probability: null, evidence: evidence(reading, code, lent) };
      applies = true;
      continue;
    }
    const weights = rules.model.codes[code] as Weights;
    const probability = likely[place] as number;
    let shown = none;
    let value = probability >= weights.threshold;
    if (value) {
      shown = evidence(reading, code, lent);
      if (shown.length === 0 && needsEvidence) value = false;
      else if (shown.length === 0) shown = [{ cue: 'wording', excerpt: rules.scorer.telling(reading, place).join(', ') }];
    }
    decisions[code] = { value, probability, evidence: shown };
    applies ||= value;
  }
  if (applies || !rules.flagged) return { uncodable: null, decisions, subflag: null, subflagEvidence: none };
  const { subflag, subflagEvidence } = subflagOf(reading, rules.flags);
  return { uncodable: null, decisions, subflag, subflagEvidence };
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
function unreadable({ status, language }: CodablePost, { own, counted, links, hashtags }: Reading): string | null {
  if (status === 'deleted' || status === 'removed') return status;
  if (!/\S/.test(own)) return 'no text';
  if (counted.words === 0 && hashtags.length === 0 && !links.some(isTelling)) return 'no words';
  if (!isEnglish(counted, language) || (counted.english < 2 && isOtherScript(own))) return 'not English';
  return null;
}

function isTelling({ kind }: Reading['links'][number]): boolean {
  return kind !== 'shortener' && kind !== 'image' && kind !== 'social';
}

/** The signals of a code, and those lent to it, in the order they were found. */
function evidence({ signals }: Reading, code: string, lent: readonly string[] = []): readonly Evidence[] {
  let shown: Evidence[] | null = null;
  for (const [name, excerpt] of signals) {
    if (!isOf(name, code) && !lent.includes(name)) continue;
    shown ??= [];
    shown.push({ cue: name.slice(name.indexOf('/') + 1), excerpt });
  }
  return shown ?? none;
}

const none: readonly Evidence[] = [];

function isOf(name: string, code: string): boolean {
  return name.charCodeAt(code.length) === SLASH && name.startsWith(code);
}

const SLASH = 0x2f;

/** What a post without a code is, by the model: the likeliest of the sub-flags. */
function subflagOf(reading: Reading, flags: Scorer): Pick<Coded, 'subflag' | 'subflagEvidence'> {
  const likely = flags.probabilities(reading);
  let best = 0;
  for (let place = 1; place < likely.length; place++) if ((likely[place] as number) > (likely[best] as number)) best = place;
  const subflag = (flags.codes[best] as Subflag | undefined) ?? null;
  if (subflag === null) return { subflag, subflagEvidence: none };
  const shown = evidence(reading, subflag);
  if (shown.length > 0 || subflag === 'off-topic') return { subflag, subflagEvidence: shown };
  return { subflag, subflagEvidence: [{ cue: 'wording', excerpt: flags.telling(reading, best).join(', ') }] };
}
