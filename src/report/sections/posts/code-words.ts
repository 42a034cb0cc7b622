/** What the report says of codes, whoever decides them. */
import { areOfProgram } from '../../../codebook/decided-codes.ts';
import type { Source } from '../../source/source.ts';
import { counting, inSentence, list, percent } from '../../words/words.ts';

/** Whether the report tells of the program's three codes, in its own words for them. */
export function inOwnWords({ codes, settings }: Source): boolean {
  return areOfProgram(codes) && settings.classify.codebook === undefined;
}

/** What each post is judged for. */
export function judgedFor(source: Source): string {
  if (inOwnWords(source))
    return 'Each post is judged three times, independently: does it share something usable, does it promote its own author, does it serve a transaction? A post can carry none, one, two or all three codes.';
  const titles = apartFrom(source.codes.map((code) => inSentence(source.glossary.title('code', code))));
  if (titles.length === 1) return `Each post is judged for one code, ${list(titles)}.`;
  return `Each post is judged for ${counting(titles.length)} codes, independently: ${list(titles)}. A post can carry none, one or several of them.`;
}

/** Titles as a list in a sentence can hold them: between quotation marks where one has a comma of its own. */
function apartFrom(titles: readonly string[]): readonly string[] {
  return titles.some((title) => /[,;]| and /.test(title)) ? titles.map((title) => `“${title}”`) : titles;
}

/** Who decides, and how much of it a model. */
export function decidedBy({ settings }: Source, modelled: number): string {
  const model = settings.classify.model === undefined ? 'model trained on other posts' : 'model of the study’s own';
  if (modelled === 0) return 'Rules decide.';
  if (modelled > 0.9995) return `A ${model} decides, from the cues found.`;
  return `Rules decide ${percent(1 - modelled)} of the judgements, a ${model} the rest.`;
}

/** Which codes of the study's codebook the program does not decide, and who speaks for them. */
export function undecidedNote({ undecided, coding, glossary }: Source): string[] {
  if (undecided.length === 0) return [];
  const named = list(apartFrom(undecided.map((code) => inSentence(glossary.title('code', code)))));
  const told = undecided.some((one) => coding?.shares.some(({ code }) => code === one));
  return [
    `The program does not decide ${named}: ${told ? 'people alone speak for such codes' : 'without posts that people coded (report.coding) there are no shares of such codes'}.`,
  ];
}

/** Says with each figure of codes what its numbers are. */
export function uncorrected({ coding, codes }: Source): string {
  if (coding === null) return 'Uncorrected: no human codes yet. The program codes alone, and its errors are in these shares.';
  return coding.shares.some(({ code }) => codes.includes(code))
    ? 'Uncorrected: the program codes alone, and its errors are in these shares; corrected ones stand above.'
    : 'Uncorrected: people coded by other codes. The program codes these alone, and its errors are in their shares.';
}

/** Marks what rests on the program's codes where others stand in the report that people have corrected; else all do. */
export function byProgramAlone({ coding }: Pick<Source, 'coding'>): string {
  return coding ? ' by the program alone' : '';
}

/** Sentences one after another. */
export function noteOf(sentences: readonly string[]): string {
  return sentences.filter((sentence) => sentence !== '').join(' ');
}
