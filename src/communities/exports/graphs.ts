import { literal } from '../../database/sql.ts';
import type { Released } from '../../run/stage.ts';
import { tieKinds } from '../../settings/network.ts';
import { csvLine } from './csv.ts';
import { gexf } from './gexf.ts';
import { graphml } from './graphml.ts';
import { json } from './json.ts';
import type { Attribute, AttributeColumn, FileEdge, FileNode, NetworkFormat } from './network-file.ts';
import { pajek } from './pajek.ts';

/** Ordered pairs up to which the formats of graph programs hold the whole network: beyond, they could not open it. */
export const WHOLE = 300_000;

const formats: Readonly<Record<string, NetworkFormat>> = {
  'network.gexf': gexf,
  'network.graphml': graphml,
  'network.net': pajek,
  'network.json': json,
};

const peopleColumns: readonly AttributeColumn[] = [
  { name: 'community', type: 'integer' },
  { name: 'communityName', type: 'text' },
  { name: 'confidence', type: 'number' },
  { name: 'participation', type: 'number' },
  { name: 'platform', type: 'text' },
  { name: 'posts', type: 'integer' },
  { name: 'firstPost', type: 'text' },
  { name: 'lastPost', type: 'text' },
];
const tieColumns: readonly AttributeColumn[] = [
  ...tieKinds.map((name) => ({ name, type: 'integer' as const })),
  { name: 'first', type: 'text' },
  { name: 'last', type: 'text' },
];

/**
 * Writes the network for Gephi, igraph, networkx, Pajek and spreadsheets, from the tables under pseudonyms alone, so that
 * nothing private can get into it. One tie per ordered pair, with the number of interactions of each kind. The two CSV
 * files hold everything; beyond 300,000 pairs the others hold the people drawn in the map and the ties among them.
 */
export async function writeGraphs({ db, table, file, files, lines }: Released): Promise<void> {
  const sql = { people: peopleSql(table), ties: tiesSql(table) };
  const { pairs } = await db.row<'pairs'>(`SELECT count(*) AS pairs FROM (${sql.ties}) t`);
  const drawn = pairs > WHOLE;
  const nodes: FileNode[] = [];
  for await (const batch of db.batches<PersonRow>(
    `SELECT * FROM (${sql.people}) p ${drawn ? 'WHERE x IS NOT NULL' : ''} ORDER BY person`,
  )) {
    for (const row of batch) nodes.push(nodeOf(row));
  }
  const among = drawn ? `JOIN ${table('layout')} a ON a.person = t.source JOIN ${table('layout')} b ON b.person = t.target` : '';
  await files(inFormats(nodes, db.batches<TieRow>(`SELECT t.* FROM (${sql.ties}) t ${among} ORDER BY source, target`)));
  await file('network-nodes.csv', nodeLines(db.batches<PersonRow>(`${sql.people} ORDER BY person`)));
  await lines('network-edges.csv', edgeLines(sql.ties));
}

/** Pieces of the network in each of the formats, with the file they belong to; of the ties only a batch is held. */
async function* inFormats(nodes: readonly FileNode[], ties: AsyncIterable<readonly TieRow[]>): AsyncGenerator<readonly [string, string]> {
  const network = { nodeColumns: peopleColumns, edgeColumns: tieColumns, nodes };
  const made = Object.entries(formats).map(([name, format]) => ({ name, ...format(network) }));
  for (const { name, before } of made) for (const block of inBlocks(before)) yield [name, block];
  for await (const batch of ties) {
    const edges = batch.map(edgeOf);
    for (const { name, edge } of made) yield [name, edges.map(edge).join('')];
  }
  for (const { name, after } of made) yield [name, after];
}

/** The same text in pieces of at least 64 KB: each piece is one write, and a line would be a small one. */
function* inBlocks(lines: Iterable<string>): Generator<string> {
  let block = '';
  for (const line of lines) {
    block += line;
    if (block.length < 1 << 16) continue;
    yield block;
    block = '';
  }
  if (block !== '') yield block;
}

async function* nodeLines(batches: AsyncIterable<readonly PersonRow[]>): AsyncGenerator<string> {
  yield csvLine(['Id', 'Label', ...peopleColumns.map(({ name }) => name), 'x', 'y']);
  for await (const batch of batches) {
    yield batch
      .map(nodeOf)
      .map(({ id, values, at }) => csvLine([id, id, ...values, at?.x ?? null, at?.y ?? null]))
      .join('');
  }
}

/**
 * The lines of the ties as CSV (RFC 4180), as SQL, because they come by the million; pseudonyms, numbers and days need no
 * quotation marks.
 */
function edgeLines(ties: string): string {
  const header = csvLine(['Source', 'Target', 'Type', 'Weight', ...tieColumns.map(({ name }) => name)]).trimEnd();
  const day = (time: string) => `coalesce(strftime(${time}, '%Y-%m-%dT%H:%M:%S.%gZ'), '')`;
  const cells = ['source', 'target', literal('Directed'), 'weight', ...tieKinds, day('first'), day('last')];
  return `SELECT ${literal(header)} || chr(13) UNION ALL
  SELECT line FROM (SELECT concat_ws(',', ${cells.join(', ')}) || chr(13) AS line FROM (${ties}) t ORDER BY source, target)`;
}

interface PersonRow {
  readonly person: string;
  readonly community: number | null;
  readonly communityName: string | null;
  readonly confidence: number | null;
  readonly participation: number | null;
  readonly platform: string | null;
  readonly posts: number | null;
  readonly firstPost: number | null;
  readonly lastPost: number | null;
  readonly x: number | null;
  readonly y: number | null;
}

interface TieRow extends Record<(typeof tieKinds)[number], number> {
  readonly source: string;
  readonly target: string;
  readonly weight: number;
  readonly first: number | null;
  readonly last: number | null;
}

function nodeOf({
  person,
  community,
  communityName,
  confidence,
  participation,
  platform,
  posts,
  firstPost,
  lastPost,
  x,
  y,
}: PersonRow): FileNode {
  const values: Attribute[] = [community, communityName, confidence, participation, platform, posts, day(firstPost), day(lastPost)];
  return { id: person, values, at: x === null || y === null ? null : { x, y } };
}

function edgeOf({ source, target, weight, first, last, ...kinds }: TieRow): FileEdge {
  return { source, target, weight, values: [...tieKinds.map((kind) => kinds[kind]), day(first), day(last)] };
}

function day(time: number | null): string | null {
  return time === null ? null : new Date(time).toISOString();
}

/** Everybody with a tie; whoever has ties to themselves alone is in no community. */
function peopleSql(table: Released['table']): string {
  return `SELECT n.person, m.community, c.name AS "communityName", m.confidence, m.participation, p.platform, p.posts, p."firstPost", p."lastPost", l.x, l.y
FROM (SELECT source AS person FROM ${table('ties')} UNION SELECT target FROM ${table('ties')}) n
LEFT JOIN ${table('members')} m ON m.person = n.person
LEFT JOIN ${table('communities')} c ON c.community = m.community
LEFT JOIN ${table('people')} p ON p.person = n.person
LEFT JOIN ${table('layout')} l ON l.person = n.person`;
}

function tiesSql(table: Released['table']): string {
  const kinds = tieKinds.map((kind) => `coalesce(sum(weight) FILTER (WHERE kind = '${kind}'), 0)::BIGINT AS ${kind}`);
  return `SELECT source, target, sum(weight)::BIGINT AS weight, ${kinds.join(', ')}, min(first) AS first, max(last) AS last
FROM ${table('ties')} GROUP BY source, target`;
}
