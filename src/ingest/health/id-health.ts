import type { FoundPost, Reference } from '../format.ts';

/** Columns of a post that hold ids which a spreadsheet or a careless program may have rounded. */
export const ID_COLUMNS = [
  'id',
  'authorId',
  'thread',
  'replyTo',
  'replyToAuthorId',
  'repostOf',
  'repostOfAuthorId',
  'quoteOf',
  'quoteOfAuthorId',
] as const;
export type IdColumn = (typeof ID_COLUMNS)[number];

/** The long ids of one column of a file. */
export interface IdFinding {
  readonly column: IdColumn;
  /** Ids that rounding would harm: of 17 digits or more, and no multiples of 4,096, which come through unharmed. */
  readonly long: number;
  /** Those among them that a double-precision number holds exactly, and those that end in 00. */
  readonly even: number;
  readonly round: number;
  /** Ids written like 1.26426E+18; they are not counted among the long ones. */
  readonly scientific: number;
}

/** Long ids that must be seen before their shares tell anything. */
const MIN_IDS = 20;

/**
 * Share of ids with the mark of rounding from which on a column counts as damaged. In twelve clean exports 1 to 70 in a
 * hundred ids were divisible by 256, and 1 to 4 in a hundred ended in 00.
 */
const MAX_SHARE = 0.98;

/** Quiet hours of Twitter gave ids that all are multiples of this, in clean files too. */
export const UNHARMED = 4096;

/** Where the numbers between which rounding chooses lie closer, too many ids are such numbers by chance. */
export const MIN_SPACING = 8;

const SCIENTIFIC = /^-?\d(?:[.,]\d+)?E\+?\d+$/i;
const LONG = /^\d{17,20}$/;

/**
 * Watches the ids of a file. Ids that went through a number have lost their last digits: those left are multiples of 64,
 * 128 or 256, or end in zeros, so that posts of different people carry one id.
 */
export class IdHealth {
  readonly #counts = new Map<IdColumn, { long: number; even: number; round: number; scientific: number }>();

  /** Counts the ids of a post. Ids like 1.26426E+18 name nothing and are taken out. */
  seen(post: FoundPost): FoundPost {
    const { id, author, thread, replyTo, repostOf, quoteOf } = post;
    let whole = this.#count('id', id) && this.#count('authorId', author?.id) && this.#count('thread', thread);
    whole = this.#reference('replyTo', replyTo) && whole;
    whole = this.#reference('repostOf', repostOf) && whole;
    whole = this.#reference('quoteOf', quoteOf) && whole;
    return whole ? post : withoutScientific(post);
  }

  /** Counts what was found in other posts of the file. */
  add({ column, ...found }: IdFinding): void {
    const known = this.#counts.get(column) ?? { long: 0, even: 0, round: 0, scientific: 0 };
    for (const key of ['long', 'even', 'round', 'scientific'] as const) known[key] += found[key];
    this.#counts.set(column, known);
  }

  findings(): IdFinding[] {
    return ID_COLUMNS.flatMap((column) => {
      const counts = this.#counts.get(column);
      return counts === undefined ? [] : { column, ...counts };
    });
  }

  #reference(name: 'replyTo' | 'repostOf' | 'quoteOf', to: Reference | null | undefined): boolean {
    if (to == null) return true;
    const post = this.#count(name, to.post);
    return this.#count(`${name}AuthorId`, to.author?.id) && post;
  }

  /** Whether the id is written as an id. */
  #count(column: IdColumn, id: string | null | undefined): boolean {
    if (id == null || id.length < 6) return true;
    const scientific = SCIENTIFIC.test(id);
    if (!scientific && !(LONG.test(id) && Number(id.slice(-12)) % UNHARMED !== 0)) return true;
    let counts = this.#counts.get(column);
    if (counts === undefined) {
      counts = { long: 0, even: 0, round: 0, scientific: 0 };
      this.#counts.set(column, counts);
    }
    if (scientific) counts.scientific += 1;
    else {
      counts.long += 1;
      const step = spacing(id);
      if (step >= MIN_SPACING && Number(id.slice(-8)) % step === 0) counts.even += 1;
      if (id.endsWith('00')) counts.round += 1;
    }
    return !scientific;
  }
}

/** The distance between neighbouring double-precision numbers of this size: 2 above 2^53, 256 above 2^60. */
function spacing(id: string): number {
  return 2 ** Math.max(0, Math.floor(Math.log2(Number(id))) - 52);
}

/** Whether the ids of a column are rounded, so that they must not be joined on. */
export function isDamaged({ long, even, round, scientific }: IdFinding): boolean {
  return scientific > 0 || (long >= MIN_IDS && Math.max(even, round) / long > MAX_SHARE);
}

/** What became of the ids of a column, in words. */
export function damageOf({ column, long, even, round, scientific }: IdFinding): string {
  const seen = [
    ...(scientific > 0 ? [`${scientific} written like 1.26E+18`] : []),
    ...(long > 0 ? [`of ${long} long ids ${Math.max(even, round)} bear the mark of rounding`] : []),
  ];
  return `the ids in ${column} are damaged (${seen.join('; ')}); nothing is joined on them`;
}

function withoutScientific(post: FoundPost): FoundPost {
  const clean = (id: string | null | undefined): string | null => (id == null || SCIENTIFIC.test(id) ? null : id);
  const reference = (to: Reference | null | undefined): Reference | null =>
    to == null ? null : { post: clean(to.post), author: to.author == null ? null : { ...to.author, id: clean(to.author.id) } };
  return {
    ...post,
    id: clean(post.id),
    thread: clean(post.thread),
    author: post.author === null ? null : { ...post.author, id: clean(post.author.id) },
    replyTo: reference(post.replyTo),
    repostOf: reference(post.repostOf),
    quoteOf: reference(post.quoteOf),
  };
}
