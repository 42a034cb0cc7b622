/**
 * How a value is read: a number of people, posts or acts, which disclosure control looks at; a share of a whole from 0 to 1; the
 * probability that chance gives as much, which is never 0; or a value on a scale of its own.
 */
export type Unit = 'count' | 'share' | 'probability' | 'value';

/** What an indicator may be a sign of, in the terms of the literature on professional learning networks. */
export type Side = 'growth' | 'strain';

/** The definition of a name in the rows of tables: a format, a code, a cue, a kind of tie, a measure, an indicator. */
export type Definition = (Named & { readonly kind: 'format' | 'code' | 'cue' | 'tie' }) | Measured;

/** The definition of a name that stands for values. */
export interface Measured extends Named {
  readonly kind: 'measure' | 'indicator';
  readonly unit: Unit;
  /** Whether the report tells it among the signs of growth or of strain. */
  readonly signOf?: Side;
  /** Whether it is a share of posts: these can be ranked with one another; medians over people, bounds and lifelines cannot. */
  readonly ofPosts?: boolean;
  /** Whether its value for a whole study is the median over people, each of whom has one. */
  readonly medianOfPeople?: boolean;
  /** From which value on it flags an account, of signs that an account may be automated. */
  readonly flagFrom?: number;
}

interface Named {
  /** The name as tables hold it. */
  readonly name: string;
  /** The name as readers see it. */
  readonly title: string;
  /** What it means, in one sentence that a teacher-researcher understands. */
  readonly means: string;
  /** The same in a few words, for where there is no room for a sentence. */
  readonly inShort?: string;
  readonly formula?: string;
  /** The choice made among rival definitions. */
  readonly choice?: string;
  /** Name of the one of its kind that is told a second time, after another choice: it means the same otherwise. */
  readonly variantOf?: string;
  /** Codes and sub-flags of the program that it counts: a study that does not decide them has no value of it. */
  readonly restsOn?: readonly string[];
  /** What an indicator stands for that posts cannot show. */
  readonly proxyFor?: string;
  /** Where it fails. */
  readonly limit?: string;
  /** Source: author, year, DOI. */
  readonly reference?: string;
}
