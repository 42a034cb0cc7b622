import { groupBy } from '../../group.ts';
import { byCodePoint } from '../../order.ts';
import { slotOf, steadyZone } from './clock.ts';
import { type Asked, type Numbered, questionsOf } from './questions.ts';

const MINUTE = 60_000;
const WEEK = 7 * 24 * 60 * MINUTE;

/** A stretch of time in a space that may be a session. */
export interface Burst {
  readonly space: string;
  readonly start: number;
  readonly end: number;
  readonly posts: number;
}

/** Why a stretch of time counts as a session. */
export type Basis = (typeof bases)[number];

/** The surest first. */
const bases = ['given', 'questions', 'schedule', 'weekly'] as const;

/** A session of a scheduled chat. */
export interface Session extends Burst {
  readonly session: string;
  readonly zone: string | null;
  readonly slot: string;
  readonly basis: Basis;
  readonly asked: Asked;
}

/** What a study says of its sessions. */
export interface SessionOptions {
  /** Zone in whose clock chats are scheduled; found from the starts where it is null. */
  readonly zone?: string | null;
  /** Sessions that the study gives; bursts that overlap them give way. */
  readonly given?: readonly { readonly space: string; readonly start: number; readonly end: number }[];
  /** Names of sessions that the study says are none. */
  readonly refused?: readonly string[];
}

/** What the session is called that a burst would be: its space, and its beginning to the minute. */
export function sessionName({ space, start }: Pick<Burst, 'space' | 'start'>): string {
  return `${space} ${new Date(start).toISOString().slice(0, 16)}Z`;
}

/** Questions in order from which on they confirm a session, and the least minutes they are spread over. */
const IN_ORDER = 3;
const SPREAD = 10 * MINUTE;
/** Confirmed sessions from which on a slot is a schedule; bursts in one slot from which on they are one without questions. */
const SCHEDULED = 3;
const WEEKLY = 4;
/** One confirmed session within so many weeks at the same hour is enough for a burst with two questions in order. */
const NEAR = 4 * WEEK;

/**
 * The sessions among the bursts: those with numbered questions in order; those without, at an hour where such sessions
 * are usual; and bursts that come back every week or fortnight at one hour. `numbered` gives the posts that name
 * questions, by burst. Of two sessions that are much the same under two hashtags, the larger stays.
 */
export function sessionsOf(
  bursts: readonly Burst[],
  numbered: (burst: Burst) => readonly Numbered[],
  options: SessionOptions = {},
): Session[] {
  const { zone = null, given = [], refused = [] } = options;
  const spaces = [...new Set([...bursts, ...given].map(({ space }) => space))].sort(byCodePoint);
  const found = spaces.flatMap((space) => {
    const windows = given.filter((one) => one.space === space).map((one) => ({ ...one, posts: 0 }));
    const free = bursts.filter((one) => one.space === space && !windows.some((other) => overlap(one, other) > 0));
    return sessionsIn(free, windows, numbered, zone);
  });
  return distinct(found.filter(({ session }) => !refused.includes(session))).sort(
    (a, b) => byCodePoint(a.space, b.space) || a.start - b.start,
  );
}

/** Sessions of one space. */
function sessionsIn(
  bursts: readonly Burst[],
  given: readonly Burst[],
  numbered: (burst: Burst) => readonly Numbered[],
  zone: string | null,
): Session[] {
  const all = [...given.map((burst) => ({ burst, given: true })), ...bursts.map((burst) => ({ burst, given: false }))];
  const first = all.map(({ burst }) => questionsOf(numbered(burst)));
  const known = new Map<string, number>();
  for (const { moderators, inOrder } of first)
    if (inOrder >= IN_ORDER) for (const person of moderators) known.set(person, (known.get(person) ?? 0) + 1);
  const candidates = all.map(({ burst, given }, i) => {
    const before = first[i] as Asked;
    const own = new Set(before.inOrder >= IN_ORDER ? before.moderators : []);
    const elsewhere = new Map([...known].map(([person, times]) => [person, times - (own.has(person) ? 1 : 0)]));
    const asked = questionsOf(numbered(burst), elsewhere);
    return { burst, given, asked, confirmed: asked.inOrder >= IN_ORDER && asked.spread >= SPREAD && asked.moderators.length > 0 };
  });
  const sure = candidates.filter(({ given, confirmed }) => given || confirmed);
  const home = zone ?? steadyZone((sure.length >= SCHEDULED ? sure : candidates).map(({ burst }) => burst.start));
  const slot = ({ start }: Burst) => slotOf(home ?? 'UTC', start);
  const times = new Map<string, number>();
  for (const { burst } of sure) times.set(slot(burst), (times.get(slot(burst)) ?? 0) + 1);
  const regular = weekly(
    candidates.map(({ burst }) => burst),
    slot,
  );
  return candidates.flatMap(({ burst, given, asked, confirmed }) => {
    const near = sure.some((other) => slot(other.burst) === slot(burst) && Math.abs(other.burst.start - burst.start) <= NEAR);
    const scheduled = (times.get(slot(burst)) ?? 0) >= SCHEDULED || (near && asked.inOrder >= 2);
    const grounds: Readonly<Record<Basis, boolean>> = {
      given,
      questions: confirmed,
      schedule: scheduled,
      weekly: regular.has(slot(burst)),
    };
    const basis = bases.find((one) => grounds[one]);
    if (basis === undefined) return [];
    return [{ ...burst, session: sessionName(burst), zone: home, slot: slot(burst), basis, asked }];
  });
}

/**
 * Slots with at least four bursts, in at least four of five weeks or fortnights from the first to the last. Weeks are counted
 * from the first burst of a slot: weeks of the calendar would part those that begin shortly before their end from those after it.
 */
function weekly(bursts: readonly Burst[], slot: (burst: Burst) => string): Set<string> {
  const steady = [...groupBy(bursts, slot)].filter(([, own]) => {
    const first = Math.min(...own.map(({ start }) => start));
    const weeks = new Set(own.map(({ start }) => Math.round((start - first) / WEEK)));
    return weeks.size >= WEEKLY && weeks.size >= 0.4 * (Math.max(...weeks) + 1);
  });
  return new Set(steady.map(([name]) => name));
}

/** Leaves out a session when a larger one, under another hashtag, covers most of it. */
function distinct(sessions: readonly Session[]): Session[] {
  const bySize = sessions.toSorted((a, b) => rank(b) - rank(a) || b.posts - a.posts || byCodePoint(a.session, b.session));
  const kept: Session[] = [];
  for (const one of bySize) {
    const covered = kept.some(
      (other) => other.space !== one.space && overlap(one, other) > (one.end - one.start) / 2 && shared(one, other),
    );
    if (!covered) kept.push(one);
  }
  return kept;
}

function rank({ basis }: Session): number {
  return basis === 'given' ? 1 : 0;
}

/** Whether two sessions at one time have questions in common, or one of them has none. */
function shared(one: Session, other: Session): boolean {
  const posts = new Set(other.asked.questions.map(({ post }) => post));
  return one.asked.questions.length === 0 || one.asked.questions.some(({ post }) => posts.has(post));
}

function overlap(a: { start: number; end: number }, b: { start: number; end: number }): number {
  return Math.min(a.end, b.end) - Math.max(a.start, b.start);
}
