import BayesClassifier from 'natural/lib/natural/classifiers/bayes_classifier.js';
import { stem, words } from '../../text/words.ts';
import { isContent } from '../reading/word-bits.ts';
import type { CodedText } from './train.ts';

/**
 * What natural's naive Bayes alone says of each text, fitted without the fold that it is in: the baseline that a classifier
 * has to beat. It sees stems only, neither links nor authors, and takes the likelier of yes and no. Where no other text has
 * words to learn from, it says no.
 */
export function bayesBaseline(texts: readonly CodedText[], fold: readonly number[], code: string): boolean[] {
  const stems = texts.map(({ text }) => words(text).filter(isContent).map(stem));
  const said: boolean[] = new Array(texts.length).fill(false);
  for (const k of new Set(fold)) {
    const classifier = new BayesClassifier();
    for (const [i, text] of texts.entries())
      if (fold[i] !== k) classifier.addDocument(stems[i] as string[], text.codes[code] ? 'yes' : 'no');
    if (fold.every((other, i) => other === k || stems[i]?.length === 0)) continue;
    classifier.train();
    for (const [i, stemmed] of stems.entries()) if (fold[i] === k) said[i] = classifier.classify(stemmed) === 'yes';
  }
  return said;
}
