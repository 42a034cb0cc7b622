import type { Reading } from './reading.ts';
import { WordBit } from './word-bits.ts';

/** What the signs of form are told from. */
interface Form extends Pick<Reading, 'links' | 'hashtags' | 'signals' | 'author'> {
  /** Title and text, without white space around them. */
  readonly own: string;
  readonly words: number;
  /** Words of teaching practice. */
  readonly practice: number;
  readonly capitals: number;
  readonly bits: number;
  /** Whether it is addressed to somebody. */
  readonly addressed: boolean;
  readonly asks: boolean;
}

/** Sites of links behind which anything, or nothing to read, may stand. */
const NO_PAGE: ReadonlySet<string | null> = new Set(['shortener', 'image', 'social']);

/**
 * What the model sees of the form of a post besides its length: address, links, hashtags, questions, who speaks. The model has
 * weights for these names: to add a sign is to add an entry, and to fit the model anew.
 */
const signs: readonly (readonly [name: string, holds: (form: Form) => boolean])[] = Object.entries({
  reply: ({ addressed }) => addressed,
  'many-addressed': ({ addressed, own }) => addressed && /^(?:@\w+\s+){3}/.test(own),
  link: ({ links }) => links.length > 0,
  'no-link-no-hashtag': ({ links, hashtags }) => links.length === 0 && hashtags.length === 0,
  'link-not-shortened': ({ links }) => links.some(({ kind }) => !NO_PAGE.has(kind)),
  'two-links': ({ links }) => links.length > 1,
  'hashtags-3': ({ hashtags }) => hashtags.length >= 3,
  'hashtags-7': ({ hashtags }) => hashtags.length >= 7,
  'ends-in-question': ({ asks, own }) => asks && /\?["')\s]*(?:(?:[#@]\S+|https?:\S+)\s*)*$/.test(own.slice(-200)),
  'question-first': ({ asks, own }) => asks && /^[^.!\n]{0,200}\?/.test(own),
  exclamation: ({ own }) => own.includes('!'),
  i: ({ bits }) => (bits & WordBit.i) !== 0,
  you: ({ bits }) => (bits & WordBit.you) !== 0,
  we: ({ bits }) => (bits & WordBit.we) !== 0,
  'we-voice': ({ bits, addressed, signals }) => (bits & WordBit.we) !== 0 && !addressed && !signals.has('sharing/account'),
  'bare-announcement': ({ words, signals }) => words < 8 && signals.has('selfpromotion/new-work'),
  'answer-bare': ({ practice, signals }) => signals.has('sharing/answer') && practice === 0 && !sharesMore(signals),
  'answer-short': ({ words, signals }) => words < 8 && signals.has('sharing/answer'),
  'answer-asking': ({ asks, signals }) => asks && signals.has('sharing/answer'),
  'practice-2': ({ practice }) => practice >= 2,
  'practice-4': ({ practice }) => practice >= 4,
  'practice-7': ({ practice }) => practice >= 7,
  'title-case': ({ words, capitals }) => words >= 4 && words < 25 && capitals >= 0.5 * words,
  shouts: ({ own }) => /(?<![@#\w])[A-Z]{4,}\s+[A-Z]{2,}/.test(own),
  organisation: ({ author }) => author.organisation,
  'greets-and-adds': ({ words, signals }) => words >= 14 && (signals.has('conversation/greeting') || signals.has('conversation/thanks')),
  'link-without-cue': ({ links, signals }) => links.length > 0 && signals.size <= 1,
} satisfies Record<string, (form: Form) => boolean>);

/** What the model sees of the form of a post, by name: how long it is, and its signs. */
export function shape(kind: string, { own: whole, counted, links, hashtags, signals, author }: Reading): string[] {
  const own = whole.trim();
  const { words, practice, capitals, bits } = counted;
  const addressed = kind === 'reply' || /^\.?@\w/.test(own);
  const asks = signals.has('request/question');
  const form: Form = { own, words, practice, capitals, bits, addressed, asks, links, hashtags, signals, author };
  const names = [lengthOf(words)];
  for (const [name, holds] of signs) if (holds(form)) names.push(name);
  return names;
}

/** How long a text is, by its number of words. */
function lengthOf(words: number): string {
  if (words < 6) return 'words-0-5';
  if (words < 12) return 'words-6-11';
  if (words < 25) return 'words-12-24';
  return words < 60 ? 'words-25-59' : 'words-60';
}

/** Whether an answer in a chat shows any other sign of sharing. */
function sharesMore(signals: Reading['signals']): boolean {
  for (const signal of signals.keys())
    if (signal.startsWith('sharing/') && signal !== 'sharing/answer' && signal !== 'sharing/link-unknown') return true;
  return false;
}
