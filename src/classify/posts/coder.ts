// biome-ignore-all lint/style/noNonNullAssertion: every index is below the length by construction

import { type Lines, quoted } from '../../database/lines.ts';
import { byCodePoint } from '../../order.ts';
import type { Row } from '../../schema/schema.ts';
import { spans } from '../../text/entities.ts';
import { type Coded, codesOfAll } from '../codes.ts';
import type { Rules } from '../rules.ts';
import { Decided } from './decided.ts';
import type { JoinedPost, PostColumns } from './joined.ts';
import { SIGNATURE, sign } from './signature.ts';

/** What coding a batch of posts gives: what was decided, rows of the table of evidence, and the signatures of the texts. */
export interface CodedBatch {
  readonly posts: number;
  readonly decided: ReturnType<Decided['columns']>;
  readonly evidence: Lines;
  /** Places, in the batch, of the posts whose texts were signed, and the signatures one after another. */
  readonly signed: Int32Array;
  readonly signatures: Uint8Array;
}

/** Codes batches of posts, without any other input or output: in this thread, in another, or on another machine. */
export class Coder {
  readonly #rules: Rules;

  constructor(rules: Rules) {
    this.#rules = rules;
  }

  code(columns: PostColumns): CodedBatch {
    const posts = Array.from(columns.post, (_, row) => postAt(columns, row));
    const decided = new Decided(this.#rules.scorer.codes, posts.length);
    const evidence = new EvidenceLines();
    const signed = new Int32Array(posts.length);
    const signatures = new Uint8Array(posts.length * SIGNATURE);
    let texts = 0;
    const coded = codesOfAll(posts, this.#rules, (row) => {
      if (this.#signs(posts[row]!, signatures, texts * SIGNATURE)) signed[texts++] = row;
    });
    for (const [row, one] of coded.entries()) decided.set(row, one);
    for (const [row, one] of coded.entries()) evidence.add(posts[row]!.post, one);
    return {
      posts: posts.length,
      decided: decided.columns(),
      evidence: evidence.lines(),
      signed: signed.slice(0, texts),
      signatures: signatures.slice(0, texts * SIGNATURE),
    };
  }

  /** Codes one post, and signs its text at a place of the bytes where it is to be compared with others. */
  rows(
    post: JoinedPost & { links: readonly string[] },
    signatures: Uint8Array,
    at: number,
  ): ReturnType<typeof rowsOf> & { signed: boolean } {
    let signed = false;
    const [coded] = codesOfAll([post], this.#rules, () => {
      signed = this.#signs(post, signatures, at);
    });
    return { ...rowsOf(post.post, coded!), signed };
  }

  /** Signs the text of a post, unless it is passed on, gone or too short. */
  #signs({ kind, status, title, text }: JoinedPost, into: Uint8Array, at: number): boolean {
    if (kind === 'repost' || status !== 'ok' || text === null) return false;
    const { lexicon } = this.#rules;
    // The words of the text have just been counted, together with those of a title.
    if (title !== null) lexicon.count(text, spans(text), false);
    return sign(lexicon.hashes(), into, at);
  }
}

/** The post in a row of the columns. */
export function postAt(columns: PostColumns, row: number): JoinedPost & { links: readonly string[] } {
  return {
    post: columns.post[row]!,
    kind: columns.kind[row]!,
    status: columns.status[row]!,
    language: columns.language[row] ?? null,
    title: columns.title[row] ?? null,
    text: columns.text[row] ?? null,
    quotedText: columns.quotedText[row] ?? null,
    adLabel: columns.adLabel[row] ?? null,
    hashtags: columns.hashtags[row]!,
    handle: columns.handle[row] ?? null,
    name: columns.name[row] ?? null,
    bio: columns.bio[row] ?? null,
    links: columns.links[row] ?? none,
  };
}

const none: readonly string[] = [];

/** Rows of the table `evidence` as lines, as `lineMaker` gives them, in the order of its key where posts come in theirs. */
class EvidenceLines {
  #text = '';
  #rows = 0;
  #longest = 0;

  add(post: string, coded: Coded): void {
    const rows: { readonly code: string; readonly cue: string; readonly position: number; readonly line: string }[] = [];
    eachCue(coded, (code, cue, position, excerpt) => {
      rows.push({ code, cue, position, line: `${quoted(post)},${quoted(code)},${quoted(cue)},${position},${quoted(excerpt)}\n` });
    });
    rows.sort((a, b) => byCodePoint(a.code, b.code) || byCodePoint(a.cue, b.cue) || a.position - b.position);
    for (const { line } of rows) {
      this.#text += line;
      this.#rows += 1;
      if (line.length > this.#longest) this.#longest = line.length;
    }
  }

  lines(): Lines {
    return { text: this.#text, rows: this.#rows, longest: this.#longest };
  }
}

/** Tells every cue that spoke for a code of a post. */
function eachCue(
  { decisions, uncodable, subflag, subflagEvidence }: Coded,
  tell: (code: string, cue: string, position: number, excerpt: string) => void,
): void {
  for (const code in decisions) {
    const { evidence } = decisions[code]!;
    for (let i = 0; i < evidence.length; i++) tell(code, evidence[i]!.cue, i + 1, evidence[i]!.excerpt);
  }
  if (uncodable !== null) tell('uncodable', uncodable, 1, '');
  if (subflag === null) return;
  for (let i = 0; i < subflagEvidence.length; i++) tell(subflag, subflagEvidence[i]!.cue, i + 1, subflagEvidence[i]!.excerpt);
}

/** The rows of the tables `labels` and `evidence` that a coded post gives, by code. */
export function rowsOf(post: string, coded: Coded): { labels: Row<'labels'>[]; evidence: Row<'evidence'>[] } {
  const labels: Row<'labels'>[] = [];
  for (const [code, { value, probability }] of Object.entries(coded.decisions)) labels.push({ post, code, value, probability });
  for (const code of [coded.subflag, coded.uncodable === null ? null : 'uncodable'])
    if (code !== null) labels.push({ post, code, value: true, probability: null });
  const evidence: Row<'evidence'>[] = [];
  eachCue(coded, (code, cue, position, excerpt) => evidence.push({ post, code, cue, position, excerpt }));
  return { labels: labels.sort((a, b) => byCodePoint(a.code, b.code)), evidence };
}
