import type { Database } from '../../database/database.ts';
import { normalQuantile } from '../../stats/normal.ts';
import { wilson } from '../../stats/wilson.ts';
import type { Entry } from '../entry.ts';
import { type Estimate, estimate } from '../estimate.ts';
import { WHOLE } from '../numbers.ts';

/** Weeks at the beginning of the data in which nobody counts as new, and weeks in which a newcomer may come back. */
const WEEKS = 8;
/** Days in which a first post may be answered; who writes again within them has not yet come back. */
const DAYS = 7;
/** Newcomers on either side from which on they are told. */
const LEAST = 20;

const formula = `|{of these, people with a post in the space from ${DAYS} days on and within the ${WEEKS} weeks after}| / |{people whose first post there, not within the first ${WEEKS} weeks of the data and seen for ${DAYS} days and ${WEEKS} weeks, begins something and is %}|; from ${LEAST} such people on`;
const choice = `answered by somebody else, within ${DAYS} days: who comes back is looked at after these days alone, because whoever stays has more time to be answered (landmark; Anderson, Cain & Gelber 1983, 10.1200/JCO.1983.1.11.710); deleted authors answer as other people, bots as nobody; platforms on which no reply says what it answers left out`;
const source =
  'Joyce & Kraut 2006, 10.1111/j.1083-6101.2006.00033.x; Lampe & Johnston 2005, 10.1145/1099203.1099206; of educators Xing & Gao 2018, 10.1016/j.compedu.2018.08.010';
const limit =
  'Who asks well is answered and would have come back anyway: a difference is no effect of the answer; answers outside the collection and readers are unseen; somebody silent for the first weeks of the data looks new';

/** Whether newcomers come back, and whether more of those who were answered do. */
export const returns = {
  returnAnswered: {
    title: 'Answered newcomers who come back',
    means: `Share of the newcomers of a space who post there again after a week and within ${WEEKS} more, of those whose first post somebody answered within the week`,
    unit: 'share',
    proxyFor: 'Belonging: being heard, and staying',
    formula: formula.replace('%', 'answered'),
    choice,
    source,
    limit,
  },
  returnUnanswered: {
    title: 'Unanswered newcomers who come back',
    means: `Share of the newcomers of a space who post there again after a week and within ${WEEKS} more, of those whose first post nobody answered within the week`,
    unit: 'share',
    proxyFor: 'Belonging: staying without being heard',
    formula: formula.replace('%', 'not'),
    choice,
    source,
    limit,
  },
  returnRatio: {
    title: 'Coming back, answered against unanswered newcomers',
    means: 'How many times as many of the answered newcomers of a space come back as of those who were not answered',
    unit: 'value',
    proxyFor: 'Whether being heard and staying go together',
    formula:
      'share of answered newcomers who come back / share of others; interval of its logarithm, √((1 − p) / (n p) + (1 − p′) / (n′ p′))',
    choice,
    source: `${source}; interval: Katz, Baptista, Azen & Pike 1978, 10.2307/2530610`,
    limit,
  },
} satisfies Readonly<Record<string, Entry>>;

interface Newcomers {
  readonly place: number;
  readonly answered: boolean;
  readonly people: number;
  readonly back: number;
}

/** The shares of platforms, groups, hashtags with sessions and the study, as rows of indicators; only counts leave the database. */
export async function returnRows(db: Database): Promise<Estimate[]> {
  const found = await db.rows<Newcomers>(`
WITH standing AS (
  SELECT place, post, author, time FROM plnPlaces WHERE kind IN ('platform', 'group') OR place IN (SELECT space FROM plnSessions)
  UNION ALL SELECT ${WHOLE} AS place, post, author, time FROM plnPosted
), firsts AS (
  SELECT place, author, min(struct_pack(t := time, p := post)) AS first FROM standing WHERE author IS NOT NULL AND time IS NOT NULL GROUP BY place, author
), spans AS (
  SELECT place, min(time) AS begun, max(time) AS over FROM standing GROUP BY place
), newcomers AS (
  SELECT firsts.place, plnPosted.post, plnPosted.author, plnPosted.time
  FROM firsts JOIN spans ON spans.place = firsts.place JOIN plnPosted ON plnPosted.post = first.p
  WHERE initial = 1 AND plnPosted.time >= begun + INTERVAL ${7 * WEEKS} DAY AND plnPosted.time + INTERVAL ${DAYS + 7 * WEEKS} DAY <= over
), heard AS (
  SELECT DISTINCT newcomers.place, newcomers.author
  FROM newcomers JOIN plnAnswers ON plnAnswers.parent = newcomers.post JOIN plnPosted AS answer ON answer.post = plnAnswers.post
  WHERE answer.time <= newcomers.time + INTERVAL ${DAYS} DAY AND coalesce(answer.author <> newcomers.author, TRUE)
), back AS (
  SELECT DISTINCT newcomers.place, newcomers.author FROM newcomers JOIN standing ON standing.place = newcomers.place AND standing.author = newcomers.author
  WHERE standing.time > newcomers.time + INTERVAL ${DAYS} DAY AND standing.time <= newcomers.time + INTERVAL ${DAYS + 7 * WEEKS} DAY
)
SELECT newcomers.place, heard.author IS NOT NULL AS answered, count(*) AS people, count(back.author) AS back
FROM newcomers LEFT JOIN heard ON heard.place = newcomers.place AND heard.author = newcomers.author
LEFT JOIN back ON back.place = newcomers.place AND back.author = newcomers.author
GROUP BY newcomers.place, answered ORDER BY newcomers.place, answered`);
  return [...new Set(found.map(({ place }) => place))].flatMap((place) => {
    const [yes, no] = [true, false].map((answered) =>
      found.find((one) => one.place === place && one.answered === answered && one.people >= LEAST),
    );
    return [...shareOf('returnAnswered', yes), ...shareOf('returnUnanswered', no), ...ratioOf(yes, no)];
  });
}

/** Those of two sorts of people who are fewer, one by one: those who come back and the others. */
function bearersOf({ people, back }: Newcomers): number {
  return back === 0 || back === people ? people : Math.min(back, people - back);
}

function shareOf(name: keyof typeof returns, newcomers: Newcomers | undefined): Estimate[] {
  if (newcomers === undefined) return [];
  const { place, people, back } = newcomers;
  const interval = wilson(back, people);
  if (interval === null) return [];
  return [estimate(place, name, interval.share, { low: interval.low, high: interval.high, people, bearers: bearersOf(newcomers) })];
}

function ratioOf(yes: Newcomers | undefined, no: Newcomers | undefined): Estimate[] {
  if (yes === undefined || no === undefined || yes.back === 0 || no.back === 0) return [];
  const [p, other] = [yes.back / yes.people, no.back / no.people];
  const half = normalQuantile(0.975) * Math.sqrt((1 - p) / yes.back + (1 - other) / no.back);
  const ratio = (yes.back * no.people) / (yes.people * no.back);
  return [
    estimate(yes.place, 'returnRatio', ratio, {
      low: ratio * Math.exp(-half),
      high: ratio * Math.exp(half),
      people: yes.people + no.people,
      bearers: Math.min(bearersOf(yes), bearersOf(no)),
    }),
  ];
}
