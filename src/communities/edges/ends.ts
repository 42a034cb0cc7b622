import { UserError } from '../../errors.ts';

/** Which columns hold the two ends of a tie, from 0. */
export interface Ends {
  readonly source: number;
  readonly target: number;
}

/** What columns of a list of ties are called, in lower case; the first pair that is there is taken. */
const known: readonly (readonly [source: string, target: string])[] = [
  ['source', 'target'],
  ['from', 'to'],
  ['sender', 'receiver'],
  ['sender', 'recipient'],
  ['src', 'dst'],
  ['src', 'dest'],
  ['source_id', 'target_id'],
  ['sourceid', 'targetid'],
  ['from_id', 'to_id'],
  ['node1', 'node2'],
  ['node_1', 'node_2'],
  ['id1', 'id2'],
  ['id_1', 'id_2'],
  ['user1', 'user2'],
  ['vertex 1', 'vertex 2'],
  ['vertex1', 'vertex2'],
  ['u', 'v'],
  ['i', 'j'],
  ['ego', 'alter'],
  ['tail', 'head'],
  ['follower', 'followee'],
];

/** Words in the names of columns that hold one end, or something of it, such as from_user. */
const words = { source: ['source', 'from', 'sender', 'src'], target: ['target', 'to', 'receiver', 'recipient', 'dst', 'dest'] } as const;

/**
 * The columns of the two ends by their names: those of a known pair, or else the only ones with such a word in their names.
 * Null where names tell nothing. Several columns for one end (from_user_id, from_user_name) are refused: which is meant, nobody knows.
 */
export function endsByName(columns: readonly string[], file: string): (Ends & { readonly known: boolean }) | null {
  const names = columns.map((column) => column.trim().toLowerCase());
  const pair = known.find(([source, target]) => names.includes(source) && names.includes(target));
  if (pair !== undefined) return { source: names.indexOf(pair[0]), target: names.indexOf(pair[1]), known: true };
  const having = (end: keyof typeof words) =>
    [...names.keys()].filter((i) => wordsOf(columns[i] as string).some((word) => (words[end] as readonly string[]).includes(word)));
  const [sources, targets] = [having('source'), having('target')];
  const [[source], [target]] = [sources, targets];
  if (source === undefined || target === undefined) return null;
  const [several] = [sources, targets].filter(({ length }) => length > 1);
  if (several !== undefined)
    throw new UserError(`${file}: unknown ends: several columns may be one: ${several.map((i) => columns[i]?.trim()).join(', ')}`, {
      hint: 'say which column holds which end: --source COLUMN --target COLUMN',
    });
  return { source, target, known: false };
}

/** The words of a name: from_user, fromUser and From User are from and user. */
function wordsOf(name: string): string[] {
  return name
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u);
}
