import { withheld } from '../../../privacy/suppression.ts';
import { distribution } from '../../charts/distribution.ts';
import { bare, type Figure, figure, type Section, sentences } from '../../figure.ts';
import { enough } from '../../source/people.ts';
import type { Source } from '../../source/source.ts';
import { capital, counted, decimal, duration, list, percent } from '../../words/words.ts';
import { withheldNote } from '../posts/weeks.ts';
import { newcomersFigure } from './newcomers.ts';

/** A class of conversations: its name and the condition that puts a conversation into it. */
type Rung = readonly [name: string, condition: string];

const SIZES: readonly Rung[] = [
  ['1', 'posts <= 1'],
  ['2', 'posts = 2'],
  ['3', 'posts = 3'],
  ['4–5', 'posts BETWEEN 4 AND 5'],
  ['6–10', 'posts BETWEEN 6 AND 10'],
  ['11–20', 'posts BETWEEN 11 AND 20'],
  ['21–50', 'posts BETWEEN 21 AND 50'],
  ['51+', 'posts > 50'],
];

const DEPTHS: readonly Rung[] = [
  ['1', 'depth <= 1'],
  ['2', 'depth = 2'],
  ['3', 'depth = 3'],
  ['4', 'depth = 4'],
  ['5–6', 'depth BETWEEN 5 AND 6'],
  ['7–10', 'depth BETWEEN 7 AND 10'],
  ['11+', 'depth > 10'],
];

const ANSWERS: readonly Rung[] = [
  ['< 1 min', '"firstAnswer" < 60'],
  ['1–5 min', '"firstAnswer" >= 60 AND "firstAnswer" < 300'],
  ['5–15 min', '"firstAnswer" >= 300 AND "firstAnswer" < 900'],
  ['15–60 min', '"firstAnswer" >= 900 AND "firstAnswer" < 3600'],
  ['1–6 h', '"firstAnswer" >= 3600 AND "firstAnswer" < 21600'],
  ['6–24 h', '"firstAnswer" >= 21600 AND "firstAnswer" < 86400'],
  ['> 1 day', '"firstAnswer" >= 86400'],
];

/** Behind the time until the first answer stands who waited for it, not who joined in later. */
const WAITED = 'began';

/** Conversations in classes of one of their measures, as a figure. */
interface Rungs {
  id: string;
  rungs: readonly Rung[];
  /** Who stands behind a conversation, of those who tell of it; all unless it is said. */
  behind?: string;
  axis: string;
  help: string;
  finding: (most: { name: string; share: number }) => string;
}

const SIZE: Rungs = {
  id: 'thread-size',
  rungs: SIZES,
  axis: 'posts in the conversation',
  finding: (most) => `${percent(most.share)} of conversations have ${spoken(most.name)} ${most.name === '1' ? 'post' : 'posts'}`,
  help: 'Conversations by the number of their posts in this study, the first post included where the exports hold it: 1 is an answer alone. Classes grow wider to the right.',
};

const DEPTH: Rungs = {
  id: 'thread-depth',
  rungs: DEPTHS,
  axis: 'longest chain of answers',
  finding: (most) =>
    `In ${percent(most.share)} of conversations the longest chain of answers has ${spoken(most.name)} ${most.name === '1' ? 'step' : 'steps'}`,
  help: 'Conversations by the longest chain of answers to answers; 1 means that nobody answered an answer, as far as the exports say which post is answered.',
};

const ANSWER: Rungs = {
  id: 'thread-answer',
  rungs: ANSWERS,
  behind: WAITED,
  axis: 'time until the first answer by someone else',
  finding: (most) =>
    `${percent(most.share)} of first answers by someone else come after ${most.name.replace('< ', 'less than ').replace('> ', 'more than ')}`,
  help: 'Conversations by the time from the first post to the first answer by another person; those without a known time are left out.',
};

/** Who tells of a conversation: at least those who wrote its first post, its direct answers, and what names it as its thread. */
const TELLERS = `CREATE OR REPLACE TABLE "threadTellers" AS SELECT thread, teller, bool_or(began) AS began FROM (
  SELECT t.thread, s.teller, true AS began FROM threads t JOIN "shownPosts" s ON s.post = t.thread
  UNION ALL SELECT t.thread, s.teller, false FROM threads t JOIN "shownPosts" s ON s.thread = t.thread
  UNION ALL SELECT t.thread, s.teller, false FROM threads t JOIN posts p ON p."replyTo" = t.thread JOIN "shownPosts" s ON s.post = p.post
) WHERE teller IS NOT NULL GROUP BY thread, teller`;

/** Conversations: how long, how deep, and how soon somebody answers. */
export async function threads(source: Source): Promise<Section> {
  const { db, k } = source;
  const base = { id: 'threads', title: 'Conversations' };
  await db.run(TELLERS);
  // Of two in the middle the lower: their mean would say how many conversations are up to the one, also of few people.
  const all = await db.row<
    'threads' | 'people' | 'size' | 'answer' | 'answering' | 'chained' | 'deepest'
  >(`SELECT (SELECT count(DISTINCT teller) FROM "threadTellers") AS people, count(*) AS threads, max(depth) AS deepest,
       count(*) FILTER (depth > 1 OR thread IN (SELECT "replyTo" FROM posts)) AS chained,
       quantile_disc(posts, 0.5) AS size, median("firstAnswer") AS answer,
       (SELECT count(DISTINCT teller) FROM "threadTellers" JOIN threads USING (thread) WHERE "firstAnswer" IS NOT NULL AND ${WAITED}) AS answering
     FROM threads`);
  if (all.threads === 0) return bare(base, await withoutThreads(source));
  if (all.people < k) return bare(base, `Fewer than ${k} people took part in conversations, too few to show anything about them.`);
  const wait = all.answering >= k ? `; half of the first answers by someone else came within about ${duration(all.answer)}` : '';
  const newcomers = await newcomersFigure(source);
  const figures = [
    await rungs(source, SIZE),
    // Where exports name the conversation alone, or hang every comment on its first post, every answer stands one step from it.
    all.chained * 2 > all.threads && all.deepest > 1 ? await rungs(source, DEPTH) : null,
    await rungs(source, ANSWER),
    newcomers,
  ];
  return {
    ...base,
    findings: [
      `${counted(all.threads, 'conversation was', 'conversations were')} found; ${all.size === 1 ? 'at least half are one answer alone, to a post that the exports do not hold' : `the median conversation has ${counted(all.size, 'post')}`}${wait}.`,
    ],
    further: [...(await turnsInWords(source)), ...sentences([newcomers])],
    introduction: [
      'A conversation is a post with its answers in this study; where the export lacks the post that is answered, its answers count as the conversation. What automated accounts write counts as posts of a conversation, but never as its first answer. Answers that the export does not hold are not seen: collections by hashtag lose those that drop the tag.',
    ],
    figures: figures.filter((one) => one !== null),
  };
}

/** Why there are no conversations. */
async function withoutThreads({ db }: Source): Promise<string> {
  const { answers } = await db.row<'answers'>(`SELECT count(*) AS answers FROM posts WHERE kind = 'reply' AND "replyTo" IS NULL`);
  return answers > 0
    ? 'The exports tell of answers whom they answer, not which post, so there are no conversations.'
    : 'No post of this study answers another post of it, so there are no conversations.';
}

/** How evenly turns are taken, beside chance; no sentence where it is not told. */
async function turnsInWords({ db, k }: Source): Promise<string[]> {
  const found = await db.rows<{ name: string; value: number }>(
    `SELECT indicator AS name, value FROM indicators WHERE starts_with(indicator, 'turnBalance') AND scope = 'study' AND ${enough(k)}`,
  );
  const turns = new Map(found.map(({ name, value }) => [name, value]));
  const [balance, chance] = [turns.get('turnBalance'), turns.get('turnBalanceByChance')];
  if (balance === undefined || chance === undefined) return [];
  return [
    `Where somebody wrote more than once, the balance of turns is ${decimal(balance)} on average (1: all wrote equally many); it would be ${decimal(chance)} if everybody were as likely to take each further turn.`,
  ];
}

/** The name of a class within a sentence. */
function spoken(name: string): string {
  return name.replace('+', ' or more');
}

async function rungs({ db, k }: Source, { id, rungs, behind = 'true', axis, finding, help }: Rungs): Promise<Figure | null> {
  const cases = rungs.map(([, condition], i) => `WHEN ${condition} THEN ${i}`).join(' ');
  const found = await db.rows<{ rung: number; threads: number; people: number }>(`
    WITH placed AS (SELECT thread, CASE ${cases} END AS rung FROM threads)
    SELECT rung, count(DISTINCT placed.thread) AS threads, count(DISTINCT teller) FILTER (${behind}) AS people FROM placed LEFT JOIN "threadTellers" USING (thread) WHERE rung IS NOT NULL GROUP BY rung ORDER BY rung`);
  // Classes of nothing at either end say nothing, and take the room of the others; between them they do.
  const cells = rungs
    .map((_, i) => found.find((row) => row.rung === i) ?? { rung: i, threads: 0, people: 0 })
    .filter(({ rung, threads }) => threads > 0 || (rung > 0 && found.some((row) => row.rung > rung)));
  const { cells: hidden } = withheld(
    cells.map(({ threads: count, people }) => ({ count, people })),
    [[...cells.keys()]],
    k,
  );
  const total = cells.reduce((sum, cell) => sum + cell.threads, 0);
  const rows = cells.flatMap((cell, i) =>
    hidden[i] ? [] : [{ class: rungs[cell.rung]?.[0] ?? '', threads: cell.threads, share: cell.threads / total }],
  );
  const most = rows.reduce<(typeof rows)[number] | null>((best, row) => (row.threads > (best?.threads ?? 0) ? row : best), null);
  if (most === null) return null;
  return figure({
    id,
    finding: finding({ name: most.class, share: most.share }),
    help,
    alt: `Conversations by ${axis}: ${list(rows.map((row) => `${row.class} ${percent(row.share)}`))}.`,
    rows,
    headings: [
      { name: 'class', label: capital(axis) },
      { name: 'threads', label: 'Conversations', as: 'whole' },
      { name: 'share', label: 'Share', as: 'percent' },
    ],
    chart: rows.length === 1 ? null : distribution({ label: 'class', share: 'share', axis }),
    note: hidden.includes(true) ? withheldNote(k) : null,
  });
}
