import type { Account, FoundPost, Reference } from '../format.ts';

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
/** Those, and the ids of people mentioned, of which only those are told that are none any more. */
export type IdColumn = (typeof ID_COLUMNS)[number] | 'mentionIds';

/** The long ids of one column of a file. */
export interface IdFinding {
  readonly column: IdColumn;
  /** Ids that rounding would harm: of 17 digits or more, and no multiples of 4,096, which come through unharmed. */
  readonly long: number;
  /** Those among them that a double-precision number holds exactly, those that end in 00, and those that end in seven zeros. */
  readonly even: number;
  readonly round: number;
  readonly blunt: number;
  /** Ids written like 1.26426E+18; they are not counted among the long ones. */
  readonly scientific: number;
  /** Of the long ids those between 2^53 and 2^55, where numbers lie 2 or 4 apart, and the ones among them that are held exactly. */
  readonly narrow: number;
  readonly narrowEven: number;
  /** The last three digits of those that are held exactly, and of the others. */
  readonly evenEndings: readonly number[];
  readonly oddEndings: readonly number[];
  /** Ids of tweets from 2^55 on, multiples of 4,096 among them, and those of them that are held exactly. */
  readonly tweets: number;
  readonly evenTweets: number;
  /** Different tweets among them, as many as must be seen, where all of them end in 00; none where one does not. */
  readonly roundTweets: number;
}

/** Long ids that must be seen before their shares tell anything. */
const MIN_IDS = 20;

/**
 * Share of ids with the mark of rounding from which on a column counts as damaged. In twelve clean exports 1 to 70 in a
 * hundred ids were divisible by 256, and 1 to 4 in a hundred ended in 00.
 */
const MAX_SHARE = 0.98;

/**
 * Ids of tweets that must be seen before they tell anything. Nearly all of them become multiples of 4,096 by rounding, which
 * in fifty clean exports at most 81 in a hundred are: all of 100 would be once in 10^9 files.
 */
const MIN_TWEETS = 100;

/**
 * Different tweets that must end in 00 before that tells anything, where every tweet of the file does. An id is the time, the
 * machine and, in its last 12 bits, nearly always 0; so many multiples of 4,096 end in 00 as are multiples of 25, which is 1 in
 * 25 (1 to 4 in a hundred in forty clean exports). All of six do by chance once in 25^6 = 2.4 * 10^8 files.
 */
const MIN_ROUND_TWEETS = 6;

/** Quiet hours of Twitter gave ids that all are multiples of this, in clean files too. */
export const UNHARMED = 4096;

/** Below this, numbers lie 2 or 4 apart, and one id in two or four is such a number by chance. */
export const NARROW_BELOW = 2 ** 55;

/**
 * Different endings of such ids that must be seen before they tell anything: all are even by chance once in 2^40 files. The
 * ids themselves tell less, as those that Facebook gives to one page end in the same three digits: all are even, or none.
 */
const MIN_ENDINGS = 40;

/** Without a sign or a fraction it may be an id of Reddit: 5e1234. */
const SCIENTIFIC = /^-?\d(?:[.,]\d+E\+?|E\+)\d+$/i;
const SHORTEST = '1E+15'.length;
const LONG = /^\d{17,20}$/;

const SIGNS = ['long', 'even', 'round', 'blunt', 'scientific', 'narrow', 'narrowEven', 'tweets', 'evenTweets'] as const;
const ENDINGS = ['evenEndings', 'oddEndings'] as const;
type Counts = Record<(typeof SIGNS)[number], number> & Record<(typeof ENDINGS)[number], Set<number>>;

/**
 * Watches the ids of a file. Ids that went through a number have lost their last digits: those left are multiples of 64,
 * 128 or 256, or end in zeros, so that posts of different people carry one id.
 */
export class IdHealth {
  readonly #counts = new Map<IdColumn, Counts>();
  /** Different tweets that end in 00, until there are enough; null once a tweet has ended otherwise. */
  #roundTweets: Set<string> | null = new Set();

  /** Counts the ids of a post. Ids like 1.26426E+18 name nothing and are taken out. */
  seen(post: FoundPost): FoundPost {
    const { id, author, thread, replyTo, repostOf, quoteOf, mentions } = post;
    if (post.platform === 'twitter' && id != null && LONG.test(id) && Number(id) >= NARROW_BELOW) {
      const counts = this.#of('id');
      counts.tweets += 1;
      if (isEven(id)) counts.evenTweets += 1;
      if (!id.endsWith('00')) this.#roundTweets = null;
      else if (this.#roundTweets !== null && this.#roundTweets.size < MIN_ROUND_TWEETS) this.#roundTweets.add(id);
    }
    let whole = this.#count('id', id) && this.#count('authorId', author?.id) && this.#count('thread', thread);
    whole = this.#reference('replyTo', replyTo) && whole;
    whole = this.#reference('repostOf', repostOf) && whole;
    whole = this.#reference('quoteOf', quoteOf) && whole;
    for (const mentioned of mentions ?? []) if (isScientific(mentioned.id)) whole = this.#count('mentionIds', mentioned.id);
    return whole ? post : withoutScientific(post);
  }

  /** Counts what SQL found in the other posts of the file. */
  add({ column, ...found }: IdFinding): void {
    const known = this.#of(column);
    // How those end is not known.
    if (found.tweets > 0) this.#roundTweets = null;
    for (const sign of SIGNS) known[sign] += found[sign];
    for (const endings of ENDINGS) for (const ending of found[endings]) known[endings].add(ending);
  }

  findings(): IdFinding[] {
    return [...ID_COLUMNS, 'mentionIds' as const].flatMap((column) => {
      const counts = this.#counts.get(column);
      if (counts === undefined) return [];
      const { evenEndings, oddEndings } = counts;
      const roundTweets = column === 'id' ? (this.#roundTweets?.size ?? 0) : 0;
      return { column, ...counts, evenEndings: sorted(evenEndings), oddEndings: sorted(oddEndings), roundTweets };
    });
  }

  #reference(name: 'replyTo' | 'repostOf' | 'quoteOf', to: Reference | null | undefined): boolean {
    if (to == null) return true;
    const post = this.#count(name, to.post);
    return this.#count(`${name}AuthorId`, to.author?.id) && post;
  }

  /** Whether the id is written as an id. */
  #count(column: IdColumn, id: string | null | undefined): boolean {
    if (id == null || id.length < SHORTEST) return true;
    const scientific = SCIENTIFIC.test(id);
    if (!scientific && !(LONG.test(id) && Number(id.slice(-12)) % UNHARMED !== 0)) return true;
    const counts = this.#of(column);
    if (scientific) counts.scientific += 1;
    else {
      counts.long += 1;
      const even = isEven(id);
      if (even) counts.even += 1;
      if (Number(id) < NARROW_BELOW) {
        counts.narrow += 1;
        if (even) counts.narrowEven += 1;
        counts[even ? 'evenEndings' : 'oddEndings'].add(Number(id.slice(-3)));
      }
      if (id.endsWith('00')) counts.round += 1;
      if (id.endsWith('0000000')) counts.blunt += 1;
    }
    return !scientific;
  }

  #of(column: IdColumn): Counts {
    const known = this.#counts.get(column) ?? nothing();
    this.#counts.set(column, known);
    return known;
  }
}

function sorted(endings: ReadonlySet<number>): number[] {
  return [...endings].sort((a, b) => a - b);
}

function nothing(): Counts {
  const signs = Object.fromEntries(SIGNS.map((sign) => [sign, 0])) as Record<(typeof SIGNS)[number], number>;
  return { ...signs, evenEndings: new Set(), oddEndings: new Set() };
}

/** Whether a double-precision number holds an id. */
function isEven(id: string): boolean {
  return Number(id.slice(-8)) % spacing(id) === 0;
}

/** The distance between neighbouring double-precision numbers of this size: 2 above 2^53, 256 above 2^60. */
function spacing(id: string): number {
  return 2 ** Math.max(0, Math.floor(Math.log2(Number(id))) - 52);
}

/** Whether the ids of a column are rounded, so that they must not be joined on. */
export function isDamaged(finding: IdFinding): boolean {
  const { long, even, round, blunt, scientific, narrow, narrowEven, evenEndings, oddEndings, tweets, evenTweets, roundTweets } = finding;
  const wide = long - narrow;
  return (
    scientific > 0 ||
    // One id in ten million ends so by chance: few tell as much as many.
    blunt > long * MAX_SHARE ||
    (long >= MIN_IDS && round > long * MAX_SHARE) ||
    roundTweets >= MIN_ROUND_TWEETS ||
    (tweets >= MIN_TWEETS && evenTweets > tweets * MAX_SHARE) ||
    (wide >= MIN_IDS && even - narrowEven > wide * MAX_SHARE) ||
    (evenEndings.length >= MIN_ENDINGS && evenEndings.length > (evenEndings.length + oddEndings.length) * MAX_SHARE)
  );
}

/** What became of the ids of a column, in words. */
export function damageOf({ column, long, even, round, scientific, tweets, evenTweets }: IdFinding): string {
  const [all, marked] = tweets > long ? [tweets, evenTweets] : [long, Math.max(even, round)];
  const seen = [
    ...(scientific > 0 ? [`${scientific} written like 1.26E+18`] : []),
    ...(all > 0 ? [`of ${all} long ids ${marked} bear the mark of rounding`] : []),
  ];
  return `the ids in ${column} are damaged (${seen.join('; ')}); nothing is joined on them`;
}

function isScientific(id: string | null | undefined): boolean {
  return id != null && id.length >= SHORTEST && SCIENTIFIC.test(id);
}

function withoutScientific(post: FoundPost): FoundPost {
  const clean = (id: string | null | undefined): string | null => (id == null || isScientific(id) ? null : id);
  const cleaned = (account: Account): Account => (isScientific(account.id) ? { ...account, id: null } : account);
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
    ...(post.mentions == null ? {} : { mentions: post.mentions.map(cleaned) }),
  };
}
