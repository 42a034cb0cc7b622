/** What one coder says of one post. */
export interface Reading {
  readonly item: string;
  readonly coder: string;
  /** Each code, yes or no; null where the coder left it open. Empty where the post is uncodable. */
  readonly codes: Readonly<Record<string, boolean | null>>;
  readonly uncodable: boolean;
  readonly flag: string | null;
  readonly memo: string;
  /** When it was coded, as the coder page wrote it; otherwise null. */
  readonly saved: string | null;
  /** File and row it stands in. */
  readonly place: string;
}

/** What was read from one returned file. */
export interface Returned {
  readonly file: string;
  readonly readings: readonly Reading[];
  /** Posts in the file that nobody coded. */
  readonly open: number;
  /** What a person should know of the file. */
  readonly notes: readonly string[];
}

/** An answer as it stands in tables: 1, 0, or nothing where there is none. */
export function mark(answer: boolean | null | undefined): '1' | '0' | '' {
  if (answer == null) return '';
  return answer ? '1' : '0';
}
