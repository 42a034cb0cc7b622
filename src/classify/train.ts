import { createHash } from 'node:crypto';
import { type Code, codes } from './codes.ts';
import type { DomainKinds } from './domains.ts';
import { type Example, folds, logistic } from './logistic.ts';
import { featuresOf, type Model } from './model.ts';
import { priors } from './priors.ts';
import { read } from './signals.ts';
import { postOf, type TextRow } from './texts.ts';

/** A text with its settled codes. */
export interface CodedText extends TextRow {
  /** Who wrote it; texts of one account are never on both sides of a cross-validation. */
  readonly account: string;
  readonly codes: Readonly<Record<Code, boolean>>;
  /** How much it counts in fitting. */
  readonly weight: number;
}

/** Chosen by cross-validation among ridges of 0.001 to 0.1 and thresholds of 0.4 to 0.6. */
const ridge = 0.003;
const thresholds: Readonly<Record<Code, number>> = { sharing: 0.45, selfpromotion: 0.45, commercial: 0.3 };
/** A word counts when so many accounts used it: it then says nothing about any of them. */
const accounts = 5;
const FOLDS = 10;

/** Fits the model on all the coded texts. */
export function train(texts: readonly CodedText[], domains: DomainKinds, about: string): Model {
  const ordered = [...texts].sort((a, b) => (a.id < b.id ? -1 : 1));
  const all = examples(ordered, domains);
  const hash = createHash('sha256');
  for (const { id, text, codes: settled } of ordered) hash.update(JSON.stringify([id, text, codes.map((code) => settled[code])]));
  const weights = (code: Code) => ({
    ...logistic(labelled(all, ordered, code), { ridge, accounts, priors: priors[code] }),
    threshold: thresholds[code],
  });
  return {
    about,
    fitted: { posts: ordered.length, accounts: new Set(ordered.map(({ account }) => account)).size, sha256: hash.digest('hex') },
    codes: { sharing: weights('sharing'), selfpromotion: weights('selfpromotion'), commercial: weights('commercial') },
  };
}

/** For each coded text, the model fitted without the account that wrote it (10 folds by account). */
export function crossModels(texts: readonly CodedText[], domains: DomainKinds): Model[] {
  const all = examples(texts, domains);
  const fold = folds(labelled(all, texts, 'sharing'), FOLDS);
  const models = Array.from({ length: FOLDS }, (_, k): Model => {
    const weights = (code: Code) => {
      const others = labelled(all, texts, code).filter((_, i) => fold[i] !== k);
      return { ...logistic(others, { ridge, accounts, priors: priors[code] }), threshold: thresholds[code] };
    };
    return {
      about: `without fold ${k}`,
      fitted: { posts: 0, accounts: 0, sha256: '' },
      codes: { sharing: weights('sharing'), selfpromotion: weights('selfpromotion'), commercial: weights('commercial') },
    };
  });
  return fold.map((k) => models[k] as Model);
}

type Seen = Omit<Example, 'truth'>;

function examples(texts: readonly CodedText[], domains: DomainKinds): Seen[] {
  return texts.map((row) => {
    const post = postOf(row);
    return { account: row.account, features: featuresOf(post, read(post, domains)), weight: row.weight };
  });
}

function labelled(seen: readonly Seen[], texts: readonly CodedText[], code: Code): Example[] {
  return seen.map((example, i) => ({ ...example, truth: (texts[i] as CodedText).codes[code] }));
}
