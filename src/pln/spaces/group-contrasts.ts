import type { Database } from '../../database/database.ts';
import { type Paired, rateRatio } from '../../stats/rates.ts';
import type { Entry } from '../entry.ts';
import { type Estimate, estimate } from '../estimate.ts';
import { staudtWillet2020, staudtWillet2021 } from '../sources.ts';

/** How much more often something happens in a group than in the group with most people. */
interface Contrast extends Entry {
  /** What happens, and how often it could, over `plnPosted`; both numbers of a post. */
  readonly events: string;
  readonly of: string;
}

const reddit = `${staudtWillet2021}; ${staudtWillet2020}`;
const POSTS = 50;
const PEOPLE = 10;

/** What is said of a contrast in particular: its title, what happens, and what its limit is besides that of all. */
interface Worded extends Pick<Contrast, 'events' | 'of' | 'restsOn'> {
  readonly title: string;
  readonly what: string;
  readonly limit?: string;
}

/** A contrast in the words that its own words go into. */
function contrast({ title, what, limit, ...counted }: Worded): Contrast {
  return {
    title: `${title}, against the largest group`,
    means: `How many times as often in a group as in the group with most people ${what}`,
    unit: 'value',
    proxyFor: 'How two places of educators on one platform differ, such as one to talk in and one to post news in',
    formula: '(events / occasions in the group) / (events / occasions in the group with most people)',
    choice: `rate ratio of a Poisson regression with errors clustered by person, who may be in both (CR3, Student’s t of as many people as would tell as much if all posted equally often); not corrected for the number of contrasts; absent where that would be fewer than three; groups with at least ${POSTS} posts and ${PEOPLE} people; posts by deleted authors left out`,
    source: `${reddit}; Zou 2004, 10.1093/aje/kwh090`,
    limit: `The groups may have been collected over different times and in different ways.${limit === undefined ? '' : ` ${limit}`}`,
    ...counted,
  };
}

/** A contrast of what a code or sub-flag says, which is the name of its column too. */
function ofCode(code: string, words: Pick<Worded, 'title' | 'what'>): Contrast {
  return contrast({ ...words, events: code, of: 'coded', restsOn: [code], limit: 'Leans on the classifier.' });
}

const listed = 'A short English word list.';

/** Every contrast by its name. To add one is to add an entry. */
export const groupContrasts: Readonly<Record<string, Contrast>> = {
  groupAnsweredRatio: contrast({
    title: 'First posts answered',
    what: 'a first post is answered by somebody else',
    events: 'answered',
    of: 'initial',
  }),
  groupReplyRatio: contrast({ title: 'Replies', what: 'a post is a reply', events: 'reply', of: 'heard' }),
  groupSelfAnswerRatio: contrast({
    title: 'Answers by the asker',
    what: 'an answer is by the person who began the conversation',
    events: 'selfAnswer',
    of: 'rooted',
  }),
  groupExchangeRatio: contrast({ title: 'Answers to answers', what: 'an answer answers an answer', events: 'nested', of: 'parented' }),
  groupLinkRatio: contrast({ title: 'Links', what: 'a post holds a link', events: 'linked', of: 'posts' }),
  groupQuestionRatio: contrast({ title: 'Questions', what: 'a post asks something', events: 'asks', of: 'written' }),
  groupGratitudeRatio: contrast({ title: 'Thanks', what: 'a post thanks', events: 'gratitude', of: 'written', limit: listed }),
  groupDistressRatio: contrast({
    title: 'Distress',
    what: 'a post speaks of exhaustion',
    events: 'distress',
    of: 'written',
    limit: listed,
  }),
  groupSharingRatio: ofCode('sharing', { title: 'Sharing', what: 'a post shares knowledge or resources' }),
  groupRequestRatio: ofCode('request', { title: 'Requests', what: 'a post asks for help' }),
};

/** The contrasts of every group with the one of its platform with most people, as rows of indicators. Only sums by person leave the database. */
export async function groupContrastRows(db: Database): Promise<Estimate[]> {
  const names = Object.keys(groupContrasts);
  const sums = Object.entries(groupContrasts).flatMap(([name, { events, of }]) => [
    `CAST(sum(${events}) AS DOUBLE) AS ${name}_y`,
    `CAST(sum(${of}) AS DOUBLE) AS ${name}_n`,
  ]);
  const groups = await db.rows<{ platform: string; place: number }>(`
SELECT DISTINCT platform, plnSpaces.place, plnSpaces.people FROM plnSpaces JOIN plnPlaces ON plnPlaces.place = plnSpaces.place JOIN plnPosted ON plnPosted.post = plnPlaces.post
WHERE plnSpaces.kind = 'group' AND plnSpaces.posts >= ${POSTS} AND plnSpaces.people >= ${PEOPLE} ORDER BY platform, plnSpaces.people DESC, plnSpaces.place`);
  const largest = new Map<string, number>();
  for (const { platform, place } of groups) if (!largest.has(platform)) largest.set(platform, place);
  const found: Estimate[] = [];
  for (const { platform, place } of groups) {
    const base = largest.get(platform) as number;
    if (base === place) continue;
    const people = await db.rows<Record<string, number>>(`
WITH each AS (
  SELECT plnPlaces.author, plnPlaces.place, ${sums.join(', ')} FROM plnPlaces JOIN plnPosted ON plnPosted.post = plnPlaces.post
  WHERE plnPlaces.place IN (${place}, ${base}) AND plnPlaces.author IS NOT NULL GROUP BY plnPlaces.author, plnPlaces.place
)
SELECT author, ${names
      .flatMap((name) => ['y', 'n'].map((part) => `${name}_${part}`))
      .flatMap((column) => [
        `coalesce(sum(CASE WHEN place = ${place} THEN ${column} END), 0) AS ${column}_in`,
        `coalesce(sum(CASE WHEN place = ${base} THEN ${column} END), 0) AS ${column}_out`,
      ])
      .join(', ')}
FROM each GROUP BY author ORDER BY author`);
    for (const name of names) {
      const paired = people.map(
        (one): Paired => ({
          events: one[`${name}_y_in`] ?? 0,
          of: one[`${name}_n_in`] ?? 0,
          otherEvents: one[`${name}_y_out`] ?? 0,
          otherOf: one[`${name}_n_out`] ?? 0,
        }),
      );
      const having = (of: 'events' | 'otherEvents') => paired.filter((one) => one[of] > 0).length;
      const ratio = rateRatio(paired.filter(({ of, otherOf }) => of + otherOf > 0));
      if (ratio !== null)
        found.push(
          estimate(place, name, ratio.ratio, {
            low: ratio.low,
            high: ratio.high,
            people: people.length,
            bearers: Math.min(having('events'), having('otherEvents')),
          }),
        );
    }
  }
  return found;
}
