import { type Lines, lineMaker } from '../lines.ts';
import { byCodePoint } from '../order.ts';
import type { Row } from '../schema.ts';
import { spans } from '../text.ts';
import { type Coded, codesOf } from './codes.ts';
import type { JoinedPost } from './joined.ts';
import { SIGNATURE, sign } from './near-duplicates.ts';
import type { Rules } from './rules.ts';

/** Posts as columns, as the query `joined` gives them. */
export type PostColumns = { readonly [K in keyof JoinedPost]: readonly JoinedPost[K][] };

/** What coding a batch of posts gives: rows of two tables in the order of their keys, and the signatures of the texts. */
export interface CodedBatch {
  readonly posts: number;
  readonly labels: Lines;
  readonly evidence: Lines;
  /** Places, in the batch, of the posts whose texts were signed, and the signatures one after another. */
  readonly signed: Int32Array;
  readonly signatures: Uint8Array;
}

/** Codes batches of posts, without any other input or output: in this thread, in another, or on another machine. */
export class Coder {
  readonly #rules: Rules;
  readonly #label = lineMaker('labels');
  readonly #cue = lineMaker('evidence');

  constructor(rules: Rules) {
    this.#rules = rules;
  }

  code(columns: PostColumns): CodedBatch {
    const posts = columns.post.length;
    const labels = new Written();
    const evidence = new Written();
    const signed = new Int32Array(posts);
    const signatures = new Uint8Array(posts * SIGNATURE);
    let texts = 0;
    for (let row = 0; row < posts; row++) {
      const rows = this.rows(postAt(columns, row), signatures, texts * SIGNATURE);
      for (const label of rows.labels) labels.add(this.#label(label));
      for (const cue of rows.evidence) evidence.add(this.#cue(cue));
      if (rows.signed) signed[texts++] = row;
    }
    return {
      posts,
      labels: labels.lines(),
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
    const { labels, evidence } = rowsOf(post.post, codesOf(post, this.#rules));
    return { labels, evidence, signed: this.#signs(post, signatures, at) };
  }

  /** Signs the text of a post, unless it is passed on, gone or too short. */
  #signs({ kind, status, title, text }: JoinedPost, into: Uint8Array, at: number): boolean {
    if (kind === 'repost' || status !== 'ok' || text === null) return false;
    const { lexicon } = this.#rules;
    // Coding has just counted the words of the text, together with those of a title.
    if (title !== null) lexicon.count(text, spans(text), false);
    return sign(lexicon.hashes(), into, at);
  }
}

/** The post in a row of the columns. */
export function postAt(columns: PostColumns, row: number): JoinedPost & { links: readonly string[] } {
  return {
    post: columns.post[row] as string,
    kind: columns.kind[row] as string,
    status: columns.status[row] as string,
    language: columns.language[row] as string | null,
    title: columns.title[row] as string | null,
    text: columns.text[row] as string | null,
    quotedText: columns.quotedText[row] as string | null,
    adLabel: columns.adLabel[row] as string | null,
    hashtags: columns.hashtags[row] as readonly string[],
    handle: columns.handle[row] as string | null,
    name: columns.name[row] as string | null,
    bio: columns.bio[row] as string | null,
    links: columns.links[row] ?? none,
  };
}

const none: readonly string[] = [];

/** Lines put together. */
class Written {
  #text = '';
  #rows = 0;
  #longest = 0;

  add(line: string): void {
    this.#text += line;
    this.#rows += 1;
    if (line.length > this.#longest) this.#longest = line.length;
  }

  lines(): Lines {
    return { text: this.#text, rows: this.#rows, longest: this.#longest };
  }
}

/** The rows of the tables `labels` and `evidence` that a coded post gives, by code. */
export function rowsOf(post: string, coded: Coded): { labels: Row<'labels'>[]; evidence: Row<'evidence'>[] } {
  const labels: Row<'labels'>[] = [];
  const evidence: Row<'evidence'>[] = [];
  for (const [code, decision] of Object.entries(coded.decisions)) {
    labels.push({ post, code, value: decision.value, probability: decision.probability });
    for (const [i, { cue, excerpt }] of decision.evidence.entries()) evidence.push({ post, code, cue, position: i + 1, excerpt });
  }
  if (coded.uncodable !== null) {
    labels.push({ post, code: 'uncodable', value: true, probability: null });
    evidence.push({ post, code: 'uncodable', cue: coded.uncodable, position: 1, excerpt: '' });
  }
  const { subflag } = coded;
  if (subflag !== null) {
    labels.push({ post, code: subflag, value: true, probability: null });
    for (const [i, { cue, excerpt }] of coded.subflagEvidence.entries())
      evidence.push({ post, code: subflag, cue, position: i + 1, excerpt });
  }
  return { labels: labels.sort((a, b) => byCodePoint(a.code, b.code)), evidence };
}
