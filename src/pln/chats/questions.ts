import { byCodePoint } from '../../order.ts';

/** A post that names a question by its number. */
export interface Numbered {
  readonly post: string;
  readonly author: string;
  readonly time: number;
  readonly number: number;
  /** Whether the post, or what it passes on, begins with the number. */
  readonly leads: boolean;
  /** Whether it holds a question mark. */
  readonly asks: boolean;
  /** Whether it has hardly more words than the number, as announcements have. */
  readonly brief: boolean;
  /** Whether somebody else had the same words before. */
  readonly copied: boolean;
  /** Whether it passes on the post of somebody else (RT, MT), and whose. */
  readonly passedOn: boolean;
  readonly source: string | null;
}

/** A numbered question of a session, as it was first asked. */
export interface Question {
  readonly number: number;
  readonly post: string;
  readonly author: string;
  readonly time: number;
}

/** The numbered questions of a session, and who asked them. */
export interface Asked {
  readonly questions: readonly Question[];
  readonly moderators: readonly string[];
  /** Length of the longest run of questions asked in the order of their numbers. */
  readonly inOrder: number;
  /** Milliseconds between the first and the last of them. */
  readonly spread: number;
}

/** Milliseconds after the first sight of a number within which others may still be the one who asked it. */
const TOGETHER = 2 * 60_000;
/** Milliseconds after the first sight of a number (often "Q3 is on its way") within which the question comes. */
const SOON = 8 * 60_000;
/** Sessions of the same chat that somebody moderated from which on they count for one number more. */
const ESTABLISHED = 3;
/** A chat is moderated by so many people at most. */
const MODERATORS = 4;

/**
 * Who asks the numbered questions of a session, and which post asked each. Others repeat a question before they answer it,
 * answer under "Q1", or pass it on in a copy that a transcript cannot tell from the original. So the moderators are the few
 * people who were first with most numbers, or whom others name when they pass a question on. Where two are equal, the one who
 * moderated more other sessions wins: `known` says how many.
 */
export function questionsOf(posts: readonly Numbered[], known: ReadonlyMap<string, number> = new Map()): Asked {
  const sorted = posts.toSorted((a, b) => a.time - b.time || byCodePoint(a.post, b.post));
  const credited = new Set(sorted.flatMap(({ passedOn, source, number }) => (passedOn && source !== null ? [`${number} ${source}`] : [])));
  // Where the first words were not collected, copies are all there is: others say whose they are.
  const written = sorted.filter((post) => !post.passedOn && (!post.copied || credited.has(`${post.number} ${post.author}`)));
  const own = written.filter((post) => post.leads || post.asks);
  const first = new Map<number, number>();
  for (const { number, time } of own) if (!first.has(number)) first.set(number, time);
  const claims = new Map<string, Set<number>>();
  const named = new Map<string, number>();
  const claim = (person: string, number: number) => claims.set(person, (claims.get(person) ?? new Set()).add(number));
  for (const { author, number, time } of own) if (time <= (first.get(number) as number) + TOGETHER) claim(author, number);
  for (const { source, number, passedOn } of sorted) {
    if (!passedOn || source === null || !own.some((post) => post.author === source && post.number === number)) continue;
    claim(source, number);
    named.set(source, (named.get(source) ?? 0) + 1);
  }
  const moderators = fewest(claims, new Set(first.keys()), known, named);
  const numbers = new Set([...written, ...sorted.filter(({ passedOn }) => passedOn)].map(({ number }) => number));
  const questions = [...numbers]
    .flatMap((number) => {
      const candidates = sorted.filter((post) => post.number === number && (post.passedOn || written.includes(post)));
      return question(candidates, moderators) ?? [];
    })
    .sort((a, b) => a.time - b.time || a.number - b.number);
  const run = longestRun(questions);
  return {
    questions,
    moderators: moderators.toSorted(byCodePoint),
    inOrder: run.length,
    spread: (run.at(-1)?.time ?? 0) - (run[0]?.time ?? 0),
  };
}

/** The fewest people who together claim the numbers: always the one next who claims most that nobody chosen claims. */
function fewest(
  claims: ReadonlyMap<string, ReadonlySet<number>>,
  numbers: Set<number>,
  known: ReadonlyMap<string, number>,
  named: ReadonlyMap<string, number>,
): string[] {
  const chosen: string[] = [];
  const left = new Set(numbers);
  while (left.size > 0 && chosen.length < MODERATORS) {
    const gains = [...claims].map(([person, claimed]) => {
      const sessions = known.get(person) ?? 0;
      const gain = [...claimed].filter((n) => left.has(n)).length;
      return { person, gain, lead: gain + (sessions >= ESTABLISHED ? 1 : 0), weight: sessions + (named.get(person) ?? 0) };
    });
    // Somebody who was first with a single number may just have been quick, unless others or other sessions speak for them.
    const able = gains.filter(({ gain, weight }) => gain >= 2 || (gain === 1 && weight > 0));
    const [best] = able.sort((a, b) => b.lead - a.lead || b.weight - a.weight || byCodePoint(a.person, b.person));
    if (best === undefined) break;
    chosen.push(best.person);
    for (const n of claims.get(best.person) ?? []) left.delete(n);
  }
  return chosen;
}

/** What a post that names a number can be, from the surest question to the least; `hosts` says whether it is a moderator's. */
const likeness: readonly ((post: Numbered, hosts: boolean) => boolean)[] = [
  (post, hosts) => hosts && !post.passedOn && post.leads && post.asks,
  (post, hosts) => hosts && !post.passedOn && post.asks && !post.brief,
  // The question itself was not collected, but somebody passed it on.
  (post, hosts) => hosts && post.passedOn && post.leads && post.asks,
  (post, hosts) => hosts && post.leads && !post.brief,
  (post) => !post.passedOn && post.leads && post.asks,
  (post) => post.passedOn && post.leads && post.asks,
  // In the middle of a moderator's words, without a question mark; in the middle of anybody's, with one.
  (post, hosts) => hosts && !post.passedOn && !post.brief,
  (post) => !post.passedOn && post.asks && !post.brief,
  (post, hosts) => hosts && !post.passedOn && (post.leads || post.asks),
];

/**
 * The post that asked a number, among those that name it: the likest to a question of those within a few minutes of the
 * first that a moderator wrote or others passed on from one; by anybody, where no moderator asked.
 */
function question(posts: readonly Numbered[], moderators: readonly string[]): Question | null {
  const asker = ({ author, passedOn, source }: Numbered) => (passedOn ? source : author);
  const hosts = (post: Numbered) => moderators.includes(asker(post) ?? '');
  const since = posts.find(hosts)?.time;
  const soon = since === undefined ? posts : posts.filter(({ time }) => time >= since && time <= since + SOON);
  for (const likely of likeness) {
    const found = soon.find((post) => likely(post, hosts(post)));
    if (found !== undefined) return { number: found.number, post: found.post, author: asker(found) ?? found.author, time: found.time };
  }
  return null;
}

/** The longest run of questions whose numbers rise with time. */
function longestRun(questions: readonly Question[]): Question[] {
  const runs: Question[][] = [];
  for (const [i, one] of questions.entries()) {
    const before = runs.slice(0, i).filter((run) => (run.at(-1) as Question).number < one.number);
    const best = before.reduce<Question[]>((longest, run) => (run.length > longest.length ? run : longest), []);
    runs.push([...best, one]);
  }
  return runs.reduce<Question[]>((longest, run) => (run.length > longest.length ? run : longest), []);
}
