import { createHash } from 'node:crypto';
import type { DomainKinds } from '../../text/domains.ts';
import { type Code, isCode, isSubflag, subflags } from '../codes.ts';
import type { Cue } from '../cues/cue.ts';
import { CueIndex } from '../cues/cue-index.ts';
import { cues } from '../cues/cues.ts';
import { Lexicon } from '../reading/lexicon.ts';
import { read } from '../reading/read-posts.ts';
import { postOf, type TextRow } from '../texts/texts.ts';
import { byStem, withAlike } from './alike-features.ts';
import { evaluation } from './evaluate.ts';
import { type Features, featuresOf, inForm, isPair } from './features.ts';
import { type Example, folds, logistic, rounded } from './logistic.ts';
import { type Model, probability, type Weights } from './model.ts';
import { priors } from './priors.ts';

/** A text with its settled codes. */
export interface CodedText extends TextRow {
  /** Who wrote it; texts of one account are never on both sides of a cross-validation. */
  readonly account: string;
  readonly codes: Readonly<Record<string, boolean>>;
  /** What it is if it has no code; null where nobody said. */
  readonly subflag?: string | null;
  /** How much it counts in fitting. */
  readonly weight: number;
}

/** A coded text as the model sees it. */
export interface SeenText {
  readonly text: CodedText;
  readonly features: Example['features'];
}

/**
 * How a code is fitted: the strength of the penalty, whether signs have a weight besides in the forms of a post, whether
 * two stems in a row have one, and whether stems that are used alike share one.
 */
interface Fit {
  readonly ridge: number;
  readonly forms: boolean;
  readonly pairs: boolean;
  readonly alike: boolean;
}

/**
 * Chosen by cross-validation on coded posts of public exports, by account: penalties among 0.0003 and 0.006; pairs gain .015
 * in κ for sharing, stems used alike .005 (and .006 in the area under its curve), and neither anything that could be told for the
 * other codes. Codes of a study have the middle penalty and no forms.
 */
const fits: Readonly<Record<Code, Fit>> = {
  sharing: { ridge: 0.001, forms: true, pairs: true, alike: true },
  selfpromotion: { ridge: 0.0015, forms: true, pairs: false, alike: false },
  commercial: { ridge: 0.001, forms: true, pairs: false, alike: false },
};
const otherwise: Fit = { ridge: 0.002, forms: false, pairs: false, alike: false };

function fitOf(code: string): Fit {
  return isCode(code) ? fits[code] : otherwise;
}

/** A word counts when so many accounts used it, and one in so many: it then says nothing about any of them. */
const FEWEST_ACCOUNTS = 5;
const ONE_IN = 500;
/** What says two things at once, a sign in a form or two stems in a row, is met by chance where fewer have it. */
const FEWEST_FOR_TWO = 25;
/**
 * How many posts weigh as much as the penalty towards the weights of a model to begin from: chosen on four sources of which
 * 100 to 400 posts were coded (κ of sharing on their other posts .51 to .51, .40 to .58, .24 to .43, .54 to .58).
 */
const FIRM = 5;
/** Sub-flags are fitted where so many texts carry one. */
const FEWEST_FLAGGED = 100;
/** Parts that accounts are dealt into for cross-validation. */
export const FOLDS = 10;
/** Folds within the texts a model is fitted on, from which its calibration and its thresholds come. */
const INNER = 5;

/** Reads coded texts once, for fitting models on them. */
export function seenTexts(texts: readonly CodedText[], domains: DomainKinds, further: Readonly<Record<string, Cue>> = {}): SeenText[] {
  const reader = { domains, cues: new CueIndex({ ...cues, ...further }), lexicon: new Lexicon() };
  return [...texts]
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
    .map((text) => {
      const post = postOf(text);
      return { text, features: featuresOf(read(post, reader)) };
    });
}

/**
 * Fits the model on all the coded texts. Where a model is given to begin from, the penalty measures from its weights, more
 * so the fewer the texts: what they do not show stays as it was (adaptation by a prior: Chelba & Acero 2006,
 * doi:10.1016/j.csl.2005.05.005).
 */
export function train(seen: readonly SeenText[], codes: readonly string[], about: string, from: Partial<Model> = {}): Model {
  const hash = createHash('sha256');
  for (const { text } of seen) hash.update(JSON.stringify([text.id, text.text, codes.map((code) => text.codes[code]), text.subflag]));
  return {
    about,
    fitted: { posts: seen.length, accounts: new Set(seen.map(({ text }) => text.account)).size, sha256: hash.digest('hex') },
    codes: Object.fromEntries(codes.map((code) => [code, rounded(fitted(examples(seen, code), code, from.codes?.[code]))])),
    ...subflagWeights(seen, from.subflags),
  };
}

/** Weights of the sub-flags, fitted on the texts without a code of which one is told; where too few are, those of the model to begin from. */
function subflagWeights(seen: readonly SeenText[], from: Model['subflags']): Pick<Model, 'subflags'> {
  const flagged = seen.filter(({ text: { subflag, codes } }) => isSubflag(subflag ?? null) && !Object.values(codes).includes(true));
  if (flagged.length < FEWEST_FLAGGED) return from === undefined ? {} : { subflags: from };
  // Five sets of weights are many to read: only words of twice as many accounts count.
  const few = fewest(flagged.map(({ text }) => text));
  const accounts = (feature: string): number => 2 * few(feature);
  const weights = subflags.map((subflag) => {
    const list = flagged.map(({ text, features }) => ({
      account: text.account,
      features: weighed(features, otherwise),
      weight: text.weight,
      truth: text.subflag === subflag,
    }));
    return [
      subflag,
      rounded(logistic(list, { ridge: otherwise.ridge, accounts, priors: { ...priors[subflag], ...from?.[subflag]?.features } })),
    ] as const;
  });
  return { subflags: Object.fromEntries(weights) };
}

/** How many accounts must have a feature before it counts. */
function fewest(all: readonly { readonly account: string }[]): (feature: string) => number {
  const one = Math.max(FEWEST_ACCOUNTS, new Set(all.map(({ account }) => account)).size / ONE_IN);
  const two = Math.max(FEWEST_FOR_TWO, one);
  return (feature) => (isPair(feature) || inForm(feature) !== null ? two : one);
}

/**
 * For each coded text, the model fitted, calibrated and given its thresholds without the account that wrote it (10
 * folds by account).
 */
export function crossModels(seen: readonly SeenText[], codes: readonly string[]): ReadonlyMap<CodedText, Model> {
  const fold = folds(
    seen.map(({ text }) => text.account),
    FOLDS,
  );
  const models = Array.from({ length: FOLDS }, (_, k) =>
    train(
      seen.filter((_, i) => fold[i] !== k),
      codes,
      `without fold ${k}`,
    ),
  );
  return new Map(seen.map(({ text }, i) => [text, models[fold[i] as number] as Model]));
}

function examples(seen: readonly SeenText[], code: string): Example[] {
  const fit = fitOf(code);
  return seen.map(({ text, features }) => ({
    account: text.account,
    features: weighed(features, fit),
    weight: text.weight,
    truth: text.codes[code] === true,
  }));
}

/** The features that a fit gives a weight. */
function weighed(features: Features, { forms, pairs, alike }: Fit): Features {
  const own = new Map([...features].filter(([name]) => (forms || inForm(name) === null) && (pairs || !isPair(name))));
  return alike ? withAlike(own) : own;
}

/**
 * Weights of a code, calibrated: what a model says of texts it was not fitted on is stretched and moved to fit their
 * codes (Platt 1999), and the threshold is the one at which it agrees best with them by Cohen's κ.
 */
function fitted(all: readonly Example[], code: string, from: Weights | undefined): Weights {
  const options = {
    ridge: fitOf(code).ridge + (from === undefined ? 0 : FIRM / all.length),
    accounts: fewest(all),
    // A study's own code that is called like a sub-flag means what the study says.
    priors: { ...(isCode(code) ? priors[code] : {}), ...from?.features },
  };
  const fold = folds(
    all.map(({ account }) => account),
    INNER,
  );
  const models = Array.from({ length: INNER }, (_, k) =>
    logistic(
      all.filter((_, i) => fold[i] !== k),
      options,
    ),
  );
  const odds = all.map(({ features }, i) => {
    const likely = probability(features, models[fold[i] as number] as Weights);
    return Math.log(likely / (1 - likely));
  });
  const told = all.map(
    ({ account, truth, weight }, i): Example => ({ account, truth, weight, features: new Map([['odds', odds[i] as number]]) }),
  );
  const platt = logistic(told, { ridge: 0.01, accounts: () => 1, priors: { odds: 1 }, steps: 2000 });
  const stretch = Math.min(1.5, Math.max(0.5, platt.features.odds ?? 1));
  const { bias, features } = logistic(all, options);
  return {
    bias: bias * stretch + platt.bias,
    threshold: bestThreshold(told, { ...platt, features: { odds: stretch } }),
    features: byStem(Object.fromEntries(Object.entries(features).map(([name, value]) => [name, value * stretch]))),
  };
}

/**
 * Of the thresholds whose κ is within 0.01 of the best, the one at which as many texts get the code as have it: a share
 * of posts should not lean to one side.
 */
function bestThreshold(told: readonly Example[], weights: Weights): number {
  const likely = told.map(({ features }) => probability(features, weights));
  const tried = Array.from({ length: 41 }, (_, i) => {
    const threshold = (25 + i) / 100;
    const { kappa, positives, predicted } = evaluation(
      told.map(({ truth }, k) => ({ truth, predicted: (likely[k] as number) >= threshold })),
    );
    return { threshold, kappa: kappa ?? 0, leaning: Math.abs(positives - predicted) };
  });
  const best = Math.max(...tried.map(({ kappa }) => kappa));
  const good = tried.filter(({ kappa }) => kappa >= best - 0.01).sort((a, b) => a.leaning - b.leaning || a.threshold - b.threshold);
  return good[0]?.threshold ?? 0.5;
}
