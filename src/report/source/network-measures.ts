import { type Cell, isSmall } from '../../privacy/suppression.ts';
import { foundOnce } from './found-once.ts';
import { leavesFew, mostOf, PEOPLE } from './people.ts';
import type { Source } from './source.ts';
import { repeatedByFew } from './withheld/repeated-acts.ts';

/** A measure of the whole network. */
export interface OfNetwork {
  readonly name: string;
  readonly value: number;
}

/** Posts of a study from which on it is not looked up what is an answer to what, which would take too much memory. */
const MOST = 300_000;

/**
 * The measures of the network that may be told. With the people and ties of the network, which are told too, a share is a
 * number: of people outside the largest component, of pairs who act upon each other, of contacts within the core. It is left
 * out where that number, or what it leaves of the whole, is of fewer than k people.
 */
export const networkMeasures = foundOnce((source: Pick<Source, 'db' | 'k'>) => measuresTold(source, MOST));

/** The same, of a study of more than so many posts without looking up what is an answer to what: what may then be of few is not told. */
export async function measuresTold(source: Pick<Source, 'db' | 'k'>, most: number): Promise<readonly OfNetwork[]> {
  const { db, k } = source;
  const all = await db.rows<{ name: string; value: number }>(
    'SELECT measure AS name, value FROM measures WHERE person IS NULL ORDER BY measure',
  );
  const values = new Map(all.map(({ name, value }) => [name, value]));
  const { closed } = await db.row<'closed'>(`SELECT count(*) AS closed FROM measures WHERE measure = 'clustering' AND value > 0`);
  const few = new Set<string>([
    ...OF_ONE,
    ...fewOf((name) => values.get(name) ?? 0, k),
    ...(closed > 0 && closed < k ? CLOSED : []),
    ...((await repeatedByFew(source)).all ? ['interactions'] : []),
    ...(await fewAnswering(source, (name) => values.get(name) ?? 0, most)),
    // Exports that tell whom an answer is for, and not which post it answers, would have none.
    ...(values.get('answers') === 0 ? ANSWERS.filter((name) => values.get(name) === 0) : []),
  ]);
  return all.filter(({ name }) => !few.has(name));
}

const ANSWERS = ['answers', 'answersToMissing', 'answersToThemselves', 'answersInCircles'] as const;
/** Measures that follow from each other, or say the same in two ways. */
const RETURNED = ['reciprocity', 'returnedTies', 'returnedByChance', 'returnedP'] as const;
const CLOSED = ['transitivity', 'transitivityByChance', 'transitivityP', 'meanClustering'] as const;
const PARTS = ['components', 'largestComponent'] as const;
/** With the numbers of people and ties they give the number of ties of the one person who has most. */
const OF_ONE = ['inCentralisation', 'outCentralisation'] as const;
const CORE = ['coreSize', 'coreDensity', 'peripheryDensity', 'coreFit'] as const;

/** The shares of people or pairs that tell of few. */
function fewOf(of: (name: string) => number, k: number): string[] {
  const [people, core] = [of('people'), of('coreSize')];
  const possible = people * (people - 1);
  const acting = Math.round(of('density') * possible);
  const mutual = (of('returnedTies') * acting) / 2;
  const toThemselves = of('ties') - acting;
  const inside = (size: number, density: string) => ({ some: (of(density) * size * (size - 1)) / 2, all: (size * (size - 1)) / 2 });
  const parted = [inside(core, 'coreDensity'), inside(people - core, 'peripheryDensity')];
  return [
    ...(possible > 0 && toThemselves > 0 && toThemselves < k ? ['density'] : []),
    ...(isOfFew({ some: mutual, all: acting - mutual }, k) ? RETURNED : []),
    ...(leavesFew(people, Math.round(of('largestComponent') * people), k) ? PARTS : []),
    ...((core > 0 && core < k) || leavesFew(people, core, k) || parted.some((pairs) => isOfFew(pairs, k)) ? CORE : []),
  ];
}

/**
 * Whether some of all pairs of people, or the others, are so few that fewer than k people may be all who are in them: as many
 * as k − 1 people have among each other.
 */
function isOfFew({ some, all }: { readonly some: number; readonly all: number }, k: number): boolean {
  const pairs = ((k - 1) * (k - 2)) / 2;
  return [Math.round(some), Math.round(all - some)].some((n) => n > 0 && n <= pairs);
}

/** A sort of answers: how many, of how many people, and what the two with most have of them. */
type Answering = Cell & {
  readonly name: 'all' | 'missing' | 'present' | 'itself';
  /** What the k − 1 people with most have of them, and what is of nobody known or automated. */
  readonly busiest: readonly number[];
  readonly nobodys: number;
};

/** Which numbers of answers come from too few people, or leave answers of too few. */
async function fewAnswering({ db, k }: Pick<Source, 'db' | 'k'>, of: (name: string) => number, most: number): Promise<string[]> {
  const { posts } = await db.row<'posts'>('SELECT count(*) AS posts FROM "shownPosts"');
  const isLarge = posts > most;
  const found = await db.rows<Answering & { [column: string]: never }>(`
    WITH ${isLarge ? OWN_POSTS : SORTS}, each AS (SELECT name, teller, count(*) AS n FROM sorts WHERE name IS NOT NULL GROUP BY name, teller)
    SELECT name, sum(n) AS count, ${PEOPLE} AS people, ${mostOf('n')} AS most, ${mostOf('n', k - 1)} AS busiest,
      coalesce(sum(n) FILTER (teller IS NULL), 0) AS nobodys FROM each GROUP BY name ORDER BY name`);
  const all = found.find(({ name }) => name === 'all');
  const unsure = (n: number) => n > 0 && (all === undefined || !isOfMany(n, all));
  const small = isLarge
    ? {
        all: unsure(of('answers')),
        missing: unsure(of('answersToMissing')),
        present: unsure(of('answers') - of('answersToMissing')),
        itself: unsure(of('answersToThemselves')),
      }
    : Object.fromEntries(found.map((sort) => [sort.name, isSmall(sort, k)]));
  return [
    ...Object.entries(UNTOLD).flatMap(([name, untold]) => (small[name as Answering['name']] ? untold : [])),
    ...(unsure(of('answersInCircles')) ? ['answersInCircles'] : []),
  ];
}

/**
 * Whether so many answers come from k people, and not nearly all from one, whoever of all wrote them: they are more than
 * the k − 1 people with most have of all.
 */
function isOfMany(n: number, { busiest, nobodys }: Answering): boolean {
  const [first = 0, second = 0] = busiest;
  const least = Math.max(
    busiest.reduce((sum, one) => sum + one, 0),
    1.1 * first + second,
  );
  return n - nobodys > least;
}

/** All that may be an answer, by who wrote it. */
const OWN_POSTS = `sorts AS (SELECT teller, 'all' AS name FROM "shownPosts" WHERE kind <> 'repost')`;

/** Sorts of answers, by who wrote them: each to what it replies to or, where that is not known, to the first post of its thread. */
const SORTS = `answers AS (
      SELECT teller, "replyTo" IS NOT DISTINCT FROM post AS itself, CASE WHEN "replyTo" <> post THEN "replyTo" WHEN "replyTo" IS NULL AND posts.thread <> post THEN posts.thread END AS "to"
      FROM posts JOIN "shownPosts" USING (post) WHERE posts.kind <> 'repost'
    ), sorts AS (
      SELECT teller, unnest(['all', CASE "to" IN (SELECT post FROM posts) WHEN true THEN 'present' WHEN false THEN 'missing' END]) AS name
      FROM answers WHERE "to" IS NOT NULL
      UNION ALL SELECT teller, 'itself' FROM answers WHERE itself
    )`;

/** What is not told where a sort of answers is of too few people. */
const UNTOLD: Readonly<Record<Answering['name'], readonly string[]>> = {
  all: ['answers', 'answersToMissing'],
  missing: ['answersToMissing'],
  present: ['answersToMissing'],
  itself: ['answersToThemselves'],
};
