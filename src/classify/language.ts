const english = new Set(
  'the and of to is that for with you it this are was be have not but from they we my your our what how can will just about who when their would there all has been do if at by an or so out get them these its i am in on me he she than his her'.split(
    ' ',
  ),
);
const others = new Set(
  'de la el que los las una para por con del al es y en lo se su le les des et est une pour dans du sur pas und der die das ist nicht ein eine mit auf für von zu het een van niet op não uma os em da dos il che di per non sono och att det som är ikke og på yang dan untuk ini itu dengan ang mga ng sa ve bir bu için nie się jest na dla'.split(
    ' ',
  ),
);
/** Codes by which platforms say that they do not know: undetermined, no words, only hashtags, links, media. */
const unknown = new Set(['und', 'zxx', 'qam', 'qct', 'qht', 'qme', 'qst', 'art']);

/** Whether a word is a common word of English or of another language. */
export function wordKind(word: string): 'english' | 'other' | null {
  return english.has(word) ? 'english' : others.has(word) ? 'other' : null;
}

/** The words of a text that tell its language. */
export interface LanguageCounts {
  readonly words: number;
  readonly english: number;
  readonly other: number;
  readonly foreign: number;
}

/**
 * Whether a post can be read as English. The platform's statement decides, except where the common words of the text
 * clearly say otherwise, because platforms often mistake short posts; without a statement the common words decide:
 * a text is not English when most of its letters are not Latin, or when it has at least two common words of other
 * languages and more than twice as many as English ones. Short texts without either count as English.
 */
export function isEnglish({ words, english: ours, other, foreign }: LanguageCounts, language: string | null): boolean {
  if (words > 0 && foreign > words / 2) return false;
  const stated = language?.toLowerCase().split(/[-_]/)[0] ?? '';
  if (stated === 'en') return true;
  if (stated === '' || unknown.has(stated)) return other < 2 || other <= 2 * ours;
  return ours >= 2 && ours > 2 * other;
}
