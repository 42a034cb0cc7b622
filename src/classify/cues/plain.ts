import { compatible } from '../../text/writing.ts';

/** The text as cues read it: forms folded, lower case, straight quotes, single spaces, links as ⟨link⟩. */
export function plain(text: string): string {
  return plainOf(compatible(text));
}

/** The same of a text whose compatible forms have been made one. */
export function plainOf(text: string): string {
  let folded = text.replace(/[‘’´]/g, "'").toLowerCase();
  if (folded.includes('http')) folded = folded.replace(/https?:\/\/\S{1,2000}/g, '⟨link⟩');
  if (folded.includes('`')) folded = folded.replaceAll('`', "'");
  if (folded.includes('&amp;')) folded = folded.replaceAll('&amp;', '&');
  if (!/[^\S ]| {2}/.test(folded)) return folded;
  // Single spaces, which are most of them, are left alone.
  const single = folded.replace(/ [^\S\n]+|[^\S\n ][^\S\n]*/g, ' ');
  return single.includes('\n') ? single.replace(/ ?\n\s*/g, '\n') : single;
}
