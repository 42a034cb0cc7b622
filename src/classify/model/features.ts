import { stem, words as wordsOf } from '../../text/words.ts';
import type { Reading } from '../reading/reading.ts';
import { isContent, pairOf, partsOf } from '../reading/word-bits.ts';

/** Words from which on a text is long. */
const LONG = 60;

/** What the name of a feature begins with that is a stem, or two stems in a row. */
export const STEM = 'stem/';

/**
 * Forms of a post in which a sign may speak otherwise than elsewhere: "check out" beside a link and without one, a
 * resource that is named or asked for. In each of them a sign can have a weight besides, that of the feature `sign+form`.
 */
export const forms = ['shape/link', 'shape/words-25-59', 'shape/words-60', 'shape/i', 'request/question'] as const;
/** The forms as the names of features end in them. */
export const formNames = forms.map((form) => form.slice(form.indexOf('/') + 1));

/** A feature of a post and its value: 1 for a sign that is there, less for each of many words. */
export type Features = ReadonlyMap<string, number>;

/**
 * What the model sees of a post: every signal of the rules and the shape of the text, by themselves and in the forms
 * above, and its Porter stems, which share a weight of √8 so that a long text is not louder than a short one. Two stems
 * in a row, those of common words among them (how to, have you), count as much as one. A cue in words counts less in a long text,
 * where it is found by chance. Links, handles and hashtags are not words.
 */
export function featuresOf(reading: Reading): Features {
  const features = new Map<string, number>();
  const cue = cueValue(reading);
  for (const name of reading.signals.keys()) features.set(name, reading.cues.has(name) ? cue : 1);
  for (const name of reading.shape) features.set(`shape/${name}`, 1);
  const signs = [...features];
  for (const [form, name] of forms.entries()) {
    if (!features.has(name)) continue;
    // Of two forms, one is the sign: the pair is told once.
    for (const [sign, value] of signs)
      if ((forms as readonly string[]).indexOf(sign) < form) features.set(`${sign}+${formNames[form]}`, value);
  }
  const value = stemValue(reading);
  let before: string | null = null;
  for (const word of wordsOf(reading.own)) {
    const here = stem(word);
    if (isContent(word)) features.set(`${STEM}${here}`, value);
    if (before !== null) features.set(`${STEM}${pairOf(before, here)}`, value);
    before = here;
  }
  return features;
}

/** Whether a feature is two stems in a row. */
export function isPair(name: string): boolean {
  return name.startsWith(STEM) && partsOf(name.slice(STEM.length)) !== null;
}

/** The sign and the form of a feature `sign+form`, null for any other feature. */
export function inForm(name: string): { readonly sign: string; readonly form: number } | null {
  const cut = name.lastIndexOf('+');
  const form = cut < 0 ? -1 : formNames.indexOf(name.slice(cut + 1));
  return form < 0 || name.startsWith(STEM) ? null : { sign: name.slice(0, cut), form };
}

/** What a cue in words counts: less in a long text, √(60 / words). */
export function cueValue({ counted }: Reading): number {
  return Math.min(1, Math.sqrt(LONG / Math.max(counted.words, 1)));
}

/** What each stem counts: √(8 / different words), as of four words at least. */
export function stemValue({ counted }: Reading): number {
  return Math.sqrt(8 / Math.max(counted.content, 4));
}
