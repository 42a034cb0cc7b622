import { isStopWord } from '../../text/words.ts';
import { wordKind } from './language.ts';

/** What is known of a word, as bits. */
export const WordBit = {
  /** It tells of a topic or of who speaks: neither too short nor too common. */
  content: 1,
  practice: 2,
  i: 4,
  we: 8,
  you: 16,
  english: 32,
  other: 64,
  /** It has no letter from a to z. */
  foreign: 128,
  /** It has a letter; a number alone is no word. */
  word: 256,
} as const;

/** What the lists and the letters of a word, in lower case, tell of it, as bits. */
export function bitsOf(word: string): number {
  const kind = wordKind(word);
  return (
    (isContent(word) ? WordBit.content : 0) |
    (practice.has(word) ? WordBit.practice : 0) |
    (i.has(word) ? WordBit.i : 0) |
    (we.has(word) ? WordBit.we : 0) |
    (you.has(word) ? WordBit.you : 0) |
    (kind === 'english' ? WordBit.english : kind === 'other' ? WordBit.other : 0) |
    (/[a-z]/.test(word) ? 0 : WordBit.foreign) |
    (/\p{L}/u.test(word) ? WordBit.word : 0)
  );
}

/** Words in which teachers speak of practice; how many different ones a post has tells talk about teaching from other talk. */
const practice = new Set(
  `students student ss kids learners lesson lessons unit units model models modeling modelling phenomena phenomenon practice practices
   skill skills content concept concepts discuss discussion discussions activity activities evidence explain explanation explanations
   notebook notebooks lab labs group groups assess assessment assessments reading writing engage engaging design investigate
   investigation investigations standards classroom class teach teaching learning strategy strategies inquiry questions project
   projects data analyze analysis understanding thinking reasoning argument feedback task tasks`.split(/\s+/),
);
const i = new Set(['i', "i'm", "i've", "i'd", "i'll", 'my', 'me']);
const we = new Set(['we', "we're", "we've", "we'll", 'our', 'us']);
const you = new Set(['you', 'your', "you're"]);
/** Common words that say who speaks and to whom, which is what the codes are about. */
const pronouns = new Set('our you your they their them she his her how what why who should could would did was were never all'.split(' '));

/** Whether a word is one the model may weigh. */
export function isContent(word: string): boolean {
  return word.length > 2 && (!isStopWord(word) || pronouns.has(word));
}

/** Two stems in a row, as one entry of a vocabulary. */
export function pairOf(first: string, second: string): string {
  return `${first} ${second}`;
}

/** The two stems of an entry, null where it is a single one. */
export function partsOf(entry: string): readonly [string, string] | null {
  const cut = entry.indexOf(' ');
  return cut < 0 ? null : [entry.slice(0, cut), entry.slice(cut + 1)];
}
