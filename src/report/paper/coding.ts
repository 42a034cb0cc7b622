import { haveRules } from '../../codebook/decided-codes.ts';
import type { Source } from '../source/source.ts';
import { counted, counting, decimal, inSentence, list, percent } from '../words/words.ts';
import type { Facts } from './facts.ts';
import { type Passage, paragraph } from './passage.ts';
import { said } from './statements.ts';

/** How posts were coded, and how shares, intervals and comparisons were computed from the codes. */
export function codingPassage(source: Source, facts: Facts, version: string): Passage {
  if (facts.judged === 0)
    return {
      heading: 'Coding',
      paragraphs: ['No post could be coded: none has a text that could be read in English, so nothing is said of what posts do.'],
    };
  return {
    heading: 'Coding',
    paragraphs: [
      paragraph(...judged(source, version), judgements(facts), codebookText(source, version)),
      paragraph(sharesText(source), said(source, 'sample'), performanceText(source) ?? said(source, 'performance')),
      paragraph(
        source.unit === 'posts'
          ? 'Intervals of shares are Wilson’s at 95% (Wilson 1927); most posts name no author, and each of these counts as a person, so that intervals are too short where somebody wrote several.'
          : 'Intervals of shares are Wilson’s at 95% (Wilson 1927) on the number of posts divided by the design effect, with people as clusters and Student’s t of their effective number (Korn & Graubard 1998; Carter, Schnepel & Steigerwald 2017).',
        'Ratios of rates between spaces, or in and out of sessions, have errors clustered by person (MacKinnon, Nielsen & Webb 2023).',
        'Shares are said to differ where the interval of their difference (Newcombe 1998), as wide as so many comparisons at once need (Dunn 1961), excludes zero.',
      ),
    ],
  };
}

/** What each post was judged for, and by what. */
function judged({ codes, undecided, glossary, settings, coding }: Source, version: string): string[] {
  const titles = (names: readonly string[]) => list(names.map((code) => inSentence(glossary.title('code', code))));
  const many = codes.length === 1 ? 'one code' : `${counting(codes.length)} codes independently`;
  const own = settings.classify.model !== undefined;
  const byPeople = undecided.some((one) => coding?.shares.some(({ code }) => code === one));
  const rules = haveRules(codes);
  const model = own ? 'a logistic model of our own' : 'a logistic model';
  const by = rules ? `rules and, where these left a post open, by ${model}` : model;
  const where = list([...(rules ? ['rules'] : []), 'features', ...(own ? [] : ['weights', 'thresholds'])]);
  const fitted = own ? '; the definitions of the codes in the report say what the model was fitted on' : '';
  return [
    `Each post was judged for ${many}, ${titles(codes)}, by ${by} (Staffroom ${version}; ${where} are in its code, whose hash is in manifest.json${fitted}).`,
    ...(undecided.length === 0
      ? []
      : [`The program does not decide ${titles(undecided)}; ${byPeople ? 'people alone coded these' : 'no shares of these are told'}.`]),
  ];
}

/** How many posts could be coded, and how much of that the model did. */
function judgements({ coded, judged, modelled }: Facts): string {
  const share = percent(modelled / judged);
  if (coded === null) return `Of the judgements ${share} were made by the model.`;
  const posts = `${counted(coded, 'post')} could be coded, those of automated accounts among them, in ${counted(judged, 'judgement')}`;
  return `${posts}; of these ${share} were made by the model.`;
}

/** Which codebook the codes are from. */
function codebookText({ settings }: Source, version: string): string {
  return settings.classify.codebook === undefined
    ? `Codebook: version of Staffroom ${version}.`
    : 'Codebook: our own; its definitions are in the report.';
}

/** Whether shares are corrected by human codes, and where they stand. */
function sharesText({ coding }: Source): string {
  const uncorrected = 'Shares of codes (tables/codes-overall.csv and others) are uncorrected';
  if (coding === null) return `${uncorrected}.`;
  const estimates = 'prediction-powered estimates with intervals clustered by author: Angelopoulos et al. 2023; Egami et al. 2023';
  const where = 'stand in tables/codes-corrected*.csv, agreement of the coders in tables/agreement.csv';
  return `${uncorrected}; shares corrected by human codes (${estimates}) ${where}.`;
}

/** How well the program does on the posts that people coded, in one sentence; null where nobody did, or of too few people. */
export function performanceText({ coding, glossary, k }: Source): string | null {
  const known = (coding?.performance ?? []).filter(({ value, authors }) => value !== null && authors >= k);
  const codes = [...new Set(known.map(({ code }) => code))];
  if (codes.length === 0) return null;
  const told = codes.map((code) => {
    const figures = known
      .filter((row) => row.code === code)
      .map(({ measure, value, low, high }) => {
        const interval = low === null || high === null ? '' : ` (95% interval ${decimal(low)} to ${decimal(high)})`;
        return `${PERFORMANCE[measure]} ${decimal(value ?? 0)}${interval}`;
      });
    return `${inSentence(glossary.title('code', code))}: ${list(figures)}`;
  });
  const when = coding?.current.codes === false ? ', as it coded when the posts were drawn,' : '';
  return `Of the program${when} against the settled human codes we found, for ${told.join('; ')}.`;
}

const PERFORMANCE = { precision: 'precision', recall: 'recall', f1: 'F1', brier: 'Brier score' } as const;
