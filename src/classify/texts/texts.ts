import { codesOf } from '../codes.ts';
import type { CodablePost } from '../reading/reading.ts';
import type { Rules } from '../rules.ts';

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
  /** Text of the post that this one quotes. */
  readonly quoted?: string;
}

/**
 * A row of the answer, ready for a CSV file: `id`; for each code its decision (0/1) and `CODE_p`, its probability,
 * empty where certain evidence decided or nothing could be coded; `uncodable` (0/1), `subflag`, `evidence` in words.
 */
export type TextCodes = Readonly<Record<string, string | number>> & { readonly id: string };

/** Codes a table of texts, row by row, without the other stages: what `classify --texts` prints. */
export function codeTexts(rows: Iterable<TextRow>, rules: Rules): TextCodes[] {
  return Array.from(rows, (row) => {
    const { uncodable, decisions, subflag, subflagEvidence } = codesOf(postOf(row), rules);
    const cells: Record<string, string | number> = {};
    const shown: string[] = [];
    for (const [code, { value, probability, evidence }] of Object.entries(decisions)) {
      cells[`${code}_p`] = probability === null ? '' : Math.round(probability * 1e4) / 1e4;
      cells[code] = value ? 1 : 0;
      if (value) shown.push(...evidence.map(({ cue, excerpt }) => `${code}/${cue}: ${excerpt}`));
    }
    shown.push(...subflagEvidence.map(({ cue, excerpt }) => `${subflag}/${cue}: ${excerpt}`));
    if (uncodable !== null) shown.push(`uncodable: ${uncodable}`);
    return { id: row.id, ...cells, uncodable: uncodable === null ? 0 : 1, subflag: subflag ?? '', evidence: shown.join(' | ') };
  });
}

/** A text as the post it is taken for: a repost where it begins with RT @, a reply where it begins with @. */
export function postOf({ text, author, bio, links, quoted }: TextRow): CodablePost {
  return {
    kind: /^RT @/.test(text) ? 'repost' : /^@\w/.test(text) ? 'reply' : 'original',
    status: 'ok',
    language: null,
    title: null,
    text,
    quotedText: filled(quoted),
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
