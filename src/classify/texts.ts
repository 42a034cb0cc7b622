import { type Code, codes, codesOf, type Rules } from './codes.ts';
import type { CodablePost } from './signals.ts';

/** A row of a table of texts: `id` and `text`, and what else is known. Cells may be absent or empty. */
export interface TextRow {
  readonly id: string;
  readonly text: string;
  readonly platform?: string;
  /** Handle of the author. */
  readonly author?: string;
  readonly bio?: string;
  /** Addresses, between spaces, `;` or `|`. */
  readonly links?: string;
}

/** A row of the answer, ready for a CSV file. Probabilities are empty where certain evidence decided or nothing could be coded. */
export type TextCodes = { readonly id: string; readonly uncodable: 0 | 1; readonly subflag: string; readonly evidence: string } & {
  readonly [C in Code as `${C}_p`]: number | '';
} & { readonly [C in Code]: 0 | 1 };

/** Codes a table of texts, row by row, without the other stages: what `classify --texts` prints. */
export function codeTexts(rows: Iterable<TextRow>, rules: Rules): TextCodes[] {
  return Array.from(rows, (row) => {
    const { uncodable, decisions, subflag, subflagEvidence } = codesOf(postOf(row), rules);
    const chance = (code: Code): number | '' => {
      const { probability } = decisions[code];
      return probability === null ? '' : Math.round(probability * 1e4) / 1e4;
    };
    const applies = (code: Code): 0 | 1 => (decisions[code].value ? 1 : 0);
    const evidence = [
      ...codes.flatMap((code) => decisions[code].evidence.map(({ cue, excerpt }) => `${code}/${cue}: ${excerpt}`)),
      ...subflagEvidence.map(({ cue, excerpt }) => `${subflag}/${cue}: ${excerpt}`),
      ...(uncodable === null ? [] : [`uncodable: ${uncodable}`]),
    ];
    return {
      id: row.id,
      sharing_p: chance('sharing'),
      sharing: applies('sharing'),
      selfpromotion_p: chance('selfpromotion'),
      selfpromotion: applies('selfpromotion'),
      commercial_p: chance('commercial'),
      commercial: applies('commercial'),
      uncodable: uncodable === null ? 0 : 1,
      subflag: subflag ?? '',
      evidence: evidence.join(' | '),
    };
  });
}

/** A text as the post it is taken for: a repost where it begins with RT @, a reply where it begins with @. */
export function postOf({ text, author, bio, links }: TextRow): CodablePost {
  return {
    kind: /^RT @/.test(text) ? 'repost' : /^@\w/.test(text) ? 'reply' : 'original',
    status: 'ok',
    language: null,
    title: null,
    text,
    quotedText: null,
    adLabel: null,
    hashtags: [],
    links: (links ?? '').split(/[\s;|]+/).filter((link) => link !== ''),
    handle: filled(author),
    name: null,
    bio: filled(bio),
  };
}

function filled(cell: string | undefined): string | null {
  return cell === undefined || cell.trim() === '' ? null : cell;
}
