import { literal } from '../../../database/sql.ts';
import { panels } from '../../charts/panels.ts';
import { shares } from '../../charts/shares.ts';
import { bare, type Figure, figure, type Section } from '../../figure.ts';
import { isFew } from '../../source/people.ts';
import type { Source } from '../../source/source.ts';
import { type Chat, hourOf, toldChats } from '../../source/told-chats.ts';
import { spaceName } from '../../words/space-names.ts';
import { counted, decimal, inSentence, list, medianCount, percent, whole } from '../../words/words.ts';
import { noteOf } from '../posts/code-words.ts';
import { ratioFigure, timesAsFrequent } from './ratio-figure.ts';

/**
 * A question over all sessions in which it was asked: how many answered, surely and perhaps, of how many present; and how many
 * people answered surely, perhaps only, and not at all, in any of them.
 */
interface Asked
  extends Readonly<Record<'number' | 'asked' | 'least' | 'most' | 'present' | 'sure' | 'unsure' | 'silent' | 'lacking', number>> {}

/** Scheduled chats: their sessions, the questions asked in them, and what differs from posts at other times. */
export async function chats(source: Source): Promise<Section> {
  const { db, k } = source;
  const base = { id: 'chats', title: 'Chats' };
  const { sessions } = await db.row<'sessions'>('SELECT count(*) AS sessions FROM sessions');
  if (sessions === 0)
    return bare(
      base,
      'No sessions of scheduled chats were found: no hour of the week with numbered questions, or with far more posts than others.',
    );
  const told = await toldChats(source);
  if (told.length === 0)
    return bare(base, `${counted(sessions, 'session')} of chats were found, but of no chat of at least ${k} people that may be named.`);
  const [first] = told as [Chat];
  const figures = [
    chatFigure(told, source),
    await sessionFigure(source, first),
    await questionFigure(source, first),
    await contrastFigure(source, told),
  ].filter((one) => one !== null);
  const contrast = figures.find(({ id }) => id === 'contrasts');
  return {
    ...base,
    findings: [
      `${spaceName(first.space)} met in ${counted(first.sessions, 'session')}${first.middle === null || first.perMinute === null ? '' : `, with ${medianCount(first.middle, 'person', 'people')} and ${decimal(first.perMinute, 1)} posts a minute in the median session`}.`,
    ],
    further: contrast === undefined ? [] : [`${contrast.finding}.`],
    introduction: [
      'A session is a meeting at an agreed hour, known by numbered questions (Q1, Q2 …) or by its place in the week. What is posted with the hashtag at other times is the asynchronous side of the same space.',
    ],
    figures,
  };
}

/** What a zone says that was found from the hours of sessions. */
const FOUND =
  'Zones are told from the nights on which the hours of sessions move: America/New_York may stand for Chicago or Los Angeles, Europe/London for Paris, and UTC for any clock that never changes.';

/** Why numbers of people are left out. */
function untold(k: number): string {
  return `People are left out where a session of the middle has fewer than ${k}, or where fewer came to both of two sessions, or to one alone.`;
}

function chatFigure(told: readonly Chat[], { k, top, settings }: Source): Figure {
  const found = settings.pln.chats.timezone === undefined && told.some(({ zone }) => zone !== null);
  const rows = told.slice(0, top).map((chat) => ({
    ...chat,
    space: spaceName(chat.space),
    slot: hourOf(chat),
  }));
  return figure({
    id: 'chats-table',
    finding: told.length === 1 ? `One chat was found: ${rows[0]?.space}` : `${whole(told.length)} chats were found`,
    help: 'Each line is a chat; people and posts per minute are medians over its sessions.',
    alt: '',
    rows,
    headings: [
      { name: 'space', label: 'Chat' },
      { name: 'slot', label: 'Usual hour' },
      { name: 'sessions', label: 'Sessions', as: 'whole' },
      { name: 'posts', label: 'Posts', as: 'whole' },
      { name: 'people', label: 'People (all)', as: 'whole' },
      { name: 'middle', label: 'People (median)', as: 'value' },
      { name: 'perMinute', label: 'Per minute', as: 'value' },
      { name: 'questions', label: 'Questions', as: 'whole' },
    ],
    chart: null,
    note: noteOf([found ? FOUND : '', rows.some(({ middle, people }) => middle === null || people === null) ? untold(k) : '']),
  });
}

/** Sizes of the sessions of a chat. */
async function sessionFigure({ db, k }: Source, chat: Chat): Promise<Figure | null> {
  const found = await db.rows<{ size: number; n: number }>(
    `SELECT CAST(floor(people / 10.0) AS BIGINT) AS size, count(*) AS n
     FROM sessions
     WHERE space = ${literal(chat.space)} AND people >= ${k} GROUP BY size ORDER BY size`,
  );
  const known = found.reduce((sum, { n }) => sum + n, 0);
  if (known < 3) return null;
  const rows = found.map(({ size, n }) => ({
    chat: spaceName(chat.space),
    class: `${size === 0 ? k : whole(size * 10)}–${whole(size * 10 + 9)} people`,
    sessions: n,
    text: whole(n),
  }));
  return figure({
    id: 'session-sizes',
    finding:
      chat.middle === null
        ? `Sessions of ${spaceName(chat.space)} by size`
        : `The median session of ${spaceName(chat.space)} has ${medianCount(chat.middle, 'person', 'people')}`,
    help: 'Sessions by the number of people who posted in them.',
    alt: `Sessions of ${spaceName(chat.space)} by number of people: ${list(rows.map((row) => `${row.class} ${row.text}`))}.`,
    rows,
    headings: [
      { name: 'chat', label: 'Chat' },
      { name: 'class', label: 'People who posted' },
      { name: 'sessions', label: 'Sessions', as: 'whole' },
    ],
    also: ['text'],
    chart: panels({ panel: 'chat', label: 'class', value: 'sessions', text: 'text', shared: true }),
    note: `Sessions of fewer than ${k} people are left out.`,
  });
}

/** How many of those present answer each question: at least those who say so, at most all who speak before the next. */
async function questionFigure({ db, k }: Source, chat: Chat): Promise<Figure | null> {
  const space = literal(chat.space);
  const found = await db.rows<Asked>(`
    WITH here AS (SELECT * FROM sessions WHERE space = ${space}),
      said AS (SELECT t.session, t.number, t.role, t."linkedBy", p.author, s.teller FROM turns t JOIN here USING (session) JOIN posts p USING (post) JOIN "shownPosts" s ON s.post = p.post
        WHERE p.author IS NOT NULL AND NOT list_contains(here.moderators, p.author)),
      present AS (SELECT DISTINCT session, author, teller FROM said),
      asked AS (SELECT DISTINCT session, number FROM turns JOIN here USING (session) WHERE role = 'question' AND number IS NOT NULL),
      answers AS (SELECT session, number, author, bool_or(role = 'answer') AS sure FROM said WHERE role = 'answer' OR "linkedBy" = 'time' GROUP BY ALL)
    SELECT number, count(DISTINCT session) AS asked, count(*) FILTER (sure) AS least, count(sure) AS most, count(*) AS present,
      count(DISTINCT teller) FILTER (sure) AS sure, count(DISTINCT teller) FILTER (NOT sure) AS unsure, count(DISTINCT teller) FILTER (sure IS NULL) AS silent,
      count(DISTINCT teller) FILTER (sure IS NOT TRUE) AS lacking
    FROM asked JOIN present USING (session) LEFT JOIN answers USING (session, number, author) GROUP BY number ORDER BY number`);
  const rows = found
    .filter((row) => row.sure >= k && !isFew(row.lacking, k) && row.number <= 20)
    .map((row) => {
      const least = row.least / row.present;
      const most = isFew(row.unsure, k) || isFew(row.silent, k) ? null : row.most / row.present;
      const text = most === null ? `from ${percent(least)}` : `${decimal(least * 100, 0)}–${decimal(most * 100, 0)}%`;
      return { question: `Question ${row.number}`, chat: spaceName(chat.space), asked: row.asked, least, most, reach: most ?? least, text };
    });
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || last === undefined || first === last) return null;
  const sure = [first, last].every(({ least, most }) => least === most);
  return figure({
    id: 'questions',
    finding: `${sure ? '' : 'At least '}${percent(first.least)} of those present answer ${inSentence(first.question)}, and ${percent(last.least)} ${inSentence(last.question)}${sure || first.most === null || last.most === null ? '' : `; at most ${percent(first.most)} and ${percent(last.most)} do`}`,
    help: 'Share of the people in a session, moderators left out, who answer each question, over all sessions in which it was asked: the point is the lower bound, the end of the line the upper bound.',
    alt: `Share who answer by question in ${spaceName(chat.space)}, lower to upper bound: ${list(rows.map((row) => `${row.question.toLowerCase()} ${row.text}`))}.`,
    rows,
    headings: [
      { name: 'chat', label: 'Chat' },
      { name: 'question', label: 'Question' },
      { name: 'asked', label: 'Times asked', as: 'whole' },
      { name: 'least', label: 'Share who answer, lower bound', as: 'percent' },
      { name: 'most', label: 'Share who answer, upper bound', as: 'percent' },
    ],
    also: ['reach', 'text'],
    chart: shares({ panel: 'chat', label: 'question', share: 'least', low: 'least', high: 'reach' }),
    note: `Lower bound: answers by number (A1, or Q1 by somebody who does not ask) or as a reply to the question. Upper bound: also whoever says anything in words of their own after the question and before the next, greetings and side talk included. Questions that fewer than ${k} people in all certainly answer, or certainly do not, are left out.`,
  });
}

/** What posts in sessions have more or less often than posts of the same hashtag at other times, in the first chat that tells. */
async function contrastFigure(source: Source, told: readonly Chat[]): Promise<Figure | null> {
  for (const { space } of told) {
    const found = await ratioFigure(source, space, {
      id: 'contrasts',
      of: /^session\w+Ratio$/,
      without: /, in sessions.*$/,
      finding: (most) =>
        most === null
          ? `Posts in sessions of ${spaceName(space)} do not differ clearly from posts at other times`
          : timesAsFrequent(most, `in sessions of ${spaceName(space)}`, 'at other times'),
      heading: 'In sessions against outside',
      help: 'Each point is how many times as often posts in sessions have something as posts with the hashtag at other times: ×1 as often, ×2 twice as often, ×0.5 half as often. Lines are 95% intervals that allow for several posts by one person.',
      alt: `Posts in sessions against other posts of ${spaceName(space)}`,
      note: 'Who comes to a session differs from who posts at other times: the ratio compares posts, not people.',
    });
    if (found !== null) return found;
  }
  return null;
}
