import { givesFlags } from '../codebook/decided-codes.ts';
import type { DomainKinds } from '../text/domains.ts';
import type { Cue } from './cues/cue.ts';
import { CueIndex } from './cues/cue-index.ts';
import { cues } from './cues/cues.ts';
import type { Model } from './model/model.ts';
import { Scorer } from './model/scorer.ts';
import { vocabularyOf } from './model/weight-tables.ts';
import { Lexicon } from './reading/lexicon.ts';
import type { Reader } from './reading/reading.ts';

/** What the codes are decided with. */
export interface Rules extends Reader {
  readonly model: Model;
  readonly scorer: Scorer;
  /** Tells what a post without a code is. */
  readonly flags: Scorer;
  /** Whether it is told: sub-flags are for posts without any of the three codes. */
  readonly flagged: boolean;
}

/** Makes ready the lists and the model, with the cues a study adds to those of the codebook. */
export function rulesOf(domains: DomainKinds, model: Model, further: Readonly<Record<string, Cue>> = {}): Rules {
  const subflags = model.subflags ?? {};
  const vocabulary = vocabularyOf([...Object.values(model.codes), ...Object.values(subflags)]);
  return {
    domains,
    model,
    scorer: new Scorer(model.codes, vocabulary),
    flags: new Scorer(subflags, vocabulary),
    flagged: givesFlags(Object.keys(model.codes)),
    cues: new CueIndex({ ...cues, ...further }),
    lexicon: new Lexicon(vocabulary),
  };
}
