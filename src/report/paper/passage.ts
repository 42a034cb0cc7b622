/** A part of the text for a paper. What only the authors can say stands in square brackets. */
export interface Passage {
  readonly heading: string;
  readonly paragraphs: readonly string[];
}

/** A paragraph of those sentences that this study has something to say in. */
export function paragraph(...sentences: readonly (string | null)[]): string {
  return sentences.filter((sentence) => sentence !== null && sentence !== '').join(' ');
}
