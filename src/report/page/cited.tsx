/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { isolated } from './isolated.tsx';

/**
 * A sentence in which the work with this DOI can be gone to. The DOI is a constant of the program: no text of the data
 * becomes a link.
 */
export function Cited({ doi, children: sentence }: { doi?: string | undefined; children: string }): VNode {
  const name = [`https://doi.org/${doi}`, `doi:${doi}`].find((one) => doi !== undefined && sentence.includes(one));
  if (name === undefined) return <>{isolated(sentence)}</>;
  const [before = '', after = ''] = sentence.split(name);
  return (
    <>
      {isolated(before)}
      <a href={`https://doi.org/${encodeURI(doi as string)}`}>{name}</a>
      {isolated(after)}
    </>
  );
}
