import type { Database } from '../../database/database.ts';
import { countRatio } from '../../stats/negative-binomial.ts';
import { type Paired, rateRatio } from '../../stats/rates.ts';
import type { Entry } from '../entry.ts';
import { type Estimate, estimate } from '../estimate.ts';
import { greenhalgh2020 } from '../sources.ts';

/** How much more often posts within sessions are or have something than posts of the same hashtag outside. */
interface Contrast extends Entry {
  /** How often a post is or has it, over `plnPosted` (as `posted`). */
  readonly counts: string;
  /** Whether a post may have several: then the regression is negative binomial. */
  readonly several?: true;
}

/** What is said of a contrast in particular: its title, what posts do, and what its limit is besides that of all. */
interface Worded extends Pick<Contrast, 'counts' | 'several' | 'restsOn'> {
  readonly title: string;
  readonly posts: string;
  readonly limit?: string;
}

const choice =
  'rate ratio of a Poisson regression with errors clustered by person (CR3, Student’s t of as many people as would tell as much if all posted equally often), not corrected for the number of contrasts; absent where that would be fewer than three; posts by deleted authors left out; a hashtag with fewer than 50 posts or 10 people on either side has none';

/** A contrast in the words that its own words go into. */
function contrast({ title, posts, several, limit, ...counted }: Worded): Contrast {
  return {
    title: `${title}, in sessions against outside`,
    means: `How many times as often posts in sessions of a chat ${posts} as posts with its hashtag outside sessions`,
    unit: 'value',
    proxyFor: 'What meeting at one hour changes in professional exchange',
    formula: several
      ? 'exp(b) of log E(events of a person on a side) = a + b · in sessions + log(posts), so that people who post much weigh less than in the ratio of both means'
      : '(events in sessions / posts in sessions) / (events outside / posts outside)',
    choice: several ? choice.replace('Poisson regression', 'negative binomial regression') : choice,
    source: several ? `${greenhalgh2020}; Lawless 1987, 10.2307/3314912` : greenhalgh2020,
    limit: `Who comes to a session differs from who posts at other times; a ratio compares posts, not people.${limit === undefined ? '' : ` ${limit}`}`,
    ...counted,
    ...(several ? { several } : {}),
  };
}

/** A contrast of what a code says, which is the name of its column too. */
function ofCode(code: string, words: Pick<Worded, 'title' | 'posts'>): Contrast {
  return contrast({ ...words, counts: code, restsOn: [code], limit: 'Leans on the classifier.' });
}

/** Every contrast by its name. To add one is to add an entry. */
export const contrasts: Readonly<Record<string, Contrast>> = {
  sessionReplyRatio: contrast({
    title: 'Replies',
    posts: 'are replies',
    counts: `CASE WHEN posted.kind = 'reply' THEN 1 ELSE 0 END`,
    limit: 'Answers by number (A1) are not sent as replies.',
  }),
  sessionRepostRatio: contrast({
    title: 'Reposts',
    posts: 'pass something on',
    counts: `CASE WHEN posted.kind = 'repost' THEN 1 ELSE 0 END`,
  }),
  sessionQuestionRatio: contrast({ title: 'Questions', posts: 'ask something', counts: 'asks' }),
  sessionLinkRatio: contrast({ title: 'Links', posts: 'hold a link', counts: 'linked' }),
  sessionHashtagRatio: contrast({
    title: 'Hashtags',
    posts: 'hold further hashtags',
    counts: 'greatest(0, CAST(tags AS INTEGER) - 1)',
    several: true,
    limit: 'Counts hashtags, of which a post may have several.',
  }),
  sessionSharingRatio: ofCode('sharing', { title: 'Sharing', posts: 'share knowledge or resources' }),
  sessionSelfpromotionRatio: ofCode('selfpromotion', { title: 'Self-promotion', posts: 'promote the poster' }),
  sessionCommercialRatio: ofCode('commercial', { title: 'Commerce', posts: 'advance a sale' }),
};

/** Posts and people on either side from which on there is a contrast. */
const POSTS = 50;
const PEOPLE = 10;

interface Sums extends Record<string, number> {
  readonly space: number;
  readonly within: number;
  readonly outside: number;
}

/** The contrasts of every hashtag with sessions, as rows of indicators. Only sums by person leave the database. */
export async function contrastRows(db: Database): Promise<Estimate[]> {
  const names = Object.keys(contrasts);
  const sums = Object.entries(contrasts).flatMap(([name, { counts }]) => [
    `coalesce(sum(CASE WHEN inside THEN ${counts} END), 0) AS ${name}_in`,
    `coalesce(sum(CASE WHEN NOT inside THEN ${counts} END), 0) AS ${name}_out`,
  ]);
  const people = await db.rows<Sums>(`
WITH marked AS (
  SELECT plnStreams.space, plnStreams.post, plnStreams.author, plnTurns.post IS NOT NULL AS inside
  FROM plnStreams
  LEFT JOIN (SELECT DISTINCT space, post FROM plnTurns) AS plnTurns ON plnTurns.space = plnStreams.space AND plnTurns.post = plnStreams.post
  WHERE plnStreams.author IS NOT NULL AND plnStreams.space IN (SELECT space FROM plnSessions)
)
SELECT marked.space, marked.author, sum(CASE WHEN inside THEN 1 ELSE 0 END) AS within, sum(CASE WHEN inside THEN 0 ELSE 1 END) AS outside, ${sums.join(', ')}
FROM marked
JOIN plnPosted AS posted ON posted.post = marked.post
GROUP BY marked.space, marked.author ORDER BY marked.space, marked.author`);
  const spaces = [...new Set(people.map(({ space }) => space))];
  return spaces.flatMap((space) => {
    const here = people.filter((one) => one.space === space);
    const sides = (['within', 'outside'] as const).map((side) => here.filter((one) => one[side] > 0));
    const enough = (['within', 'outside'] as const).every(
      (side, i) => (sides[i]?.length ?? 0) >= PEOPLE && here.reduce((sum, one) => sum + one[side], 0) >= POSTS,
    );
    if (!enough) return [];
    return names.flatMap((name) => {
      const paired = here.map(
        (one): Paired => ({
          events: one[`${name}_in`] ?? 0,
          of: one.within,
          otherEvents: one[`${name}_out`] ?? 0,
          otherOf: one.outside,
        }),
      );
      const found = contrasts[name]?.several ? countRatio(paired) : rateRatio(paired);
      const having = (of: 'events' | 'otherEvents') => paired.filter((one) => one[of] > 0).length;
      const bearers = Math.min(having('events'), having('otherEvents'));
      return found === null ? [] : [estimate(space, name, found.ratio, { low: found.low, high: found.high, people: here.length, bearers })];
    });
  });
}
