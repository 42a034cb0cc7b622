import type { CodablePost, Reading } from './signals.ts';

/** Words in which teachers speak of practice; how many different ones a post has tells talk about teaching from other talk. */
const practice = new Set(
  'students student ss kids learners lesson lessons unit units model models modeling modelling phenomena phenomenon practice practices skill skills content concept concepts discuss discussion discussions activity activities evidence explain explanation explanations notebook notebooks lab labs group groups assess assessment assessments reading writing engage engaging design investigate investigation investigations standards classroom class teach teaching learning strategy strategies inquiry questions project projects data analyze analysis understanding thinking reasoning argument feedback task tasks'.split(
    ' ',
  ),
);
/** Bios in which an organisation, not a person, describes itself. */
const organisation =
  /^we\b|\bwe(?:'re| are| help| provide| support| offer| build| create| believe)\b|\bofficial\b|\bour (?:mission|goal|school|community|members|students|products?)\b|\b(?:non-?profit|501c3|founded in|est\.? \d{4}|empowering|reimagining|supports? (?:teachers|communities|schools|educators)|dedicated to|centre for|center for|association|institute|magazine|follow us|#1|leading provider)\b/;

/** Handles and names that are an organisation's rather than a person's. */
const account =
  /official|(?:hq|inc|org|ltd|llc|gov|edu|academy|institute|society|association|foundation|magazine|journal|press|publishing|podcast|studios?|labs?|tech|technologies|trading|agency|museum|library|gallery|district|schools|university|college|curriculum|learning|education|project|center|centre|network|group|company|brand|shop|store|news|media|radio|united|tweeps)(?![a-z])/i;

/** What the model sees of the form of a post: length, address, links, hashtags, questions, who speaks. */
export function shape({ kind, title, text, bio, handle, name }: CodablePost, { words, links, hashtags, signals }: Reading): string[] {
  const own = [title, text]
    .filter((part) => part !== null)
    .join('\n')
    .trim();
  const names: string[] = [];
  const add = (name: string, holds: boolean): void => {
    if (holds) names.push(name);
  };
  const count = words.length;
  add(count < 6 ? 'words-0-5' : count < 12 ? 'words-6-11' : count < 25 ? 'words-12-24' : count < 60 ? 'words-25-59' : 'words-60', true);
  const address = kind === 'reply' || /^\.?@\w/.test(own);
  add('reply', address);
  add('many-addressed', /^(?:@\w+\s+){3}/.test(own));
  add('link', links.length > 0);
  add('no-link-no-hashtag', links.length === 0 && hashtags.length === 0);
  add(
    'link-not-shortened',
    links.some(({ kind: site }) => site !== 'shortener' && site !== 'image' && site !== 'social'),
  );
  add('two-links', links.length > 1);
  add('hashtags-3', hashtags.length >= 3);
  add('hashtags-7', hashtags.length >= 7);
  add('ends-in-question', /\?["')\s]*(?:(?:[#@]\S+|https?:\S+)\s*)*$/.test(own.slice(-200)));
  add('question-first', /^[^.!\n]{0,200}\?/.test(own));
  add('exclamation', own.includes('!'));
  const some = (...list: string[]): boolean => list.some((word) => words.includes(word));
  add('i', some('i', "i'm", "i've", "i'd", "i'll", 'my', 'me'));
  const we = some('we', "we're", "we've", "we'll", 'our', 'us');
  const accountOfClass = signals.get('sharing')?.has('account') ?? false;
  add('we-voice', we && !accountOfClass && !address);
  add('bare-announcement', count < 8 && (signals.get('selfpromotion')?.has('new-work') ?? false));
  const others = [...(signals.get('sharing')?.keys() ?? [])].some((cue) => cue !== 'answer' && cue !== 'link-unknown');
  add('answer-bare', (signals.get('sharing')?.has('answer') ?? false) && !others && !words.some((word) => practice.has(word)));
  add('answer-short', (signals.get('sharing')?.has('answer') ?? false) && count < 8);
  add('we', we);
  add('you', some('you', 'your', "you're"));
  const told = new Set(words.filter((word) => practice.has(word))).size;
  add('practice-2', told >= 2);
  add('practice-4', told >= 4);
  add('practice-7', told >= 7);
  const capital = own.match(/(?<![@#/\w])\p{Lu}\p{L}{2,}/gu)?.length ?? 0;
  add('title-case', words.length >= 4 && words.length < 25 && capital >= 0.5 * words.length);
  add('shouts', /(?<![@#\w])\p{Lu}{4,}(?:\s+\p{Lu}{2,}){1,}/u.test(own));
  add('organisation', (bio !== null && organisation.test(bio.toLowerCase())) || (handle !== null && account.test(`${handle} ${name ?? ''}`)));
  const chat = signals.get('conversation');
  add('greets-and-adds', count >= 14 && ((chat?.has('greeting') ?? false) || (chat?.has('thanks') ?? false)));
  add('answer-asking', (signals.get('sharing')?.has('answer') ?? false) && (signals.get('request')?.has('question') ?? false));
  add('link-without-cue', links.length > 0 && signals.size <= 1);
  return names;
}
