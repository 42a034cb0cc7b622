import { WordBit } from './lexicon.ts';
import { remembered } from './remembered.ts';
import type { CodablePost, Reading } from './signals.ts';

/** Bios in which an organisation, not a person, describes itself. */
const organisation =
  /^we\b|\bwe(?:'re| are| help| provide| support| offer| build| create| believe)\b|\bofficial\b|\bour (?:mission|goal|school|community|members|students|products?)\b|\b(?:non-?profit|501c3|founded in|est\.? \d{4}|empowering|reimagining|supports? (?:teachers|communities|schools|educators)|dedicated to|centre for|center for|association|institute|magazine|follow us|#1|leading provider)\b/;

/** Handles and names that are an organisation's rather than a person's. */
const accounts =
  /official|(?:hq|inc|org|ltd|llc|gov|edu|academy|institute|society|association|foundation|magazine|journal|press|publishing|podcast|studios?|labs?|tech|technologies|trading|agency|museum|library|gallery|district|schools|university|college|curriculum|learning|education|project|center|centre|network|group|company|brand|shop|store|news|media|radio|united|tweeps)(?![a-z])/i;

const speaksForMany = remembered((voice: string) => {
  const cut = voice.indexOf('\n');
  return accounts.test(voice.slice(0, cut)) || organisation.test(voice.slice(cut + 1).toLowerCase());
});

/** What the model sees of the form of a post: length, address, links, hashtags, questions, who speaks. */
export function shape({ kind, bio, handle, name }: CodablePost, { own: whole, counted, links, hashtags, signals }: Reading): string[] {
  const own = whole.trim();
  const names: string[] = [];
  const add = (shown: string, holds: boolean): void => {
    if (holds) names.push(shown);
  };
  const { words: count, practice: told, bits } = counted;
  const has = (signal: string): boolean => signals.has(signal);
  names.push(count < 6 ? 'words-0-5' : count < 12 ? 'words-6-11' : count < 25 ? 'words-12-24' : count < 60 ? 'words-25-59' : 'words-60');
  const address = kind === 'reply' || /^\.?@\w/.test(own);
  add('reply', address);
  add('many-addressed', address && /^(?:@\w+\s+){3}/.test(own));
  add('link', links.length > 0);
  add('no-link-no-hashtag', links.length === 0 && hashtags.length === 0);
  add(
    'link-not-shortened',
    links.some(({ kind: site }) => site !== 'shortener' && site !== 'image' && site !== 'social'),
  );
  add('two-links', links.length > 1);
  add('hashtags-3', hashtags.length >= 3);
  add('hashtags-7', hashtags.length >= 7);
  const asks = has('request/question');
  add('ends-in-question', asks && /\?["')\s]*(?:(?:[#@]\S+|https?:\S+)\s*)*$/.test(own.slice(-200)));
  add('question-first', asks && /^[^.!\n]{0,200}\?/.test(own));
  add('exclamation', own.includes('!'));
  const we = (bits & WordBit.we) !== 0;
  add('i', (bits & WordBit.i) !== 0);
  add('we', we);
  add('you', (bits & WordBit.you) !== 0);
  add('we-voice', we && !has('sharing/account') && !address);
  add('bare-announcement', count < 8 && has('selfpromotion/new-work'));
  if (has('sharing/answer')) {
    const others = [...signals.keys()].some(
      (signal) => signal.startsWith('sharing/') && signal !== 'sharing/answer' && signal !== 'sharing/link-unknown',
    );
    add('answer-bare', !others && told === 0);
    add('answer-short', count < 8);
    add('answer-asking', asks);
  }
  add('practice-2', told >= 2);
  add('practice-4', told >= 4);
  add('practice-7', told >= 7);
  add('title-case', count >= 4 && count < 25 && counted.capitals >= 0.5 * count);
  add('shouts', /(?<![@#\w])[A-Z]{4,}\s+[A-Z]{2,}/.test(own));
  add(
    'organisation',
    (bio !== null || handle !== null) && speaksForMany(`${handle ?? ''} ${(name ?? '').replaceAll('\n', ' ')}\n${bio ?? ''}`),
  );
  add('greets-and-adds', count >= 14 && (has('conversation/greeting') || has('conversation/thanks')));
  add('link-without-cue', links.length > 0 && signals.size <= 1);
  return names;
}
