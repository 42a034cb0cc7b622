import { countOf, grouped } from '../text/counts.ts';
import type { Item, Mirror } from './mirror.ts';

/** A thing to think about: what one's own figures say, and what to ask oneself. */
export interface Prompt {
  readonly name: string;
  readonly title: string;
  readonly figures: readonly string[];
  readonly questions: readonly string[];
}

/** Names given in a sentence. */
const NAMED = 6;

/** The prompts of the part *reflect*, filled with the figures of one educator; those without a figure are left out. */
export function prompts(mirror: Mirror): Prompt[] {
  return [people, oneWay, fadedPeople, spaces, commerce, hours, initiating, tools]
    .map((prompt) => prompt(mirror))
    .filter((prompt): prompt is Prompt => prompt !== null && prompt.figures.length > 0);
}

/** The goals of the part *intend*. */
export const goals: readonly Prompt[] = [
  { name: 'goal-people', title: 'People', figures: [], questions: ['Whom will I look for, thank, answer, or ask?'] },
  { name: 'goal-spaces', title: 'Spaces', figures: [], questions: ['Which space will I enter, come back to, or leave?'] },
  { name: 'goal-tools', title: 'Tools', figures: [], questions: ['Which tool or source will I try, check, or stop using?'] },
  {
    name: 'goal-when',
    title: 'When and how I notice',
    figures: [],
    questions: ['By when? What will be different in my classroom or for my colleagues?'],
  },
];

function people({ people: met }: Mirror): Prompt | null {
  const total = met.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return null;
  const five = met.slice(0, 5).reduce((sum, { count }) => sum + count, 0);
  const once = met.filter(({ count }) => count === 1).length;
  const most = met.length > 5 ? `. The five you met most have ${percent(five, total)} of all your interactions` : '';
  return {
    name: 'people',
    title: 'Who is there, and who is missing?',
    figures: [
      `You met ${countOf(met.length, 'person', 'people')}, ${once === 0 ? 'none' : once} of them only once${most}: ${names(met.slice(0, 5))}.`,
    ],
    questions: [
      'Which of them work as you do, and which work quite differently: another subject, age group, role, country?',
      'Whose voice is missing: newcomers, families, students, researchers, people who disagree with you?',
    ],
  };
}

function oneWay({ people: met }: Mirror): Prompt | null {
  const only = met.filter(({ twoWay }) => !twoWay);
  if (only.length === 0) return null;
  return {
    name: 'one-way',
    title: 'Which ties go one way?',
    figures: [
      `${only.length} of ${met.length} people you pass on, quote or mention, with no answer between you in these files (an account download rarely holds the answers of others). Most often: ${names(only)}.`,
    ],
    questions: ['Which of them would I like to talk with? What could I ask?'],
  };
}

function fadedPeople({ people: met }: Mirror): Prompt | null {
  const gone = met.filter(({ faded, count }) => faded && count > 2);
  if (gone.length === 0) return null;
  return {
    name: 'faded-people',
    title: 'Who has faded?',
    figures: [
      `${countOf(gone.length, 'person', 'people')} you met at least three times, but not in the last half-year of your posts${gone.length > NAMED ? ', such as' : ':'} ${names(gone)}.`,
    ],
    questions: ['Is that as it should be? To whom would I like to write again?'],
  };
}

function spaces({ spaces: stood }: Mirror): Prompt | null {
  const gone = stood.filter(({ faded, count }) => faded && count > 2);
  const fresh = stood.filter(({ fresh: isNew }) => isNew);
  if (stood.length === 0) return null;
  return {
    name: 'spaces',
    title: 'Which spaces faded, and which are new?',
    figures: [
      `You posted in ${countOf(stood.length, 'space')}; most in ${names(stood.slice(0, 3))}.`,
      gone.length === 0 ? 'No space with at least three posts has faded.' : `Faded in the last half-year: ${names(gone)}.`,
      fresh.length === 0 ? 'No space is new.' : `New in the last half-year: ${names(fresh)}.`,
    ],
    questions: ['What did each of these spaces give me? Which did I leave by choice?'],
  };
}

function commerce({ commerce: { own, passedOn }, tools: used, posts }: Mirror): Prompt | null {
  if (own.posts + passedOn.posts === 0) return null;
  const unread = posts - own.posts - passedOn.posts;
  const shops = used.filter(({ kind }) => kind === 'marketplace' || kind === 'retail' || kind === 'affiliate');
  return {
    name: 'commerce',
    title: 'What came from commerce?',
    figures: [
      ...told('of your own posts', own),
      ...told('of the posts you passed on', passedOn),
      ...(unread === 0 ? [] : [`${grouped(unread)} more were not read, because they have no words or are not in English.`]),
      ...(shops.length === 0 ? [] : [`Shops and marketplaces you linked to: ${names(shops)}.`]),
    ],
    questions: ['Would those who follow me know when somebody earns by what I recommend?'],
  };
}

function told(where: string, { posts, commercial, selfpromotion }: Mirror['commerce']['own']): string[] {
  if (posts === 0) return [];
  return [
    `${grouped(commercial)} ${where} (${percent(commercial, posts)} of ${grouped(posts)}) look commercial; ${grouped(selfpromotion)} (${percent(selfpromotion, posts)}) promote whoever wrote them.`,
  ];
}

function hours({ late, zone }: Mirror): Prompt | null {
  if (late === null) return null;
  const share =
    zone === null
      ? `Between ${percent(late.low, 1)} and ${percent(late.high, 1)}, as your time zone is not known (give it with --timezone),`
      : percent(late.low, 1);
  return {
    name: 'hours',
    title: 'Which hours does it take?',
    figures: [`${share} of your posts were written outside Monday to Friday, 7 to 17 o’clock.`],
    questions: ['Which of these hours did I choose freely? Which would I rather have back?'],
  };
}

function initiating({ initiating: shares, kinds }: Mirror): Prompt | null {
  if (shares === null) return null;
  return {
    name: 'initiating',
    title: 'Do I begin, answer, or pass on?',
    figures: [
      `You wrote ${grouped(kinds.original + kinds.quote)} posts that begin something and ${grouped(kinds.reply)} answers, and passed on ${grouped(kinds.repost)}.`,
      `Of your own words ${percent(shares.before, 1)} began something in the earlier half, ${percent(shares.after, 1)} in the later half.`,
    ],
    questions: ['Which of the three would I like to do more?'],
  };
}

function tools({ tools: used }: Mirror): Prompt | null {
  if (used.length === 0) return null;
  const total = used.reduce((sum, { count }) => sum + count, 0);
  const fresh = used.filter(({ fresh: isNew }) => isNew);
  const most = used.slice(0, 3);
  const theirs = most.reduce((sum, { count }) => sum + count, 0);
  return {
    name: 'tools',
    title: 'Whose tools and sources?',
    figures: [
      used.length > most.length
        ? `You linked to ${countOf(used.length, 'site')}; ${names(most)} have ${percent(theirs, total)} of the links.`
        : `You linked to ${countOf(used.length, 'site')}: ${names(most)}.`,
      fresh.length === 0 ? 'None is new in the last half-year.' : `New in the last half-year: ${names(fresh)}.`,
    ],
    questions: ['Which of them would I recommend to a new colleague, and why?'],
  };
}

function names(items: readonly Item[]): string {
  const rest = items.length - NAMED;
  return (
    items
      .slice(0, NAMED)
      .map(({ name }) => name)
      .join(', ') + (rest > 0 ? ` and ${grouped(rest)} more` : '')
  );
}

function percent(part: number, whole: number): string {
  const share = Math.round((part / whole) * 100);
  return part > 0 && share === 0 ? 'under 1%' : `${share}%`;
}
