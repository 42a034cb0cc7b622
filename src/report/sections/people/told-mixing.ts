import { groupBy } from '../../../group.ts';
import { withheld } from '../../../privacy/suppression.ts';
import { isTold } from '../../../privacy/things.ts';
import { BOTS, leavesFew, TIED } from '../../source/people.ts';
import type { Source } from '../../source/source.ts';
import { shown } from '../../words/words.ts';

/** A measure of how groups mix, as the report may tell it. */
export interface MixingRow {
  readonly grouping: string;
  readonly measure: string;
  readonly group: string | null;
  readonly people: number;
  readonly bearers: number | null;
  readonly value: number;
  readonly chance: number | null;
  readonly p: number | null;
  /** Whether the group may be named, and what is told of it is not of few. */
  readonly told: boolean;
}

/** How the groups of a study mix, of groupings that may be told, and those that may not. */
export interface Mixing {
  readonly rows: readonly MixingRow[];
  readonly hidden: readonly string[];
  /** Groupings of which it is not told how many people they are of, because of those with a tie, or who post in a space, few others would be left. */
  readonly uncounted: ReadonlySet<string>;
}

/**
 * What may be told of how groups mix. A grouping is left out where all groups too small to be told have fewer than k people
 * together, because what is told of the others would tell of them. It is also left out where fewer than k people have ties
 * within their group, or across: the number of ties of the network turns any share of ties into a number. For the same reasons
 * a single group is left out where fewer than k of its people have ties within or across, and then one more where the others
 * and the E–I index would give it back.
 */
export async function toldMixing({ db, k }: Pick<Source, 'db' | 'k'>): Promise<Mixing> {
  const found = await db.rows<MixingRow>(`
    SELECT grouping, measure, "group", people, bearers, value, chance, p, ${isTold(k, 'mixing', 'group', '"group"')} AS told FROM mixing ORDER BY grouping = 'space' DESC, grouping, "group" NULLS FIRST, measure`);
  const hidden = [...new Set(found.map(({ grouping }) => grouping))].filter((name) => {
    const own = found.filter(({ grouping }) => grouping === name);
    const few = own.filter(({ measure, people }) => measure === 'homophily' && people < k).reduce((sum, { people }) => sum + people, 0);
    const whole = own.find(({ measure }) => measure === 'eiIndex')?.people ?? 0;
    const bearing = own.filter(({ measure, people }) => BORNE.has(measure) && people > 0).map(({ people }) => people);
    return whole < k || (few > 0 && few < k) || bearing.some((people) => people < k);
  });
  const open = found.filter(({ grouping }) => !hidden.includes(grouping));
  const telling = new Set([...groupBy(open, ({ grouping }) => grouping)].flatMap(([name, own]) => (tellsSizes(own, k) ? [name] : [])));
  const rows = open.filter(({ grouping, measure }) => !(BORNE.has(measure) && telling.has(grouping)));
  const few = new Set([...groupBy(rows, ({ grouping }) => grouping).values()].flatMap((own) => ofFew(own, k)));
  if (rows.length === 0) return { rows, hidden, uncounted: new Set() };
  const { people } = await db.row<'people'>(`SELECT count(*) AS people FROM ${TIED}`);
  const posting = rows.some(({ grouping }) => grouping === 'space') ? await crowds(db) : new Map<string | null, number>();
  const leaving = rows.filter(
    ({ grouping, group, people: known }) =>
      (group === null && leavesFew(people, known, k)) || (grouping === 'space' && leavesFew(posting.get(group) ?? 0, known, k)),
  );
  return {
    rows: rows.map((row) => (few.has(row) ? { ...row, told: false } : row)),
    hidden,
    uncounted: new Set(leaving.filter(({ measure }) => COUNTED.has(measure)).map(({ grouping }) => grouping)),
  };
}

/** Measures that stand beside how many people are in the groups. */
const COUNTED: ReadonlySet<string> = new Set(['eiIndex', 'homophily']);

/** How many people post in each space, and in any. */
async function crowds(db: Source['db']): Promise<Map<string | null, number>> {
  const found = await db.rows<{ space: string | null; people: number }>(`
    WITH posting AS (SELECT DISTINCT concat(platform, '/', space) AS space, author FROM posts
      WHERE space IS NOT NULL AND author NOT IN ${BOTS})
    SELECT space, count(DISTINCT author) AS people FROM posting GROUP BY GROUPING SETS ((space), ()) ORDER BY space`);
  return new Map(found.map(({ space, people }) => [space, people]));
}

/** The rows on groups of one grouping that would tell of few, or give back others that would. */
function ofFew(rows: readonly MixingRow[], k: number): MixingRow[] {
  const groups = rows.filter(({ group }) => group !== null);
  const cells = groups.map(({ people, bearers }) => ({ count: people, people: Math.min(people, bearers ?? people) }));
  const { cells: few } = withheld(cells, [[...groups.keys()]], k);
  return groups.filter((_, g) => few[g]);
}

/**
 * Whether how much more often people of one group have a tie would give the sizes of the groups of fewer than k people. With
 * the number of ties and the E–I index it says how many pairs of people share a group, and with the sizes of the others how
 * many of these are of small groups, unless it is rounded by more than all these pairs can be.
 */
function tellsSizes(rows: readonly MixingRow[], k: number): boolean {
  const sizes = rows.filter(({ measure }) => measure === 'homophily').map(({ people }) => people);
  const inSmall = sizes.reduce((sum, n) => sum + (n < k ? n : 0), 0);
  if (inSmall === 0) return false;
  const pairs = (n: number) => (n * (n - 1)) / 2;
  const within = sizes.reduce((sum, n) => sum + pairs(n), 0);
  const all = pairs(rows.find(({ measure }) => measure === 'eiIndex')?.people ?? 0);
  const ratio = rows.find(({ measure }) => measure === 'tieRatio')?.value ?? 0;
  if (all === 0 || ratio === 0) return true;
  // Three digits at least are told (see `places`), of a whole number, too.
  const rounded = Math.min(0.005, (ratio >= 100 ? 0.05 : ratio >= 1 ? 0.005 : 0.0005) / ratio);
  return (rounded * within * (all - within)) / all < (inSmall * (k - 2)) / 2;
}

/** Measures that say how many people have ties within their group, or across, whichever are fewer. */
const BORNE: ReadonlySet<string> = new Set(['tieRatio', 'sharedGroup']);

/** What people are grouped by, in a sentence. */
export function groupingName(grouping: string): string {
  return grouping === 'space' ? 'the space where they mostly post' : shown(grouping, 36);
}
