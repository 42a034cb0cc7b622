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
  readonly formula?: string;
  /** The choice made among rival definitions. */
  readonly choice?: string;
  /** What an indicator stands for that posts cannot show. */
  readonly proxyFor?: string;
  /** Where it fails. */
  readonly limit?: string;
  /** Source: author, year, DOI. */
  readonly reference?: string;
}
