import { sha256 } from '../../../disk/disk.ts';
import { entities } from '../../../text/entities.ts';
import type { CsvFormat, CsvRow, Found, Refusal, Source } from '../../format.ts';
import type { Moment } from '../../times/time.ts';
import { anyTime } from '../column-map.ts';

/** Names of the two columns of an edge list, as tools and people write them; one published set misspells its own. */
const PAIRS = [
  ['sender', 'receiver'],
  ['Sender', 'Receiver'],
  ['sender', 'reciever'],
  ['Sender', 'Reciever'],
  ['source', 'target'],
  ['Source', 'Target'],
  ['from', 'to'],
  ['From', 'To'],
] as const;

const TIMES = ['timestamp', 'Timestamp', 'time', 'Time', 'created_at', 'date', 'Date'];
/** Columns that make a table something else: words of posts, or the answers of a course forum. */
const OTHERS = [
  'text',
  'body',
  'message',
  'content',
  'post_content',
  'subject',
  'Subject',
  'id_str',
  'Discussion ID',
  'url',
  'tweet_id',
  'ip',
  'inviterProfileUrl',
];

/** Columns that say how many interactions a row stands for, as tools and people call them; the first that is there is taken. */
const WEIGHTS = ['weight', 'Weight', 'weights', 'Weights', 'count', 'Count', 'n'] as const;

const TEXTS = 'the texts are not in this file: it shows who turned to whom, and nothing about kinds of posts';
const SIDES = 'a row that says Undirected in a column Type, as in Gephi, counts both ways';

/** Lists of who turned to whom: each row is an interaction without words, or several, with the person it goes to. */
export const edgeLists: readonly CsvFormat[] = PAIRS.flatMap(([from, to]) => [
  edgeList(from, to, null, { all: [from, to], none: [...OTHERS, ...WEIGHTS] }),
  ...WEIGHTS.map((weight, i) => edgeList(from, to, weight, { all: [from, to, weight], none: [...OTHERS, ...WEIGHTS.slice(0, i)] })),
]);

function edgeList(from: string, to: string, weights: string | null, columns: CsvFormat['columns']): CsvFormat {
  const weighed = weights === null ? [] : [`each row is one post, and as many interactions as ${weights} says`];
  return {
    name: 'edge-list',
    title: `list of interactions (CSV with ${columns.all.join(', ')})`,
    container: 'csv',
    columns,
    lacks: [...weighed, SIDES, TEXTS].join('; '),
    read(row, source) {
      const people = pair(row, from, to);
      if ('code' in people) return people;
      const time = timeOf(row, source);
      if (time !== null && 'code' in time) return time;
      const weight = weights === null ? 1 : weightOf(row.get(weights), weights);
      if (typeof weight !== 'number') return weight;
      const { sender, receiver } = people;
      return {
        platform: 'other',
        // Two interactions of the same two people within a minute or a day are two; within a second they are one.
        id: time === null || time.ms % 60_000 === 0 ? null : `${sender} to ${receiver} at ${time.ms}`,
        author: { handle: sender },
        time,
        text: null,
        replyTo: { author: { handle: receiver } },
        weight: weight === 1 ? null : weight,
        undirected: /^\s*undirected\s*$/i.test(row.get('Type') ?? row.get('type') ?? ''),
      };
    },
  };
}

/** How many interactions a row stands for. They are counted, so that parts of one are none. */
function weightOf(cell: string | null, column: string): number | Refusal {
  const weight = cell === null || cell.trim() === '' ? Number.NaN : Number(cell);
  if (weight >= 1 && Number.isSafeInteger(weight)) return weight;
  return {
    code: 'no-weight',
    reason: `${column} is no whole number of interactions: ${cell ?? 'nothing'}; communities.ts --edges FILE --weight ${column} takes fractions`,
  };
}

/**
 * Edge lists made from posts, with the text of the post in each of its rows: sender and text are the post, and the
 * receivers are the people it names.
 */
export const edgeListWithText: CsvFormat = {
  name: 'edge-list-with-text',
  title: 'list of interactions with the posts they come from (CSV with sender, receiver, text)',
  container: 'csv',
  columns: { all: ['sender', 'receiver', 'text'], none: ['id', 'id_str', 'status_id', 'post_id'] },
  lacks: 'no ids: rows with the same sender, time and text are one post, whose people are those named in its text',
  read(row, source): Found {
    const people = pair(row, 'sender', 'receiver');
    if ('code' in people) return people;
    const time = timeOf(row, source);
    if (time !== null && 'code' in time) return time;
    const { sender, receiver } = people;
    const text = row.get('text');
    const named = entities(text ?? '').mentions;
    const handles = named.some((handle) => handle.toLowerCase() === receiver.toLowerCase()) ? named : [...named, receiver];
    return {
      platform: 'other',
      // Every receiver has a row of its own: the same words at the same time are one post, to the minute or the second.
      id: text === null ? null : `row-${sha256(JSON.stringify([sender.toLowerCase(), time?.ms ?? null, text])).slice(0, 24)}`,
      author: { handle: sender },
      time,
      text,
      mentions: handles.filter((handle) => handle.toLowerCase() !== sender.toLowerCase()).map((handle) => ({ handle })),
    };
  },
};

function pair(row: CsvRow, from: string, to: string): { sender: string; receiver: string } | Refusal {
  const sender = row.get(from)?.trim().replace(/^@/, '') || null;
  const receiver = row.get(to)?.trim().replace(/^@/, '') || null;
  if (sender === null || receiver === null) return { code: 'no-author', reason: `nobody in ${sender === null ? from : to}` };
  return { sender, receiver };
}

function timeOf(row: CsvRow, source: Source): Moment | Refusal | null {
  const column = TIMES.find((name) => row.has(name));
  const written = column === undefined ? null : row.get(column);
  if (written === null) return null;
  return (
    anyTime(written, null, source) ?? {
      code: 'unreadable-time',
      reason: `unreadable time in ${column}, or one that can be read in two ways: ${written}; map the columns and give dateOrder in study.yaml`,
    }
  );
}
