import { type Paired, rateRatio } from '../../stats/rates.ts';
import type { Database } from '../../table.ts';
import type { Entry } from '../entry.ts';
import { about, type Estimate } from '../keep.ts';
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

function contrast(title: string, what: string, events: string, of: string, limit = ''): Contrast {
  return {
    title: `${title}, against the largest group`,
    means: `How many times as often in a group as in the group with most people ${what}`,
    proxyFor: 'How two places of educators on one platform differ, such as one to talk in and one to post news in',
    formula: '(events / occasions in the group) / (events / occasions in the group with most people)',
    choice: `rate ratio of a Poisson regression with errors clustered by person, who may be in both; not corrected for the number of contrasts; groups with at least ${POSTS} posts and ${PEOPLE} people; posts by deleted authors left out`,
    source: `${reddit}; Zou 2004, 10.1093/aje/kwh090`,
    limit: `The groups may have been collected over different times and in different ways.${limit === '' ? '' : ` ${limit}`}`,
    events,
    of,
  };
}

/** A contrast of what a code or sub-flag says, which is the name of its column too. */
function ofCode(title: string, what: string, code: string): Contrast {
  return { ...contrast(title, what, code, 'coded', 'Leans on the classifier.'), restsOn: [code] };
}

/** Every contrast by its name. To add one is to add an entry. */
export const groupContrasts: Readonly<Record<string, Contrast>> = {
  groupAnsweredRatio: contrast('First posts answered', 'a first post is answered by somebody else', 'answered', 'initial'),
  groupReplyRatio: contrast('Replies', 'a post is a reply', 'reply', 'heard'),
  groupSelfAnswerRatio: contrast('Answers by the asker', 'an answer is by the person who began the conversation', 'selfAnswer', 'rooted'),
  groupExchangeRatio: contrast('Answers to answers', 'an answer answers an answer', 'nested', 'parented'),
  groupLinkRatio: contrast('Links', 'a post holds a link', 'linked', 'posts'),
  groupQuestionRatio: contrast('Questions', 'a post asks something', 'asks', 'written'),
  groupGratitudeRatio: contrast('Thanks', 'a post thanks', 'gratitude', 'written', 'A short English word list.'),
  groupDistressRatio: contrast('Distress', 'a post speaks of exhaustion', 'distress', 'written', 'A short English word list.'),
  groupSharingRatio: ofCode('Sharing', 'a post shares knowledge or resources', 'sharing'),
  groupRequestRatio: ofCode('Requests', 'a post asks for help', 'request'),
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
          about(place, name, ratio.ratio, {
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
