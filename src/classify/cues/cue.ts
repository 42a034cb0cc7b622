/** What a cue speaks for: a code, a sub-flag, or the context other cues are weighed in. */
export type CueCode = 'sharing' | 'selfpromotion' | 'commercial' | 'request' | 'conversation' | 'emotional' | 'news-opinion' | 'context';

/** A sign that is found in words, and what it speaks for. */
export interface Cue {
  readonly code: CueCode;
  /**
   * Pattern over the text as `plain` prepares it: folded, in lower case, straight quotes, single spaces, links as
   * ⟨link⟩. It has no capturing group, and every repetition is bounded, so that time grows linearly.
   */
  readonly pattern: string;
  readonly means: string;
  /** Study or rule the cue comes from. */
  readonly source: string;
}

/** Studies and rules that cues come from. */
export const codebook = 'codebook';
export const carpenter2021 = 'Carpenter, Trust, Kimmons & Krutka (2021), 10.1016/j.caeo.2021.100038';
export const willet2019 = 'Staudt Willet (2019), 10.1080/15391523.2019.1611507';
export const shelton2022 = 'Shelton, Curcio, Carpenter & Schroeder (2022)';
export const krutka2021 = 'Krutka & Greenhalgh (2021)';
export const bertaglia2023 = 'Bertaglia et al. (2023), arXiv 2306.05115';
