import type { Reading } from './reading.ts';
import { WordBit } from './word-bits.ts';

/** What the model sees of the form of a post: length, address, links, hashtags, questions, who speaks. */
export function shape(kind: string, { own: whole, counted, links, hashtags, signals, author }: Reading): string[] {
  const own = whole.trim();
  const names: string[] = [];
  const { words: count, practice: told, bits } = counted;
  names.push(lengthOf(count));
  const address = kind === 'reply' || /^\.?@\w/.test(own);
  if (address) {
    names.push('reply');
    if (/^(?:@\w+\s+){3}/.test(own)) names.push('many-addressed');
  }
  if (links.length > 0) names.push('link');
  else if (hashtags.length === 0) names.push('no-link-no-hashtag');
  for (const { kind: site } of links) {
    if (site === 'shortener' || site === 'image' || site === 'social') continue;
    names.push('link-not-shortened');
    break;
  }
  if (links.length > 1) names.push('two-links');
  if (hashtags.length >= 3) names.push('hashtags-3');
  if (hashtags.length >= 7) names.push('hashtags-7');
  const asks = signals.has('request/question');
  if (asks) {
    if (/\?["')\s]*(?:(?:[#@]\S+|https?:\S+)\s*)*$/.test(own.slice(-200))) names.push('ends-in-question');
    if (/^[^.!\n]{0,200}\?/.test(own)) names.push('question-first');
  }
  if (own.includes('!')) names.push('exclamation');
  if (bits & WordBit.i) names.push('i');
  if (bits & WordBit.you) names.push('you');
  if (bits & WordBit.we) {
    names.push('we');
    if (!address && !signals.has('sharing/account')) names.push('we-voice');
  }
  if (count < 8 && signals.has('selfpromotion/new-work')) names.push('bare-announcement');
  if (signals.has('sharing/answer')) {
    if (told === 0 && !sharesMore(signals)) names.push('answer-bare');
    if (count < 8) names.push('answer-short');
    if (asks) names.push('answer-asking');
  }
  if (told >= 2) names.push('practice-2');
  if (told >= 4) names.push('practice-4');
  if (told >= 7) names.push('practice-7');
  if (count >= 4 && count < 25 && counted.capitals >= 0.5 * count) names.push('title-case');
  if (/(?<![@#\w])[A-Z]{4,}\s+[A-Z]{2,}/.test(own)) names.push('shouts');
  if (author.organisation) names.push('organisation');
  if (count >= 14 && (signals.has('conversation/greeting') || signals.has('conversation/thanks'))) names.push('greets-and-adds');
  if (links.length > 0 && signals.size <= 1) names.push('link-without-cue');
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
