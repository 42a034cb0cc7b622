import type { Draft } from '../../schema/schema.ts';
import type { Opened } from '../files/opened.ts';
import type { Flaw } from '../format.ts';
import type { Place } from '../rows/located.ts';

/** Where the rows of a file lie, in bytes: the first begins at `first`, they take `rows` bytes, with `between` bytes between them. */
export interface Span {
  readonly first: number;
  readonly rows: number;
  readonly between: number;
  readonly end: number;
}

/** How often a flaw occurs in the rows of a file. */
export type Flaws = Readonly<Partial<Record<Flaw, number>>>;

/** What each flaw means for the study, after its number: of one, and of more. */
const FLAWS: Readonly<Record<Flaw, readonly [string, string]>> = {
  'restored-id': [
    'rounded id of a post is restored from the address beside it',
    'rounded ids of posts are restored from the addresses beside them',
  ],
  'rounded-id': [
    'rounded id of another post or a person is left out, because nothing tells what it was',
    'rounded ids of other posts and of people are left out, because nothing tells what they were',
  ],
  'damaged-time': [
    'damaged time is left out, and the post dated by the time inside its id',
    'damaged times are left out, and the posts dated by the time inside their ids',
  ],
  'untold-readers': [
    'post does not say who may read it, as posts of its format do: whether it was for everyone cannot be told',
    'posts do not say who may read them, as posts of their format do: whether they were for everyone cannot be told',
  ],
  'cut-hashtag': ['hashtag is left out, because the text cuts it short', 'hashtags are left out, because the text cuts them short'],
};

/** The flaws in words, each with its number. */
export function flawWords(flaws: Flaws, wanted: readonly Flaw[] = Object.keys(FLAWS) as Flaw[]): string[] {
  return wanted.flatMap((flaw) => {
    const times = flaws[flaw];
    return times === undefined ? [] : `${times} ${FLAWS[flaw][times === 1 ? 0 : 1]}`;
  });
}

/** How many posts have a field that later stages need, by its name. */
export type FilledFields = {
  author: number;
  authorId: number;
  time: number;
  text: number;
  likes: number;
  interaction: number;
};

/** Counts the posts of a file that have what later stages need. */
export class Filled {
  readonly #posts: FilledFields = { author: 0, authorId: 0, time: 0, text: 0, likes: 0, interaction: 0 };

  count(draft: Draft): void {
    if (draft.authorId !== null || draft.authorHandle !== null) this.#posts.author += 1;
    if (draft.authorId !== null) this.#posts.authorId += 1;
    if (draft.time !== null) this.#posts.time += 1;
    if (draft.text !== null || draft.title !== null) this.#posts.text += 1;
    if (draft.likes !== null) this.#posts.likes += 1;
    if (isInteraction(draft)) this.#posts.interaction += 1;
  }

  /** Counts further posts of the file. */
  add(posts: FilledFields): void {
    for (const field of Object.keys(this.#posts) as (keyof FilledFields)[]) this.#posts[field] += posts[field];
  }

  all(): FilledFields {
    return { ...this.#posts };
  }
}

function isInteraction(draft: Draft): boolean {
  if (draft.mentionHandles.length > 0 || draft.quoteOf !== null || draft.repostOf !== null || draft.replyTo !== null) return true;
  if (draft.replyToAuthorId !== null || draft.replyToAuthorHandle !== null) return true;
  return draft.repostOfAuthorId !== null || draft.repostOfAuthorHandle !== null;
}

/** Adds up where the rows of a file lie. */
export class Spans {
  #first: number | null = null;
  #rows = 0;
  #between = 0;
  #end: number;

  constructor({ length }: Opened) {
    this.#end = length;
  }

  seen({ byte, length }: Place): void {
    if (this.#first === null) this.#first = byte;
    else this.#between += byte - this.#end;
    this.#rows += length;
    this.#end = byte + length;
  }

  all(): Span {
    return { first: this.#first ?? this.#end, rows: this.#rows, between: this.#between, end: this.#end };
  }
}
