import type { DomainKinds } from '../domains.ts';
import { CueIndex } from './cue-index.ts';
import { type Cue, cues } from './cues.ts';
import { Lexicon } from './lexicon.ts';
import { type Model, type Scorer, scorer } from './model.ts';
import type { Reader } from './signals.ts';

/** What the codes are decided with. */
export interface Rules extends Reader {
  readonly model: Model;
  readonly scorer: Scorer;
}

/** Makes ready the lists and the model, with the cues a study adds to those of the codebook. */
export function rulesOf(domains: DomainKinds, model: Model, further: Readonly<Record<string, Cue>> = {}): Rules {
  const ready = scorer(model);
  return { domains, model, scorer: ready, cues: new CueIndex({ ...cues, ...further }), lexicon: new Lexicon(ready.vocabulary) };
}
