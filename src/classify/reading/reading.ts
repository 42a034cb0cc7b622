import type { DomainKinds } from '../../text/domains.ts';
import type { CueIndex, Signals } from '../cues/cue-index.ts';
import type { Author, Voice } from './author.ts';
import type { Counted, Lexicon } from './lexicon.ts';
import type { ReadLink } from './links.ts';

/** What the classifier reads of a post. Where an export lacks a field it is null or empty. */
export interface CodablePost extends Voice {
  /** original, reply, repost or quote. */
  readonly kind: string;
  /** ok, deleted, removed, withheld or unavailable. */
  readonly status: string;
  readonly language: string | null;
  readonly title: string | null;
  readonly text: string | null;
  readonly quotedText: string | null;
  readonly adLabel: string | null;
  readonly hashtags: readonly string[];
  readonly links: readonly string[];
}

/** Everything the decisions are taken on. */
export interface Reading {
  /** Title and text, as received, but not the title of an answer. */
  readonly own: string;
  readonly counted: Counted;
  readonly links: readonly ReadLink[];
  readonly hashtags: readonly string[];
  /** Handles, without @. */
  readonly mentions: readonly string[];
  readonly signals: Signals;
  readonly author: Author;
  /** The cues in words among the signals are of these. */
  readonly cues: CueIndex;
  /** What the form of the post tells, by name. */
  readonly shape: readonly string[];
}

/** What posts are read with. */
export interface Reader {
  /** The list of sites, with the study's additions. */
  readonly domains: DomainKinds;
  readonly cues: CueIndex;
  readonly lexicon: Lexicon;
}
