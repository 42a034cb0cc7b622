import type { CueCode } from './cues.ts';
import type { DomainKinds } from './domains.ts';
import { isEnglish } from './language.ts';
import { featuresOf, type Model, probability, telling } from './model.ts';
import { type CodablePost, type Reading, read, type Signal } from './signals.ts';

/** The three codes of the codebook, decided independently. */
export const codes = ['sharing', 'selfpromotion', 'commercial'] as const;
export type Code = (typeof codes)[number];

/** What a post without any of the codes is; exactly one. */
export const subflags = ['request', 'conversation', 'emotional', 'news-opinion', 'off-topic'] as const;
type Subflag = (typeof subflags)[number];

/** What the codes are decided with. */
export interface Rules {
  /** The list of sites, with the study's additions. */
  readonly domains: DomainKinds;
  readonly model: Model;
}

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
  readonly decisions: Readonly<Record<Code, Decision>>;
  readonly subflag: Subflag | null;
  /** What speaks for the sub-flag. */
  readonly subflagEvidence: readonly Signal[];
}

/** Evidence that decides alone, before any model: the platform's label, a disclosure, a paid link, an ambassador's bio, "follow me". */
const certain: Readonly<Partial<Record<Code, ReadonlySet<string>>>> = {
  selfpromotion: new Set(['follow', 'link-in-bio', 'own-link']),
  commercial: new Set(['ad-label', 'disclosure', 'affiliate-link', 'bio-ambassador']),
};

/** Signals of another code that are evidence too: who keeps a shop or speaks as a seller speaks of his own. */
const lent: Readonly<Partial<Record<Code, readonly string[]>>> = { selfpromotion: ['storefront', 'pitch', 'bio-seller'] };

/**
 * Codes a post. Pure: a function of the post, the lists and the model alone. Certain evidence decides; otherwise the
 * model does, and self-promotion and commercial need evidence in words or links besides: never from suspicion.
 */
export function codesOf(post: CodablePost, rules: Rules): Coded {
  const reading = read(post, rules.domains);
  const uncodable = unreadable(post, reading);
  if (uncodable !== null) return { uncodable, decisions: none, subflag: null, subflagEvidence: [] };
  const features = featuresOf(post, reading);
  const decide = (code: Code): Decision => {
    const shown = evidence(reading, code);
    for (const { cue, excerpt } of evidence(reading, 'commercial')) if (lent[code]?.includes(cue)) shown.push({ cue, excerpt });
    if (shown.some(({ cue }) => certain[code]?.has(cue))) return { value: true, probability: null, evidence: shown };
    const weights = rules.model.codes[code];
    const likely = probability(features, weights);
    const value = likely >= weights.threshold && (code === 'sharing' || shown.length > 0);
    if (value && shown.length === 0) shown.push({ cue: 'wording', excerpt: telling(features, weights).join(', ') });
    return { value, probability: likely, evidence: value ? shown : [] };
  };
  const decisions = { sharing: decide('sharing'), selfpromotion: decide('selfpromotion'), commercial: decide('commercial') };
  const any = codes.some((code) => decisions[code].value);
  return any
    ? { uncodable: null, decisions, subflag: null, subflagEvidence: [] }
    : { uncodable: null, decisions, ...subflagOf(post, reading) };
}

const no: Decision = { value: false, probability: null, evidence: [] };
const none: Readonly<Record<Code, Decision>> = { sharing: no, selfpromotion: no, commercial: no };

/** Why a post cannot be coded, or null. */
function unreadable({ status, text, title, language }: CodablePost, { words, links, hashtags }: Reading): string | null {
  if (status === 'deleted' || status === 'removed') return status;
  if ((text ?? '').trim() === '' && (title ?? '').trim() === '') return 'no text';
  const telling = links.some(({ kind }) => kind !== 'shortener' && kind !== 'image' && kind !== 'social');
  if (words.length === 0 && hashtags.length === 0 && !telling) return 'no words';
  if (!isEnglish(words, language)) return 'not English';
  return null;
}

function evidence({ signals }: Reading, code: CueCode): Signal[] {
  return [...(signals.get(code) ?? [])].map(([cue, excerpt]) => ({ cue, excerpt }));
}

/** Asks whether any of the cues of a code was found. */
function finder({ signals }: Reading, code: CueCode): (...cues: string[]) => boolean {
  const mine = signals.get(code);
  return (...cues) => mine !== undefined && cues.some((cue) => mine.has(cue));
}

/** What a post without a code is: a request, a turn of a conversation, feeling, news or opinion, or off topic. */
function subflagOf(post: CodablePost, reading: Reading): Pick<Coded, 'subflag' | 'subflagEvidence'> {
  const flag = (subflag: Exclude<Subflag, 'off-topic'>) => ({ subflag, subflagEvidence: evidence(reading, subflag) });
  const count = (code: CueCode): number => reading.signals.get(code)?.size ?? 0;
  const request = finder(reading, 'request');
  const conversation = finder(reading, 'conversation');
  const feeling = finder(reading, 'emotional');
  const words = reading.words.length;
  const reply = post.kind === 'reply' || /^@\w/.test(post.text ?? '');
  if (conversation('introduction')) return flag('conversation');
  if (request('question') && request('seeking', 'asking') && !feeling('feeling')) return flag('request');
  if (conversation('thanks', 'greeting') && words < 25) return flag('conversation');
  if (feeling('feeling') && !finder(reading, 'news-opinion')('politics', 'link-news')) return flag('emotional');
  if (request('seeking')) return flag('request');
  if (count('news-opinion') > 0) return flag('news-opinion');
  if (feeling('feeling')) return flag('emotional');
  if (reply || count('conversation') > 0 || count('request') > 0) return flag('conversation');
  if (finder(reading, 'context')('teaching')) return flag(reading.links.length > 0 ? 'news-opinion' : 'conversation');
  return { subflag: 'off-topic', subflagEvidence: [] };
}
