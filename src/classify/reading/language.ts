const english = new Set(
  `the and of to is that for with you it this are was be have not but from they we my your our what how can will just about who when
   their would there all has been do if at by an or so out get them these its i am in on me he she than his her`.split(/\s+/),
);
/** Common words of other languages in Latin letters that are no common words of English, as people write them in posts too. */
const others = new Set(
  [
    `de la el que los las una para por con del al es y en lo se su pero como porque muy esta este esto cuando qué más también gracias
       hola nada eso así ser hay fue hoy`,
    `le les des et est une dans du sur pas ce cette qui avec mais nous vous ils elle pour ça être très fait aussi bien trop quand moi
       toi mdr`,
    `und der das ist nicht ein eine mit auf für von zu ich wir sie aber auch noch wie wenn kann haben sind dem bei nur oder mein
       schon heute hab`,
    'het een niet op ik je maar naar ook zijn wordt lijkt mij deze dit voor bij',
    `não nao uma os em da dos das com mas meu minha eu você vc tem mais isso pra ele ela muito esse essa vai só vou está tá tô aí né
       quem ainda q nn eh pqp`,
    'il che di per non sono come più anche questo della nel mi ti ci gli',
    'och det att som är för jag har med inte den ikke jeg og på av',
    `yang gak ga aku kamu dan dengan dari ke udah sudah belum bisa lagi banget aja kok sih nya apa ada mau kalau kalo tapi saya orang
       juga buat sama gue gw lu dong deh nih yg tau jadi karena untuk ini itu kemaren gimana pengen bukan boleh doang ya`,
    'ang mga ng sa ako hindi naman lang kasi yung po siya kung din pala',
    've bir bu için çok ama değil daha gibi olarak ile ne',
    'nie się jest na że jak tak dla czy mam ale',
  ]
    .join(' ')
    .split(/\s+/),
);
/** Codes by which platforms say that they do not know: undetermined, no words, only hashtags, links, media. */
const unknown = new Set(['und', 'zxx', 'qam', 'qct', 'qht', 'qme', 'qst', 'art']);

/** Whether a word is a common word of English or of another language. */
export function wordKind(word: string): 'english' | 'other' | null {
  return english.has(word) ? 'english' : others.has(word) ? 'other' : null;
}

/** Scripts that English is not written in. */
const otherScripts =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Cyrillic}\p{sc=Arabic}\p{sc=Hebrew}\p{sc=Greek}\p{sc=Thai}\p{sc=Devanagari}\p{sc=Bengali}\p{sc=Tamil}\p{sc=Telugu}\p{sc=Georgian}\p{sc=Armenian}]/gu;

/**
 * Whether a text is written in another script for the most part: Japanese, say, between English names and tags. One
 * character of another script counts as two Latin letters; addresses, handles and hashtags do not count.
 */
export function isOtherScript(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range of Latin letters and accents
  if (/^[\x00-\u036f]*$/.test(text)) return false;
  const said = text.replace(/https?:\/\/\S+|[@#]\S+/g, '');
  const others = said.match(otherScripts)?.length ?? 0;
  return others > 0 && 2 * others > (said.match(/\p{sc=Latin}/gu)?.length ?? 0);
}

/** The words of a text that tell its language. */
export interface LanguageCounts {
  readonly words: number;
  readonly english: number;
  readonly other: number;
  readonly foreign: number;
}

/**
 * Whether a post can be read as English. The platform's statement decides, unless the common words of the text clearly say
 * otherwise, because platforms often mistake short posts. Without a statement the common words decide. A text is not English
 * when most of its letters are not Latin, or when it has at least two common words of other languages and more than twice as
 * many of them as English ones. Short texts with neither count as English.
 */
export function isEnglish({ words, english: ours, other, foreign }: LanguageCounts, language: string | null): boolean {
  if (words > 0 && foreign > words / 2) return false;
  const stated = language === null ? '' : (/^[^-_]*/.exec(language.toLowerCase()) as RegExpExecArray)[0];
  if (stated === 'en') return true;
  if (stated === '' || unknown.has(stated)) return other < 2 || other <= 2 * ours;
  return ours >= 2 && ours > 2 * other;
}
