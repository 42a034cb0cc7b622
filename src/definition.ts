/** How a value is read. */
export type Unit = 'count' | 'share' | 'value';

/** What a name stands for that tables hold in their rows: a format, a code, a kind of tie, a measure, an indicator. */
export interface Definition {
  /** The set the name belongs to. */
  readonly kind: 'format' | 'code' | 'cue' | 'tie' | 'measure' | 'indicator';
  /** The name as tables hold it. */
  readonly name: string;
  /** The name as readers see it. */
  readonly title: string;
  /** What it means, in one sentence that a teacher-researcher understands. */
  readonly means: string;
  /** How a value is read: a number of things, a share of a whole from 0 to 1, or a value on a scale of its own. */
  readonly unit?: Unit;
  readonly formula?: string;
  /** The choice made among rival definitions. */
  readonly choice?: string;
  /** Codes and sub-flags of the program that it counts: a study that does not decide them has no value of it. */
  readonly restsOn?: readonly string[];
  /** What an indicator stands for that posts cannot show. */
  readonly proxyFor?: string;
  /** Where it fails. */
  readonly limit?: string;
  /** Source: author, year, DOI. */
  readonly reference?: string;
}

/**
 * How the values of a definition are read: as it says, otherwise as the sentence that explains it begins. Counts of
 * people, posts or acts are what disclosure control looks at.
 */
export function unitOf({ unit, means, name }: Pick<Definition, 'unit' | 'means' | 'name'>): Unit {
  if (unit !== undefined) return unit;
  if (SHARE.test(means) || /(?:Share|Rate)$/.test(name)) return 'share';
  return COUNT.test(means) ? 'count' : 'value';
}

const SHARE = /^(?:estimated )?share of /i;
const COUNT = /^(?:number of|people|posts|answers|replies|interactions|ordered pairs) ?/i;
