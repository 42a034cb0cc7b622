/** The text as cues read it: forms folded, lower case, straight quotes, single spaces, links as ⟨link⟩. */
export function plain(text: string): string {
  let folded = text;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range of ASCII
  if (!/^[\x00-\x7f]*$/.test(text)) folded = text.normalize('NFKC').replace(/[‘’´]/g, "'");
  folded = folded.toLowerCase();
  if (folded.includes('http')) folded = folded.replace(/https?:\/\/\S{1,2000}/g, '⟨link⟩');
  if (folded.includes('`')) folded = folded.replaceAll('`', "'");
  if (folded.includes('&amp;')) folded = folded.replaceAll('&amp;', '&');
  if (!/[^\S ]| {2}/.test(folded)) return folded;
  // Single spaces, which are most of them, are left alone.
  const single = folded.replace(/ [^\S\n]+|[^\S\n ][^\S\n]*/g, ' ');
  return single.includes('\n') ? single.replace(/ ?\n\s*/g, '\n') : single;
}
